/** The main command: find, report, and return the exit code. */

import type { DedupeResult } from '../../model/result.ts';
import { now } from '../screen/clock.ts';
import type { Call } from '../options/call.ts';
import { findDuplicates } from './find-duplicates.ts';
import { asksForBaseline } from './baseline/asked.ts';
import { exitCodeOf, whyWithoutCluster } from '../../ci/gate.ts';
import { describeNothingRead } from '../screen/nothing-read.ts';
import { chooseOutputs } from '../output/outputs.ts';
import { printConfig, printFiles } from './show.ts';
import { describeTiming, Stopwatch } from '../screen/timing.ts';
import { assertWritable } from '../output/write.ts';
import { refuseTextless, textsToShow } from '../output/texts.ts';
import { writeReports } from '../output/write-reports.ts';

/** Carries out a call of the main command; returns the exit code. */
export async function run(call: Call): Promise<number> {
  const { given, values } = call;
  if (values.printConfig) return printConfig(call);
  if (values.listFiles) return printFiles(call);
  const outputs = chooseOutputs(given, values);
  refuseTextless(outputs, values);
  for (const { file } of outputs) assertWritable(file);
  const stopwatch = new Stopwatch(now);
  const shown = await textsToShow(outputs, values);
  const result = await findResult(call, stopwatch, shown.options);
  // before the reports, as the verdict should be the last line
  call.notices.skipped(result.skipped);
  await writeReports(call, outputs, { result, stopwatch, texts: shown.texts });
  return conclude(call, result, stopwatch);
}

/** Few runs have a baseline, so the code for it is loaded on demand. */
async function findResult(
  call: Call,
  stopwatch: Stopwatch,
  extra: Parameters<typeof findDuplicates>[2],
): Promise<DedupeResult> {
  if (!asksForBaseline(call.values)) return findDuplicates(call, stopwatch, extra);
  const { findBesideBaseline } = await import('./baseline/run.ts');
  const onDescribed = extra?.onDescribed;
  return findBesideBaseline(call, (asked, { onRead, reported }) =>
    findDuplicates(asked, stopwatch, {
      onRead,
      fingerprints: true,
      ...(onDescribed && {
        onDescribed: (result, textOf) => onDescribed(reported(result), textOf),
      }),
    }),
  );
}

/** Says what comes after the reports, and decides the exit code. */
function conclude({ values, notices }: Call, result: DedupeResult, stopwatch: Stopwatch): number {
  if (values.timing) notices.say(describeTiming(stopwatch.finish()));
  if (values.errorOnEmpty && result.summary.documents === 0) {
    notices.error(describeNothingRead(result.skipped));
    return 2;
  }
  const exitCode = exitCodeOf(result, values);
  if (exitCode === 2) notices.error('input was skipped, which --strict does not allow');
  const reason = exitCode === 1 ? whyWithoutCluster(result) : undefined;
  if (reason !== undefined) notices.error(`--check found ${reason}`);
  return exitCode;
}
