/**
 * A collection whose tokens stand in the memory of a kernel, where its stages work on them.
 *
 * Documents lie where the thread that read them put them, in any order; their numbers are in order of id.
 */
import { Collection } from './collection.ts';
import type { Team } from './kernel-jobs.ts';
import type { Kernel } from './kernel.ts';
import { Vocabulary } from './vocabulary.ts';

/** Documents whose tokens are kept once they were read from a file. */
const MAX_RECENT = 1024;
/** Words of a vocabulary's record: kernel/vocabulary.ts. */
const SIZE = 0;
const HASHES = 3;
const IS_NUMBER = 4;
const RECORD_BYTES = 20;

/** Tokens that are not in memory. */
export interface TokenFile {
  /** Fills `bytes` from a position in bytes. */
  read(bytes: Uint8Array, position: number): void;
}

/** Where a document's tokens are. */
export interface Placement {
  /** The file they are in, in order of documents; undefined where they are in memory. */
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
  readonly team: Team;
  /** Address of the hashes of the vocabulary, 8 bytes a token. */
  readonly hashes: number;
  /** The file that the tokens are in; undefined where they are in memory. */
  readonly file: TokenFile | undefined;
  readonly #textHashes: Uint32Array;
  readonly #recent = new Map<number, Int32Array>();

  /** `vocabulary` is the address of the kernel's; nothing is added to it any more. */
  constructor(kernel: Kernel, team: Team, vocabulary: number, placement: Placement) {
    super(readVocabulary(kernel, vocabulary));
    this.kernel = kernel;
    this.team = team;
    this.hashes = kernel.words[vocabulary / 4 + HASHES] ?? 0;
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

/**
 * Moves what is needed of a vocabulary that is complete to where the memory was `used` up to when all began, and takes
 * back everything else that was handed out since. Returns its new address.
 */
export function moveVocabulary(kernel: Kernel, at: number, used: number): number {
  const { words, bytes } = kernel;
  const field = (name: number): number => words[at / 4 + name] ?? 0;
  const size = field(SIZE);
  const hashes = words.slice(field(HASHES) / 4, field(HASHES) / 4 + 2 * size);
  const isNumber = bytes.slice(field(IS_NUMBER), field(IS_NUMBER) + size);
  kernel.release(used);
  const record = kernel.allocateZeros(RECORD_BYTES);
  kernel.words[record / 4 + SIZE] = size;
  kernel.words[record / 4 + HASHES] = kernel.allocateWords(hashes);
  const numbers = kernel.allocate(size);
  kernel.bytes.set(isNumber, numbers);
  kernel.words[record / 4 + IS_NUMBER] = numbers;
  return record;
}

function readVocabulary({ words, bytes }: Kernel, at: number): Vocabulary {
  const field = (name: number): number => words[at / 4 + name] ?? 0;
  const size = field(SIZE);
  const hashes = words.subarray(field(HASHES) / 4, field(HASHES) / 4 + 2 * size);
  return Vocabulary.from(hashes, bytes.subarray(field(IS_NUMBER), field(IS_NUMBER) + size));
}
