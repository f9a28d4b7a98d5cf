/** The candidates as they are ranked: the partners of each document, in kernel memory. */
import type { Kernel } from '../../kernel/kernel.ts';
import { PARTNERS_BYTES, PARTNERS_HEAD, PARTNER_BYTES } from '../../kernel/layout/candidates.ts';
import type { PairSource } from '../texts/pairs.ts';

/** The pairs of each document and its partners; those that rank each other come twice. */
export class RankedPairs implements PairSource {
  readonly size: number;
  readonly #kernel: Kernel;
  readonly #partners: number;

  /** Of the documents below `size`, whose partners are at this address: wasm/candidates/ranking.ts. */
  constructor(kernel: Kernel, partners: number, size: number) {
    this.size = size;
    this.#kernel = kernel;
    this.#partners = partners;
  }

  get count(): number {
    const { words } = this.#kernel;
    let count = 0;
    for (let document = 0; document < this.size; document++) {
      count += words[(this.#partners + document * PARTNERS_BYTES) / 4] ?? 0;
    }
    return count;
  }

  each(take: (one: number, other: number) => void): void {
    const { words } = this.#kernel;
    for (let document = 0; document < this.size; document++) {
      const list = (this.#partners + document * PARTNERS_BYTES) / 4;
      const start = list + PARTNERS_HEAD / 4;
      const end = start + (words[list] ?? 0) * (PARTNER_BYTES / 4);
      for (let at = start; at < end; at += PARTNER_BYTES / 4) take(document, words[at] ?? 0);
    }
  }
}
