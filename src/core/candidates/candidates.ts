/**
 * Finds candidates: the pairs of documents that are worth verifying. The steps, in order:
 *
 * 1. count-words.ts counts how many texts have each word (wasm/candidates/frequencies.ts).
 * 2. inversion.ts inverts the corpus: sweeps.ts takes pairs of tokens, range by range, and the kernel groups them to
 *    postings; crowds.ts links the documents of phrases that too many have.
 * 3. Of each document, the partners are ranked by the rarity that they share (weights.ts): in memory by ranking.ts, or
 *    by posting-file.ts if the postings do not fit there. The best are candidates.
 * 4. bounds.ts leaves out the candidates that are certain not to count; word-lists.ts keeps what it reads in a file, if
 *    that does not fit in memory.
 *
 * Besides, frequent-table.ts says how many documents have a phrase, and one-document/ does steps 2 and 3 for one
 * document that `explain` asks about. The kernel's part is wasm/candidates, by the same names
 * (wasm/candidates/candidates.ts).
 *
 * What comes out equals what postings.ts and ranking.ts of test/oracle give.
 */
import type { KernelCorpus } from '../texts/corpus.ts';
import { INVERTED, RANKED } from '../texts/work-shares.ts';
import { countWords } from './count-words.ts';
import { FrequentTable } from './frequent-table.ts';
import { invert, type IndexOptions, type Inverted } from './inversion.ts';
import type { PostingFile } from './posting-file.ts';
import { rankBlocks } from './ranking.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  CHAINS_BYTES,
  FREQUENT_STREAM,
  LINKS_KIND,
  PARTNERS_BYTES,
} from '../../kernel/layout/candidates.ts';

/** Share of the memory of the sweep that rows take after it: the rest is for sums. */
const ROW_SHARE = 0.5;

/** The inverted corpus in kernel memory. */
export class KernelIndex {
  readonly #corpus: KernelCorpus;
  readonly #kernel: Kernel;
  readonly #options: IndexOptions;
  /** Address of the partners of every document: wasm/candidates/ranking.ts. */
  readonly partners: number;
  /** By token: the distinct texts that have it. */
  wordDf: Int32Array = new Int32Array(0);
  /** How many documents have each phrase, if that is five or more. */
  frequent: FrequentTable;

  constructor(corpus: KernelCorpus, options: IndexOptions) {
    const { collection, kernel } = corpus;
    this.#options = options;
    this.#corpus = corpus;
    this.#kernel = kernel;
    // partners take the place of chains, which are linked before
    this.partners = kernel.allocate(collection.size * CHAINS_BYTES);
    this.frequent = new FrequentTable(kernel, []);
  }

  /** Inverts the corpus and ranks the partners of every document. */
  async build(): Promise<void> {
    this.wordDf = await countWords(this.#corpus);
    const mark = this.#kernel.used;
    const inverted = await invert(this.#corpus, this.partners, this.#options);
    const frequent = this.#takeFrequent(inverted.streams);
    if (inverted.postings === undefined) await this.#rank(inverted);
    else await this.#rankByFile(inverted.postings, inverted);
    // only the partners and the frequent phrases are still needed
    this.#kernel.openArena(0, 0);
    this.#kernel.release(mark);
    this.frequent = new FrequentTable(this.#kernel, frequent);
  }

  /** Ranks the partners of every document, for one block of documents after another. */
  async #rank({ streams, links, freeBytes }: Inverted): Promise<void> {
    const { size } = this.#corpus.collection;
    const share = (document: number): number => INVERTED + ((RANKED - INVERTED) * document) / size;
    await rankBlocks(this.#corpus, {
      streams,
      links,
      partners: this.partners,
      blockBytes: Math.max(this.#options.blockBytes, freeBytes * ROW_SHARE),
      enter: (first, end) => this.#corpus.enter(share(first), share(end)),
    });
  }

  /** The same if the postings are in a file. */
  async #rankByFile(postings: PostingFile, { links, region }: Inverted): Promise<void> {
    await postings.add([[[links, LINKS_KIND]]]);
    // all is in the file, so the streams are free as well
    this.#kernel.openArena(region, this.#kernel.used);
    // chains were there
    for (let d = 0; d < this.#corpus.collection.size; d++) {
      this.#kernel.setWord(this.partners + d * PARTNERS_BYTES, 0);
    }
    await postings.rank(this.partners, (share) => {
      const at = INVERTED + (RANKED - INVERTED) * share;
      this.#corpus.enter(at, at);
    });
  }

  /** Copies the frequent phrases out of the memory that is to be released. */
  #takeFrequent(streams: readonly number[]): Uint32Array[] {
    const kernel = this.#kernel;
    return streams.flatMap((each) =>
      [...kernel.streamWords(each + FREQUENT_STREAM)].map(([start, end]) =>
        kernel.words.slice(start, end),
      ),
    );
  }
}
