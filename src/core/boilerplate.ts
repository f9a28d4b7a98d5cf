/**
 * Finds the text that pages share because of where they stand, not what they say: footers, navigation,
 * disclaimers. It must not join them.
 *
 * Boilerplate is told from copying by its shape. It stands word for word in at least `FREQUENT_DF`
 * texts, in a long run, and the same texts have the whole run: along it the document frequency does not
 * change. Where people copy a story, each cuts and edits it elsewhere and the frequency moves from
 * phrase to phrase. And boilerplate is the lesser part of a page: a text that is mostly such runs is a
 * copy of a much copied text, and stays whole.
 *
 * One look-up a shingle: O(tokens).
 */
import { Collection } from './collection.ts';
import { FREQUENT_DF, PHRASE_LEVEL, type Postings } from './postings.ts';
import { Shingler } from './shingles.ts';

/** Shortest run, in tokens: as long as a short sentence; proper names and set phrases are shorter. */
const MIN_RUN = 12;
/** A text is boilerplate in its lesser part only. */
const MAX_SHARE = 0.5;
/** Frequencies along one run may differ by this share: a page may have one of its phrases by chance. */
const TOLERANCE = 0.2;

/** The documents that have boilerplate, without it. */
export interface OwnText {
  /** By document: its number in `collection`, or -1 where it has no boilerplate. */
  readonly number: Int32Array;
  readonly collection: Collection;
}

/** Cuts boilerplate out of the `documents` of `collection`, ascending numbers of distinct texts. */
export function cutBoilerplate(
  collection: Collection,
  documents: Int32Array,
  { frequent, wordDf }: Postings,
): OwnText {
  const number = new Int32Array(collection.size).fill(-1);
  const own = new Collection(collection.vocabulary);
  if (frequent.size === 0) return { number, collection: own };
  const shingler = new Shingler(collection, PHRASE_LEVEL);
  for (const document of documents) {
    if (!canHaveRun(collection.tokensOf(document), wordDf)) continue;
    const { count, hi, lo } = shingler.sequence(document);
    const df = new Int32Array(count);
    for (let i = 0; i < count; i++) df[i] = frequent.get(hi[i] ?? 0, lo[i] ?? 0);
    const kept = outsideRuns(collection.tokensOf(document), df);
    if (kept === undefined) continue;
    number[document] = own.addNumbers(kept);
  }
  return { number, collection: own };
}

/** False where the words alone show that no run of frequent phrases is long enough. */
function canHaveRun(tokens: Int32Array, wordDf: Int32Array): boolean {
  let run = 0;
  for (let i = 0; i < tokens.length; i++) {
    run = (wordDf[tokens[i] ?? 0] ?? 0) >= FREQUENT_DF ? run + 1 : 0;
    if (run === MIN_RUN) return true;
  }
  return false;
}

/** The tokens outside boilerplate runs, or undefined where there are none or too many of them. */
function outsideRuns(tokens: Int32Array, df: Int32Array): Int32Array | undefined {
  const isBoilerplate = new Uint8Array(tokens.length);
  let covered = 0;
  for (let start = 0; start < df.length;) {
    const end = runEnd(df, start);
    const length = end - start + PHRASE_LEVEL - 1;
    if (end > start && length >= MIN_RUN) {
      covered += length;
      isBoilerplate.fill(1, start, start + length);
    }
    start = Math.max(end, start + 1);
  }
  if (covered === 0 || covered > tokens.length * MAX_SHARE) return undefined;
  return tokens.filter((_, i) => isBoilerplate[i] === 0);
}

/** Where the run of shingles of like frequency that starts at `start` ends; `start` where none does. */
function runEnd(df: Int32Array, start: number): number {
  const first = df[start] ?? 0;
  if (first < FREQUENT_DF) return start;
  let end = start;
  while (end < df.length && Math.abs((df[end] ?? 0) - first) <= first * TOLERANCE) end++;
  return end;
}
