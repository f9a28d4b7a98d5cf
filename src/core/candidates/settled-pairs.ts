/**
 * Leaves out of the ranked partners what is known of an earlier run already, so that bounds look at the rest alone. The
 * bounds of wasm/bounds are sound, so what is left out makes no difference but to their time. O(partners).
 */
import { PARTNERS_BYTES, PARTNERS_HEAD, PARTNER_BYTES } from '../../kernel/layout/candidates.ts';
import type { KernelCorpus } from '../texts/corpus.ts';
import { PairList } from '../texts/pairs.ts';

/** What is known of some pairs, in either order. */
export interface SettledPairs {
  /** True for one that either does not reach the limit, or is one of those that passed. */
  isSettled(one: number, other: number): boolean;
  /** True for a settled one that may count. */
  isPassed(one: number, other: number): boolean;
}

/** What bounds are still to look at. */
export interface UnsettledPairs {
  /** Address of the partners of every document, as kernel/wasm/candidates/ranking.ts has them. */
  readonly partners: number;
  /** The texts that have any, or are one, ascending. */
  readonly documents: Int32Array;
  /** Candidates that are known to pass. */
  readonly passed: PairList;
}

const HEAD = PARTNERS_HEAD / 4;
const STEP = PARTNER_BYTES / 4;

/** Parts the partners at an address by whether it is known if they may count. */
export function leaveOutSettled(
  { kernel, collection: { size }, documents }: KernelCorpus,
  ranked: number,
  settled: SettledPairs,
): UnsettledPairs {
  const partners = kernel.allocate(size * PARTNERS_BYTES);
  const passed = new PairList();
  const isAsked = new Uint8Array(size);
  const { words } = kernel;
  for (let document = 0; document < size; document++) {
    const list = (ranked + document * PARTNERS_BYTES) / 4;
    const left = (partners + document * PARTNERS_BYTES) / 4;
    const end = list + HEAD + (words[list] ?? 0) * STEP;
    let next = left + HEAD;
    for (let at = list + HEAD; at < end; at += STEP) {
      const other = words[at] ?? 0;
      if (settled.isSettled(document, other)) {
        if (settled.isPassed(document, other)) passed.push(document, other);
        continue;
      }
      for (let i = 0; i < STEP; i++) words[next++] = words[at + i] ?? 0;
      isAsked[document] = isAsked[other] = 1;
    }
    words[left] = (next - left - HEAD) / STEP;
  }
  return { partners, documents: documents.filter((text) => isAsked[text] === 1), passed };
}
