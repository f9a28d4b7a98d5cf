/**
 * Finds the passages that two documents share, as evidence: runs of equal tokens, joined over small
 * edits.
 *
 * Every 3 consecutive tokens of the first document are indexed. The second is read from left to right;
 * at each token the longest run that begins there is taken, wherever it stands in the first, so that
 * moved text is found too. Runs whose gap is at most `MAX_GAP` tokens in both are one passage with an
 * edit in it. O(tokens x `MAX_OCCURRENCES`) and the length of what is shared.
 *
 * Greedy string tiling (Wise 1993) restricted to one pass.
 */

/** Tokens of a seed. */
const SEED = 3;
/** Occurrences of one seed that are tried: a phrase that repeats more often proves little. */
const MAX_OCCURRENCES = 32;
/** Tokens that an edit inside a passage may replace, on either side. */
const MAX_GAP = 4;
/** Shortest passage worth showing, in tokens: set phrases are shorter. */
const MIN_TOKENS = 5;

/** A shared passage in token positions, half-open. */
export interface TokenPassage {
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
  /** Tokens that are equal: all but the edits. */
  readonly matched: number;
}

/**
 * The passages that two token sequences share, in order of the first. Passages of fewer than 5 equal
 * tokens are left out, unless there are no others: then the longest run is given, of 3 tokens or more.
 * Texts of 1 or 2 tokens are a passage where they are equal.
 */
export function findPassages(a: Int32Array, b: Int32Array): TokenPassage[] {
  if (a.length < SEED || b.length < SEED) return wholeIfEqual(a, b);
  const passages = joinRuns(findRuns(a, b, indexSeeds(a)));
  const long = passages.filter(({ matched }) => matched >= MIN_TOKENS);
  const shown = long.length > 0 ? long : longest(passages);
  return shown.sort((x, y) => x.startA - y.startA || x.startB - y.startB);
}

function wholeIfEqual(a: Int32Array, b: Int32Array): TokenPassage[] {
  const { length } = a;
  if (length === 0 || length !== b.length || a.some((token, i) => token !== b[i])) return [];
  return [{ startA: 0, endA: length, startB: 0, endB: length, matched: length }];
}

function longest(passages: readonly TokenPassage[]): TokenPassage[] {
  let best: TokenPassage | undefined;
  for (const passage of passages) {
    if (best === undefined || passage.matched > best.matched) best = passage;
  }
  return best === undefined ? [] : [best];
}

/** Positions of every seed, as chains: `heads` by hash slot, `next` by position. */
interface SeedIndex {
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

function slotOf(tokens: Int32Array, at: number, slots: number): number {
  const mixed =
    Math.imul(tokens[at] ?? 0, 0x9e3779b1) ^
    Math.imul(tokens[at + 1] ?? 0, 0x85ebca6b) ^
    Math.imul(tokens[at + 2] ?? 0, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (slots - 1);
}

function indexSeeds(tokens: Int32Array): SeedIndex {
  const slots = 2 ** Math.ceil(Math.log2(tokens.length * 2));
  const heads = new Int32Array(slots).fill(-1);
  const next = new Int32Array(tokens.length).fill(-1);
  // from the right, so that chains run from left to right
  for (let i = tokens.length - SEED; i >= 0; i--) {
    const slot = slotOf(tokens, i, slots);
    next[i] = heads[slot] ?? -1;
    heads[slot] = i;
  }
  return { heads, next };
}

function findRuns(a: Int32Array, b: Int32Array, index: SeedIndex): TokenPassage[] {
  const runs: TokenPassage[] = [];
  // the diagonal of the run before: where text goes on after an edit
  let diagonal = 0;
  for (let at = 0; at + SEED <= b.length;) {
    const run = longestRunAt(a, b, index, { at, diagonal });
    if (run === undefined) {
      at++;
      continue;
    }
    runs.push(run);
    at = run.endB;
    diagonal = run.startA - run.startB;
  }
  return runs;
}

/** The longest run that begins at `at` in b; of equal ones the nearest to the diagonal. */
function longestRunAt(
  a: Int32Array,
  b: Int32Array,
  { heads, next }: SeedIndex,
  { at, diagonal }: { at: number; diagonal: number },
): TokenPassage | undefined {
  let best = -1;
  let bestLength = SEED - 1;
  let tries = MAX_OCCURRENCES;
  let i = heads[slotOf(b, at, heads.length)] ?? -1;
  for (; i >= 0 && tries > 0; i = next[i] ?? -1) {
    let length = 0;
    while (i + length < a.length && at + length < b.length && a[i + length] === b[at + length]) {
      length++;
    }
    // another seed in the same slot: slots follow the order of reading, results must not
    if (length < SEED) continue;
    tries--;
    const isNearer = Math.abs(i - at - diagonal) < Math.abs(best - at - diagonal);
    if (length < bestLength || (length === bestLength && (best < 0 || !isNearer))) continue;
    best = i;
    bestLength = length;
  }
  if (best < 0) return undefined;
  return {
    startA: best,
    endA: best + bestLength,
    startB: at,
    endB: at + bestLength,
    matched: bestLength,
  };
}

/** Joins runs that follow each other in both documents with a small gap. */
function joinRuns(runs: readonly TokenPassage[]): TokenPassage[] {
  const joined: TokenPassage[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last === undefined || !follows(last, run)) {
      joined.push(run);
      continue;
    }
    joined[joined.length - 1] = {
      startA: last.startA,
      endA: run.endA,
      startB: last.startB,
      endB: run.endB,
      matched: last.matched + run.matched,
    };
  }
  return joined;
}

function follows(last: TokenPassage, run: TokenPassage): boolean {
  const gapA = run.startA - last.endA;
  const gapB = run.startB - last.endB;
  return gapA >= 0 && gapA <= MAX_GAP && gapB <= MAX_GAP;
}
