/**
 * Covers one text with tiles: ranges that occur in another text, except for edits, the longest first. The
 * rules are those of passages.ts, 2 to 4.
 *
 * Every tile is grown over uncovered tokens only, so that growing costs O(tokens) in all, times the
 * ways in which 4 tokens can be left out of either text.
 */
import { SEED } from './common-runs.ts';
import type { LongestRuns } from './runs.ts';
import type { Cover } from './cover.ts';
import { RunQueue } from './run-queue.ts';
import { TileOrder } from './tile-order.ts';
import type { Tile } from './tiles.ts';

/** Tokens that an edit inside a passage may leave out, of either text. */
export const MAX_EDIT = 4;
/** Equal tokens of the shortest passage worth showing: set phrases are shorter. */
const MIN_TOKENS = 5;
/** Tokens of the shortest run that is shown although it repeats what is shown already: half a sentence. */
export const MIN_REPEAT = 8;

/** A text to be covered, the other text, and what is covered of each. */
export interface Ground {
  readonly text: Int32Array;
  readonly other: Int32Array;
  readonly cover: Cover;
  readonly coverOfOther: Cover;
}

/** Ways to leave out up to `MAX_EDIT` tokens of one text. */
const WAYS = MAX_EDIT + 1;

/** Edits as `left * WAYS + otherLeft`, tokens left out of the text and of the other, the likeliest first. */
const EDITS = Array.from({ length: WAYS ** 2 - 1 }, (_, i) => i + 1).sort((x, y) => {
  const [left, otherLeft] = [Math.floor(x / WAYS), x % WAYS];
  const [left2, otherLeft2] = [Math.floor(y / WAYS), y % WAYS];
  return (
    left + otherLeft - (left2 + otherLeft2) ||
    Math.abs(left - otherLeft) - Math.abs(left2 - otherLeft2) ||
    left - left2
  );
});
/** By edit: its bit, the lower the likelier; 0 for no edit. */
const BIT_OF = Int32Array.from({ length: WAYS ** 2 }, (_, edit) =>
  edit === 0 ? 0 : 1 << EDITS.indexOf(edit),
);

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

/** The tile that a run makes; none if it repeats a commonplace, or is too short and does not grow. */
function layTile(
  ground: Ground,
  runs: LongestRuns,
  { run, order }: { run: number; order: TileOrder },
): Tile | undefined {
  const start = runs.starts[run] ?? 0;
  const matched = runs.lengths[run] ?? 0;
  const only = runs.onlyPlace(run);
  const otherStart = only < 0 ? placeNear(runs, run, order.targets(start)) : only;
  const otherEnd = otherStart + matched;
  if (matched < MIN_REPEAT && ground.coverOfOther.free(otherStart, otherEnd) === 0) {
    return undefined;
  }
  const tile = { start, end: start + matched, otherStart, otherEnd, matched };
  while (grow(ground, tile, 1));
  while (grow(ground, tile, -1));
  return tile.matched < MIN_TOKENS ? undefined : tile;
}

/** The place of a run that is nearest to either target. */
function placeNear(
  runs: LongestRuns,
  run: number,
  [first, second]: readonly [number, number],
): number {
  const nearFirst = runs.place(run, first);
  if (second === first) return nearFirst;
  const nearSecond = runs.place(run, second);
  const [ofFirst, ofSecond] = [Math.abs(nearFirst - first), Math.abs(nearSecond - second)];
  if (ofFirst === ofSecond) return Math.min(nearFirst, nearSecond);
  return ofFirst < ofSecond ? nearFirst : nearSecond;
}

/** Grows a tile over one edit, to the right for a step of 1 or to the left for -1, if it can. */
function grow(ground: Ground, tile: Tile, step: 1 | -1): boolean {
  const { text, other, cover } = ground;
  const from = step > 0 ? tile.end : tile.start - 1;
  const otherFrom = step > 0 ? tile.otherEnd : tile.otherStart - 1;
  // a seed must fit beyond an edit
  const otherRoom = (step > 0 ? other.length - otherFrom : otherFrom + 1) - SEED;
  const available = step > 0 ? text.length - from : from + 1;
  const most = Math.min(available, MAX_EDIT + SEED);
  if (otherRoom < 0 || most < SEED) return false;
  const room = (step > 0 ? cover.freeFrom(from, most) : cover.freeBack(from, most)) - SEED;
  const otherMost = Math.min(otherRoom, MAX_EDIT);
  // a bit by the low digits of each token of the other: most are no token of the text
  let known = 0;
  for (let i = 0, at = otherFrom; i <= otherMost; i++, at += step) known |= 1 << (other[at] ?? 0);
  let edits = 0;
  for (let left = 0, at = from; left <= room; left++, at += step) {
    const token = text[at] ?? 0;
    if (((known >>> token) & 1) === 0) continue;
    for (let i = 0, otherAt = otherFrom; i <= otherMost; i++, otherAt += step) {
      if (other[otherAt] === token) edits |= BIT_OF[left * WAYS + i] ?? 0;
    }
  }
  // the lowest bit goes with every step
  for (; edits !== 0; edits &= edits - 1) {
    const edit = EDITS[31 - Math.clz32(edits & -edits)] ?? 0;
    const left = Math.floor(edit / WAYS);
    const otherLeft = edit % WAYS;
    const at = from + step * left;
    const length = equalFrom(ground, at, { otherAt: otherFrom + step * otherLeft, step });
    if (length < SEED) continue;
    extend(tile, step, { left, otherLeft, length });
    return true;
  }
  return false;
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
  for (let limit = 0, i = at, j = otherAt; length < most; i += step, j += step, length++) {
    if (length === limit) {
      const ahead = Math.min(STRETCH, most - length);
      limit += step > 0 ? cover.freeFrom(i, ahead) : cover.freeBack(i, ahead);
      if (length === limit) break;
    }
    if (text[i] !== other[j]) break;
  }
  return length;
}

/** Tokens that a cover tells of at once. */
const STRETCH = 31;

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
