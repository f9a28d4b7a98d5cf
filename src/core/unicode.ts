/**
 * What the tokeniser needs to know of a code point: its class, its case folding, and whether
 * normalisation can touch it. All three come from tables of one pinned Unicode version, because
 * Node versions differ in theirs and the same text must give the same tokens everywhere.
 *
 * The tables are run-length text (unicode-data.ts), unrolled once on the first character beyond
 * ASCII: 2.2 MB and a few milliseconds that plain ASCII never pays; foldings on the first such letter.
 */
import { CLASS_RUNS, FOLDINGS, PLAIN_RUNS } from './unicode-data.ts';

/** Ends a token: everything that is none of the classes below. */
export const SEPARATOR = 0;
/** A letter or a number of a script that spaces its words. */
export const WORD = 1;
/** A mark: continues the token before it, and begins none. */
export const MARK = 2;
/** Default-ignorable: dropped wherever it stands, the soft hyphen and the zero-width space. */
export const IGNORABLE = 3;
/** A letter of a script that does not space its words: tokens are pairs of such characters. */
export const UNSPACED = 4;
/** Not assigned in the pinned version: a separator, whatever a newer version makes of it. */
export const UNASSIGNED = 5;

const CODE_POINTS = 0x110000;

/** The unrolled tables, indexed by code point. */
export class UnicodeTables {
  readonly classes: Uint8Array = unroll(CLASS_RUNS);
  /** 1 where the tokens are the same with and without normalisation, whatever stands beside it. */
  readonly plain: Uint8Array = unroll(PLAIN_RUNS);
  #folds: ReadonlyMap<number, readonly number[]> | undefined;

  /** The full case folding of a code point, or undefined where it folds to itself. */
  fold(point: number): readonly number[] | undefined {
    this.#folds ??= parseFoldings(FOLDINGS);
    return this.#folds.get(point);
  }
}

const SPACE = 0x20;
const COLON = 0x3a;

/** Reads the digits by hand: splitting thousands of runs costs more than all else at start-up. */
function unroll(runs: string): Uint8Array {
  const values = new Uint8Array(CODE_POINTS);
  let at = 0;
  let length = 0;
  for (let i = 0; i <= runs.length; i++) {
    const code = i < runs.length ? runs.charCodeAt(i) : SPACE;
    if (code === COLON) {
      values.fill(runs.charCodeAt(++i) & 0xf, at, at + length);
    } else if (code === SPACE) {
      at += length;
      length = 0;
    } else {
      length = length * 36 + digitOf(code);
    }
  }
  return values;
}

/** The value of a base-36 digit, 0-9 or a-z. */
const digitOf = (code: number): number => (code < COLON ? code - 0x30 : code - 0x57);

function parseFoldings(foldings: string): Map<number, number[]> {
  const folds = new Map<number, number[]>();
  let point = 0;
  for (const folding of foldings.split(' ')) {
    const [gap = '', targets = ''] = folding.split('>');
    point += parseInt(gap, 36);
    folds.set(
      point,
      targets.split(',').map((target) => parseInt(target, 36)),
    );
  }
  return folds;
}
