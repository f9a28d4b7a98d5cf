/** The work of `dedupe explain`: read, find the two documents, explain, report. */

import { DedupeError } from '../../../model/error.ts';
import type { Explanation } from '../../../model/explanation.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import { printExplanationJson } from '../../../explain/print/json.ts';
import { printExplanation } from '../../../explain/print/text.ts';
import { type Call, streamColor } from '../../options/call.ts';
import { chooseOutputs, type Output } from '../../output/outputs.ts';
import { withReadings } from '../with-readings.ts';
import { assertWritable, writeOutput } from '../../output/write.ts';
import { Names, type Two } from './names.ts';

const USAGE = 'dedupe explain A B --in PATHS...';

/**
 * Both names.
 *
 * @throws {DedupeError} `BAD_OPTION`, where one is missing.
 */
export function requireTwo(a: string | undefined, b: string | undefined): Two {
  if (a === undefined || b === undefined) {
    throw new DedupeError('BAD_OPTION', `name two documents, before --in: ${USAGE}`);
  }
  return [a, b];
}

/**
 * Carries out a call of `dedupe explain`; returns the exit code.
 *
 * @throws {DedupeError} where the documents cannot be found or read.
 */
export async function runExplain(call: Call, names: Two, isInCorpus: boolean): Promise<number> {
  const { given, notices, values } = call;
  const outputs = chooseOutputs(given, values);
  for (const output of outputs) checkOutput(output);
  const known = new Names(names, placeOf(call, isInCorpus));
  const explanation = await explainNamed(call, known).catch((error: unknown) =>
    refuse(error, isInCorpus),
  );
  notices.skipped(known.skipped);
  for (const output of outputs) await write(explanation, output, call);
  return values.strict && explanation.corpus.skipped > 0 ? 2 : 0;
}

/** What is no file may be the id of a record, which says nothing of where the record is. */
function refuse(error: unknown, isInCorpus: boolean): never {
  const isNoFile = error instanceof DedupeError && error.code === 'PATH_MISSING';
  if (!isNoFile || isInCorpus) throw error;
  throw new DedupeError(
    error.code,
    `${error.message}; for the id of a record, name its file with --in`,
  );
}

function checkOutput({ format, file }: Output): void {
  if (format === 'ndjson') {
    throw new DedupeError('BAD_OPTION', "explain reports as text or JSON, not as 'ndjson'");
  }
  assertWritable(file);
}

/** Where the documents are looked for. */
function placeOf({ paths }: Call, isInCorpus: boolean): string {
  if (!isInCorpus) return 'the two files';
  const [first = 'the list', ...others] = paths.map((path) => JSON.stringify(path));
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** The two are looked up as soon as all is read. */
function explainNamed(call: Call, names: Names): Promise<Explanation> {
  return withReadings(call, async (readings, options) => {
    const { explain } = await import('../../../explain/explain.ts');
    const onRead = (read: ReadSources): void => names.take(read);
    return explain(readings, () => names.ids(), { ...options, onRead });
  });
}

async function write(
  explanation: Explanation,
  { format, file }: Output,
  call: Call,
): Promise<void> {
  const isTerminal = file === '-' && process.stdout.isTTY;
  const lines =
    format === 'json'
      ? printExplanationJson(explanation)
      : await printExplanation(explanation, {
          width: isTerminal ? process.stdout.columns || 80 : null,
          color: file === '-' ? streamColor(process.stdout, call.values.color) : 0,
        });
  await writeOutput(file, lines);
}
