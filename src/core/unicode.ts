/**
 * What the tokeniser needs to know of a code point: its class, its case folding, and whether
 * normalisation can touch it. All three come from tables of one pinned Unicode version, because
 * Node versions differ in theirs and the same text must give the same tokens everywhere.
 *
 * The tables are run-length text (unicode-data.ts), unrolled once on the first character beyond
 * ASCII: 2.2 MB and about 3 ms that plain English never pays.
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
export interface UnicodeTables {
  readonly classes: Uint8Array;
  /** 1 where the tokens are the same with and without normalisation, whatever stands beside it. */
  readonly plain: Uint8Array;
  /** Full case foldings; a code point without one folds to itself. */
  readonly folds: ReadonlyMap<number, readonly number[]>;
}

/** Unrolls the tables. O(code points). */
export function loadUnicodeTables(): UnicodeTables {
  return {
    classes: unroll(CLASS_RUNS),
    plain: unroll(PLAIN_RUNS),
    folds: parseFoldings(FOLDINGS),
  };
}

function unroll(runs: string): Uint8Array {
  const values = new Uint8Array(CODE_POINTS);
  let at = 0;
  for (const run of runs.split(' ')) {
    const [length = '', value] = run.split(':');
    const end = at + parseInt(length, 36);
    if (value !== undefined) values.fill(Number(value), at, end);
    at = end;
  }
  return values;
}

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
