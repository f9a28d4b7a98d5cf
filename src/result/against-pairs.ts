/**
 * The pairs of a run that compares some documents, the asked ones, with the others: each has one of either. Verified
 * candidates, and in each cluster of all texts the pairs that ranking left out, as near copies on one side may take all places of a
 * text; so cost is that of the run, and of at most `MOST_MEASURED` comparisons for each cluster.
 */

import type { TextClustering } from '../core/clusters/text-clusters.ts';
import { pairCounts } from '../core/score/counting.ts';
import { measure } from '../core/score/known-pairs.ts';
import type { PairMeasure } from '../core/score/measure.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** Pairs of a cluster that are measured for it. */
const MOST_MEASURED = 10_000;

/** The documents of one text on both sides, ascending. */
export interface TextSides {
  readonly asked: number[];
  readonly others: number[];
}

/** A text of asked documents and one of others that match; the same text if they are equal. */
export interface AgainstPair {
  readonly asked: number;
  readonly other: number;
  /** Absent for the same text. */
  readonly measures?: PairMeasure;
}

/** By text: its documents on both sides. */
export function textSides(
  { identical: { representative } }: ScoredCorpus,
  isAsked: (document: number) => boolean,
): ReadonlyMap<number, TextSides> {
  const sides = new Map<number, TextSides>();
  for (let document = 0; document < representative.length; document++) {
    const text = representative[document] ?? document;
    let known = sides.get(text);
    if (known === undefined) sides.set(text, (known = { asked: [], others: [] }));
    known[isAsked(document) ? 'asked' : 'others'].push(document);
  }
  return sides;
}

/** The pairs that count, each once. */
export function listAgainst(
  corpus: ScoredCorpus,
  clustering: TextClustering,
  sides: ReadonlyMap<number, TextSides>,
): AgainstPair[] {
  const pairs = new Map<string, AgainstPair>();
  const take = (one: number, other: number, measures: PairMeasure): void => {
    for (const [asked, known] of [
      [one, other],
      [other, one],
    ] as const) {
      if (sides.get(asked)?.asked.length === 0 || sides.get(known)?.others.length === 0) continue;
      pairs.set(`${asked} ${known}`, { asked, other: known, measures });
    }
  };
  for (const pair of corpus.scored) {
    if (pairCounts(pair, corpus.settings)) take(pair.a, pair.b, pair);
  }
  for (const { asked, others } of clusteredTexts(clustering, sides)) {
    if (asked.length * others.length > MOST_MEASURED) continue;
    for (const one of asked) {
      for (const other of others) {
        if (one === other || pairs.has(`${one} ${other}`)) continue;
        const measures = measure(corpus, one, other);
        if (pairCounts(measures, corpus.settings)) take(one, other, measures);
      }
    }
  }
  for (const [text, { asked, others }] of sides) {
    const hasBoth = asked.length > 0 && others.length > 0;
    if (hasBoth && corpus.intake.collection.length(text) > 0) {
      pairs.set(`${text} ${text}`, { asked: text, other: text });
    }
  }
  return [...pairs.values()];
}

/** The texts of each cluster by the side that they are on; a text may be on both. */
function clusteredTexts(
  { centre }: TextClustering,
  sides: ReadonlyMap<number, TextSides>,
): Iterable<TextSides> {
  const clusters = new Map<number, TextSides>();
  for (const [text, { asked, others }] of sides) {
    const home = centre[text] ?? -1;
    if (home === -1) continue;
    let known = clusters.get(home);
    if (known === undefined) clusters.set(home, (known = { asked: [], others: [] }));
    if (asked.length > 0) known.asked.push(text);
    if (others.length > 0) known.others.push(text);
  }
  return clusters.values();
}
