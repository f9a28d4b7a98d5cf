/**
 * Leaves out the candidates that are certain not to count, by the bounds of wasm/bounds: for each ranked partner, the
 * kernel computes the most that its score can be.
 *
 * If tokens are in a file, profiles of all documents come first, then their word lists by tiles, then the
 * documents of pairs that only phrases can tell.
 */
import { PairList, type CandidatePairs } from '../texts/pairs.ts';
import { STEP, type KernelCorpus, type TrimmedDocuments } from '../texts/corpus.ts';
import { partOf, type Work } from '../../kernel/jobs.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import { PROFILED, WINDOWED } from '../texts/work-shares.ts';
import { RankedPairs } from './ranked-pairs.ts';
import { leaveOutSettled, type SettledPairs, type UnsettledPairs } from './settled-pairs.ts';
import { WordLists } from './word-lists.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { ScoreModel } from '../score/score.ts';
import type { Measure } from '../../model/settings.ts';
import {
  BOUND_BYTES,
  BOUND_CORPUS,
  BOUND_PAIRS,
  BOUND_PARTNERS,
  BOUND_TERMS,
  BY_CONTAINMENT,
  BY_RESEMBLANCE,
  BY_SCORE,
  IS_OTHER_WORD,
  LISTED_GROUPS,
  LIST_HEAD_BYTES,
  LIST_WORD_BYTES,
  PASSED_STREAM,
  PROFILE_BYTES,
  PROFILE_NUMBER_BITS,
  PROFILE_WORD_BITS,
  SCREENED_STREAM,
  TERMS_BYTES,
  TERMS_GROUPS,
  TERMS_INTERCEPT,
  TERMS_LIMIT,
  TERMS_MEASURE,
  TERMS_NUMBERS,
  TERMS_ORDER,
  TERMS_OVERLAP,
  TERMS_SHINGLE,
  TERMS_SUBJECT,
  TOTALS_BYTES,
  UNDECIDED_STREAM,
} from '../../kernel/layout/bounds.ts';
import {
  CORPUS_CROWDED,
  CORPUS_DISTINCT,
  CORPUS_PROFILES,
  CORPUS_STARTS,
  CORPUS_TOTALS,
  CORPUS_WORD_BITS,
  CROWDED_BYTES,
  CROWDED_JOINTS,
} from '../../kernel/layout/corpus.ts';
import { TRIPLE_BYTES } from '../../kernel/layout/memory.ts';
import { UNLISTED_RARITY } from '../../kernel/layout/phrases.ts';

/** Pairs whose documents are read together. */
const PAIRS_OF_BATCH = 1 << 12;
/** Phrases of a trimmed text that the whole text may lack, for each joint. */
const PHRASES_PER_JOINT = 2;
/** Words of a triple. */
const TRIPLE = TRIPLE_BYTES / 4;
/** Which measure the kernel holds against the threshold. */
const KERNEL_MEASURES: Readonly<Record<Measure, number>> = {
  score: BY_SCORE,
  resemblance: BY_RESEMBLANCE,
  containment: BY_CONTAINMENT,
};

/** What counts, if pairs that cannot are to be left out. */
export interface Limit {
  readonly by: Measure;
  readonly threshold: number;
  readonly shingleSize: number;
  readonly model: ScoreModel;
  /** What the prior of the collection adds to the log-odds. */
  readonly shift: number;
  /** Pairs of which it is known already whether they may count. */
  readonly settled?: SettledPairs | undefined;
}

/** What the pairs are found in. */
export interface PairOptions {
  /** Address of the partners of every document: kernel/wasm/candidates/ranking.ts. */
  readonly partners: number;
  /** Creates a file for lists, if tokens are in one too. */
  readonly createFile: () => ListFile;
}

/** Finds the pairs that may count. */
export class KernelPairs {
  readonly #corpus: KernelCorpus;
  readonly #kernel: Kernel;
  readonly #partners: number;
  readonly #createFile: () => ListFile;

  /** What is looked at, if some pairs are settled. */
  #unsettled: UnsettledPairs | undefined;

  constructor(corpus: KernelCorpus, { partners, createFile }: PairOptions) {
    this.#corpus = corpus;
    this.#kernel = corpus.kernel;
    this.#partners = partners;
    this.#createFile = createFile;
  }

  /** The candidates, each pair once, in order; without those that are certain not to reach the limit. */
  async find(
    trimmed: TrimmedDocuments,
    rarity: Float64Array,
    limit?: Limit,
  ): Promise<CandidatePairs> {
    if (limit === undefined) return this.#allPairs();
    this.#unsettled = limit.settled && leaveOutSettled(this.#corpus, this.#partners, limit.settled);
    const bound = this.#kernel.allocateRecord(BOUND_BYTES, [
      [BOUND_CORPUS, this.#corpus.address],
      [BOUND_TERMS, this.#layOutTerms(limit, this.#layOutProfiles(rarity))],
      [BOUND_PARTNERS, this.#unsettled?.partners ?? this.#partners],
    ]);
    return this.#corpus.collection.file === undefined
      ? this.#pairsInMemory(trimmed, bound)
      : this.#pairsOfFile(trimmed, bound);
  }

  async #pairsInMemory(trimmed: TrimmedDocuments, bound: number): Promise<CandidatePairs> {
    this.#corpus.placeTrimmedTexts(trimmed);
    for (const document of trimmed.cutDocuments()) this.#noteJoints(document, trimmed);
    const profiles = this.#createScratch('createProfileScratch');
    this.#corpus.enter(WINDOWED, PROFILED);
    await this.#makeProfiles(profiles);
    this.#corpus.enter(PROFILED, 1);
    const scratch = this.#createScratch('createBoundScratch');
    await this.#corpus.run({
      job: { call: 'boundDocuments', args: [bound, scratch] },
      count: this.#corpus.collection.size,
      step: STEP,
    });
    return this.#gather(scratch);
  }

  /** Makes the profiles of all texts, or of those that are looked at. */
  async #makeProfiles(scratch: readonly number[]): Promise<void> {
    const job = this.#profileJob(scratch);
    if (this.#unsettled === undefined) return this.#corpus.runOnTokens({ job });
    const { documents } = this.#unsettled;
    const all = this.#corpus.field(CORPUS_DISTINCT);
    this.#corpus.setField(CORPUS_DISTINCT, this.#kernel.allocateWords(documents));
    await this.#corpus.run({ job, count: documents.length, step: STEP });
    this.#corpus.setField(CORPUS_DISTINCT, all);
  }

  /** Scratch of every thread. */
  #createScratch(create: 'createProfileScratch' | 'createBoundScratch'): number[] {
    const { size } = this.#corpus.collection.vocabulary;
    return this.#corpus.forThreads(() => this.#kernel.exports[create](size) >>> 0);
  }

  #profileJob(scratch: readonly number[]): Work['job'] {
    return { call: 'makeProfiles', args: [this.#corpus.address, scratch] };
  }

  /**
   * The same if tokens are in a file: profiles of all documents first; then what is left, in batches of
   * pairs whose documents are read together.
   */
  async #pairsOfFile(trimmed: TrimmedDocuments, bound: number): Promise<CandidatePairs> {
    const kernel = this.#kernel;
    const room = new ReusableRoom(kernel);
    this.#corpus.enter(WINDOWED, WINDOWED);
    const lists = await this.#profileBlocks(trimmed, room);
    const screening = this.#createScratch('createBoundScratch');
    await this.#corpus.run({
      job: { call: 'screenDocuments', args: [bound, screening] },
      count: this.#corpus.collection.size,
      step: STEP,
    });
    // only the totals of the profiles are still needed
    const profiles = this.#corpus.field(CORPUS_PROFILES);
    kernel.openArena(profiles, profiles + this.#corpus.collection.size * PROFILE_BYTES);
    const scratch = this.#createScratch('createBoundScratch');
    const screened = screening.flatMap((each) => [...kernel.streamWords(each + SCREENED_STREAM)]);
    const tiles = lists.tile(screened);
    for (const [i, tile] of tiles.entries()) {
      this.#corpus.enter(PROFILED + ((1 - PROFILED) * i) / tiles.length, 1);
      lists.load(tile, this.#corpus.field(CORPUS_TOTALS));
      kernel.setWord(bound + BOUND_PAIRS, tile.pairs);
      const job = { call: 'comparePairs', args: [bound, scratch] } as const;
      await this.#corpus.run({ job, count: tile.count, step: STEP });
    }
    await this.#boundUndecided(trimmed, { bound, scratch, room });
    const pairs = this.#gather(scratch);
    kernel.openArena(0, 0);
    return pairs;
  }

  /** Makes the profiles of all documents, block by block, and writes their lists to a file. */
  async #profileBlocks(trimmed: TrimmedDocuments, room: ReusableRoom): Promise<WordLists> {
    const kernel = this.#kernel;
    this.#corpus.copyPlaces();
    const scratch = this.#createScratch('createProfileScratch');
    const lists = new WordLists(this.#corpus.collection, this.#createFile());
    const listRooms = scratch.map(() => new ReusableRoom(kernel));
    for (const block of this.#corpus.blocks) {
      this.#corpus.loadBlock(block);
      const { first, end } = block;
      const documents = this.#corpus.documents.subarray(first, end);
      this.#placeBlock(documents, trimmed, room);
      this.#listTo(scratch, listRooms, documents, trimmed);
      const job = this.#profileJob(scratch);
      await this.#corpus.run({ job, first, count: end - first, step: STEP, isDivided: true });
      lists.keep(documents, this.#corpus.field(CORPUS_TOTALS));
    }
    return lists;
  }

  /** Bounds the pairs that only phrases can tell, in batches. */
  async #boundUndecided(trimmed: TrimmedDocuments, batch: BatchScratch): Promise<void> {
    for (const scratch of batch.scratch) {
      for (const [start, end] of this.#kernel.streamWords(scratch + UNDECIDED_STREAM)) {
        for (let from = start; from < end; from += TRIPLE * PAIRS_OF_BATCH) {
          const to = Math.min(end, from + TRIPLE * PAIRS_OF_BATCH);
          await this.#boundBatch(trimmed, [from, to], batch);
        }
      }
    }
  }

  /** Places the trimmed texts of documents whose tokens are in memory; cut ones go to the room. */
  #placeBlock(documents: Int32Array, trimmed: TrimmedDocuments, room: ReusableRoom): void {
    const kernel = this.#kernel;
    let total = 0;
    for (const document of documents) {
      if (trimmed.isCut(document)) total += trimmed.length(document);
    }
    let at = room.of(total * 4);
    const { words } = kernel;
    for (const document of documents) {
      const start = words[this.#corpus.field(CORPUS_STARTS) / 4 + document] ?? 0;
      const length = this.#corpus.collection.length(document);
      if (!trimmed.isCut(document)) {
        this.#corpus.placeTrimmed(document, start * 4, length);
        continue;
      }
      const tokens = trimmed.cut(document, new Int32Array(kernel.memory.buffer, start * 4, length));
      words.set(tokens, at / 4);
      this.#corpus.placeTrimmed(document, at, tokens.length);
      this.#noteJoints(document, trimmed);
      at += tokens.length * 4;
    }
  }

  /** Has each thread write the lists of its part of these documents to a room of its own. */
  #listTo(
    scratch: readonly number[],
    rooms: readonly ReusableRoom[],
    documents: Int32Array,
    trimmed: TrimmedDocuments,
  ): void {
    for (const [thread, each] of scratch.entries()) {
      let bytes = 0;
      for (const document of documents.subarray(
        ...partOf(documents.length, thread, scratch.length),
      )) {
        // as many words as tokens, at most
        bytes += LIST_HEAD_BYTES + LIST_WORD_BYTES * trimmed.length(document);
      }
      const start = rooms[thread]?.of(bytes) ?? 0;
      this.#kernel.exports.writeListsTo(each, start, start + bytes);
    }
  }

  /** Reads the documents of a batch of undecided pairs, and bounds the pairs by their phrases. */
  async #boundBatch(
    trimmed: TrimmedDocuments,
    [from, to]: readonly [number, number],
    { bound, scratch, room }: BatchScratch,
  ): Promise<void> {
    const kernel = this.#kernel;
    const wanted = new Set<number>();
    let { words } = kernel;
    for (let i = from; i < to; i += TRIPLE) wanted.add(words[i] ?? 0).add(words[i + 1] ?? 0);
    const documents = Int32Array.from(wanted).sort();
    let total = 0;
    for (const document of documents) total += trimmed.length(document);
    let at = room.of(total * 4);
    words = kernel.words;
    for (const document of documents) {
      const length = trimmed.length(document);
      if (trimmed.isCut(document)) words.set(trimmed.tokensOf(document), at / 4);
      else this.#corpus.collection.readInto(document, at);
      this.#corpus.placeTrimmed(document, at, length);
      at += length * 4;
    }
    kernel.setWord(bound + BOUND_PAIRS, from * 4);
    const job = { call: 'boundPairs', args: [bound, scratch] } as const;
    await this.#corpus.run({ job, count: (to - from) / TRIPLE, step: STEP });
  }

  /** The pairs that passed, in order. */
  #gather(scratch: readonly number[]): CandidatePairs {
    const kernel = this.#kernel;
    const found = this.#unsettled?.passed ?? new PairList();
    for (const each of scratch) {
      for (const [start, end] of kernel.streamWords(each + PASSED_STREAM)) {
        const { words } = kernel;
        for (let i = start; i < end; i += 2) found.push(words[i] ?? 0, words[i + 1] ?? 0);
      }
    }
    return found.distinct(this.#corpus.collection.size);
  }

  #allPairs(): CandidatePairs {
    const found = new PairList();
    const { size } = this.#corpus.collection;
    new RankedPairs(this.#kernel, this.#partners, size).each((one, other) =>
      found.push(one, other),
    );
    return found.distinct(size);
  }

  /** Tells the kernel how many phrases a trimmed text may have that the whole one, which was counted, lacks. */
  #noteJoints(document: number, trimmed: TrimmedDocuments): void {
    const crowded = this.#corpus.field(CORPUS_CROWDED) + document * CROWDED_BYTES;
    this.#kernel.setWord(crowded + CROWDED_JOINTS, trimmed.joints(document) * PHRASES_PER_JOINT);
  }

  /** Gives each token a bit of the profiles; returns the weight of the rarest word of each group of listed ones. */
  #layOutProfiles(rarity: Float64Array): number[] {
    const kernel = this.#kernel;
    const { size, vocabulary } = this.#corpus.collection;
    this.#corpus.setField(CORPUS_PROFILES, kernel.allocate(size * PROFILE_BYTES));
    this.#corpus.setField(CORPUS_TOTALS, kernel.allocate(size * TOTALS_BYTES));
    const at = kernel.allocate(vocabulary.size * 2);
    this.#corpus.setField(CORPUS_WORD_BITS, at);
    const bits = new Uint16Array(kernel.memory.buffer, at, vocabulary.size);
    const listed: number[] = [];
    for (let token = 0; token < vocabulary.size; token++) {
      const hash = (vocabulary.lo[token] ?? 0) & 0xffff;
      const isNumber = vocabulary.isNumber[token] === 1;
      const bit = isNumber
        ? PROFILE_WORD_BITS + (hash % PROFILE_NUMBER_BITS)
        : hash % PROFILE_WORD_BITS;
      bits[token] = IS_OTHER_WORD | bit;
      if ((rarity[token] ?? 0) < UNLISTED_RARITY) listed.push(token);
    }
    const rarityOf = (token: number): number => rarity[token] ?? 0;
    listed.sort((x, y) => rarityOf(x) - rarityOf(y));
    const groups = Array.from({ length: LISTED_GROUPS }, () => 0);
    for (const [place, token] of listed.slice(0, LISTED_GROUPS * 64).entries()) {
      bits[token] = place;
      groups[place >> 6] = (rarityOf(token) * 2) ** 2;
    }
    return groups;
  }

  /** The terms of kernel/layout/bounds.ts. */
  #layOutTerms(
    { by, threshold, shingleSize, model, shift }: Limit,
    groups: readonly number[],
  ): number {
    const kernel = this.#kernel;
    const at = kernel.allocate(TERMS_BYTES);
    kernel.words.set(groups, (at + TERMS_GROUPS) / 4);
    const isScore = by === 'score';
    // the score is rounded to 6 decimals before it is compared
    const least = threshold - 1e-6;
    // bounds let near-duplicates pass whatever the limit, so it may take the shift of all others
    const limit = isScore ? Math.log(least / (1 - least)) - shift : least;
    const coefficients = [
      [TERMS_INTERCEPT, model.intercept],
      [TERMS_OVERLAP, model.overlap],
      [TERMS_ORDER, model.order],
      [TERMS_SUBJECT, model.subject],
      [TERMS_NUMBERS, model.numbers],
      [TERMS_LIMIT, Number.isNaN(limit) ? -Infinity : limit],
    ] as const;
    const view = new DataView(kernel.memory.buffer, at);
    for (const [offset, value] of coefficients) view.setFloat64(offset, value, true);
    kernel.setWord(at + TERMS_MEASURE, KERNEL_MEASURES[by]);
    kernel.setWord(at + TERMS_SHINGLE, shingleSize);
    return at;
  }
}

/** What batches of pairs are worked on with. */
interface BatchScratch {
  /** What is asked: kernel/layout/bounds.ts. */
  readonly bound: number;
  readonly scratch: readonly number[];
  readonly room: ReusableRoom;
}
