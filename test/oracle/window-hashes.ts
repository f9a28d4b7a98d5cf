/**
 * Lists the windows of which all phrases are frequent: the specification of what the kernel lists. One look-up a
 * shingle, O(tokens).
 */
import { FIELDS, WINDOW, type HashedWindows } from '../../src/core/boilerplate/windows.ts';
import { FREQUENT_DF, PHRASE_LEVEL, type PhraseCounts } from '../../src/core/shingles/phrases.ts';
import { Shingler, type Shingles } from '../../src/core/shingles/shingles.ts';
import { isSampled } from '../../src/core/shingles/signature.ts';
import type { Collection } from '../../src/core/texts/collection.ts';

/** Phrases in a window. */
const PHRASES = WINDOW - PHRASE_LEVEL + 1;

/** A growing list of windows. */
class WindowList {
  count = 0;
  items = new Int32Array(FIELDS << 8);

  push(hi: number, lo: number, document: number, position: number): void {
    const at = this.count * FIELDS;
    if (at === this.items.length) {
      const grown = new Int32Array(at * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[at] = hi;
    this.items[at + 1] = lo;
    this.items[at + 2] = document;
    this.items[at + 3] = position;
    this.count++;
  }
}

/** Lists the windows of `documents`, ascending, of which all phrases are frequent, or not sampled. */
export function hashWindows(
  collection: Collection,
  documents: Int32Array,
  counts: PhraseCounts,
): HashedWindows {
  const list = new WindowList();
  if (counts.frequent.size === 0) return list;
  const phrases = new Shingler(collection, PHRASE_LEVEL);
  for (const document of documents) {
    if (!canRepeat(collection.tokensOf(document), counts.wordDf)) continue;
    listFrequent(phrases.sequence(document), document, counts, list);
  }
  return list;
}

/** False where the words alone show that no run of frequent phrases is long enough. */
function canRepeat(tokens: Int32Array, wordDf: Int32Array): boolean {
  let run = 0;
  for (let i = 0; i < tokens.length; i++) {
    run = (wordDf[tokens[i] ?? 0] ?? 0) >= FREQUENT_DF ? run + 1 : 0;
    if (run === WINDOW) return true;
  }
  return false;
}

/** Lists the windows of which all phrases are frequent, or not sampled. */
function listFrequent(
  phrases: Shingles,
  document: number,
  { frequent, scaled }: PhraseCounts,
  list: WindowList,
): void {
  const { count, hi, lo } = phrases;
  let run = 0;
  for (let i = 0; i < count; i++) {
    const high = hi[i] ?? 0;
    const isFrequent = !isSampled(high, scaled) || frequent.get(high, lo[i] ?? 0) >= FREQUENT_DF;
    run = isFrequent ? run + 1 : 0;
    if (run < PHRASES) continue;
    const at = i - PHRASES + 1;
    list.push(hashOf(hi, at), hashOf(lo, at), document, at);
  }
}

/** One half of a window's hash: of the phrases that make it up end to end. */
function hashOf(half: Int32Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + WINDOW; i += PHRASE_LEVEL) {
    hash = Math.imul(hash ^ (half[i] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
