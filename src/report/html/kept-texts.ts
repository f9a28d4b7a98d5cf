/**
 * Which texts a run keeps for its HTML report: those of the clusters with the most duplicated words, up to what a
 * page may hold, then those of pairs that no cluster holds. What is not kept is never read.
 */

import type { DedupeResult, DocumentEntry } from '../../model/result.ts';
import { worstFirst } from '../entries.ts';
import type { ShownText } from '../options.ts';

/** UTF-16 units of all texts of a page: a page has 20 MB at most. */
const MAX_UNITS = 20_000_000;
/** A longer text is a book, and nobody reads two of those side by side. */
const MAX_TEXT_UNITS = 400_000;

/** The texts to show, by id. `textOf` is asked for each once. */
export function keptTexts(
  result: DedupeResult,
  textOf: (id: string) => ShownText | undefined,
): ReadonlyMap<string, ShownText> {
  const kept = new Map<string, ShownText>();
  // a page has the text of identical documents once
  const known = new Set<string>();
  let room = MAX_UNITS;
  for (const id of wanted(result)) {
    if (room <= 0) break;
    if (kept.has(id)) continue;
    const found = textOf(id);
    if (found === undefined || found.text.length > MAX_TEXT_UNITS) continue;
    kept.set(id, found);
    if (!known.has(found.text)) room -= found.text.length;
    known.add(found.text);
  }
  return kept;
}

/** Characters of a word and what follows it, about. */
const UNITS_OF_WORD = 6;

/** The documents whose texts a page may hold, as far as their words tell; each once. */
export function documentsToShow(result: DedupeResult): readonly DocumentEntry[] {
  const entryOf = new Map(result.documents.map((entry) => [entry.id, entry]));
  const chosen = new Map<string, DocumentEntry>();
  let room = MAX_UNITS;
  for (const id of wanted(result)) {
    if (room <= 0) break;
    const entry = entryOf.get(id);
    const units = (entry?.words ?? 0) * UNITS_OF_WORD;
    if (entry === undefined || chosen.has(id) || units > MAX_TEXT_UNITS) continue;
    chosen.set(id, entry);
    room -= units;
  }
  return [...chosen.values()];
}

function* wanted(result: DedupeResult): Generator<string, void, undefined> {
  for (const { members } of worstFirst(result)) for (const { document } of members) yield document;
  for (const { a, b } of result.pairs) {
    yield a;
    yield b;
  }
}
