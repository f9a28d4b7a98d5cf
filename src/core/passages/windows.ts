/**
 * The passages of two texts, window by window. The texts are too long to be searched as a whole, and
 * repeat themselves too much to be looked up.
 *
 * Each window of B is searched for in one part of A: where anchors.ts finds it, or else where the window
 * before went on. Rules 1 to 4 of passages.ts hold there, for runs of 16 tokens or more, because among
 * millions of tokens shorter runs are equal by chance. A passage that a window cuts goes on beyond it as
 * long as the texts are equal, and the next window begins behind it.
 *
 * O(tokens log window), with memory for one window. A part of B that in A is far from its neighbours is
 * missed, and so are repeats in A.
 */
import { ShingleTable } from '../shingles/shingle-table.ts';
import { Anchors } from './anchors.ts';
import { CommonRuns } from './common-runs.ts';
import { Cover } from './cover.ts';
import { tile } from './tile.ts';
import type { Tile } from './tiles.ts';

/** Tokens of the shortest run that is looked for. */
const LEAST = 16;

/** Tiles of B, in order, found by windows of so many tokens: each a range of B with its place in A. */
export function tileByWindows(a: Int32Array, b: Int32Array, window: number): Tile[] {
  const anchors = new Anchors(a);
  const found: Tile[] = [];
  let shift = 0;
  for (let from = 0; from < b.length;) {
    const part = b.subarray(from, from + window);
    shift = anchors.shiftOf(part, from, window >>> 3) ?? shift;
    const place = placeAround(a, from + shift, window);
    const tiles = tileWindow(part, place.tokens);
    for (const one of tiles) move(one, from, place.start);
    const end = from + part.length;
    const last = tiles.at(-1);
    from = end;
    if (last !== undefined) {
      extend(last, a, b);
      shift = last.otherEnd - last.end;
      // what follows a passage that nearly fills the window belongs to the next one
      if (last.end > end - (part.length >>> 2)) from = last.end;
    }
    for (const one of tiles) found.push(one);
  }
  return found;
}

/** The part of A that a window is searched in: half a window longer, so that it may move. */
function placeAround(
  a: Int32Array,
  at: number,
  window: number,
): { readonly start: number; readonly tokens: Int32Array } {
  const room = window + (window >>> 1);
  const start = Math.max(0, Math.min(at - (window >>> 2), a.length - room));
  return { start, tokens: a.subarray(start, start + room) };
}

/** The tiles of a part of B in a part of A, by their start. */
function tileWindow(part: Int32Array, place: Int32Array): Tile[] {
  if (!shareSome(part, place)) return [];
  const runs = new CommonRuns(part, place).ofA(LEAST);
  if (runs === undefined) return [];
  const cover = new Cover(part.length);
  const coverOfOther = new Cover(place.length);
  const tiles = tile({ text: part, other: place, cover, coverOfOther }, runs, []);
  return tiles.sort((x, y) => x.start - y.start);
}

/** True if any run is shared: sorting takes several times as long. */
function shareSome(part: Int32Array, place: Int32Array): boolean {
  const table = new ShingleTable(part, LEAST);
  for (let at = 0; at + LEAST <= place.length; at++) if (table.slotOf(place, at) >= 0) return true;
  return false;
}

function move(target: Tile, by: number, byInOther: number): void {
  target.start += by;
  target.end += by;
  target.otherStart += byInOther;
  target.otherEnd += byInOther;
}

/** Extends a tile as long as the texts are equal. */
function extend(target: Tile, a: Int32Array, b: Int32Array): void {
  const most = Math.min(a.length - target.otherEnd, b.length - target.end);
  let more = 0;
  while (more < most && a[target.otherEnd + more] === b[target.end + more]) more++;
  target.end += more;
  target.otherEnd += more;
  target.matched += more;
}
