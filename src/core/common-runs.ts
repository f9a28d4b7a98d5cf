/**
 * The longest common runs of two token sequences, for each side: the ranges of one text that stand in
 * the other, token by token, and lie in no longer range that does; with the places where they stand.
 *
 * The quick way chains the places of every 3 tokens of A and reads B against them. Of B, only what
 * could reach beyond the longest run so far is looked up; of A's runs of n tokens or more, each holds
 * one of every n - 2 positions of B. It costs O(tokens + pairs of equal seeds that are met), and those
 * are few unless a text repeats itself. Where they are more than `MOST_STEPS` a token, the suffixes of
 * both texts are sorted instead: O(n log n) whatever repeats. Both ways give the same runs.
 */
import { SuffixRuns } from './suffix-runs.ts';

/** Tokens of the shortest run. */
export const SEED = 3;
/** Steps a token that the quick way may take before sorting is sure to be quicker. */
const MOST_STEPS = 4;
/** Steps in any text, however short. */
const FREE_STEPS = 2048;

/** The longest runs of one text, by their start, so that they are by their end as well. */
export interface LongestRuns {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** Where run `k` stands in the other text: the start nearest to `target`, of two the smaller. */
  place(k: number, target: number): number;
}

/**
 * The longest common runs of two texts of 3 tokens or more, exact however often anything repeats. One
 * pair of texts at a time: the index is shared with the pair after it.
 */
export class CommonRuns {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #index: SeedIndex;
  #bySuffix: SuffixRuns | undefined;
  readonly #mostSteps: number;

  constructor(a: Int32Array, b: Int32Array) {
    this.#a = a;
    this.#b = b;
    this.#index = indexSeeds(a);
    this.#mostSteps = FREE_STEPS + MOST_STEPS * (a.length + b.length);
  }

  /** The runs of the second text of 3 tokens or more. */
  ofB(): LongestRuns {
    return this.#lookUpB() ?? this.#sorted().ofB(SEED);
  }

  /** The runs of the first text of `least` tokens or more, 3 at least. */
  ofA(least: number): LongestRuns {
    return this.#lookUpA(least) ?? this.#sorted().ofA(least);
  }

  #sorted(): SuffixRuns {
    this.#bySuffix ??= new SuffixRuns(this.#a, this.#b);
    return this.#bySuffix;
  }

  /** Nothing if it takes too many steps. */
  #lookUpB(): LongestRuns | undefined {
    const [a, b] = [this.#a, this.#b];
    const { heads, next, mask } = this.#index;
    const found = new RunList();
    let met: Run[] = [];
    let steps = this.#mostSteps;
    for (let at = 0, reach = 0; at + SEED <= b.length; at = Math.max(at + 1, reach - SEED + 1)) {
      for (let i = heads[slotOf(b, at, mask)] ?? -1; i >= 0; i = next[i] ?? -1) {
        const right = equalRight(a, b, i, at);
        steps -= right + 1;
        if (steps < 0) return undefined;
        if (right < SEED) continue;
        const left = equalLeft(a, b, i, { j: at, most: i });
        steps -= left;
        met.push({ start: at - left, length: left + right, place: i - left });
        reach = Math.max(reach, at + right);
      }
      // a later lookup meets only runs that start after all of these
      if (met.length === 0) continue;
      found.add(met);
      met = [];
    }
    return found.runs();
  }

  /** Nothing if it takes too many steps. */
  #lookUpA(least: number): LongestRuns | undefined {
    const [a, b] = [this.#a, this.#b];
    const { heads, next, mask } = this.#index;
    const found = new RunList();
    const met: Run[] = [];
    const stride = least - SEED + 1;
    let steps = this.#mostSteps;
    for (let j = 0; j + SEED <= b.length; j += stride) {
      for (let i = heads[slotOf(b, j, mask)] ?? -1; i >= 0; i = next[i] ?? -1) {
        const left = equalLeft(a, b, i, { j, most: stride });
        steps -= left + 1;
        if (steps < 0) return undefined;
        // met a stride ago
        if (left === stride) continue;
        const right = equalRight(a, b, i, j);
        steps -= right;
        if (right < SEED || left + right < least) continue;
        met.push({ start: i - left, length: left + right, place: j - left });
      }
    }
    found.add(met);
    return found.runs();
  }
}

/** Positions of every seed, as chains: `heads` by hash slot, `next` by position. */
interface SeedIndex {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
}

function slotOf(tokens: Int32Array, at: number, mask: number): number {
  const mixed =
    Math.imul(tokens[at] ?? 0, 0x9e3779b1) ^
    Math.imul(tokens[at + 1] ?? 0, 0x85ebca6b) ^
    Math.imul(tokens[at + 2] ?? 0, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** Slots that are kept from text to text: most texts fit, and allocating costs more than indexing. */
const KEPT_SLOTS = 2 ** 13;
const keptHeads = new Int32Array(KEPT_SLOTS);
const keptNext = new Int32Array(KEPT_SLOTS / 2);

/** Holds until the next text is indexed. */
function indexSeeds(tokens: Int32Array): SeedIndex {
  const slots = 2 ** (32 - Math.clz32(tokens.length * 2 - 1));
  const mask = slots - 1;
  const isKept = slots <= KEPT_SLOTS;
  const heads = (isKept ? keptHeads : new Int32Array(slots)).fill(-1, 0, slots);
  const next = isKept ? keptNext : new Int32Array(tokens.length);
  // from the right, so that chains run from left to right
  for (let i = tokens.length - SEED; i >= 0; i--) {
    const slot = slotOf(tokens, i, mask);
    next[i] = heads[slot] ?? -1;
    heads[slot] = i;
  }
  return { heads, next, mask };
}

/** How many tokens are equal from the two positions on. */
function equalRight(a: Int32Array, b: Int32Array, i: number, j: number): number {
  const most = Math.min(a.length - i, b.length - j);
  let length = 0;
  while (length < most && a[i + length] === b[j + length]) length++;
  return length;
}

/** How many tokens are equal before the two positions, counted up to `most`. */
function equalLeft(
  a: Int32Array,
  b: Int32Array,
  i: number,
  { j, most }: { j: number; most: number },
): number {
  const limit = Math.min(i, j, most);
  let length = 0;
  while (length < limit && a[i - length - 1] === b[j - length - 1]) length++;
  return length;
}

/** A common run as one text sees it. */
interface Run {
  readonly start: number;
  readonly length: number;
  /** Its start in the other text. */
  readonly place: number;
}

/** The longest first of those that start together, then by place. */
function byStart(x: Run, y: Run): number {
  return x.start - y.start || y.length - x.length || x.place - y.place;
}

/** Gathers runs that are in no longer one, with all their places. */
class RunList {
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  /** The places of all runs, those of run `k` from `bounds[k]` on. */
  readonly #places: number[] = [];
  readonly #bounds: number[] = [];

  /** Adds runs that start after those added before. */
  add(group: Run[]): void {
    if (group.length > 1) group.sort(byStart);
    let reach = 0;
    let last = -1;
    for (const { start, length, place } of group) {
      const end = start + length;
      const isSame = start === last && end === reach;
      if (end <= reach && !isSame) continue;
      if (!isSame) {
        this.#starts.push(start);
        this.#lengths.push(length);
        this.#bounds.push(this.#places.length);
      }
      this.#places.push(place);
      last = start;
      reach = end;
    }
  }

  /** All runs; none can be added any more. */
  runs(): LongestRuns {
    const [starts, lengths, places] = [this.#starts, this.#lengths, this.#places];
    const bounds = this.#bounds;
    bounds.push(places.length);
    const place = (k: number, target: number): number =>
      nearestIn(places, bounds[k] ?? 0, { to: bounds[k + 1] ?? 0, target });
    return { starts, lengths, place };
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
