/** Two documents by name, for the commands that are about two: `explain` and `compare`. */

import { DedupeError } from '../../../model/error.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import type { ArticleFiles } from '../../../files/articles.ts';
import type { DedupeOptions } from '../../../dedupe.ts';
import type { Call } from '../../options/call.ts';
import { withReadings } from '../with-readings.ts';
import { Names, type Two } from './names.ts';

/** What a command is about, and in what. */
export interface NamedTwo {
  /** The command: `explain`. */
  readonly verb: string;
  readonly names: Two;
  /** Whether they are documents of a corpus, or two files alone. */
  readonly isInCorpus: boolean;
}

/** Works on two documents of the readings; `ids` tells theirs when all is read. */
export type WorkOnTwo<T> = (
  readings: ArticleFiles,
  ids: () => Two,
  options: DedupeOptions,
) => Promise<T>;

/**
 * Both names.
 *
 * @throws {DedupeError} `BAD_OPTION` if one is missing.
 */
export function requireTwo(verb: string, a: string | undefined, b: string | undefined): Two {
  if (a === undefined || b === undefined) {
    const usage = `dedupe ${verb} A B --in PATHS...`;
    throw new DedupeError('BAD_OPTION', `name two documents, before --in: ${usage}`);
  }
  return [a, b];
}

/**
 * What `work` makes of the two. They are looked up as soon as all is read, and what was skipped is told.
 *
 * @throws {DedupeError} if the documents cannot be found or read.
 */
export async function withTwo<T>(call: Call, two: NamedTwo, work: WorkOnTwo<T>): Promise<T> {
  const known = new Names(two.names, placeOf(call, two.isInCorpus), two.verb);
  const found = await withReadings(call, (readings, options) => {
    const onRead = (read: ReadSources): void => known.take(read);
    return work(readings, () => known.ids(), { ...options, onRead });
  }).catch((error: unknown) => refuse(error, two.isInCorpus));
  call.notices.skipped(known.skipped);
  return found;
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
