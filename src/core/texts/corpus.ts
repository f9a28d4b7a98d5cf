/**
 * The distinct texts of a run in the form that the kernel's stages take, and the threads that work on them.
 *
 * If the tokens are in a file, they are loaded block by block, and every stage that reads all of them goes
 * through the blocks in order.
 */
import type { TokenTexts } from './collection.ts';
import type { KernelCollection } from './kernel-collection.ts';
import type { Work } from '../../kernel/jobs.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  CORPUS_BYTES,
  CORPUS_CLASSES,
  CORPUS_CROWDED,
  CORPUS_DFS,
  CORPUS_DISTINCT,
  CORPUS_HASHES,
  CORPUS_LAST_SAMPLED,
  CORPUS_LENGTHS,
  CORPUS_TRIMMED_LENGTHS,
  CORPUS_TRIMMED_STARTS,
  CORPUS_STARTS,
  CORPUS_TRAITS,
  CROWDED_BYTES,
} from '../../kernel/layout/corpus.ts';

/** How many tokens are in memory at a time if they are kept in a file. */
const TOKENS_OF_BLOCK = 1 << 21;
/** Documents of a task: a few milliseconds of work. */
export const STEP = 128;

/** Values of the upper half of a hash. */
const HASH_HALVES = 2 ** 32;

/** How a corpus is worked on. */
export interface CorpusOptions {
  readonly pause: Pause;
  /** Default 1. */
  readonly scaled?: number;
}

/** Receives the share of all work that is done, from 0 to 1. */
export type Pause = (share: number) => Promise<void>;

/** The texts without what was set aside. */
export interface TrimmedDocuments extends TokenTexts {
  /** The documents that lost some of their tokens. */
  cutDocuments(): Iterable<number>;
  isCut(document: number): boolean;
  /** What is left of the tokens of a document. */
  cut(document: number, tokens: Int32Array): Int32Array;
  /** How many pairs of tokens follow each other here, but not in the whole text. */
  joints(document: number): number;
}

/** Distinct texts [first, end), and their tokens in the file. */
export interface TokenBlock {
  readonly first: number;
  readonly end: number;
  readonly start: number;
  readonly tokens: number;
}

/** Called when a block of tokens was loaded, and when the job on it is done. */
export interface BlockHooks {
  readonly before?: (block: TokenBlock) => void;
  readonly after?: (block: TokenBlock) => void;
}

/** The distinct texts of a collection, laid out for the kernel. */
export class KernelCorpus {
  readonly collection: KernelCollection;
  readonly kernel: Kernel;
  /** Numbers of the distinct texts, ascending. */
  readonly documents: Int32Array;
  /** The record of kernel/layout/corpus.ts. */
  readonly address: number;
  /** The parts that are in memory one at a time; a single block if no token is in a file. */
  readonly blocks: readonly TokenBlock[];
  /** Phrases are counted if they are one in so many. */
  readonly scaled: number;
  readonly #pause: Pause;
  #placed: TrimmedDocuments | undefined;
  readonly #tokenBuffer: number;
  /** The part of all work that the next job is, from 0 to 1, by the time that it takes on prose. */
  #span: readonly [from: number, to: number] = [0, 0];

  /** The search for candidates looks at one shingle hash in `scaled`. */
  constructor(
    collection: KernelCollection,
    documents: Int32Array,
    { pause, scaled = 1 }: CorpusOptions,
  ) {
    this.collection = collection;
    this.kernel = collection.kernel;
    this.documents = documents;
    this.scaled = scaled;
    let most = 0;
    this.#pause = (share) => pause((most = Math.max(most, share)));
    const { kernel } = this;
    const { file, size, vocabulary, starts, hashes } = this.collection;
    const firsts = kernel.allocateWords(starts.subarray(0, size));
    const lengths = kernel.allocate(size * 4);
    const { words } = kernel;
    for (let d = 0; d < size; d++) words[lengths / 4 + d] = this.collection.length(d);
    this.blocks = this.#cutBlocks(file === undefined ? Infinity : TOKENS_OF_BLOCK);
    const largest = Math.max(0, ...this.blocks.map(({ tokens }) => tokens));
    this.#tokenBuffer = file === undefined ? 0 : kernel.allocate(largest * 4);
    this.address = kernel.allocateRecord(CORPUS_BYTES, [
      [CORPUS_STARTS, firsts],
      [CORPUS_LENGTHS, lengths],
      [CORPUS_DISTINCT, kernel.allocateWords(this.documents)],
      [CORPUS_HASHES, hashes],
      [CORPUS_DFS, kernel.allocateZeros(vocabulary.size * 4)],
      [CORPUS_TRAITS, kernel.allocate(vocabulary.size)],
      [CORPUS_TRIMMED_STARTS, firsts],
      [CORPUS_TRIMMED_LENGTHS, lengths],
      [CORPUS_CLASSES, kernel.allocate(vocabulary.size)],
      [CORPUS_CROWDED, kernel.allocateZeros(size * CROWDED_BYTES)],
      // the same limit as in isSampled of signature.ts
      [CORPUS_LAST_SAMPLED, Math.ceil(HASH_HALVES / scaled) - 1],
    ]);
  }

  /** Does a job on all threads. */
  async run(work: Work): Promise<void> {
    const [from, to] = this.#span;
    await this.collection.pool.run(work, (share) => this.#pause(from + (to - from) * share));
  }

  /** Says that the jobs from here on are the part [from, to) of all work. */
  enter(from: number, to: number): void {
    this.#span = [from, to];
  }

  /** An array of addresses, one for each thread. */
  forThreads(create: (thread: number) => number): number[] {
    return Array.from({ length: this.collection.pool.size }, (_, thread) => create(thread));
  }

  /** Cuts the distinct texts into blocks of so many tokens. */
  #cutBlocks(tokens: number): TokenBlock[] {
    const { starts, ends, file } = this.collection;
    const blocks: TokenBlock[] = [];
    const documents = this.documents;
    for (let first = 0; first < documents.length;) {
      const start = starts[documents[first] ?? 0] ?? 0;
      let end = first + 1;
      const reaches = (i: number): boolean => (ends[documents[i] ?? 0] ?? 0) - start <= tokens;
      if (file === undefined) end = documents.length;
      else while (end < documents.length && reaches(end)) end++;
      blocks.push({ first, end, start, tokens: (ends[documents[end - 1] ?? 0] ?? 0) - start });
      first = end;
    }
    return blocks;
  }

  /** Does a job on all distinct texts, block by block. */
  async runOnTokens(
    work: Omit<Work, 'first' | 'count' | 'step'>,
    { before = () => {}, after = () => {} }: BlockHooks = {},
  ): Promise<void> {
    const [from, to] = this.#span;
    const all = this.documents.length;
    for (const block of this.blocks) {
      const { first, end } = block;
      this.enter(from + ((to - from) * first) / all, from + ((to - from) * end) / all);
      this.loadBlock(block);
      before(block);
      await this.run({ ...work, first, count: end - first, step: STEP });
      after(block);
    }
  }

  /** Loads the tokens of a block. */
  loadBlock({ first, end, start, tokens }: TokenBlock): void {
    const { file, starts } = this.collection;
    if (file === undefined) return;
    const { bytes, words } = this.kernel;
    file.read(bytes.subarray(this.#tokenBuffer, this.#tokenBuffer + tokens * 4), start * 4);
    const firsts = this.field(CORPUS_STARTS) / 4;
    for (let i = first; i < end; i++) {
      const document = this.documents[i] ?? 0;
      words[firsts + document] = this.#tokenBuffer / 4 + (starts[document] ?? 0) - start;
    }
  }

  /** Tells the kernel the address of the text of a document that was loaded. */
  placeWhole(document: number, at: number): void {
    this.kernel.words[this.field(CORPUS_STARTS) / 4 + document] = at / 4;
  }

  /** Gives the trimmed texts places of their own, which begin as copies of those of the whole texts. */
  copyPlaces(): void {
    const { kernel } = this;
    const bytes = this.collection.size * 4;
    for (const [from, to] of [
      [CORPUS_STARTS, CORPUS_TRIMMED_STARTS],
      [CORPUS_LENGTHS, CORPUS_TRIMMED_LENGTHS],
    ] as const) {
      if (this.field(to) === this.field(from)) {
        const at = kernel.allocate(bytes);
        this.setField(to, at);
      }
      const whole = this.field(from);
      kernel.bytes.copyWithin(this.field(to), whole, whole + bytes);
    }
  }

  /** Gives the trimmed texts their places, and themselves if tokens are in memory. */
  readyTrimmed(trimmed: TrimmedDocuments): void {
    if (this.collection.file === undefined) this.placeTrimmedTexts(trimmed);
    else this.copyPlaces();
  }

  /** Places the trimmed texts, if tokens are in memory. */
  placeTrimmedTexts(trimmed: TrimmedDocuments): void {
    if (this.#placed === trimmed) return;
    this.#placed = trimmed;
    this.copyPlaces();
    for (const document of trimmed.cutDocuments()) {
      const tokens = trimmed.tokensOf(document);
      this.placeTrimmed(document, this.kernel.allocateWords(tokens), tokens.length);
    }
  }

  /** Tells the kernel the address of the trimmed text of a document. */
  placeTrimmed(document: number, at: number, length: number): void {
    const { words } = this.kernel;
    words[this.field(CORPUS_TRIMMED_STARTS) / 4 + document] = at / 4;
    words[this.field(CORPUS_TRIMMED_LENGTHS) / 4 + document] = length;
  }

  /** A field of the corpus record: kernel/layout/corpus.ts. */
  field(offset: number): number {
    return this.kernel.word(this.address + offset);
  }

  setField(offset: number, value: number): void {
    this.kernel.setWord(this.address + offset, value);
  }
}
