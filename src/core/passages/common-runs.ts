/**
 * The longest common runs of two token sequences, for each side: the ranges of one text that occur in
 * the other, token by token, and lie in no longer such range; with their places in the other text.
 *
 * The quick way chains the places of every 3 tokens of A and reads B against them. In B it looks up only
 * what could reach beyond the longest run so far. To find the runs of A of n tokens or more, it looks up
 * every (n - 2)th position of B, because each run covers one of these. It costs O(tokens + pairs of equal
 * seeds that are met), and the pairs are few unless a text repeats itself. If they are more than
 * `MOST_STEPS` a token, the suffixes of both texts are sorted instead: O(n log n) whatever repeats. Both
 * ways give the same runs. Sorting takes some 100 bytes a token, so texts beyond a given length are not
 * sorted.
 */
import { placeOfThree } from '../../kernel/hash-key.ts';
import { SuffixRuns } from './suffixes/suffix-runs.ts';
import type { LongestRuns } from './runs.ts';

/** Tokens of the shortest run. */
export const SEED = 3;
/** Steps a token that the quick way may take before sorting is sure to be quicker. */
const MOST_STEPS = 4;
/** Steps that any text may take, however short. */
const FREE_STEPS = 2048;

/**
 * The longest common runs of two texts of 3 tokens or more, exact however often anything repeats. Use
 * one pair of texts at a time: the next pair takes over the index.
 */
export class CommonRuns {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #index: SeedIndex;
  #bySuffix: SuffixRuns | undefined;
  readonly #mostSteps: number;
  readonly #isSortable: boolean;

  /** Texts of more than `mostSorted` tokens together are not sorted. */
  constructor(a: Int32Array, b: Int32Array, mostSorted = Infinity) {
    this.#isSortable = a.length + b.length <= mostSorted;
    this.#a = a;
    this.#b = b;
    this.#index = indexOf(a);
    this.#mostSteps = FREE_STEPS + MOST_STEPS * (a.length + b.length);
  }

  /** The runs of the second text of 3 tokens or more; nothing if only sorting would find them. */
  ofB(): LongestRuns | undefined {
    return this.#lookUpB() ?? this.#sorted()?.ofB(SEED);
  }

  /** The runs of the first text of `least` tokens or more, 3 at least; nothing if only sorting would find them. */
  ofA(least: number): LongestRuns | undefined {
    return this.#lookUpA(least) ?? this.#sorted()?.ofA(least);
  }

  /** False if the first text surely has no run of `least` tokens twice. */
  mayRepeat(least: number): boolean {
    return this.#index.repeats > least - SEED;
  }

  #sorted(): SuffixRuns | undefined {
    if (this.#isSortable) this.#bySuffix ??= new SuffixRuns(this.#a, this.#b);
    return this.#bySuffix;
  }

  /** Nothing if it takes too many steps. */
  #lookUpB(): LongestRuns | undefined {
    const [a, b] = [this.#a, this.#b];
    const { heads, next, mask } = this.#index;
    const found = new RunList();
    const end = b.length - SEED;
    let steps = this.#mostSteps;
    for (let at = 0, reach = 0; at <= end; at = Math.max(at + 1, reach - SEED + 1)) {
      for (let i = heads[slotOf(b, at, mask)] ?? -1; i >= 0; i = next[i] ?? -1) {
        const right = equalRight(a, b, i, at);
        // a different seed in the same slot is no step: the number of steps must not depend on the hash key
        if (right < SEED) continue;
        steps -= right + 1;
        if (steps < 0) return undefined;
        const left = this.#equalLeft(i, at, i);
        steps -= left;
        found.meet(at - left, left + right, i - left);
        reach = Math.max(reach, at + right);
      }
      // a later lookup meets only runs that start after all of these
      found.endGroup();
    }
    return found.runs();
  }

  /** Nothing if it takes too many steps. */
  #lookUpA(least: number): LongestRuns | undefined {
    const [a, b] = [this.#a, this.#b];
    const { heads, next, mask } = this.#index;
    const found = new RunList();
    const stride = least - SEED + 1;
    let steps = this.#mostSteps;
    for (let j = 0; j + SEED <= b.length; j += stride) {
      for (let i = heads[slotOf(b, j, mask)] ?? -1; i >= 0; i = next[i] ?? -1) {
        if (!isSameSeed(a, b, i, j)) continue;
        const left = this.#equalLeft(i, j, stride);
        steps -= left + 1;
        if (steps < 0) return undefined;
        // this run was met one stride earlier
        if (left === stride) continue;
        const right = equalRight(a, b, i, j);
        steps -= right;
        if (left + right < least) continue;
        found.meet(i - left, left + right, j - left);
      }
    }
    found.endGroup();
    return found.runs();
  }

  /** How many tokens are equal before the two positions, counted up to `most`. */
  #equalLeft(i: number, j: number, most: number): number {
    const [a, b] = [this.#a, this.#b];
    const limit = Math.min(i, j, most);
    let length = 0;
    while (length < limit && a[i - length - 1] === b[j - length - 1]) length++;
    return length;
  }
}

/** Positions of every seed, as chains: `heads` by hash slot, `next` by position. */
interface SeedIndex {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
  /** The most seeds in a row that occur again further on. */
  readonly repeats: number;
  /** Tokens in the text. */
  readonly length: number;
}

function slotOf(tokens: Int32Array, at: number, mask: number): number {
  return placeOfThree(tokens[at] ?? 0, tokens[at + 1] ?? 0, tokens[at + 2] ?? 0) & mask;
}

/** Slots that are kept from text to text: most texts fit, and allocating costs more than indexing. */
const KEPT_SLOTS = 2 ** 13;
const keptHeads = new Int32Array(KEPT_SLOTS);
const keptNext = new Int32Array(KEPT_SLOTS / 2);
/** The text that is indexed there, and its index: pairs come in order of their first text. */
const keptTokens = new Int32Array(KEPT_SLOTS / 2);
let kept: SeedIndex = { heads: keptHeads, next: keptNext, mask: 0, repeats: 0, length: 0 };

/** The index of a text, valid until the next one is indexed. */
function indexOf(tokens: Int32Array): SeedIndex {
  if (tokens.length > keptTokens.length) return indexSeeds(tokens);
  if (tokens.length === kept.length && equalRight(tokens, keptTokens, 0, 0) === kept.length) {
    return kept;
  }
  keptTokens.set(tokens);
  kept = indexSeeds(tokens);
  return kept;
}

function indexSeeds(tokens: Int32Array): SeedIndex {
  const slots = 2 ** (32 - Math.clz32(tokens.length * 2 - 1));
  const mask = slots - 1;
  const isKept = tokens.length <= keptTokens.length;
  const heads = (isKept ? keptHeads : new Int32Array(slots)).fill(-1, 0, slots);
  const next = isKept ? keptNext : new Int32Array(tokens.length);
  let row = 0;
  let repeats = 0;
  // from the right, so that chains run from left to right
  for (let i = tokens.length - SEED; i >= 0; i--) {
    const slot = slotOf(tokens, i, mask);
    const head = heads[slot] ?? -1;
    next[i] = head;
    heads[slot] = i;
    row = occursFrom(tokens, i, head, next) ? row + 1 : 0;
    if (row > repeats) repeats = row;
  }
  return { heads, next, mask, repeats, length: tokens.length };
}

/** True if the seed at `at` occurs at `place` too, or at a place chained to it. */
function occursFrom(tokens: Int32Array, at: number, place: number, next: Int32Array): boolean {
  for (let i = place; i >= 0; i = next[i] ?? -1) {
    if (tokens[i] !== tokens[at] || tokens[i + 1] !== tokens[at + 1]) continue;
    if (tokens[i + 2] === tokens[at + 2]) return true;
  }
  return false;
}

function isSameSeed(a: Int32Array, b: Int32Array, i: number, j: number): boolean {
  return a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2];
}

/** How many tokens are equal from the two positions onwards. */
function equalRight(a: Int32Array, b: Int32Array, i: number, j: number): number {
  const most = Math.min(a.length - i, b.length - j);
  let length = 0;
  while (length < most && a[i + length] === b[j + length]) length++;
  return length;
}

/** A common run as one text sees it. */
interface CommonRun {
  readonly start: number;
  readonly length: number;
  /** Its start in the other text. */
  readonly place: number;
}

/** By start; the longest first if several start together, then by place. */
function byStart(x: CommonRun, y: CommonRun): number {
  return x.start - y.start || y.length - x.length || x.place - y.place;
}

/** Gathers the runs that lie in no longer run, with all their places. */
class RunList {
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  /** The places of all runs; the places of run `k` begin at `bounds[k]`. */
  readonly #places: number[] = [];
  readonly #bounds: number[] = [];
  /** Runs met in this group. The first is appended right away, and taken back if there is another. */
  #met = 0;
  #group: CommonRun[] = [];

  /** Takes a run that was met; the runs of one group may come in any order. */
  meet(start: number, length: number, place: number): void {
    // most groups are a single run, which lies in no longer one and needs no object
    if (this.#met++ === 0) {
      this.#append(start, length, place);
    } else {
      if (this.#met === 2) this.#group.push(this.#takeLast());
      this.#group.push({ start, length, place });
    }
  }

  /** Ends a group: every run that is met from now on starts after it. */
  endGroup(): void {
    if (this.#met > 1) {
      this.#addGroup(this.#group.sort(byStart));
      this.#group = [];
    }
    this.#met = 0;
  }

  #takeLast(): CommonRun {
    this.#bounds.pop();
    const [start = 0, length = 0] = [this.#starts.pop(), this.#lengths.pop()];
    return { start, length, place: this.#places.pop() ?? 0 };
  }

  #addGroup(group: readonly CommonRun[]): void {
    let reach = 0;
    let last = -1;
    for (const { start, length, place } of group) {
      const end = start + length;
      const isSame = start === last && end === reach;
      if (end <= reach && !isSame) continue;
      if (isSame) this.#places.push(place);
      else this.#append(start, length, place);
      last = start;
      reach = end;
    }
  }

  #append(start: number, length: number, place: number): void {
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#bounds.push(this.#places.length);
    this.#places.push(place);
  }

  /** Returns all runs; none can be added afterwards. */
  runs(): LongestRuns {
    const [starts, lengths, places] = [this.#starts, this.#lengths, this.#places];
    const bounds = this.#bounds;
    bounds.push(places.length);
    const place = (k: number, target: number): number =>
      nearestIn(places, bounds[k] ?? 0, { to: bounds[k + 1] ?? 0, target });
    const onlyPlace = (k: number): number => {
      const from = bounds[k] ?? 0;
      return (bounds[k + 1] ?? 0) - from === 1 ? (places[from] ?? -1) : -1;
    };
    return { starts, lengths, place, onlyPlace };
  }
}

/** The value nearest to the target in an ascending range that is not empty. */
function nearestIn(
  values: readonly number[],
  from: number,
  { to, target }: { to: number; target: number },
): number {
  if (to - from === 1) return values[from] ?? 0;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  const above = values[low < to ? low : to - 1] ?? 0;
  const below = values[low > from ? low - 1 : from] ?? 0;
  return target - below <= above - target || above < target ? below : above;
}
