/**
 * The pairs that a run gets most wrong: false pairs with the highest measures, and missed true pairs
 * with the lowest.
 */

import { isTogether } from './threshold-judge.ts';
import { groupByLabel } from './metrics.ts';
import { type JudgedRun, MistakeLister, type MistakeList } from './mistake-lister.ts';
import { separatedPairs } from './separated-pairs.ts';
import {
  isCopy,
  type JudgedPairs,
  pairKey,
  type TrueClusters,
  type TruePairs,
} from './labels/truth.ts';

/** What a run gets wrong at its threshold. */
export interface Mistakes {
  readonly threshold: number;
  /** Found, in the sense of precision, but not true; highest measure first. */
  readonly falsePairs: MistakeList;
  /** True, but not found, in the sense of recall; lowest measure first. */
  readonly missedPairs: MistakeList;
}

/** Lists up to `count` mistakes of each kind, and counts all. */
export function findMistakes(run: JudgedRun, count: number): Mistakes {
  const { corpus, truth, settings } = run;
  const lister = new MistakeLister(run, count);
  const list = (): Lists => {
    if (truth.kind === 'judged') return listJudged({ ...run, truth }, lister);
    const found = corpus.cluster(settings);
    if (truth.kind === 'clusters') return listByClusters({ ...run, truth }, found, lister);
    return listByPairs({ ...run, truth }, found, lister);
  };
  const [falsePairs, missedPairs] = list();
  return { threshold: settings.threshold, falsePairs, missedPairs };
}

type Lists = readonly [falsePairs: MistakeList, missedPairs: MistakeList];

function listByClusters(
  { corpus, truth, judge, result }: JudgedRun<TrueClusters>,
  found: Int32Array,
  lister: MistakeLister,
): Lists {
  const { pairs, truePairs } = judge.expansion;
  const { a, b } = corpus.pairs;
  const isLabelled = (x: number): boolean => (truth.labels[x] ?? -1) >= 0;
  const isFound = (x: number, y: number): boolean => isTogether(found, x, y);
  const isTrue = (x: number, y: number): boolean => isTogether(truth.labels, x, y);
  const isFoundPair = (i: number): boolean => isFound(a[i] ?? -1, b[i] ?? -1);
  const foundGroups = groupByLabel(found.map((cluster, x) => (isLabelled(x) ? cluster : -1)));
  const falsePairs = lister.list({
    isWorstHighest: true,
    pairs: result.pairs - result.truePairs,
    weightOf: (i) => (isFoundPair(i) ? (pairs[i] ?? 0) - (truePairs[i] ?? 0) : 0),
    isExample: (x, y) => isLabelled(x) && isLabelled(y) && !isTrue(x, y),
    enumerate: () => separatedPairs(foundGroups, isTrue),
  });
  const missedPairs = lister.list({
    isWorstHighest: false,
    pairs: truth.pairs - result.truePairs,
    weightOf: (i) => (isFoundPair(i) ? 0 : (truePairs[i] ?? 0)),
    isExample: isTrue,
    enumerate: () => separatedPairs(truth.groups, isFound),
  });
  return [falsePairs, missedPairs];
}

function listByPairs(
  { corpus, truth, judge, result, settings }: JudgedRun<TruePairs>,
  found: Int32Array,
  lister: MistakeLister,
): Lists {
  const { pairs, truePairs, listedAs } = judge.expansion;
  const counts = (i: number): boolean => judge.isListed(i, settings.threshold);
  const keyOf = (x: number, y: number): number => pairKey(x, y, corpus.ids.length);
  const known = new Set(Array.from(truth.a, (x, index) => keyOf(x, truth.b[index] ?? x)));
  const missed: (readonly [number, number])[] = [];
  const weights = new Map<number, number>();
  for (const [index, x] of truth.a.entries()) {
    const y = truth.b[index] ?? x;
    const i = listedAs[index] ?? -1;
    if (isTogether(found, x, y) || (i >= 0 && counts(i))) continue;
    missed.push([x, y]);
    weights.set(i, (weights.get(i) ?? 0) + 1);
  }
  const falsePairs = lister.list({
    isWorstHighest: true,
    pairs: result.pairs - result.truePairs,
    weightOf: (i) => (counts(i) ? (pairs[i] ?? 0) - (truePairs[i] ?? 0) : 0),
    isExample: (x, y) => !known.has(keyOf(x, y)),
    enumerate: () => [],
  });
  const missedPairs = lister.list({
    isWorstHighest: false,
    pairs: missed.length,
    weightOf: (i) => weights.get(i) ?? 0,
    isExample: (x, y) => known.has(keyOf(x, y)),
    enumerate: () => missed,
  });
  return [falsePairs, missedPairs];
}

/** Counted by judged pairs, not by their weights: these are the pairs to read. */
function listJudged(
  { corpus, truth, judge, settings }: JudgedRun<JudgedPairs>,
  lister: MistakeLister,
): Lists {
  const keyOf = (x: number, y: number): number => pairKey(x, y, corpus.ids.length);
  const listRows = (isWorstHighest: boolean): MistakeList => {
    const labels = new Map<number, string>();
    const weights = new Map<number, number>();
    const pairs: (readonly [number, number])[] = [];
    for (const [row, i] of judge.expansion.listedAs.entries()) {
      const isReported = judge.isListed(i, settings.threshold);
      if (isCopy(truth, row) === isReported || isReported !== isWorstHighest) continue;
      const pair = [truth.a[row] ?? -1, truth.b[row] ?? -1] as const;
      pairs.push(pair);
      weights.set(i, (weights.get(i) ?? 0) + 1);
      labels.set(keyOf(...pair), truth.names[truth.labels[row] ?? -1]?.label ?? '');
    }
    return lister.list({
      isWorstHighest,
      pairs: pairs.length,
      weightOf: (i) => weights.get(i) ?? 0,
      isExample: (x, y) => labels.has(keyOf(x, y)),
      enumerate: () => pairs,
      labelOf: (x, y) => labels.get(keyOf(x, y)),
    });
  };
  return [listRows(true), listRows(false)];
}
