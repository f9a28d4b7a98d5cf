/**
 * Says how much of a document comes from each of several others, and how much from none.
 *
 * A token belongs to the source with the longest shared run over it; between runs of one length to the
 * source that scores higher, then to the smaller number. What no run covers is the document's own.
 * O(r log r + tokens in runs) for r runs.
 */

import type { Run } from '../shingles/shared-runs.ts';

/** Shortest run, in tokens, that tells of a source: set phrases are shorter. */
export const MIN_SHARED_RUN = 5;
/** Tokens that a source must add to those before it. */
const MIN_ADDED = 12;
/** Shares are rounded to 6 decimals. */
const PARTS = 1e6;

/** A document that another may have taken text from. */
export interface SourceText {
  /** Its number; smaller numbers have smaller ids. */
  readonly document: number;
  /** Its score with the document. */
  readonly score: number;
  /** What it shares: runs of the document, in order, which do not overlap. */
  readonly runs: readonly Run[];
}

/** What a document is made of, in [0, 1]; the shares and `own` add up to 1 exactly, in millionths. */
export interface Shares {
  /** By source, in the order given. */
  readonly shares: readonly number[];
  readonly own: number;
}

/** Counts how much of a document of so many tokens has been explained. */
export class Cover {
  readonly #isCovered: Uint8Array;

  constructor(length: number) {
    this.#isCovered = new Uint8Array(length);
  }

  /** True where runs cover at least 12 tokens that nothing before them covers: a short sentence. */
  isWidenedBy(runs: readonly Run[]): boolean {
    let added = 0;
    for (const { start, end } of runs) {
      for (let i = start; i < end; i++) added += 1 - (this.#isCovered[i] ?? 0);
    }
    return added >= MIN_ADDED;
  }

  /** Takes these runs for explained. */
  add(runs: readonly Run[]): void {
    for (const { start, end } of runs) this.#isCovered.fill(1, start, end);
  }
}

/** Gives every token of a document of `length` tokens to one source at most; a source is all its versions. */
export function measureShares(length: number, sources: readonly (readonly SourceText[])[]): Shares {
  if (length === 0) return { shares: sources.map(() => 0), own: 1 };
  const runs = sources.flatMap((versions, index) =>
    versions.flatMap(({ runs: its, score, document }) =>
      its.map(({ start, end }) => ({ start, end, score, document, index })),
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

/** Counts as shares of their sum, in whole millionths that add up: the largest remainders round up. */
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
