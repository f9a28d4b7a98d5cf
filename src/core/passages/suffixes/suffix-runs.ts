/**
 * The longest common runs of two texts from their sorted suffixes: exact and near-linear if texts
 * repeat themselves so much that looking at every pair of equal seeds would be quadratic.
 *
 * The longest match of a suffix of one text is one of the nearest suffixes of the other, up and down the
 * order. The places of a run are all suffixes of the other text around it that share its length. They
 * form an interval, which union-find widens for all runs together, longest first. In the interval, a
 * wavelet matrix finds the place nearest to a target. O(n log n); some 40 bytes a token, and 4 more for
 * every doubling of the text if places must be chosen.
 */
import { RangeNearest } from './range-nearest.ts';
import { commonPrefixes, suffixArray } from './suffix-array.ts';
import type { LongestRuns } from '../runs.ts';

/** The longest runs of two texts; each side is worked out when it is asked for. */
export class SuffixRuns {
  readonly #order: SuffixOrder;

  constructor(a: Int32Array, b: Int32Array) {
    const symbols = numberSymbols(a, b);
    const suffixes = suffixArray(symbols, symbols.length);
    const common = commonPrefixes(symbols, suffixes);
    this.#order = { suffixes, common, split: a.length };
  }

  /** The runs of the first text that are of `least` tokens or more. */
  ofA(least: number): LongestRuns {
    return runsOf(this.#order, true, least);
  }

  /** The runs of the second text that are of `least` tokens or more. */
  ofB(least: number): LongestRuns {
    return runsOf(this.#order, false, least);
  }
}

/** A, a symbol that occurs nowhere else, then B: small whole numbers from 0. */
function numberSymbols(a: Int32Array, b: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  const symbols = new Int32Array(a.length + 1 + b.length);
  const write = (tokens: Int32Array, at: number): void => {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      let number = numbers.get(token);
      if (number === undefined) numbers.set(token, (number = numbers.size + 1));
      symbols[at + i] = number;
    }
  };
  write(a, 0);
  write(b, a.length + 1);
  return symbols;
}

/** The suffixes of A, the separator and B in order; those before `split` are of A. */
interface SuffixOrder {
  readonly suffixes: Int32Array;
  /** For each place, the length of the prefix shared with the place before. */
  readonly common: Int32Array;
  readonly split: number;
}

function runsOf(order: SuffixOrder, isOfA: boolean, least: number): LongestRuns {
  const { split, suffixes } = order;
  const size = isOfA ? split : suffixes.length - split - 1;
  const offset = isOfA ? 0 : split + 1;
  const longest = longestMatches(order, isOfA);
  const starts: number[] = [];
  const lengths: number[] = [];
  for (let start = 0, reach = 0; start < size; start++) {
    const length = longest[start + offset] ?? 0;
    if (start + length <= reach) continue;
    reach = start + length;
    if (length < least) continue;
    starts.push(start);
    lengths.push(length);
  }
  return { starts, lengths, ...placer(order, { starts, lengths, isOfA }) };
}

/** By suffix of one text, the longest prefix that occurs in the other; 0 for the other's suffixes. */
function longestMatches({ suffixes, common, split }: SuffixOrder, isOfA: boolean): Int32Array {
  const { length } = suffixes;
  const longest = new Int32Array(length);
  const isOwn = (suffix: number): boolean => suffix < split === isOfA && suffix !== split;
  for (let rank = 1, shared = 0; rank < length; rank++) {
    const [before, here] = [suffixes[rank - 1] ?? 0, suffixes[rank] ?? 0];
    shared = Math.min(isOwn(before) ? shared : length, common[rank] ?? 0);
    if (isOwn(here)) longest[here] = shared;
  }
  for (let rank = length - 2, shared = 0; rank >= 0; rank--) {
    const [after, here] = [suffixes[rank + 1] ?? 0, suffixes[rank] ?? 0];
    shared = Math.min(isOwn(after) ? shared : length, common[rank + 1] ?? 0);
    if (isOwn(here)) longest[here] = Math.max(longest[here] ?? 0, shared);
  }
  return longest;
}

/** Runs to place, and whether they are runs of A with places in B. */
interface Wanted {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly isOfA: boolean;
}

function placer(order: SuffixOrder, wanted: Wanted): Pick<LongestRuns, 'place' | 'onlyPlace'> {
  const { suffixes, split } = order;
  const { isOfA } = wanted;
  const { from, to } = widen(order, wanted);
  const others = suffixes.filter((suffix) => suffix !== split && suffix < split !== isOfA);
  const offset = isOfA ? split + 1 : 0;
  const places = others.map((suffix) => suffix - offset);
  const before = countOthers(order, isOfA);
  let choice: RangeNearest | undefined;
  const rangeOf = (k: number): readonly [first: number, end: number] => [
    before[from[k] ?? 0] ?? 0,
    before[(to[k] ?? 0) + 1] ?? 0,
  ];
  return {
    place: (k, target) => {
      const [first, end] = rangeOf(k);
      if (end - first === 1) return places[first] ?? 0;
      choice ??= new RangeNearest(places, places.length);
      return choice.nearest(first, end, target);
    },
    onlyPlace: (k) => {
      const [first, end] = rangeOf(k);
      return end - first === 1 ? (places[first] ?? -1) : -1;
    },
  };
}

/** By place in the order, the suffixes of the other text before it. */
function countOthers({ suffixes, split }: SuffixOrder, isOfA: boolean): Int32Array {
  const before = new Int32Array(suffixes.length + 1);
  for (let rank = 0; rank < suffixes.length; rank++) {
    const suffix = suffixes[rank] ?? 0;
    const isOther = suffix !== split && suffix < split !== isOfA;
    before[rank + 1] = (before[rank] ?? 0) + (isOther ? 1 : 0);
  }
  return before;
}

/** The places, first and last, of all suffixes that share a run's whole length with it. */
function widen(
  { suffixes, common, split }: SuffixOrder,
  { starts, lengths, isOfA }: Wanted,
): { from: Int32Array; to: Int32Array } {
  const { length } = suffixes;
  const ranks = new Int32Array(length);
  for (let rank = 0; rank < length; rank++) ranks[suffixes[rank] ?? 0] = rank;
  const [first, last] = [new Intervals(length, -1), new Intervals(length, 1)];
  const from = new Int32Array(starts.length);
  const to = new Int32Array(starts.length);
  const joints = descending(common);
  const runs = descending(Int32Array.from(lengths));
  let joint = 0;
  for (const run of runs) {
    const least = lengths[run] ?? 0;
    for (; joint < length && (common[joints[joint] ?? 0] ?? 0) >= least; joint++) {
      const rank = joints[joint] ?? 0;
      first.join(rank);
      last.join(rank - 1);
    }
    const rank = ranks[(starts[run] ?? 0) + (isOfA ? 0 : split + 1)] ?? 0;
    from[run] = first.end(rank);
    to[run] = last.end(rank);
  }
  return { from, to };
}

/** Which neighbouring places were joined, seen from one side: union-find with path halving. */
class Intervals {
  readonly #links: Int32Array;
  readonly #step: number;

  constructor(length: number, step: number) {
    this.#links = Int32Array.from({ length }, (_, place) => place);
    this.#step = step;
  }

  /** Joins a place with the next one in the direction of the step. */
  join(place: number): void {
    this.#links[place] = place + this.#step;
  }

  /** The outermost place that this one is joined with. */
  end(place: number): number {
    const links = this.#links;
    for (let next = links[place] ?? 0; next !== place; next = links[place] ?? 0) {
      links[place] = links[next] ?? 0;
      place = links[place] ?? 0;
    }
    return place;
  }
}

/** Indices of the values, the largest value first, by counting. */
function descending(values: Int32Array): Int32Array {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  const next = new Int32Array(most + 2);
  for (const value of values) next[most - value + 1] = (next[most - value + 1] ?? 0) + 1;
  for (let i = 0; i <= most; i++) next[i + 1] = (next[i + 1] ?? 0) + (next[i] ?? 0);
  const order = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const slot = most - (values[i] ?? 0);
    const at = next[slot] ?? 0;
    order[at] = i;
    next[slot] = at + 1;
  }
  return order;
}
