/**
 * What a result says of two documents of one cluster. An identical copy has one pair, with the first id of
 * its text, and that one has the others. Cost: one pass over the pairs.
 */

import type { DedupeResult, Pair } from '../../model/result.ts';
import type { Measure } from '../../model/settings.ts';

/** A pair as one of its documents sees it. */
export interface Beside {
  readonly relation: Pair['relation'];
  readonly score: number;
  readonly resemblance: number;
  /** The share of its shingles that the other has, and of the other's that it has. */
  readonly ofThis: number;
  readonly ofOther: number;
}

/** How a document is beside another; undefined if the result lists no pair of theirs. */
export type FindBeside = (document: string, other: string) => Beside | undefined;

const SAME: Beside = { relation: 'identical', score: 1, resemblance: 1, ofThis: 1, ofOther: 1 };

/** The measure that a threshold is compared with. */
export function measureBeside(beside: Omit<Beside, 'relation'>, by: Measure): number {
  if (by === 'score') return beside.score;
  return by === 'resemblance' ? beside.resemblance : Math.max(beside.ofThis, beside.ofOther);
}

/** The pairs of a result by their documents. */
export function besides({ pairs }: Pick<DedupeResult, 'pairs'>): FindBeside {
  const first = new Map<string, string>();
  const byOther = new Map<string, Map<string, Pair>>();
  for (const pair of pairs) {
    if (pair.relation === 'identical') first.set(pair.b, pair.a);
    const others = byOther.get(pair.a);
    if (others === undefined) byOther.set(pair.a, new Map([[pair.b, pair]]));
    else others.set(pair.b, pair);
  }
  return (document, other) => {
    const [one, two] = [first.get(document) ?? document, first.get(other) ?? other];
    if (one === two) return SAME;
    const pair = byOther.get(one)?.get(two) ?? byOther.get(two)?.get(one);
    return pair && besideOf(pair, pair.a === one);
  };
}

/** The pair as its first document sees it, or else its second. */
export function besideOf(pair: Pair, isFirst: boolean): Beside {
  const { relation, score, resemblance, containmentA: a, containmentB: b } = pair;
  const [ofThis, ofOther] = isFirst ? [a, b] : [b, a];
  return { relation, score, resemblance, ofThis, ofOther };
}
