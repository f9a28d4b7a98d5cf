/**
 * Ranks the partners of every document whose postings are in memory, for one block of documents after another: postings
 * are turned round for the block, then summed (wasm/candidates/partners.ts and ranking.ts).
 */
import { WEIGHTS } from './weights.ts';
import { STEP, type KernelCorpus } from '../texts/corpus.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  LINKS_KIND,
  POSTINGS_KIND,
  POSTINGS_STREAM,
  RANK_BLOCKS,
  RANK_BYTES,
  RANK_COUNTS,
  RANK_FIRST,
  RANK_ITEMS,
  RANK_PARTNERS,
  RANK_ROWS,
  RANK_ROW_BYTES,
  RANK_SIZE,
  RANK_THREADS,
  RANK_WEIGHTS,
  SHARED_KINDS,
  TWINS_KIND,
  TWINS_STREAM,
} from '../../kernel/layout/candidates.ts';
import { DOCUMENT_BYTES } from '../../kernel/layout/corpus.ts';

/** Blocks of documents have nearly as many items each. */
const ITEM_SLACK = 0.06;
/** Blocks of a stream that are looked at in one call: a few milliseconds. */
const BLOCKS_OF_TASK = 16;

/** What is ranked, and in which memory. */
export interface RankingOptions {
  /** The streams of every thread, and the stream of links. */
  readonly streams: readonly number[];
  readonly links: number;
  /** Where partners go. */
  readonly partners: number;
  /** Most bytes for the postings of a block of documents, turned round. */
  readonly blockBytes: number;
  /** Enters the part of the work that ranks the documents [first, end). */
  readonly enter: (first: number, end: number) => void;
}

/** Blocks of streams: where their list is, how many they are, and the bytes of rows that they make. */
interface BlockList {
  readonly blocks: number;
  readonly count: number;
  readonly bytes: number;
}

/** Ranks the partners of every document. */
export async function rankBlocks(corpus: KernelCorpus, options: RankingOptions): Promise<void> {
  const { kernel } = corpus;
  const { size, pool } = corpus.collection;
  const { blocks, count, bytes } = listBlocks(kernel, options);
  const parts = Math.max(1, Math.ceil(bytes / options.blockBytes));
  const most = Math.ceil(size / parts);
  const rowBytes = (SHARED_KINDS * (most + 1) * 4 + 63) & ~63;
  const allRows = rowBytes * pool.size;
  const rows = kernel.allocate(allRows);
  const items = new ReusableRoom(kernel, ITEM_SLACK);
  const starts = kernel.allocate(rowBytes);
  const scratch = corpus.forThreads(
    (thread) => kernel.exports.createRankScratch(size, thread) >>> 0,
  );
  const rank = kernel.allocateRecord(RANK_BYTES, [
    [RANK_WEIGHTS, kernel.allocateWords(WEIGHTS)],
    [RANK_PARTNERS, options.partners],
    [RANK_BLOCKS, blocks],
    [RANK_ROWS, starts],
    [RANK_ROW_BYTES, rowBytes],
    [RANK_THREADS, pool.size],
    [RANK_COUNTS, rows],
  ]);
  const args = [rank, scratch] as const;
  const ofBlocks = { count, step: BLOCKS_OF_TASK, isDivided: true };
  for (let first = 0; first < size; first += most) {
    const documents = Math.min(most, size - first);
    kernel.bytes.fill(0, rows, rows + allRows);
    kernel.setFields(rank, [
      [RANK_FIRST, first],
      [RANK_SIZE, documents],
    ]);
    options.enter(first, first);
    await corpus.run({ job: { call: 'countPartners', args }, ...ofBlocks });
    const total = kernel.exports.layOutPartners(rank) >>> 0;
    kernel.setWord(rank + RANK_ITEMS, items.of(total * 4));
    await corpus.run({ job: { call: 'fillPartners', args }, ...ofBlocks });
    options.enter(first, first + documents);
    await corpus.run({ job: { call: 'rankDocuments', args }, first, count: documents, step: STEP });
  }
}

/** All blocks of the streams, with their kind. */
function listBlocks(kernel: Kernel, { streams, links }: RankingOptions): BlockList {
  const { exports } = kernel;
  const list: number[] = [];
  let bytes = 0;
  const add = (stream: number, kind: number): void => {
    for (let block = exports.firstBlock(stream) >>> 0; block !== 0;) {
      list.push(block + kind);
      bytes += ((exports.blockEnd(block) - exports.blockStart(block)) / DOCUMENT_BYTES) * 4;
      block = exports.nextBlock(block) >>> 0;
    }
  };
  for (const stream of streams) add(stream + TWINS_STREAM, TWINS_KIND);
  add(links, LINKS_KIND);
  for (const stream of streams) add(stream + POSTINGS_STREAM, POSTINGS_KIND);
  return { blocks: kernel.allocateWords(list), count: list.length, bytes };
}
