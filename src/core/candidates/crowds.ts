/**
 * Crowds: the phrases that more documents have than a posting may. Each document keeps the smallest hashes of its
 * crowds, as a chain, and is linked to the document before it that has the same hash (wasm/candidates/crowds.ts and
 * chains.ts), so that neither boilerplate nor a thousand copies of one text make n^2 pairs.
 */
import type { KernelCorpus } from '../texts/corpus.ts';
import {
  CROWDS_BYTES,
  CROWDS_CHAINS,
  CROWDS_LINKS,
  CROWDS_NOTED,
  CROWDS_SIZE,
  CROWDS_SLOTS,
  CROWDS_STREAM,
  CROWDS_STREAMS,
  CROWDS_TABLE,
  CROWDS_THREADS,
  SLOT_BYTES,
  SLOTS_PER_HASH,
} from '../../kernel/layout/candidates.ts';
import { CORPUS_CROWDED, CROWDED_BYTES, CROWDED_JOINTS } from '../../kernel/layout/corpus.ts';
import { STREAM_HEAD_BYTES, UNIT_BYTES } from '../../kernel/layout/memory.ts';

/**
 * Documents that are looked for in all crowds together: their notes, 7 MB, stay in the cache. For a million documents
 * that takes half the time of one pass over all documents.
 */
const DOCUMENTS_OF_CROWDS = 1 << 15;

/** The crowds of a corpus: noted range by range, then linked. */
export class Crowds {
  readonly #corpus: KernelCorpus;
  readonly #streams: readonly number[];
  /** What is asked of the kernel: kernel/layout/candidates.ts. */
  readonly #record: number;
  #found = 0;

  /** `streams` are those of every thread; chains of all documents go to `chains`. */
  constructor(corpus: KernelCorpus, streams: readonly number[], chains: number) {
    const { kernel } = corpus;
    const ofThreads = streams.map((each) => each + CROWDS_STREAM);
    this.#corpus = corpus;
    this.#streams = streams;
    this.#record = kernel.allocateRecord(CROWDS_BYTES, [
      [CROWDS_STREAMS, kernel.allocateWords(ofThreads)],
      [CROWDS_THREADS, streams.length],
      [CROWDS_CHAINS, chains],
      [CROWDS_NOTED, corpus.field(CORPUS_CROWDED)],
      [CROWDS_SIZE, corpus.collection.size],
    ]);
  }

  /** Notes the crowds of one range, and empties their streams. */
  async note(): Promise<void> {
    const { exports } = this.#corpus.kernel;
    const found = this.#streams.reduce(
      (sum, each) => sum + exports.countCrowds(each + CROWDS_STREAM),
      0,
    );
    if (found === 0) return;
    this.#found += found;
    const { size } = this.#corpus.collection;
    await this.#corpus.run({
      job: { call: 'noteCrowds', args: [this.#record] },
      count: size,
      step: Math.min(DOCUMENTS_OF_CROWDS, Math.ceil(size / this.#streams.length)),
    });
    for (const each of this.#streams) exports.clearCrowds(each);
  }

  /**
   * Links the documents of all crowds; returns the stream of links. The memory [from, to) is free, and what is left
   * of it is handed out from now on.
   */
  link([from, to]: readonly [number, number]): number {
    const { kernel } = this.#corpus;
    const slots = Math.ceil(this.#found * SLOTS_PER_HASH) + 1;
    // the table is free afterwards, the links are not
    const end = Math.max(from, Math.floor((to - slots * SLOT_BYTES) / UNIT_BYTES) * UNIT_BYTES);
    kernel.openArena(from, end);
    const links = kernel.allocateZeros(STREAM_HEAD_BYTES);
    const table = end > from ? end : kernel.allocate(slots * SLOT_BYTES);
    kernel.bytes.fill(0, table, table + slots * SLOT_BYTES);
    kernel.setFields(this.#record, [
      [CROWDS_TABLE, table],
      [CROWDS_SLOTS, slots],
      [CROWDS_LINKS, links],
    ]);
    kernel.exports.linkCrowds(this.#record);
    this.#clearJoints();
    kernel.endArena(to);
    return links;
  }

  /** Joints have the place in which `noteCrowds` kept its largest hash. */
  #clearJoints(): void {
    const { kernel, collection } = this.#corpus;
    const joints = this.#corpus.field(CORPUS_CROWDED) + CROWDED_JOINTS;
    for (let d = 0; d < collection.size; d++) kernel.setWord(joints + d * CROWDED_BYTES, 0);
  }
}
