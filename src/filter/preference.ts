/**
 * The order in which documents are wanted: by the rules that were asked for, the first rule first, then as for
 * `original`. O(n log n) in the documents that match another one.
 */

import { bytesOf } from '../files/bytes-path.ts';
import { compileGlob, matchesGlob } from '../files/glob.ts';
import { DedupeError } from '../model/error.ts';

/** Rules that are words; any other is a glob over ids and paths. */
export const KEEP_RULES = ['original', 'longest', 'oldest', 'newest', 'first'] as const;

/** A document that matches another one, as the rules see it. */
export interface Choice {
  /** Its place in the order of ids. */
  readonly document: number;
  readonly id: string;
  readonly path: string;
  readonly words: number;
  /** ISO 8601. */
  readonly date?: string | undefined;
  /** Its file among those that are read, and its line, or its number where that tells more. */
  readonly file: number;
  readonly line: number;
  /** 0 for the original of a cluster, 1 for others, 2 for a digest. */
  readonly rank: number;
  /** How many texts it matches. */
  readonly matches: number;
}

/** Negative if `x` is wanted more. */
type Order = (x: Choice, y: Choice) => number;

/** What comes after every date, and before every date turned around. */
const UNDATED = '\uffff';

const byOldest: Order = ({ date: x = UNDATED }, { date: y = UNDATED }) =>
  x < y ? -1 : x > y ? 1 : 0;
const byNewest: Order = ({ date: x = '' }, { date: y = '' }) => (x > y ? -1 : x < y ? 1 : 0);

const ORDERS: Readonly<Record<(typeof KEEP_RULES)[number], Order>> = {
  original: (x, y) => x.rank - y.rank || y.matches - x.matches,
  longest: (x, y) => y.words - x.words,
  oldest: byOldest,
  newest: byNewest,
  first: (x, y) => x.file - y.file || x.line - y.line,
};

/**
 * Sorts the choices, the most wanted first. The same whatever their order was.
 *
 * @throws {DedupeError} `BAD_OPTION` for a glob that can match nothing.
 */
export function sortByPreference(choices: readonly Choice[], rules: readonly string[]): Choice[] {
  const orders = [...rules.map(orderOf), ORDERS.original];
  return choices.toSorted((x, y) => {
    for (const order of orders) {
      const difference = order(x, y);
      if (difference !== 0) return difference;
    }
    return x.document - y.document;
  });
}

function orderOf(rule: string): Order {
  const name = KEEP_RULES.find((known) => known === rule);
  return name === undefined ? patternOrder(rule) : ORDERS[name];
}

/** Documents that the glob matches come first. It is matched once for each. */
function patternOrder(pattern: string): Order {
  const matches = matcherOf(pattern);
  const known = new Map<number, number>();
  const rank = (choice: Choice): number => {
    let found = known.get(choice.document);
    if (found === undefined) {
      found = matches(choice) ? 0 : 1;
      known.set(choice.document, found);
    }
    return found;
  };
  return (x, y) => rank(x) - rank(y);
}

/** True for a document whose id or path the glob matches, whole or from the start of one of its parts. */
export function matcherOf(pattern: string): (choice: Pick<Choice, 'id' | 'path'>) => boolean {
  const bytes = bytesOf(pattern);
  const globs = [compileGlob(bytes), compileGlob(`**/${bytes}`)];
  const usable = globs.filter((glob) => glob !== undefined);
  if (usable.length < globs.length) {
    const found = JSON.stringify(pattern);
    throw new DedupeError('BAD_OPTION', `invalid value ${found} for --keep: it can match nothing`);
  }
  return ({ id, path }) =>
    usable.some((glob) => matchesGlob(glob, bytesOf(id)) || matchesGlob(glob, bytesOf(path)));
}
