/**
 * Postings that do not fit in memory, in a file by blocks of documents, and the ranking of partners by tiles:
 * see kernel/wasm/candidates/tiles.ts.
 *
 * One block has its rows laid out, and all blocks pass by it one after another: with b blocks the file is read b
 * times, and a posting is met once for each pair of blocks that it is in.
 */
import { WEIGHTS } from './weights.ts';
import type { Work } from '../../kernel/jobs.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  MAX_TILE_SIZE,
  NO_POSTING,
  PARTING_BYTES,
  PARTING_COUNT,
  PARTING_ID,
  PARTING_LASTS,
  PARTING_OUTS,
  PARTING_SIZE,
  PARTING_STREAMS,
  TILE_BASE,
  TILE_BYTES,
  TILE_FIRST,
  TILE_ITEMS,
  TILE_LAID_OUT,
  TILE_LEFT,
  TILE_OTHER_FIRST,
  TILE_OTHER_PIECES,
  TILE_PARTNERS,
  TILE_PIECES,
  TILE_ROW_BYTES,
  TILE_SIZE,
  TILE_THREADS,
  TILE_WEIGHTS,
} from '../../kernel/layout/candidates.ts';
import { DOCUMENT_BYTES } from '../../kernel/layout/corpus.ts';
import { PAIR_BYTES, PAIR_OTHER, STREAM_HEAD_BYTES } from '../../kernel/layout/memory.ts';

/** Fewest blocks, if there are as many documents. */
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

/** What tiles are ranked in. */
interface Ranking {
  readonly scratch: readonly number[];
  /** Rows as they are laid out, and as they are left; the bytes of either. */
  readonly laidOut: number;
  readonly left: number;
  readonly allBytes: number;
  /** What all tiles have in common. */
  readonly fields: readonly (readonly [offset: number, value: number])[];
  readonly items: ReusableRoom;
}

/** The records of a block in memory: where they are; twos of where each piece starts and ends, and how many. */
interface LoadedBlock {
  readonly at: number;
  readonly pieces: number;
  readonly count: number;
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
    const create = (): number => kernel.allocateZeros(blocks * STREAM_HEAD_BYTES);
    this.#outs = Array.from({ length: threads }, create);
    this.#lasts = Array.from({ length: threads }, () => kernel.allocate(blocks * 4));
  }

  /** Writes what each thread's streams hold to the file, and empties them. */
  async add(streams: readonly (readonly KindOfStream[])[]): Promise<void> {
    const { kernel, threads, file, run } = this.#options;
    const blocks = this.#extents.length;
    const parts = kernel.allocateZeros(threads * PARTING_BYTES);
    for (let thread = 0; thread < threads; thread++) {
      const its = streams[thread] ?? [];
      const lasts = this.#lasts[thread] ?? 0;
      kernel.words.fill(NO_POSTING, lasts / 4, lasts / 4 + blocks);
      kernel.setFields(parts + thread * PARTING_BYTES, [
        [PARTING_STREAMS, kernel.allocateWords(its.flat())],
        [PARTING_COUNT, its.length],
        [PARTING_ID, this.#id],
        [PARTING_LASTS, lasts],
        [PARTING_OUTS, this.#outs[thread] ?? 0],
        [PARTING_SIZE, this.#size],
      ]);
      for (const [stream, kind] of its) {
        const least = LEAST_BYTES[kind] ?? STREAM_HEAD_BYTES;
        for (const [start, end] of kernel.streamBytes(stream)) {
          this.#id += Math.ceil((end - start) / least);
        }
      }
    }
    await run({
      job: { call: 'partPostings', args: [parts] },
      count: threads,
      step: 1,
    });
    for (const its of streams) for (const [stream] of its) kernel.exports.emptyStream(stream);
    for (const [block, extents] of this.#extents.entries()) {
      for (const out of this.#outs) {
        const position = this.#end;
        const stream = out + block * STREAM_HEAD_BYTES;
        for (const [from, to] of kernel.streamBytes(stream)) {
          file.write(kernel.bytes.subarray(from, to), this.#end);
          this.#end += to - from;
        }
        kernel.exports.emptyStream(stream);
        extents.push({ position, bytes: this.#end - position });
      }
    }
  }

  /** Ranks the partners of all documents: `partners` has none at first. */
  async rank(partners: number, onProgress: (share: number) => void): Promise<void> {
    const { kernel, threads } = this.#options;
    const { createTileScratch } = kernel.exports;
    const rowBytes = (this.#size * 4 + 63) & ~63;
    // where rows begin, and as many where they end
    const allBytes = 2 * rowBytes * threads;
    const ranking: Ranking = {
      scratch: Array.from({ length: threads }, (_, t) => createTileScratch(this.#size, t) >>> 0),
      laidOut: kernel.allocate(allBytes),
      left: kernel.allocate(allBytes),
      allBytes,
      fields: [
        [TILE_WEIGHTS, kernel.allocateWords(WEIGHTS)],
        [TILE_PARTNERS, partners],
        [TILE_ROW_BYTES, rowBytes],
        [TILE_THREADS, threads],
      ],
      items: new ReusableRoom(kernel, SLACK),
    };
    const rooms = [new ReusableRoom(kernel, SLACK), new ReusableRoom(kernel, SLACK)] as const;
    const count = this.#extents.length;
    for (let i = 0; i < count; i++) {
      const block = this.#load(i, rooms[0]);
      const tile = await this.#layOut(block, ranking);
      for (let j = 0; j < count; j++) {
        onProgress((i + j / count) / count);
        const other = i === j ? block : this.#load(j, rooms[1]);
        await this.#rankTile(tile, block, other, ranking);
      }
    }
  }

  /** Lays out the rows of a block; returns its record. */
  async #layOut(block: LoadedBlock, ranking: Ranking): Promise<number> {
    const { kernel, run } = this.#options;
    const { laidOut, left, allBytes, scratch, fields, items } = ranking;
    const tile = kernel.allocateRecord(TILE_BYTES, [
      ...fields,
      [TILE_LAID_OUT, laidOut],
      [TILE_LEFT, left],
      [TILE_FIRST, block.first],
      [TILE_SIZE, block.size],
      [TILE_PIECES, block.pieces],
    ]);
    kernel.bytes.fill(0, laidOut, laidOut + allBytes / 2);
    const job = { call: 'countTile', args: [tile, scratch] } as const;
    await run({ job, count: block.count, step: 1, isDivided: true });
    const total = kernel.exports.layOutTile(tile) >>> 0;
    kernel.setWord(tile + TILE_ITEMS, items.of(total * 4));
    return tile;
  }

  /** Ranks the partners that the documents of a block have in another. */
  async #rankTile(
    tile: number,
    block: LoadedBlock,
    other: LoadedBlock,
    { laidOut, left, allBytes, scratch }: Ranking,
  ): Promise<void> {
    const { kernel, run } = this.#options;
    kernel.bytes.copyWithin(left, laidOut, laidOut + allBytes);
    kernel.setFields(tile, [
      [TILE_OTHER_FIRST, other.first],
      [TILE_OTHER_PIECES, other.pieces],
      [TILE_BASE, other.at],
    ]);
    const args = [tile, scratch] as const;
    const merge = { call: 'mergeTile', args } as const;
    await run({ job: merge, count: block.count, step: 1, isDivided: true });
    await run({ job: { call: 'rankTile', args }, count: block.size, step: RANK_STEP });
  }

  /** Reads the records of a block. */
  #load(block: number, room: ReusableRoom): LoadedBlock {
    const { kernel, file, size } = this.#options;
    const extents = this.#extents[block] ?? [];
    const bytes = extents.reduce((sum, extent) => sum + extent.bytes, 0);
    // records are behind the places of their pieces
    const pieces = room.of(extents.length * PAIR_BYTES + bytes);
    const at = pieces + extents.length * PAIR_BYTES;
    let end = at;
    for (const [i, extent] of extents.entries()) {
      const stop = end + extent.bytes;
      file.read(kernel.bytes.subarray(end, stop), extent.position);
      kernel.setWord(pieces + i * PAIR_BYTES, end);
      kernel.setWord(pieces + i * PAIR_BYTES + PAIR_OTHER, stop);
      end = stop;
    }
    const first = block * this.#size;
    const count = extents.length;
    return { at, pieces, count, first, size: Math.min(this.#size, size - first) };
  }
}
