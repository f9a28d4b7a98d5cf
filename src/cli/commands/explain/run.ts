/** The work of `dedupe explain`: read, find the two documents, explain, report. */

import { DedupeError } from '../../../model/error.ts';
import type { Explanation } from '../../../model/explanation.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import { printExplanationJson } from '../../../explain/print/json.ts';
import { printExplanation } from '../../../explain/print/text.ts';
import type { Call } from '../../options/call.ts';
import { chooseTextOrJson, writeTextOrJson } from '../../output/text-or-json.ts';
import { withReadings } from '../with-readings.ts';
import { Names, type Two } from './names.ts';

const USAGE = 'dedupe explain A B --in PATHS...';

/**
 * Both names.
 *
 * @throws {DedupeError} `BAD_OPTION` if one is missing.
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
 * @throws {DedupeError} if the documents cannot be found or read.
 */
export async function runExplain(call: Call, names: Two, isInCorpus: boolean): Promise<number> {
  const { notices, values } = call;
  const outputs = chooseTextOrJson(call, 'explain');
  const known = new Names(names, placeOf(call, isInCorpus));
  const explanation = await explainNamed(call, known).catch((error: unknown) =>
    refuse(error, isInCorpus),
  );
  notices.skipped(known.skipped);
  await writeTextOrJson(outputs, call, {
    text: (look) => printExplanation(explanation, look),
    json: () => printExplanationJson(explanation),
  });
  return values.strict && explanation.corpus.skipped > 0 ? 2 : 0;
}

/** If there is no such file, the name may be the id of a record; but its file must be named too. */
function refuse(error: unknown, isInCorpus: boolean): never {
  const isNoFile = error instanceof DedupeError && error.code === 'PATH_MISSING';
  if (!isNoFile || isInCorpus) throw error;
  throw new DedupeError(
    error.code,
    `${error.message}; if it is the id of a record, name its file with --in`,
  );
}

/** What messages call the documents that are read. */
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
