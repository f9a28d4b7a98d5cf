/**
 * Divides the texts of a cluster into tellings: those that were copied from one text, edited or cut, belong
 * together, and a rewrite is a telling of its own. Forty articles may so be three stories.
 *
 * Near-duplicates are one telling, also over others between them: all match the centre of the cluster
 * already, so no chain leads far. An excerpt, with its own near-duplicates, goes to the one text that has
 * the most of it; two tellings of which a third text has parts do not become one by that.
 *
 * O(pairs) but for a nearly constant factor. Reads only measures, so the order of its input means nothing.
 */

import type { ScoredPair } from '../score/counting.ts';
import { shorterSide } from '../score/relation.ts';
import { Groups } from './groups.ts';

/** An excerpt, and a text that it may be from. */
interface Cut {
  readonly part: number;
  readonly whole: number;
  /** The share of the part that the whole has. */
  readonly share: number;
  readonly score: number;
}

/**
 * The tellings among `texts`, which are ascending; each ascending, in order of their first texts. Pairs with other
 * texts, and relations that say nothing of a copy, are passed over.
 */
export function findTellings(
  texts: readonly number[],
  pairs: readonly ScoredPair[],
  lengthOf: (text: number) => number,
): number[][] {
  const groups = new Groups(texts);
  const cuts: Cut[] = [];
  for (const pair of pairs) {
    if (!groups.has(pair.a) || !groups.has(pair.b)) continue;
    if (pair.relation === 'near-duplicate') groups.join(pair.a, pair.b);
    if (pair.relation === 'excerpt') cuts.push(cutOf(pair, lengthOf));
  }
  for (const { part, whole } of bestCuts(cuts, groups)) groups.join(part, whole);
  return groups.list();
}

function cutOf({ a, b, score, ...pair }: ScoredPair, lengthOf: (text: number) => number): Cut {
  return shorterSide(lengthOf(a), lengthOf(b)) === 'a'
    ? { part: a, whole: b, share: pair.containmentA, score }
    : { part: b, whole: a, share: pair.containmentB, score };
}

/** The best cut out of each group of near-duplicates, found before any of them joins another. */
function bestCuts(cuts: readonly Cut[], groups: Groups): readonly Cut[] {
  const best = new Map<number, Cut>();
  for (const cut of cuts) {
    const group = groups.rootOf(cut.part);
    if (group === groups.rootOf(cut.whole)) continue;
    const known = best.get(group);
    if (known === undefined || byCloseness(cut, known) < 0) best.set(group, cut);
  }
  return [...best.values()];
}

function byCloseness(x: Cut, y: Cut): number {
  return y.share - x.share || y.score - x.score || x.whole - y.whole || x.part - y.part;
}
