/** The work of `dedupe report`: read a saved result, raise its threshold if asked to, report. */

import type { DedupeResult } from '../../../model/result.ts';
import type { Call } from '../../options/call.ts';
import { chooseOutputs } from '../../output/outputs.ts';
import { spareFile } from '../../output/spare-inputs.ts';
import { assertWritable } from '../../output/write.ts';
import { refuseTextless, showsTexts, type Texts } from '../../output/texts.ts';
import { writeReports } from '../../output/write-reports.ts';
import { now } from '../../screen/clock.ts';
import { Stopwatch } from '../../screen/timing.ts';
import { readSaved } from './saved-file.ts';

/**
 * Carries out a call of `dedupe report`; returns the exit code.
 *
 * @throws {DedupeError} if the file is no result, or a report cannot be written.
 */
export async function runReport(call: Call, file: string): Promise<number> {
  const outputs = chooseOutputs(call.given, call.values);
  refuseTextless(outputs, call.values);
  const places = outputs.map((output) => output.file);
  for (const place of places) assertWritable(place);
  spareFile(places, call.config.file, 'config file');
  spareFile(places, file, 'result to report');
  const result = await inFocus(call, await raised(call, await readSaved(file)));
  // how long the run took is not known here
  const untimed = { ...call, values: { ...call.values, timing: false } };
  const texts = showsTexts(outputs, call.values) ? await readTexts(call, result) : undefined;
  const found = { result, stopwatch: new Stopwatch(now), ...(texts && { texts }) };
  await writeReports(untimed, outputs, found);
  return 0;
}

async function readTexts(call: Call, result: DedupeResult): Promise<Texts> {
  const { savedTexts } = await import('./saved-texts.ts');
  return savedTexts(call, result);
}

async function inFocus({ values }: Call, result: DedupeResult): Promise<DedupeResult> {
  if (values.focus.length === 0) return result;
  const { focused } = await import('../focus.ts');
  return focused(values.focus, result);
}

/** A threshold of a config or a variable is for runs. */
async function raised({ sources, values }: Call, result: DedupeResult): Promise<DedupeResult> {
  if (sources.threshold !== 'flag') return result;
  const { raiseThreshold } = await import('../../../report/saved/raise-threshold.ts');
  return raiseThreshold(result, values.threshold);
}
