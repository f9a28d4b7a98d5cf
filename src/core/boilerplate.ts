/**
 * Finds the text that pages share because of where they stand, not what they say: footers, navigation,
 * disclaimers. It must not join them.
 *
 * Boilerplate is told from copying by its shape. It stands word for word in at least `FREQUENT_DF`
 * texts, in a long run along which the document frequency does not change, and at the start or the end
 * of the text, or next to a run that does. Where people quote a story, the quotation stands in the
 * middle; where they copy it, each cuts and edits it elsewhere, and the frequency moves from phrase to
 * phrase. A text that is mostly such runs is a copy of a much copied text, and stays whole.
 *
 * One look-up a shingle: O(tokens).
 */
import { Collection } from './collection.ts';
import { FREQUENT_DF, PHRASE_LEVEL, type Postings } from './postings.ts';
import { Shingler } from './shingles.ts';
import { isSampled } from './signature.ts';

/** Shortest run, in tokens: as long as a short sentence; proper names and set phrases are shorter. */
const MIN_RUN = 12;
/** A text that is boilerplate beyond this share has too little of its own, and stays whole. */
const MAX_SHARE = 0.7;
/** Tokens of a page's own, such as a title or a number, that may stand outside its boilerplate. */
const EDGE = 10;
/** Frequencies along one run may differ by this share: a page may have one of its phrases by chance. */
const TOLERANCE = 0.2;

/** The document frequency of a shingle that was not sampled. */
const UNKNOWN = -1;

/** The documents that have boilerplate, without it; whole where they are mostly boilerplate. */
export interface OwnText {
  /** By document: its number in `collection`, or -1 where it has no boilerplate. */
  readonly number: Int32Array;
  readonly collection: Collection;
}

/** Cuts boilerplate out of the `documents` of `collection`, ascending numbers of distinct texts. */
export function cutBoilerplate(
  collection: Collection,
  documents: Int32Array,
  { frequent, wordDf, scaled }: Postings,
): OwnText {
  const number = new Int32Array(collection.size).fill(-1);
  const own = new Collection(collection.vocabulary);
  if (frequent.size === 0) return { number, collection: own };
  const shingler = new Shingler(collection, PHRASE_LEVEL);
  for (const document of documents) {
    if (!canHaveRun(collection.tokensOf(document), wordDf)) continue;
    const { count, hi, lo } = shingler.sequence(document);
    const df = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const isKnown = isSampled(hi[i] ?? 0, scaled);
      df[i] = isKnown ? frequent.get(hi[i] ?? 0, lo[i] ?? 0) : UNKNOWN;
    }
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

/** A run of frequent phrases, in tokens, half-open. */
interface Run {
  readonly start: number;
  readonly end: number;
}

/** The tokens outside boilerplate, all of them where it is too much, undefined where there is none. */
function outsideRuns(tokens: Int32Array, df: Int32Array): Int32Array | undefined {
  const isBoilerplate = new Uint8Array(tokens.length);
  for (const { start, end } of runsAtEdges(findRuns(df), tokens.length)) {
    isBoilerplate.fill(1, start, end);
  }
  const kept = tokens.filter((_, i) => isBoilerplate[i] === 0);
  if (kept.length === tokens.length) return undefined;
  return kept.length < tokens.length * (1 - MAX_SHARE) ? tokens : kept;
}

function findRuns(df: Int32Array): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < df.length;) {
    const last = runEnd(df, start);
    const end = last + PHRASE_LEVEL - 1;
    if (last > start && end - start >= MIN_RUN) runs.push({ start, end });
    start = Math.max(last, start + 1);
  }
  return runs;
}

/** The runs that reach the start or the end of a text of `length` tokens, alone or together. */
function runsAtEdges(runs: readonly Run[], length: number): Run[] {
  const atEdges: Run[] = [];
  let reach = 0;
  for (const run of runs) {
    if (run.start > reach + EDGE) break;
    atEdges.push(run);
    reach = run.end;
  }
  reach = length;
  for (const run of runs.toReversed()) {
    if (run.end < reach - EDGE) break;
    atEdges.push(run);
    reach = run.start;
  }
  return atEdges;
}

/**
 * Where the run of shingles of like frequency that starts at `start` ends; `start` where none does.
 * Shingles that were not sampled neither begin a run nor end one.
 */
function runEnd(df: Int32Array, start: number): number {
  const first = df[start] ?? 0;
  if (first < FREQUENT_DF) return start;
  let end = start + 1;
  for (let i = end; i < df.length; i++) {
    const its = df[i] ?? 0;
    if (its === UNKNOWN) continue;
    if (Math.abs(its - first) > first * TOLERANCE) break;
    end = i + 1;
  }
  return end;
}
