/**
 * Groups documents around centres, so that every member matches its centre and chains do not
 * collapse.
 *
 * Centres are taken in order of the sum of their scores, the best connected text first. A centre
 * takes its unassigned neighbours, then those neighbours of its members that also match it. These
 * are measured on demand: in a cluster of thousands a text is compared with few others, and its
 * centre need not be among them. At the end each member moves to the centre that it matches best.
 * A~B~C is one cluster if B is the centre; in A~B~C~D the two ends are never in one cluster. A
 * variant of star clustering (Aslam, Pelekhov and Rus 2004).
 *
 * O(edges) look-ups, and at most one comparison on demand for each edge.
 */

import type { Neighbours } from './neighbours.ts';

/** The documents to group, and how to measure them. */
export interface ClusterInput {
  /** Number of documents. Their numbers are in order of id, which breaks ties. */
  readonly size: number;
  readonly neighbours: Neighbours;
  /** Returns the score of a pair that may never have been a candidate; -1 if it does not count. */
  readonly match: (centre: number, document: number) => number;
  /** 1 for documents that join no cluster. */
  readonly isExcluded: Uint8Array;
}

/** The cluster of every document. */
export interface Clustering {
  /** By document: its centre; itself if it is a centre with members; -1 for none. */
  readonly centre: Int32Array;
  /** By document: its score against its centre; 1 for the centre; 0 for none. */
  readonly score: Float64Array;
}

/** Groups the documents. The result does not depend on the order of the edges. */
export function clusterDocuments(input: ClusterInput): Clustering {
  const { neighbours } = input;
  const clustering: Clustering = {
    centre: new Int32Array(input.size).fill(-1),
    score: new Float64Array(input.size),
  };
  for (const centre of centreOrder(input)) {
    if (clustering.centre[centre] === -1) takeMembers(centre, input, clustering);
  }
  moveToBestCentre(neighbours, clustering);
  dissolveLoneCentres(neighbours, clustering);
  return clustering;
}

/** Documents with neighbours, by the sum of their scores, descending, then by id. */
function centreOrder({ neighbours, size, isExcluded }: ClusterInput): number[] {
  const { joined, starts, ends, scores } = neighbours;
  const sums = new Float64Array(size);
  const order: number[] = [];
  for (const d of joined) {
    if (isExcluded[d] === 1) continue;
    // smallest first, so that rounding does not depend on the order of the edges
    const sorted = scores.slice(starts[d], ends[d]).sort();
    let sum = 0;
    for (const score of sorted) sum += score;
    sums[d] = sum;
    order.push(d);
  }
  return order.sort((x, y) => (sums[y] ?? 0) - (sums[x] ?? 0) || x - y);
}

/** Assigns to `centre` everything that matches it and is reached from it through members. */
function takeMembers(
  centre: number,
  { neighbours, match, isExcluded }: ClusterInput,
  clustering: Clustering,
): void {
  const { starts, ends, documents, scores } = neighbours;
  const queue = [centre];
  const tried = new Set<number>(queue);
  clustering.centre[centre] = centre;
  clustering.score[centre] = 1;
  for (const member of queue) {
    const end = ends[member] ?? 0;
    for (let i = starts[member] ?? 0; i < end; i++) {
      const document = documents[i] ?? 0;
      if (clustering.centre[document] !== -1 || isExcluded[document] === 1) continue;
      if (tried.has(document)) continue;
      tried.add(document);
      const score = member === centre ? (scores[i] ?? 0) : match(centre, document);
      if (score < 0) continue;
      clustering.centre[document] = centre;
      clustering.score[document] = score;
      queue.push(document);
    }
  }
}

/**
 * Moves each member to the neighbouring centre that it matches best. In a tie it stays; a tie
 * between two other centres goes to the smaller number.
 */
function moveToBestCentre(
  { joined, starts, ends, documents, scores }: Neighbours,
  { centre, score }: Clustering,
): void {
  const isCentre = new Uint8Array(centre.length);
  for (const document of joined) if (centre[document] === document) isCentre[document] = 1;
  for (const document of joined) {
    const first = centre[document] ?? -1;
    if (first === -1 || isCentre[document] === 1) continue;
    const end = ends[document] ?? 0;
    for (let i = starts[document] ?? 0; i < end; i++) {
      const other = documents[i] ?? 0;
      if (isCentre[other] === 0) continue;
      const gain = (scores[i] ?? 0) - (score[document] ?? 0);
      const best = centre[document] ?? -1;
      if (gain < 0 || (gain === 0 && (best === first || best < other))) continue;
      centre[document] = other;
      score[document] = scores[i] ?? 0;
    }
  }
}

/** A centre whose members have all left is in no cluster. */
function dissolveLoneCentres({ joined }: Neighbours, { centre, score }: Clustering): void {
  const members = new Int32Array(centre.length);
  for (const document of joined) {
    const at = centre[document] ?? -1;
    if (at >= 0) members[at] = (members[at] ?? 0) + 1;
  }
  for (const document of joined) {
    if (centre[document] !== document || members[document] !== 1) continue;
    centre[document] = -1;
    score[document] = 0;
  }
}
