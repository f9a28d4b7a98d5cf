/**
 * Finds the passages that two texts share, as evidence: equal runs of tokens, wherever they stand,
 * joined over small edits. In words that a quadratic program can check:
 *
 *  1. A *run* of a text is a range of 3 tokens or more that stands in the other text, and lies in no
 *     longer range that does.
 *  2. The runs of B are looked at by the tokens they would add to what passages cover of B, most first,
 *     the leftmost of equals. One of 5 tokens or more may add any number, a shorter one must add all.
 *  3. A run has one place in A: of all, the nearest to where the text would go on from the passage
 *     before it in B, or lead up to the one after it (the smaller on ties; before any passage is
 *     found, nearest to its own position). If passages cover all of that place, the run is a repeat of
 *     what is shown, and of 7 tokens or fewer a commonplace: it is left out.
 *  4. From there it grows over edits, to the right and then to the left: an edit leaves out up to 4
 *     tokens of either text, and the 3 tokens beyond are equal. The fewest tokens left out count, then
 *     those left out of both alike, then the fewer of B. It never grows over tokens of B that are
 *     covered. It is a passage if 5 tokens are equal.
 *  5. Then the same with A and B exchanged, for runs of 8 tokens or more.
 *  6. Passages that follow each other in A with at most 4 tokens between in both texts are one.
 *
 * So every common run of 8 tokens or more lies in a passage, in both texts, copied or moved; a token
 * may be in two passages, where they overlap or the other text repeats. No number of repeats is too
 * great to be looked at, up to two million tokens of both texts; beyond, texts that repeat themselves
 * that much are searched window by window (see windows.ts).
 *
 * Near-linear whatever repeats: two texts of 1 MB take .005 to .7 s, two of 200 words about 10 µs
 * (`bench/passages.js`). Long runs first is greedy string tiling (Wise 1993); growing over edits from
 * exact seeds is BLAST's (Altschul et al. 1990).
 */
import { CommonRuns, SEED } from './common-runs.ts';
import type { LongestRuns } from './runs.ts';
import { Cover } from './cover.ts';
import { MAX_EDIT, MIN_REPEAT, tile } from './tile.ts';
import type { Tile } from './tiles.ts';
import { tileByWindows } from './windows.ts';

/** What is searched at once. */
export interface PassageLimits {
  /** Tokens of two texts together that are sorted. */
  readonly mostSorted: number;
  /** Tokens of a window of longer ones, where only sorting would do. */
  readonly window: number;
}

/** Sorting takes up to 200 bytes a token, a window is searched in one and a half times as many. */
const LIMITS: PassageLimits = { mostSorted: 1 << 21, window: 1 << 19 };

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
 * The passages that two token sequences share, in order of the first, then of the second. Passages of
 * fewer than 5 equal tokens are left out, unless there are no others: then the longest run is given,
 * of 3 tokens or more. Texts of 1 or 2 tokens are a passage where they are equal.
 */
export function findPassages(
  a: Int32Array,
  b: Int32Array,
  { mostSorted, window }: PassageLimits = LIMITS,
): TokenPassage[] {
  if (a.length < SEED || b.length < SEED) return wholeIfEqual(a, b);
  return findExactly(a, b, mostSorted) ?? joinFollowing(tileByWindows(a, b, window).map(exchange));
}

/** By the rules; nothing for texts that are too long to be sorted, if only that would do. */
function findExactly(a: Int32Array, b: Int32Array, mostSorted: number): TokenPassage[] | undefined {
  const common = new CommonRuns(a, b, mostSorted);
  const runs = common.ofB();
  if (runs === undefined) return undefined;
  if (runs.starts.length === 0) return [];
  const coverA = keptCoverA.reset(a.length);
  const coverB = keptCoverB.reset(b.length);
  const ofB = tile({ text: b, other: a, cover: coverB, coverOfOther: coverA }, runs, []);
  if (ofB.length === 0) return [longestRun(runs)];
  const tiles = ofB.map(exchange);
  if (showsAll(common, runs, coverA)) return joinFollowing(tiles);
  const runsOfA = common.ofA(MIN_REPEAT);
  if (runsOfA === undefined) return undefined;
  const ground = { text: a, other: b, cover: coverA, coverOfOther: coverB };
  for (const one of tile(ground, runsOfA, tiles)) tiles.push(one);
  return joinFollowing(tiles);
}

/** Kept from pair to pair: allocating them costs more than what they are used for. */
const keptCoverA = new Cover(0);
const keptCoverB = new Cover(0);

/**
 * True where step 5 has nothing to add, as a glance tells: in a text that has no 8 tokens twice, what it
 * shares are the places of the runs of the other.
 */
function showsAll(
  common: CommonRuns,
  { starts, lengths, onlyPlace }: LongestRuns,
  cover: Cover,
): boolean {
  if (common.mayRepeat(MIN_REPEAT)) return false;
  for (let k = 0; k < starts.length; k++) {
    const length = lengths[k] ?? 0;
    if (length < MIN_REPEAT) continue;
    const place = onlyPlace(k);
    if (cover.free(place, place + length) > 0) return false;
  }
  return true;
}

function wholeIfEqual(a: Int32Array, b: Int32Array): TokenPassage[] {
  const { length } = a;
  if (length === 0 || length !== b.length || a.some((token, i) => token !== b[i])) return [];
  return [{ startA: 0, endA: length, startB: 0, endB: length, matched: length }];
}

/** The first of the longest runs. */
function longestRun({ starts, lengths, place }: LongestRuns): TokenPassage {
  let best = 0;
  for (let k = 1; k < starts.length; k++) {
    if ((lengths[k] ?? 0) > (lengths[best] ?? 0)) best = k;
  }
  const [start = 0, length = 0] = [starts[best], lengths[best]];
  const startA = place(best, start);
  return { startA, endA: startA + length, startB: start, endB: start + length, matched: length };
}

function exchange({ start, end, otherStart, otherEnd, matched }: Tile): Tile {
  return { start: otherStart, end: otherEnd, otherStart: start, otherEnd: end, matched };
}

/** Puts tiles of A in order, and grows those into one that follow each other in both texts. */
function joinFollowing(tiles: readonly Tile[]): TokenPassage[] {
  const joined: Tile[] = [];
  const inOrder = tiles.toSorted((x, y) => x.start - y.start || x.otherStart - y.otherStart);
  for (const next of inOrder) {
    const last = joined.at(-1);
    if (last === undefined || !follows(last, next)) joined.push(next);
    else {
      last.end = next.end;
      last.otherEnd = next.otherEnd;
      last.matched += next.matched;
    }
  }
  return joined.map(({ start, end, otherStart, otherEnd, matched }) => ({
    startA: start,
    endA: end,
    startB: otherStart,
    endB: otherEnd,
    matched,
  }));
}

function follows(last: Tile, next: Tile): boolean {
  const gap = next.start - last.end;
  const otherGap = next.otherStart - last.otherEnd;
  return gap >= 0 && gap <= MAX_EDIT && otherGap >= 0 && otherGap <= MAX_EDIT;
}
