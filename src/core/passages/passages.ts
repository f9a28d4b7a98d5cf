/**
 * Finds the passages that two texts share, as evidence: equal runs of tokens, wherever they occur,
 * joined over small edits. In words that a quadratic program can check:
 *
 *  1. A *run* of a text is a range of 3 tokens or more that occurs in the other text, and lies in no
 *     longer such range.
 *  2. The runs of B are taken by how many tokens they would add to the part of B that passages cover,
 *     the most first; of equals, the leftmost. A run of 5 tokens or more may add any number, a shorter
 *     one must add all its tokens.
 *  3. A run has one place in A. Of all its places it is the nearest to where the text would go on from
 *     the passage before the run in B, or lead up to the passage after it (the smaller on ties; before
 *     any passage is found, nearest to the run's own position). If passages cover all of that place, the
 *     run repeats what is already shown; a repeat of 7 tokens or fewer is a commonplace and left out.
 *  4. From there the run grows over edits, to the right and then to the left. An edit leaves out up to 4
 *     tokens of either text, and the 3 tokens beyond it are equal. The edit with the fewest tokens left
 *     out wins, then the one that leaves out as many of both, then the one with fewer of B. A run never
 *     grows over tokens of B that are covered. It is a passage if 5 tokens are equal.
 *  5. Then the same with A and B exchanged, for runs of 8 tokens or more.
 *  6. Passages that follow each other in A with at most 4 tokens between them in both texts are one.
 *
 * So every common run of 8 tokens or more lies in a passage, in both texts, copied or moved. A token may
 * be in two passages if they overlap or the other text repeats. Any number of repeats is searched in
 * full, up to two million tokens of both texts; longer texts that repeat themselves that much are
 * searched window by window (see windows.ts).
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

/** How much is searched in one go. */
export interface PassageLimits {
  /** The most tokens of two texts together that are sorted. */
  readonly mostSorted: number;
  /** Tokens of a window, for longer texts that only sorting could handle. */
  readonly window: number;
}

/** Sorting takes up to 200 bytes a token; each window is searched in one and a half times its length. */
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
 * of 3 tokens or more. Texts of 1 or 2 tokens are a passage if they are equal.
 */
export function findPassages(
  a: Int32Array,
  b: Int32Array,
  { mostSorted, window }: PassageLimits = LIMITS,
): TokenPassage[] {
  if (a.length < SEED || b.length < SEED) return wholeIfEqual(a, b);
  return findExactly(a, b, mostSorted) ?? joinFollowing(tileByWindows(a, b, window).map(exchange));
}

/** Follows the rules; undefined if the texts would have to be sorted and are too long for that. */
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

/** Kept from pair to pair: allocating them costs more than using them. */
const keptCoverA = new Cover(0);
const keptCoverB = new Cover(0);

/**
 * True if a quick look shows that step 5 has nothing to add: if no 8 tokens occur twice in a text, all
 * that it shares are the places of the other text's runs.
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

/** Puts tiles of A in order, and joins tiles that follow each other in both texts. */
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
