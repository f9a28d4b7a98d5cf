/**
 * The sweeps over all tokens that take the pairs of one range after another: wasm/candidates/sweeps.ts.
 *
 * If there are more than two ranges, the first sweep marks every pair with its range, a byte a token, and the words
 * under the cap are a range of their own. Marks go to a file if tokens are in one.
 */
import type { KernelCorpus, TokenBlock } from '../texts/corpus.ts';
import type { ListFile } from '../../kernel/file.ts';
import {
  MARKS_SLACK,
  MAX_MARKED,
  SWEEP_BYTES,
  SWEEP_CORPUS,
  SWEEP_MARKS,
  SWEEP_PLACES,
  SWEEP_RANGE,
  SWEEP_RANGES,
} from '../../kernel/layout/candidates.ts';

/** If there are fewer ranges, each pair is mixed again instead, which costs no memory. */
const MIN_MARKED = 3;

/** What is swept, and where pairs go. */
export interface SweepOptions {
  /** The lists of every thread. */
  readonly lists: readonly number[];
  readonly ranges: number;
  /** Creates a file for marks, if tokens are in one. */
  readonly createFile: () => ListFile;
}

/** Sweeps a corpus range by range. */
export class KernelSweeps {
  readonly #corpus: KernelCorpus;
  readonly #options: SweepOptions;
  readonly #isMarked: boolean;
  /** What is asked of the kernel: kernel/layout/candidates.ts. */
  readonly #sweep: number;
  /** Where marks of tokens are, and where those of each document begin among them. */
  readonly #marks: number;
  readonly #places: number;
  readonly #file: ListFile | undefined;

  constructor(corpus: KernelCorpus, options: SweepOptions) {
    const { ranges, createFile } = options;
    this.#corpus = corpus;
    this.#options = options;
    this.#isMarked = ranges >= MIN_MARKED && ranges <= MAX_MARKED;
    const { kernel, collection } = corpus;
    const most = Math.max(0, ...corpus.blocks.map(({ tokens }) => tokens));
    const inMemory = collection.file === undefined;
    this.#marks = this.#isMarked
      ? kernel.allocate((inMemory ? collection.tokenCount : most) + MARKS_SLACK)
      : 0;
    this.#places = this.#isMarked ? kernel.allocate(collection.size * 4) : 0;
    this.#sweep = kernel.allocateRecord(SWEEP_BYTES, [
      [SWEEP_CORPUS, corpus.address],
      [SWEEP_RANGES, ranges],
      [SWEEP_MARKS, this.#marks],
      [SWEEP_PLACES, this.#places],
    ]);
    this.#file = this.#isMarked && !inMemory ? createFile() : undefined;
    if (this.#isMarked && inMemory) this.#placeAll();
  }

  /** How many sweeps there are: one for each range, and one for words if pairs are marked. */
  get count(): number {
    return this.#options.ranges + (this.#isMarked ? 1 : 0);
  }

  /** Does the sweep of this number; sweep 0 comes first. */
  async run(sweep: number): Promise<void> {
    const { lists, ranges } = this.#options;
    this.#corpus.kernel.setWord(this.#sweep + SWEEP_RANGE, sweep);
    const args = [this.#sweep, lists] as const;
    if (!this.#isMarked) {
      return this.#corpus.runOnTokens({ job: { call: 'sweep', args }, isDivided: true });
    }
    if (sweep === 0) {
      return this.#corpus.runOnTokens(
        { job: { call: 'sweepAndMark', args }, isDivided: true },
        { before: (block) => this.#place(block), after: (block) => this.#keep(block) },
      );
    }
    if (sweep === ranges) {
      return this.#corpus.runOnTokens({ job: { call: 'sweepWords', args }, isDivided: true });
    }
    return this.#corpus.runOnTokens(
      { job: { call: 'sweepMarked', args }, isDivided: true },
      { before: (block) => this.#bringBack(block) },
    );
  }

  /** Gives each distinct text its marks, one after the other. */
  #placeAll(): void {
    const { kernel, documents, collection } = this.#corpus;
    const places = this.#places / 4;
    let next = 0;
    for (const document of documents) {
      kernel.words[places + document] = next;
      next += collection.length(document);
    }
  }

  /** Gives the texts of a block that is in a file their marks. */
  #place({ first, end, start }: TokenBlock): void {
    if (this.#file === undefined) return;
    const { kernel, documents, collection } = this.#corpus;
    const places = this.#places / 4;
    for (let i = first; i < end; i++) {
      const document = documents[i] ?? 0;
      kernel.words[places + document] = (collection.starts[document] ?? 0) - start;
    }
  }

  #keep({ start, tokens }: TokenBlock): void {
    this.#file?.write(this.#bytes(tokens), start);
  }

  #bringBack(block: TokenBlock): void {
    if (this.#file === undefined) return;
    this.#place(block);
    this.#file.read(this.#bytes(block.tokens), block.start);
  }

  #bytes(count: number): Uint8Array {
    return this.#corpus.kernel.bytes.subarray(this.#marks, this.#marks + count);
  }
}
