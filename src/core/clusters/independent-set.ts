/**
 * Which texts to keep so that no two of them match and every other one matches one that is kept: the greedy maximal
 * independent set, by an order of preference.
 *
 * A text that is kept takes out its neighbours, then what it reaches through them and also matches. The latter are
 * measured on demand, as a text knows few of its partners in a cluster of thousands. So no chain takes anything out:
 * of A~B~C with A first, C stays. In the end each text that was taken out is told apart by the kept one that it
 * matches best.
 *
 * O(edges), and at most one comparison on demand for each neighbour of a neighbour.
 */

import type { Neighbours } from './neighbours.ts';

/** The texts to choose from, and how to measure them. */
export interface IndependentInput {
  /** Number of texts. */
  readonly size: number;
  readonly neighbours: Neighbours;
  /** Every text that has neighbours, the most wanted first. */
  readonly order: Iterable<number>;
  /** Returns the score of a pair that may never have been a candidate; -1 if it does not count. */
  readonly match: (kept: number, text: number) => number;
}

/** What no decision was made about. */
const OPEN = -1;

/** By text: itself if it is kept, else the kept text that it matches best. Texts without neighbours are kept. */
export function keepIndependent(input: IndependentInput): Int32Array {
  const keeper = new Int32Array(input.size).fill(OPEN);
  const score = new Float64Array(input.size);
  for (const text of input.order) {
    if (keeper[text] === OPEN) takeOut(text, input, { keeper, score });
  }
  for (let text = 0; text < keeper.length; text++) {
    if (keeper[text] === OPEN) keeper[text] = text;
  }
  moveToBest(input.neighbours, { keeper, score });
  return keeper;
}

/** The decisions so far. */
interface Decisions {
  readonly keeper: Int32Array;
  /** By text that was taken out: its score against its keeper. */
  readonly score: Float64Array;
}

/** Keeps a text, and takes out everything that matches it and is reached through its matches. */
function takeOut(
  kept: number,
  { neighbours, match }: IndependentInput,
  { keeper, score }: Decisions,
): void {
  const { starts, ends, documents, scores } = neighbours;
  const queue = [kept];
  const tried = new Set(queue);
  keeper[kept] = kept;
  for (const member of queue) {
    const end = ends[member] ?? 0;
    for (let i = starts[member] ?? 0; i < end; i++) {
      const text = documents[i] ?? 0;
      const isDirect = member === kept;
      if (tried.has(text) || (!isDirect && keeper[text] !== OPEN)) continue;
      tried.add(text);
      const found = isDirect ? (scores[i] ?? 0) : match(kept, text);
      if (found < 0) continue;
      // a match that another one took out still leads to further ones
      queue.push(text);
      if (keeper[text] !== OPEN) continue;
      keeper[text] = kept;
      score[text] = found;
    }
  }
}

/** Names for each text that was taken out the kept neighbour that it matches best. In a tie nothing changes. */
function moveToBest(
  { joined, starts, ends, documents, scores }: Neighbours,
  { keeper, score }: Decisions,
): void {
  for (const text of joined) {
    if (keeper[text] === text) continue;
    const end = ends[text] ?? 0;
    for (let i = starts[text] ?? 0; i < end; i++) {
      const other = documents[i] ?? 0;
      const found = scores[i] ?? 0;
      if (keeper[other] !== other || found <= (score[text] ?? 0)) continue;
      keeper[text] = other;
      score[text] = found;
    }
  }
}
