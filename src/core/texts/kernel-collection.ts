/**
 * A collection whose tokens are in the memory of a kernel, whose stages work on them.
 *
 * Each thread puts the documents that it reads anywhere in memory; their numbers are in order of id.
 */
import { Collection } from './collection.ts';
import type { WorkerPool } from '../../kernel/jobs.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { Vocabulary } from './vocabulary.ts';
import {
  LISTED_WORDS_SLACK,
  VOCABULARY_HASHES,
  VOCABULARY_IS_NUMBER,
  VOCABULARY_SIZE,
  VOCABULARY_WORD_BYTES,
} from '../../kernel/layout/tokens.ts';

/** How many documents keep their tokens in memory after they were read from a file. */
const MAX_RECENT = 1024;

/** The tokens of a vocabulary that is complete, by number; addresses of arrays end to end (wasm/tokens/vocabulary.ts). */
export interface ListedTokens {
  readonly size: number;
  /** 8 bytes each. */
  readonly hashes: number;
  /** A byte each. */
  readonly isNumber: number;
  /** The end of each word among the bytes of all, 4 bytes each. */
  readonly ends: number;
  readonly words: number;
  readonly wordBytes: number;
}

/** Tokens that are not in memory. */
export interface TokenFile {
  /** Fills `bytes` from a position in bytes. */
  read(bytes: Uint8Array, position: number): void;
}

/** The places of the tokens of all documents. */
export interface Placement {
  /** The file that holds them, in order of documents; undefined if they are in memory. */
  readonly file: TokenFile | undefined;
  /** By document: the address of its tokens divided by 4, or their place in the file, in tokens. */
  readonly starts: Uint32Array;
  /** By document: how many it has. */
  readonly lengths: Uint32Array;
  /** By document: the two halves of a hash of its tokens, equal for equal texts. */
  readonly hashes: Uint32Array;
}

/** Documents in kernel memory. */
export class KernelCollection extends Collection {
  readonly kernel: Kernel;
  readonly pool: WorkerPool;
  /** Address of the hashes of the vocabulary, 8 bytes a token. */
  readonly hashes: number;
  /** The file that holds the tokens; undefined if they are in memory. */
  readonly file: TokenFile | undefined;
  readonly #textHashes: Uint32Array;
  readonly #recent = new Map<number, Int32Array>();

  constructor(kernel: Kernel, pool: WorkerPool, listed: ListedTokens, placement: Placement) {
    super(readVocabulary(kernel, listed));
    this.kernel = kernel;
    this.pool = pool;
    this.hashes = listed.hashes;
    this.size = placement.starts.length;
    this.file = placement.file;
    this.tokens = new Int32Array(kernel.memory.buffer);
    this.starts = Float64Array.from(placement.starts);
    this.ends = Float64Array.from(
      placement.lengths,
      (length, d) => length + (placement.starts[d] ?? 0),
    );
    for (const length of placement.lengths) this.tokenCount += length;
    this.#textHashes = placement.hashes;
  }

  override tokensOf(document: number): Int32Array {
    if (this.file === undefined) return super.tokensOf(document);
    const known = this.#recent.get(document);
    if (known !== undefined) return known;
    const tokens = new Int32Array(this.length(document));
    this.file.read(new Uint8Array(tokens.buffer), (this.starts[document] ?? 0) * 4);
    if (this.#recent.size >= MAX_RECENT) this.#recent.clear();
    this.#recent.set(document, tokens);
    return tokens;
  }

  /** Reads the tokens of a document from the file to this address of the kernel's memory. */
  readInto(document: number, at: number): void {
    const { bytes } = this.kernel;
    this.file?.read(
      bytes.subarray(at, at + this.length(document) * 4),
      (this.starts[document] ?? 0) * 4,
    );
  }

  override textHash(document: number): number {
    return this.#textHashes[2 * document] ?? 0;
  }
}

/** Lists the tokens of a vocabulary that is complete. */
export function listTokens(kernel: Kernel, vocabulary: number): ListedTokens {
  const field = (offset: number): number => kernel.word(vocabulary + offset);
  const [size, wordBytes] = [field(VOCABULARY_SIZE), field(VOCABULARY_WORD_BYTES)];
  const ends = kernel.allocate(size * 4);
  const words = kernel.allocate(wordBytes + LISTED_WORDS_SLACK);
  kernel.exports.listTokens(vocabulary, ends, words);
  const [hashes, isNumber] = [field(VOCABULARY_HASHES), field(VOCABULARY_IS_NUMBER)];
  return { size, hashes, isNumber, ends, words, wordBytes };
}

/**
 * Moves listed tokens down to the address `used`, where memory ended before the run, and frees everything above
 * them.
 */
export function moveTokens(kernel: Kernel, listed: ListedTokens, used: number): ListedTokens {
  const { size, wordBytes } = listed;
  const copy = (at: number, bytes: number): Uint8Array => kernel.bytes.slice(at, at + bytes);
  const hashes = copy(listed.hashes, size * 8);
  const isNumber = copy(listed.isNumber, size);
  const ends = copy(listed.ends, size * 4);
  const words = copy(listed.words, wordBytes);
  kernel.release(used);
  const put = (bytes: Uint8Array): number => {
    const at = kernel.allocate(bytes.length);
    kernel.bytes.set(bytes, at);
    return at;
  };
  return {
    size,
    hashes: put(hashes),
    isNumber: put(isNumber),
    ends: put(ends),
    words: put(words),
    wordBytes,
  };
}

function readVocabulary({ memory: { buffer } }: Kernel, listed: ListedTokens): Vocabulary {
  const { size, wordBytes } = listed;
  return Vocabulary.from({
    hashes: new Uint32Array(buffer, listed.hashes, 2 * size),
    isNumber: new Uint8Array(buffer, listed.isNumber, size),
    words: new Uint8Array(buffer, listed.words, wordBytes),
    wordEnds: new Int32Array(buffer, listed.ends, size),
  });
}
