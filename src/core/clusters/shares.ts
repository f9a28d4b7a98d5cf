/**
 * How much of a document comes from each of several others, and how much from none.
 *
 * A token belongs to the source with the longest shared run over it. Between runs of one length it
 * belongs to the source with the higher score, then to the smaller number. A token that no run
 * covers is the document's own. O(r log r + tokens in runs) for r runs.
 */

import type { Run } from '../shingles/shared-runs.ts';

/** Shortest run, in tokens, that shows a source; set phrases are shorter. */
export const MIN_SHARED_RUN = 5;
/** How many tokens a source must add to those before it. */
const MIN_ADDED = 12;
/** Shares are rounded to 6 decimals. */
const PARTS = 1e6;

/** A document from which another may have taken text. */
export interface SourceText {
  /** Its number; smaller numbers have smaller ids. */
  readonly document: number;
  /** Its score with the document. */
  readonly score: number;
  /**
   * The runs of the composed document that this one has too, in order; two runs may have a token in
   * common.
   */
  readonly runs: readonly Run[];
}

/**
 * What a document is made of, in [0, 1]. The shares and `own` add up to 1 exactly, in millionths.
 */
export interface Shares {
  /** By source, in the order given. */
  readonly shares: readonly number[];
  readonly own: number;
}

/** Remembers which tokens of a document are explained by a source. */
export class ExplainedTokens {
  readonly #isCovered: Uint8Array;

  constructor(length: number) {
    this.#isCovered = new Uint8Array(length);
  }

  /**
   * Returns true if the runs cover at least 12 tokens that no run before them covers: a short
   * sentence.
   */
  isWidenedBy(runs: readonly Run[]): boolean {
    let added = 0;
    for (const { start, end } of runs) {
      for (let i = start; i < end; i++) added += 1 - (this.#isCovered[i] ?? 0);
    }
    return added >= MIN_ADDED;
  }

  /** Marks the tokens of these runs as explained. */
  add(runs: readonly Run[]): void {
    for (const { start, end } of runs) this.#isCovered.fill(1, start, end);
  }
}

/**
 * Assigns every token of a document of `length` tokens to at most one source. A source is the list
 * of all its versions.
 */
export function measureShares(length: number, sources: readonly (readonly SourceText[])[]): Shares {
  if (length === 0) return { shares: sources.map(() => 0), own: 1 };
  const runs = sources.flatMap((versions, index) =>
    versions.flatMap(({ runs: shared, score, document }) =>
      shared.map(({ start, end }) => ({ start, end, score, document, index })),
    ),
  );
  runs.sort(
    (x, y) => y.end - y.start - (x.end - x.start) || y.score - x.score || x.document - y.document,
  );
  const isTaken = new Uint8Array(length);
  const counts = Array.from({ length: sources.length + 1 }, () => 0);
  counts[sources.length] = length;
  const give = (index: number, tokens: number): void => {
    counts[index] = (counts[index] ?? 0) + tokens;
  };
  for (const { start, end, index } of runs) {
    let taken = 0;
    for (let i = start; i < end; i++) {
      taken += 1 - (isTaken[i] ?? 0);
      isTaken[i] = 1;
    }
    give(index, taken);
    give(sources.length, -taken);
  }
  const parts = inMillionths(counts, length);
  return { shares: parts.slice(0, -1), own: parts.at(-1) ?? 1 };
}

/**
 * Counts as shares of their sum, in whole millionths that add up to 1: the largest remainders round
 * up.
 */
function inMillionths(counts: readonly number[], sum: number): number[] {
  const exact = counts.map((count) => (count * PARTS) / sum);
  const whole = exact.map(Math.floor);
  const missing = PARTS - whole.reduce((total, part) => total + part, 0);
  const order = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .sort((x, y) => y.rest - x.rest || x.index - y.index);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole.map((part) => part / PARTS);
}
