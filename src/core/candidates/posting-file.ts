/**
 * Postings that do not fit in memory, in a file by blocks of documents, and the ranking of partners by tiles:
 * see kernel/tiles.ts.
 *
 * One block has its rows laid out, and all blocks pass by it one after another: with b blocks the file is read b
 * times, and a posting is met once for each pair of blocks that it is in.
 */
import { WEIGHTS } from './weights.ts';
import type { PostingPart, TilePiece, Work } from '../../kernel/jobs.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  MAX_TILE_SIZE,
  NO_POSTING,
  TILE_BASE,
  TILE_BYTES,
  TILE_FIRST,
  TILE_ITEMS,
  TILE_LAID_OUT,
  TILE_LEFT,
  TILE_OTHER_FIRST,
  TILE_PARTNERS,
  TILE_ROW_BYTES,
  TILE_THREADS,
  TILE_WEIGHTS,
} from '../../kernel/layout/candidates.ts';
import { DOCUMENT_BYTES } from '../../kernel/layout/corpus.ts';
import { STREAM_BYTES } from '../../kernel/layout/memory.ts';

/** Fewest blocks, where there are as many documents. */
const MIN_BLOCKS = 4;
/** Bytes of records for each byte of postings, 1.4 in prose, and of the items of rows, 1.3. */
const RECORD_SHARE = 1.5;
const ITEM_SHARE = 1.35;
/** The fewest bytes of a posting by its kind: of two documents, of a link, of three with how many they are. */
const LEAST_BYTES = [2 * DOCUMENT_BYTES, 2 * DOCUMENT_BYTES, 3 * DOCUMENT_BYTES + 1] as const;
/** Blocks have not all as many records. */
const SLACK = 0.05;
/** Documents ranked in one task. */
const RANK_STEP = 128;

/** A stream of postings, and its kind: 0 twins, 1 links, 2 postings that say how many documents they have. */
export type KindOfStream = readonly [stream: number, kind: number];

/** Does a job on all threads. */
export type Run = (work: Work) => Promise<void>;

/** What a file of postings is made for. */
export interface PostingFileOptions {
  readonly kernel: Kernel;
  readonly threads: number;
  /** Documents of the corpus. */
  readonly size: number;
  /** About how many bytes of postings there will be. */
  readonly expected: number;
  readonly file: ListFile;
  /** Most bytes for both blocks of a tile, and the rows of one. */
  readonly bytes: number;
  readonly run: Run;
}

/** A stretch of the file. */
interface Extent {
  readonly position: number;
  readonly bytes: number;
}

/** The records of a block in memory: where they are, and their pieces. */
interface LoadedBlock {
  readonly at: number;
  readonly pieces: readonly TilePiece[];
  /** The first document, and how many. */
  readonly first: number;
  readonly size: number;
}

/** Postings in a file. */
export class PostingFile {
  readonly #options: PostingFileOptions;
  /** Documents of a block. */
  readonly #size: number;
  /** By block: where its records are; the same postings by place in all blocks. */
  readonly #extents: Extent[][];
  /** By thread: where its streams of all blocks are, and what each of them had last. */
  readonly #outs: number[];
  readonly #lasts: number[];
  #end = 0;
  #id = 0;

  constructor(options: PostingFileOptions) {
    this.#options = options;
    const { kernel, threads, size, expected, bytes } = options;
    const all = expected * (2 * RECORD_SHARE + ITEM_SHARE) * (1 + SLACK);
    const least = Math.max(MIN_BLOCKS, Math.ceil(all / bytes));
    this.#size = Math.min(MAX_TILE_SIZE, Math.max(1, Math.ceil(size / least)));
    const blocks = Math.ceil(size / this.#size);
    this.#extents = Array.from({ length: blocks }, () => []);
    const create = (): number => kernel.allocateZeros(blocks * STREAM_BYTES);
    this.#outs = Array.from({ length: threads }, create);
    this.#lasts = Array.from({ length: threads }, () => kernel.allocate(blocks * 4));
  }

  /** Writes what each thread's streams hold to the file, and empties them. */
  async add(streams: readonly (readonly KindOfStream[])[]): Promise<void> {
    const { kernel, threads, file, run } = this.#options;
    const blocks = this.#extents.length;
    const parts: PostingPart[] = [];
    for (let thread = 0; thread < threads; thread++) {
      const its = streams[thread] ?? [];
      const lasts = this.#lasts[thread] ?? 0;
      kernel.words.fill(NO_POSTING, lasts / 4, lasts / 4 + blocks);
      parts.push({ streams: its, id: this.#id, lasts, outs: this.#outs[thread] ?? 0 });
      for (const [stream, kind] of its) {
        const least = LEAST_BYTES[kind] ?? STREAM_BYTES;
        for (const [start, end] of kernel.streamBytes(stream)) {
          this.#id += Math.ceil((end - start) / least);
        }
      }
    }
    await run({
      job: { kind: 'part postings', size: this.#size, parts },
      count: parts.length,
      step: 1,
    });
    for (const its of streams) for (const [stream] of its) kernel.exports.emptyStream(stream);
    for (const [block, extents] of this.#extents.entries()) {
      for (const out of this.#outs) {
        const position = this.#end;
        const stream = out + block * STREAM_BYTES;
        for (const [from, to] of kernel.streamBytes(stream)) {
          file.write(kernel.bytes.subarray(from, to), this.#end);
          this.#end += to - from;
        }
        kernel.exports.emptyStream(stream);
        extents.push({ position, bytes: this.#end - position });
      }
    }
  }

  /** Ranks the partners of all documents: `partners`, of kernel/rank.ts, has none at first. */
  async rank(partners: number, onProgress: (share: number) => void): Promise<void> {
    const { kernel, threads, run } = this.#options;
    const { exports } = kernel;
    const weights = kernel.allocateWords(WEIGHTS);
    const forThreads = (create: (thread: number) => number): number[] =>
      Array.from({ length: threads }, (_, thread) => create(thread));
    const scratch = forThreads(() => exports.createTileScratch(this.#size) >>> 0);
    const rowBytes = (this.#size * 4 + 63) & ~63;
    // where rows begin, and as many where they end
    const limits = rowBytes * threads;
    const laidOut = kernel.allocate(2 * limits);
    const left = kernel.allocate(2 * limits);
    const counts = forThreads((thread) => laidOut + thread * rowBytes);
    const rows = forThreads((thread) => left + thread * rowBytes);
    const room = new ReusableRoom(kernel, SLACK);
    const otherRoom = new ReusableRoom(kernel, SLACK);
    const itemRoom = new ReusableRoom(kernel, SLACK);
    const count = this.#extents.length;
    for (let i = 0; i < count; i++) {
      const block = this.#load(i, room);
      const { pieces } = block;
      const work = { count: pieces.length, step: 1, isDivided: true };
      kernel.bytes.fill(0, laidOut, laidOut + limits);
      await run({ job: { kind: 'count tile', pieces, rows: counts }, ...work });
      const total = exports.layOutTile(laidOut, rowBytes, threads, block.size) >>> 0;
      const items = itemRoom.of(total * 4);
      for (let j = 0; j < count; j++) {
        onProgress((i + j / count) / count);
        const other = i === j ? block : this.#load(j, otherRoom);
        const base = other.at;
        kernel.bytes.copyWithin(left, laidOut, laidOut + 2 * limits);
        const met = { pieces, others: other.pieces, base, rows, limits, items };
        await run({ job: { kind: 'merge tile', ...met, scratch }, ...work });
        const tile = kernel.allocateRecord(TILE_BYTES, [
          [TILE_WEIGHTS, weights],
          [TILE_PARTNERS, partners],
          [TILE_LAID_OUT, laidOut],
          [TILE_LEFT, left],
          [TILE_ROW_BYTES, rowBytes],
          [TILE_THREADS, threads],
          [TILE_ITEMS, items],
          [TILE_FIRST, block.first],
          [TILE_OTHER_FIRST, other.first],
          [TILE_BASE, base],
        ]);
        await run({
          job: { kind: 'rank tile', tile, scratch },
          count: block.size,
          step: RANK_STEP,
        });
      }
    }
  }

  /** Reads the records of a block. */
  #load(block: number, room: ReusableRoom): LoadedBlock {
    const { kernel, file, size } = this.#options;
    const extents = this.#extents[block] ?? [];
    const at = room.of(extents.reduce((sum, { bytes }) => sum + bytes, 0));
    const pieces: TilePiece[] = [];
    let end = at;
    for (const { position, bytes } of extents) {
      file.read(kernel.bytes.subarray(end, end + bytes), position);
      pieces.push([end, end + bytes]);
      end += bytes;
    }
    const first = block * this.#size;
    return { at, pieces, first, size: Math.min(this.#size, size - first) };
  }
}
