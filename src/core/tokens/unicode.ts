/**
 * What the tokeniser needs to know about a code point: its class, what it folds to, and whether
 * normalisation can change it. All of it comes from tables of one pinned Unicode version, because
 * Node versions differ in theirs and the same text must give the same tokens everywhere.
 *
 * The tables are run-length text (unicode-data.ts), unrolled up to the highest character that was
 * looked up: 2.2 MB and two milliseconds for all of it, a tenth of that for the alphabets of
 * Europe, nothing for plain ASCII. Foldings are read at the first letter beyond ASCII.
 */

import { CLASS_RUNS, FOLDINGS, OPTIONAL_MARKS, PLAIN_RUNS } from './unicode-data.ts';
import {
  ALL_POINTS,
  CLASS_MARK,
  CLASS_UNSPACED,
  CLASS_WORD,
  TABLE_BLOCK_BITS,
} from '../../kernel/layout/unicode.ts';

/** Ends a token: every code point in none of the classes below. */
export const SEPARATOR = 0;
/** A letter or a number of a script that spaces its words. */
export const WORD = CLASS_WORD;
/** A mark, or the tatweel: continues the token before it, and begins none. */
export const MARK = CLASS_MARK;
/** Default-ignorable: always dropped, as the soft hyphen and the zero-width space. */
export const IGNORABLE = 3;
/** A letter of a script that does not space its words: tokens are pairs of such characters. */
export const UNSPACED = CLASS_UNSPACED;
/** Not assigned in the pinned version: a separator, whatever a newer version makes of it. */
export const UNASSIGNED = 5;

/** What code points become that do not stay as they are, each as code points; some become none. */
export type Foldings = ReadonlyMap<number, readonly number[]>;

/** The unrolled tables, indexed by code point. */
export class UnicodeTables {
  /**
   * By block of 64 code points: 1 if a run of one class or plainness begins in it; all of any other
   * block is of one kind. Valid after `classes` and `plain` were read.
   */
  readonly mixed = new Uint8Array((ALL_POINTS >> TABLE_BLOCK_BITS) + 1);
  readonly #classes = new RunTable(CLASS_RUNS, this.mixed);
  readonly #plain = new RunTable(PLAIN_RUNS, this.mixed);
  #foldings: Foldings | undefined;
  #caseFoldings: Foldings | undefined;
  #optionalMarks: Foldings | undefined;

  /** By code point: its class. */
  get classes(): Uint8Array {
    return this.#classes.all();
  }

  /**
   * By code point: 1 if its tokens are the same with and without normalisation, whatever its
   * neighbours are.
   */
  get plain(): Uint8Array {
    return this.#plain.all();
  }

  /** Returns the class of a code point. */
  classOf(point: number): number {
    return this.#classes.at(point);
  }

  /** Returns false if normalisation can change the tokens of a code point. */
  isPlain(point: number): boolean {
    return this.#plain.at(point) === 1;
  }

  /**
   * Returns the form of a code point in which texts are compared, folded in case and without optional marks; undefined
   * if that is itself.
   */
  fold(point: number): readonly number[] | undefined {
    return this.foldings.get(point);
  }

  /** Those forms, of all code points that are not in it. Nothing in them folds again. */
  get foldings(): Foldings {
    return (this.#foldings ??= joinFoldings(parseFoldings(FOLDINGS, true), this.optionalMarks));
  }

  /**
   * The case foldings, full ones, of what does not fold to itself; and nothing for marks that stand alone and are
   * optional. Letters keep theirs: a stemmer knows é from e.
   */
  get caseFoldings(): Foldings {
    return (this.#caseFoldings ??= joinFoldings(
      parseFoldings(FOLDINGS, true),
      new Map([...this.optionalMarks].filter(([, plain]) => plain.length === 0)),
    ));
  }

  /** What stands for optional marks, and for letters that have them, when case is folded. */
  get optionalMarks(): Foldings {
    return (this.#optionalMarks ??= parseFoldings(OPTIONAL_MARKS));
  }
}

/** One folding after the other, except that what the second says of a code point goes first. */
function joinFoldings(first: Foldings, second: Foldings): Foldings {
  const joined = new Map(first);
  for (const [point, targets] of first) {
    if (!targets.some((target) => second.has(target))) continue;
    joined.set(
      point,
      targets.flatMap((target) => second.get(target) ?? [target]),
    );
  }
  for (const [point, targets] of second) joined.set(point, targets);
  return joined;
}

let shared: UnicodeTables | undefined;

/** The tables of this thread: they never change, so one copy serves all. */
export function unicodeTables(): UnicodeTables {
  return (shared ??= new UnicodeTables());
}

const SPACE = 0x20;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const COLON = 0x3a;
const GREATER = 0x3e;

/** Values by code point, unrolled from the first on, as far as they were looked up. */
class RunTable {
  readonly #runs: string;
  readonly #values = new Uint8Array(ALL_POINTS);
  readonly #mixed: Uint8Array;
  /** Values below this code point are unrolled; the rest of the text begins at `#next`. */
  #known = 0;
  #next = 0;

  constructor(runs: string, mixed: Uint8Array) {
    this.#runs = runs;
    this.#mixed = mixed;
  }

  at(point: number): number {
    if (point >= this.#known) this.#unroll(point);
    return this.#values[point] ?? 0;
  }

  all(): Uint8Array {
    this.#unroll(ALL_POINTS);
    return this.#values;
  }

  /**
   * Reads the digits by hand, because splitting thousands of runs would cost more than all else at
   * start-up.
   */
  #unroll(until: number): void {
    const runs = this.#runs;
    const values = this.#values;
    const mixed = this.#mixed;
    let at = this.#known;
    let i = this.#next;
    let length = 0;
    for (; at <= until && i <= runs.length; i++) {
      const code = i < runs.length ? runs.charCodeAt(i) : SPACE;
      if (code === COLON) {
        values.fill(runs.charCodeAt(++i) & 0xf, at, at + length);
      } else if (code === SPACE) {
        at += length;
        mixed[at >> TABLE_BLOCK_BITS] = 1;
        length = 0;
      } else {
        length = length * 36 + digitOf(code);
      }
    }
    this.#known = i > runs.length ? ALL_POINTS : at;
    this.#next = i;
  }
}

/** The value of a base-36 digit, 0-9 or a-z. */
const digitOf = (code: number): number => (code < COLON ? code - 0x30 : code - 0x57);

/**
 * Reads words of `gap>target[,target...]`, 0 for no target, by hand for the same reason. If targets are near, each is
 * what is to be added to the code point.
 */
function parseFoldings(foldings: string, areNear = false): Map<number, number[]> {
  const folds = new Map<number, number[]>();
  let targets: number[] = [];
  let point = 0;
  let value = 0;
  let sign = 1;
  for (let i = 0; i <= foldings.length; i++) {
    const code = i < foldings.length ? foldings.charCodeAt(i) : SPACE;
    if (code >= DIGIT_0 && code !== GREATER) {
      value = value * 36 + digitOf(code);
      continue;
    }
    if (code === GREATER) {
      point += value;
      targets = [];
      folds.set(point, targets);
    } else if (value !== 0) {
      targets.push(areNear ? point + sign * value : value);
    }
    sign = code === MINUS ? -1 : 1;
    value = 0;
  }
  return folds;
}
