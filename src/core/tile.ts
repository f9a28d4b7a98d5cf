/**
 * Covers one text with tiles: ranges that stand in another text, edits apart, the longest first. The
 * rules are those of passages.ts, 2 to 4.
 *
 * Every tile is grown over uncovered tokens only, so that growing costs O(tokens) in all, times the
 * ways in which 4 tokens can be left out of either text.
 */
import { SEED, type LongestRuns } from './common-runs.ts';
import type { Cover } from './cover.ts';
import { RunQueue } from './run-queue.ts';
import { TileOrder } from './tile-order.ts';

/** Tokens that an edit inside a passage may leave out, of either text. */
export const MAX_EDIT = 4;
/** Equal tokens of the shortest passage worth showing: set phrases are shorter. */
const MIN_TOKENS = 5;
/** Tokens of the shortest run that is shown again where it repeats what is shown: half a sentence. */
export const MIN_REPEAT = 8;

/** A range of one text and where it stands in the other, half-open. */
export interface Tile {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /** Tokens that are equal. */
  matched: number;
}

/** Two texts, of which the first is to be covered, and what is covered of each. */
export interface Ground {
  readonly text: Int32Array;
  readonly other: Int32Array;
  readonly cover: Cover;
  readonly coverOfOther: Cover;
}

/** Tokens left out, of the text and of the other: all edits, the likeliest first. */
const EDITS = Array.from({ length: (MAX_EDIT + 1) ** 2 - 1 }, (_, i) => {
  const left = Math.floor((i + 1) / (MAX_EDIT + 1));
  const otherLeft = (i + 1) % (MAX_EDIT + 1);
  return { left, otherLeft };
}).sort(
  (x, y) =>
    x.left + x.otherLeft - (y.left + y.otherLeft) ||
    Math.abs(x.left - x.otherLeft) - Math.abs(y.left - y.otherLeft) ||
    x.left - y.left,
);

const LEFT = Int32Array.from(EDITS, ({ left }) => left);
const OTHER_LEFT = Int32Array.from(EDITS, ({ otherLeft }) => otherLeft);

/**
 * The tiles that the runs of the text add to known ones, as they were found. Covers them in both texts.
 */
export function tile(ground: Ground, runs: LongestRuns, known: readonly Tile[]): Tile[] {
  const found: Tile[] = [];
  const queue = new RunQueue(runs, ground.cover, MIN_TOKENS);
  const order = new TileOrder(known);
  for (let run = queue.next(); run >= 0; run = queue.next()) {
    const tile = layTile(ground, runs, { run, order });
    if (tile === undefined) continue;
    ground.cover.add(tile.start, tile.end);
    ground.coverOfOther.add(tile.otherStart, tile.otherEnd);
    order.add(tile);
    found.push(tile);
  }
  return found;
}

/** The tile that a run makes; none where it repeats a commonplace, or is too short and does not grow. */
function layTile(
  ground: Ground,
  runs: LongestRuns,
  { run, order }: { run: number; order: TileOrder },
): Tile | undefined {
  const start = runs.starts[run] ?? 0;
  const matched = runs.lengths[run] ?? 0;
  const otherStart = placeNear(runs, run, order.targets(start));
  const otherEnd = otherStart + matched;
  if (matched < MIN_REPEAT && ground.coverOfOther.free(otherStart, otherEnd) === 0)
    return undefined;
  const tile = { start, end: start + matched, otherStart, otherEnd, matched };
  while (grow(ground, tile, 1));
  while (grow(ground, tile, -1));
  return tile.matched < MIN_TOKENS ? undefined : tile;
}

/** The place of a run that is nearest to either target. */
function placeNear(runs: LongestRuns, run: number, [one, two]: readonly [number, number]): number {
  const near = runs.place(run, one);
  if (two === one) return near;
  const other = runs.place(run, two);
  const [distance, otherDistance] = [Math.abs(near - one), Math.abs(other - two)];
  if (distance === otherDistance) return Math.min(near, other);
  return distance < otherDistance ? near : other;
}

/** Grows a tile over one edit, to the right for a step of 1 or to the left for -1, if it can. */
function grow(ground: Ground, tile: Tile, step: 1 | -1): boolean {
  const { text, other, cover } = ground;
  const from = step > 0 ? tile.end : tile.start - 1;
  const otherFrom = step > 0 ? tile.otherEnd : tile.otherStart - 1;
  // what is beyond an edit must fit a seed
  const otherRoom = (step > 0 ? other.length - otherFrom : otherFrom + 1) - SEED;
  const available = step > 0 ? text.length - from : from + 1;
  const room = freeFrom(cover, from, step, available) - SEED;
  if (room < 0 || otherRoom < 0) return false;
  for (let edit = 0; edit < LEFT.length; edit++) {
    const left = LEFT[edit] ?? 0;
    const otherLeft = OTHER_LEFT[edit] ?? 0;
    if (left > room || otherLeft > otherRoom) continue;
    const at = from + step * left;
    const otherAt = otherFrom + step * otherLeft;
    if (text[at] !== other[otherAt]) continue;
    const length = equalFrom(ground, at, { otherAt, step });
    if (length < SEED) continue;
    extend(tile, step, { left, otherLeft, length });
    return true;
  }
  return false;
}

/** The uncovered tokens from a position on, in the direction of the step, as many as may matter. */
function freeFrom(cover: Cover, from: number, step: number, available: number): number {
  const most = Math.min(available, MAX_EDIT + SEED);
  let free = 0;
  while (free < most && !cover.has(from + step * free)) free++;
  return free;
}

/** How many uncovered tokens are equal from two positions on, in the direction of the step. */
function equalFrom(
  { text, other, cover }: Ground,
  at: number,
  { otherAt, step }: { otherAt: number; step: number },
): number {
  const most =
    step > 0 ? Math.min(text.length - at, other.length - otherAt) : Math.min(at, otherAt) + 1;
  let length = 0;
  for (let i = at, j = otherAt; length < most; i += step, j += step, length++) {
    if (text[i] !== other[j] || cover.has(i)) break;
  }
  return length;
}

function extend(
  tile: Tile,
  step: number,
  { left, otherLeft, length }: { left: number; otherLeft: number; length: number },
): void {
  tile.matched += length;
  if (step > 0) {
    tile.end += left + length;
    tile.otherEnd += otherLeft + length;
  } else {
    tile.start -= left + length;
    tile.otherStart -= otherLeft + length;
  }
}
