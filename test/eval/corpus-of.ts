/** A scored corpus that a test makes up. */

import type { ScoredDocuments } from '../../src/eval/scored-documents.ts';
import { RELATIONS, type Relation } from '../../src/model/settings.ts';

/** One scored pair. */
export type Scored = readonly [a: number, b: number, score: number, relation: Relation];

/** Documents whose clusters are what the counting pairs connect. */
export function corpusOf(ids: readonly string[], scored: readonly Scored[]): ScoredDocuments {
  const scores = Float64Array.from(scored, ([, , score]) => score);
  return {
    ids,
    pairs: {
      a: Int32Array.from(scored, ([a]) => a),
      b: Int32Array.from(scored, ([, b]) => b),
      relation: Uint8Array.from(scored, ([, , , relation]) => RELATIONS.indexOf(relation)),
      score: scores,
      resemblance: scores.map((score) => score / 2),
      containment: scores,
    },
    cluster: ({ by, threshold, relation }) => {
      const measured = scored.map(([, , score]) => (by === 'resemblance' ? score / 2 : score));
      const counting = scored.filter(
        (pair, i) =>
          (measured[i] ?? 0) >= threshold &&
          RELATIONS.indexOf(pair[3]) <= RELATIONS.indexOf(relation),
      );
      return connect(ids.length, counting);
    },
    measure: () => ({ score: 0, resemblance: 0, containment: 0, relation: 'rewrite' }),
    opening: (document) => `All about the ${ids[document]}`,
  };
}

function connect(documents: number, pairs: readonly Scored[]): Int32Array {
  const cluster = new Int32Array(documents).fill(-1);
  for (const [a, b] of pairs) {
    const [from, to] = [cluster[b] ?? -1, cluster[a] === -1 ? a : (cluster[a] ?? -1)];
    cluster[a] = to;
    cluster[b] = to;
    if (from >= 0) cluster.forEach((old, i) => old === from && (cluster[i] = to));
  }
  return cluster;
}
