/**
 * Verifies candidates on the kernel, on all threads: the same evidence, number for number, as long-texts.ts finds.
 *
 * Pairs are verified in batches, so that their records take little memory; if tokens are in a file, the texts of a
 * batch are read together.
 */
import type { CandidatePairs } from '../texts/pairs.ts';
import { STEP, type KernelCorpus, type TrimmedDocuments } from '../texts/corpus.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { isSameText } from '../texts/identical.ts';
import type { TokenTexts } from '../texts/collection.ts';
import type { Evidence } from './evidence.ts';
import { PROFILE_BYTES } from '../../kernel/layout/bounds.ts';
import { CORPUS_PROFILES } from '../../kernel/layout/corpus.ts';
import { PAIR_BYTES } from '../../kernel/layout/memory.ts';
import {
  COUNTED_BITS,
  COUNTED_BYTES,
  COUNTED_KEY_TERMS,
  COUNTED_NUMBERS,
  COUNTED_PHRASES,
  COUNTED_SHINGLES,
  COUNTED_WORDS,
  EVIDENCE_BITS,
  EVIDENCE_BYTES,
  EVIDENCE_DISTINCT,
  EVIDENCE_IN_ORDER,
  EVIDENCE_KEY_TERMS_A,
  EVIDENCE_KEY_TERMS_B,
  EVIDENCE_NUMBERS,
  EVIDENCE_OWN_BITS,
  EVIDENCE_PHRASES,
  EVIDENCE_SHINGLES,
  EVIDENCE_WORDS,
  NOT_COMPARED,
  VERIFY_BYTES,
  VERIFY_CORPUS,
  VERIFY_FREQUENT,
  VERIFY_MOST_NODES,
  VERIFY_TRIMMED_TOTALS,
  VERIFY_PAIRS,
  VERIFY_RECORDS,
  VERIFY_SHINGLE,
  VERIFY_TOTALS,
} from '../../kernel/layout/verification.ts';

/** Pairs of a batch, and of one whose texts are to be read. */
const PAIRS_OF_BATCH = 1 << 14;
const PAIRS_OF_FILE = 1 << 12;
/**
 * Nodes of the largest trie: a thread has three, of up to 32 bytes a node. The plain verifier takes texts of more
 * than a megabyte.
 */
const MOST_NODES = 1 << 19;

/** What is compared, and by what. */
export interface VerifierOptions {
  /** Tokens of a shingle. */
  readonly shingleSize: number;
  /** The texts without what was set aside. */
  readonly trimmed: TrimmedDocuments;
  /** The frequent phrases: kernel/layout/candidates.ts. */
  readonly frequent: number;
}

/** What two documents share; both hold until the next pair is asked for. */
export interface PairEvidence {
  /** Undefined if a text is too long for the kernel. */
  readonly whole: Evidence | undefined;
  /** Of the trimmed texts; undefined if nothing was set aside from either. */
  readonly trimmed: Evidence | undefined;
}

/** Told of each pair, in order. */
export interface EvidenceTaker {
  readonly take: (a: number, b: number, evidence: PairEvidence) => void;
  /** Awaited after each stretch of work, with the pairs that are done; may throw to end it. */
  readonly pause: (done: number) => Promise<void>;
}

/** The room that pairs are verified in. */
interface Workspace {
  /** Pairs of a batch. */
  readonly most: number;
  readonly list: number;
  readonly records: number;
  /** What the kernel is asked: kernel/layout/verification.ts. */
  readonly input: number;
  readonly scratch: readonly number[];
  readonly room: ReusableRoom;
  readonly whole: EvidenceReader;
  readonly trimmed: EvidenceReader;
}

/** Verifies pairs of one corpus. */
export class KernelVerifier {
  readonly #corpus: KernelCorpus;
  readonly #kernel: Kernel;
  readonly #options: VerifierOptions;
  #workspace: Workspace | undefined;

  constructor(corpus: KernelCorpus, options: VerifierOptions) {
    this.#corpus = corpus;
    this.#kernel = corpus.kernel;
    this.#options = options;
  }

  /** Verifies pairs in order of a, then b. */
  async verify(pairs: CandidatePairs, { take, pause }: EvidenceTaker): Promise<void> {
    const { pool } = this.#corpus.collection;
    const { input, scratch, most } = this.#readyWorkspace();
    for (let from = 0; from < pairs.count; from += most) {
      const count = Math.min(most, pairs.count - from);
      this.#place(pairs.a.subarray(from, from + count), pairs.b.subarray(from, from + count));
      const job = { call: 'verifyPairs', args: [input, scratch] } as const;
      await pool.run({ job, count, step: STEP }, (share) =>
        pause(from + Math.floor(share * count)),
      );
      for (let i = 0; i < count; i++) {
        const [a, b] = [pairs.a[from + i] ?? 0, pairs.b[from + i] ?? 0];
        take(a, b, this.#read(count - 1 - i, a, b));
      }
    }
  }

  /** Compares two documents, a < b. Phrases are weighed by other frequencies than those of the options, if given. */
  compare(a: number, b: number, frequent = this.#options.frequent): PairEvidence {
    const { input, scratch } = this.#readyWorkspace();
    this.#place([a], [b]);
    this.#kernel.setWord(input + VERIFY_FREQUENT, frequent);
    this.#kernel.exports.verifyPairs(input, scratch[0] ?? 0, 0, 1);
    this.#kernel.setWord(input + VERIFY_FREQUENT, this.#options.frequent);
    return this.#read(0, a, b);
  }

  /** What is found of the pair that was laid out at place `i`. */
  #read(i: number, a: number, b: number): PairEvidence {
    const { records, whole, trimmed } = this.#readyWorkspace();
    const at = records + i * 2 * EVIDENCE_BYTES;
    return {
      whole: whole.read(this.#kernel, at, [a, b]),
      trimmed: trimmed.read(this.#kernel, at + EVIDENCE_BYTES, [a, b]),
    };
  }

  /** The room to work in, made when it is asked for first. */
  #readyWorkspace(): Workspace {
    this.#workspace ??= this.#createWorkspace();
    return this.#workspace;
  }

  #createWorkspace(): Workspace {
    const kernel = this.#kernel;
    const { collection } = this.#corpus;
    const { trimmed, shingleSize, frequent } = this.#options;
    const most = collection.file === undefined ? PAIRS_OF_BATCH : PAIRS_OF_FILE;
    this.#corpus.readyTrimmed(trimmed);
    // profiles are free once pairs are found
    const profiles = this.#corpus.field(CORPUS_PROFILES);
    if (profiles > 0) kernel.openArena(profiles, profiles + collection.size * PROFILE_BYTES);
    const totals = this.#createTotals();
    const hasCut = trimmed.cutDocuments()[Symbol.iterator]().next().done !== true;
    const trimmedTotals = hasCut ? this.#createTotals() : totals;
    const list = kernel.allocate(most * PAIR_BYTES);
    const records = kernel.allocate(most * 2 * EVIDENCE_BYTES);
    return {
      most,
      list,
      records,
      input: kernel.allocateRecord(VERIFY_BYTES, [
        [VERIFY_CORPUS, this.#corpus.address],
        [VERIFY_PAIRS, list],
        [VERIFY_RECORDS, records],
        [VERIFY_SHINGLE, shingleSize],
        [VERIFY_FREQUENT, frequent],
        [VERIFY_TOTALS, totals],
        [VERIFY_TRIMMED_TOTALS, trimmedTotals],
        [VERIFY_MOST_NODES, MOST_NODES],
      ]),
      scratch: this.#corpus.forThreads(() => kernel.exports.createVerifyScratch(shingleSize) >>> 0),
      room: new ReusableRoom(kernel),
      whole: new EvidenceReader(collection, shingleSize, totals),
      trimmed: new EvidenceReader(trimmed, shingleSize, trimmedTotals),
    };
  }

  #createTotals(): number {
    return this.#kernel.allocateZeros(this.#corpus.collection.size * COUNTED_BYTES);
  }

  /**
   * Lays out pairs, and brings their texts into memory. The last pair comes first: its second text then was the first
   * of others, most likely, and need not be counted for itself.
   */
  #place(a: ArrayLike<number>, b: ArrayLike<number>): void {
    const { list } = this.#readyWorkspace();
    const at = list / 4;
    const { words } = this.#kernel;
    const last = a.length - 1;
    for (let i = 0; i <= last; i++) {
      words[at + 2 * (last - i)] = a[i] ?? 0;
      words[at + 2 * (last - i) + 1] = b[i] ?? 0;
    }
    if (this.#corpus.collection.file !== undefined) {
      this.#readTexts(words.subarray(at, at + 2 * a.length));
    }
  }

  /** Brings the texts of these documents into memory. */
  #readTexts(documents: Uint32Array): void {
    const { collection } = this.#corpus;
    const { trimmed } = this.#options;
    const wanted = Int32Array.from(new Set(documents)).sort();
    let total = 0;
    for (const document of wanted) {
      total +=
        collection.length(document) + (trimmed.isCut(document) ? trimmed.length(document) : 0);
    }
    let at = this.#readyWorkspace().room.of(total * 4);
    for (const document of wanted) {
      const length = collection.length(document);
      collection.readInto(document, at);
      this.#corpus.placeWhole(document, at);
      this.#corpus.placeTrimmed(document, at, length);
      const start = at;
      at += length * 4;
      if (!trimmed.isCut(document)) continue;
      const tokens = trimmed.cut(
        document,
        new Int32Array(this.#kernel.memory.buffer, start, length),
      );
      this.#kernel.words.set(tokens, at / 4);
      this.#corpus.placeTrimmed(document, at, tokens.length);
      at += tokens.length * 4;
    }
  }
}

/** Reads the records of the kernel as evidence, all into one object. */
class EvidenceReader {
  readonly #texts: TokenTexts;
  readonly #size: number;
  readonly #totals: number;
  readonly #evidence: { -readonly [Field in keyof Evidence]: number };
  readonly #own = new Float64Array(1);
  readonly #ownWords = new Uint32Array(this.#own.buffer);

  /** `totals` is the address of the totals of these texts. */
  constructor(texts: TokenTexts, shingleSize: number, totals: number) {
    this.#texts = texts;
    this.#size = shingleSize;
    this.#totals = totals;
    this.#evidence = {
      sharedShingles: 0,
      shinglesA: 0,
      shinglesB: 0,
      sharedWords: 0,
      wordsA: 0,
      wordsB: 0,
      sharedPhrases: 0,
      phrasesA: 0,
      phrasesB: 0,
      sharedBits: 0,
      bitsA: 0,
      bitsB: 0,
      sharedOwnBits: 0,
      keyTermsA: 0,
      sharedKeyTermsA: 0,
      keyTermsB: 0,
      sharedKeyTermsB: 0,
      sharedNumbers: 0,
      numbersA: 0,
      numbersB: 0,
      sharedDistinct: 0,
      inOrder: 0,
      lengthA: 0,
      lengthB: 0,
    };
  }

  /** The evidence of a pair whose record is at this address; undefined if there is none. */
  read({ words }: Kernel, record: number, [a, b]: readonly [number, number]): Evidence | undefined {
    const found = (offset: number): number => words[(record + offset) / 4] ?? 0;
    const sharedShingles = found(EVIDENCE_SHINGLES);
    if (sharedShingles === NOT_COMPARED) return undefined;
    const evidence = this.#evidence;
    evidence.lengthA = this.#texts.length(a);
    evidence.lengthB = this.#texts.length(b);
    evidence.sharedShingles = this.#isShort()
      ? Number(isSameText(this.#texts, a, b))
      : sharedShingles;
    evidence.sharedWords = found(EVIDENCE_WORDS) / 4;
    evidence.sharedPhrases = found(EVIDENCE_PHRASES);
    evidence.sharedBits = found(EVIDENCE_BITS) / 2;
    this.#ownWords[0] = found(EVIDENCE_OWN_BITS);
    this.#ownWords[1] = found(EVIDENCE_OWN_BITS + 4);
    evidence.sharedOwnBits = this.#own[0] ?? 0;
    evidence.sharedKeyTermsA = found(EVIDENCE_KEY_TERMS_A);
    evidence.sharedKeyTermsB = found(EVIDENCE_KEY_TERMS_B);
    evidence.sharedNumbers = found(EVIDENCE_NUMBERS);
    evidence.sharedDistinct = found(EVIDENCE_DISTINCT);
    evidence.inOrder = found(EVIDENCE_IN_ORDER);
    const ofA = this.#totals + a * COUNTED_BYTES;
    const ofB = this.#totals + b * COUNTED_BYTES;
    const counted = (totals: number, offset: number): number => words[(totals + offset) / 4] ?? 0;
    evidence.shinglesA = this.#shingles(counted(ofA, COUNTED_SHINGLES), evidence.lengthA);
    evidence.shinglesB = this.#shingles(counted(ofB, COUNTED_SHINGLES), evidence.lengthB);
    evidence.wordsA = counted(ofA, COUNTED_WORDS) / 4;
    evidence.wordsB = counted(ofB, COUNTED_WORDS) / 4;
    evidence.phrasesA = counted(ofA, COUNTED_PHRASES);
    evidence.phrasesB = counted(ofB, COUNTED_PHRASES);
    evidence.bitsA = counted(ofA, COUNTED_BITS) / 2;
    evidence.bitsB = counted(ofB, COUNTED_BITS) / 2;
    evidence.keyTermsA = counted(ofA, COUNTED_KEY_TERMS);
    evidence.keyTermsB = counted(ofB, COUNTED_KEY_TERMS);
    evidence.numbersA = counted(ofA, COUNTED_NUMBERS);
    evidence.numbersB = counted(ofB, COUNTED_NUMBERS);
    return evidence;
  }

  /** True if one of the texts in hand is shorter than a shingle, so that all of it is one. */
  #isShort(): boolean {
    const { lengthA, lengthB } = this.#evidence;
    return lengthA > 0 && lengthB > 0 && Math.min(lengthA, lengthB) < this.#size;
  }

  /** The shingles of a text: one if it is shorter than a shingle, none if it is empty. */
  #shingles(counted: number, length: number): number {
    return length < this.#size ? Math.min(1, length) : counted;
  }
}
