/** What a filter lists: the documents to keep or to drop, and why each was dropped. */

import { DedupeError } from '../../../model/error.ts';
import type { Dropped, Selection } from '../../../filter/selection.ts';
import { escapeUnsafe } from '../../../report/json/json-string.ts';
import { clean } from '../../../report/text/clean.ts';
import type { Listed } from './options.ts';

/** What a list names, and how. */
export interface ListLook {
  readonly listed: Listed;
  readonly isNul: boolean;
  /** A terminal gets names that cannot move its cursor. */
  readonly isTerminal: boolean;
}

/** Names in one piece. */
const BATCH = 4096;

/**
 * The ids of what is kept or dropped, one a line or each with a NUL after it; the id of a text is its path.
 *
 * @throws {DedupeError} `BAD_OPTION` for an id with a line break in a list by lines: its parts may name other files.
 */
export async function* documentList(
  { documents, dropped }: Selection,
  { listed, isNul, isTerminal }: ListLook,
): AsyncGenerator<Uint8Array> {
  const isDropped = new Set(dropped.map(({ index }) => index));
  const wanted = documents.filter((_, i) => isDropped.has(i) === (listed === 'drop'));
  const end = isNul ? '\0' : '\n';
  const broken = wanted.find(({ id }) => id.includes(end) || (!isNul && id.includes('\r')));
  if (broken !== undefined) {
    const why = isNul ? 'a NUL' : 'a line break, so its parts would be lines: list with -0';
    throw new DedupeError('BAD_OPTION', `${JSON.stringify(clean(broken.id))} has ${why}`);
  }
  const shown = isTerminal ? clean : (id: string): string => id;
  for (let from = 0; from < wanted.length; from += BATCH) {
    const ids = wanted.slice(from, from + BATCH).map(({ id }) => shown(id) + end);
    yield Buffer.from(ids.join(''));
  }
}

/** A line of JSON for each dropped document. */
export function* removedLines({ dropped }: Selection): Generator<string> {
  for (const one of dropped) yield `${escapeUnsafe(JSON.stringify(removalOf(one)))}\n`;
}

function removalOf({ document, kept, score, relation, cluster }: Dropped): Omit<Dropped, 'index'> {
  return { document, kept, score, relation, cluster };
}
