/**
 * The texts of boilerplate in a corpus, for the report. Neighbouring windows of boilerplate that
 * about as many documents have form one text, wherever it occurs.
 *
 * Union-find over windows: near O(windows).
 */

import { WINDOW, type RepeatedWindows } from './windows.ts';

/** The frequencies of neighbouring windows of one text differ by at most this share. */
const TOLERANCE = 0.2;

/** A run of text that occurs in many otherwise different documents. */
export interface BoilerplateText {
  /** The first document that has it. */
  readonly document: number;
  /** Its tokens there: [start, end). */
  readonly start: number;
  readonly end: number;
  /** The distinct texts that have it, or its most frequent part; ascending. */
  readonly holders: Int32Array;
}

/** Returns the texts that the windows marked in `isSpread` form, in no particular order. */
export function findBoilerplateTexts(
  windows: RepeatedWindows,
  isSpread: Uint8Array,
): BoilerplateText[] {
  const pieces = joinNeighbours(windows, isSpread);
  const most = new Map<number, number>();
  for (let number = 0; number < isSpread.length; number++) {
    if (isSpread[number] === 0) continue;
    const piece = pieces.find(number);
    const before = most.get(piece) ?? number;
    const isMore = (windows.df[number] ?? 0) > (windows.df[before] ?? 0);
    most.set(piece, isMore ? number : before);
  }
  return Array.from(most.values(), (number) => locate(windows, pieces, number));
}

/** Disjoint sets of windows. */
class WindowSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, item) => item);
  }

  find(item: number): number {
    const parent = this.#parent;
    let root = item;
    while (parent[root] !== root) root = parent[root] ?? 0;
    for (let at = item; at !== root;) {
      const next = parent[at] ?? 0;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.#parent[this.find(one)] = this.find(other);
  }
}

function joinNeighbours(windows: RepeatedWindows, isSpread: Uint8Array): WindowSets {
  const { starts, number, df } = windows;
  const sets = new WindowSets(df.length);
  for (let rank = 0; rank + 1 < starts.length; rank++) {
    const end = (starts[rank + 1] ?? 0) - 1;
    for (let i = starts[rank] ?? 0; i < end; i++) {
      const one = number[i] ?? 0;
      const next = number[i + 1] ?? 0;
      if (isSpread[one] === 0 || isSpread[next] === 0 || !isNeighbour(windows, i)) continue;
      const few = Math.min(df[one] ?? 0, df[next] ?? 0);
      const many = Math.max(df[one] ?? 0, df[next] ?? 0);
      if (few >= many * (1 - TOLERANCE)) sets.join(one, next);
    }
  }
  return sets;
}

/** True if the next window of the same document starts at the next token. */
function isNeighbour({ position }: RepeatedWindows, i: number): boolean {
  return position[i + 1] === (position[i] ?? 0) + 1;
}

/** The text around one of its windows, in the first document that has that window. */
function locate(windows: RepeatedWindows, pieces: WindowSets, number: number): BoilerplateText {
  const { documents, holders, holderStarts, starts, position } = windows;
  const ranks = holders.subarray(holderStarts[number], holderStarts[number + 1]);
  const rank = ranks.reduce((x, y) => ((documents[y] ?? 0) < (documents[x] ?? 0) ? y : x));
  const from = starts[rank] ?? 0;
  const to = starts[rank + 1] ?? 0;
  const isInside = (i: number): boolean =>
    pieces.find(windows.number[i] ?? 0) === pieces.find(number);
  const at = windows.number.indexOf(number, from);
  let first = at;
  while (first > from && isNeighbour(windows, first - 1) && isInside(first - 1)) first--;
  let last = at;
  while (last + 1 < to && isNeighbour(windows, last) && isInside(last + 1)) last++;
  return {
    document: documents[rank] ?? 0,
    start: position[first] ?? 0,
    end: (position[last] ?? 0) + WINDOW,
    holders: ranks.map((holder) => documents[holder] ?? 0).sort(),
  };
}
