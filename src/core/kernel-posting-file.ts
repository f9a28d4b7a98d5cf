/**
 * Postings that do not fit in memory, in a file by blocks of documents, and the ranking of partners by tiles:
 * see kernel/tiles.ts.
 *
 * Each thread has a block loaded, and all blocks pass by it one after another. With b blocks and t threads the
 * file is read b / t times.
 */
import { WEIGHTS } from './candidates.ts';
import type { PostingPart, TileBlock, Work } from './kernel-jobs.ts';
import { ReusableRoom } from './kernel-room.ts';
import type { ListFile } from './kernel-word-lists.ts';
import type { Kernel } from './kernel.ts';

/** Documents of a block are numbered by two bytes. */
const MAX_SHIFT = 16;
/** Fewest blocks, where there are as many documents. */
const MIN_BLOCKS = 4;
/** Bytes of records for each token: 3.2 in prose. */
const BYTES_PER_TOKEN = 4;
/** Bytes of rows for each byte of the records of a loaded block: .65 in prose. */
const ROW_SHARE = 0.8;
/** Bytes of a stream's head, and the fewest of a posting of its kind. */
const STREAM_BYTES = 12;
const LEAST_BYTES = [6, 6, 10] as const;
/** Blocks have not all as many records. */
const SLACK = 0.1;
const NOTHING = 0xffffffff;

/** A stream of postings, and its kind: 0 twins, 1 links, 2 postings that say how many documents they have. */
export type KindOfStream = readonly [stream: number, kind: number];

/** Does a job on all threads. */
export type Run = (work: Work) => Promise<void>;

/** What a file of postings is made for. */
export interface PostingFileOptions {
  readonly kernel: Kernel;
  readonly threads: number;
  /** Documents and tokens of the corpus. */
  readonly size: number;
  readonly tokens: number;
  readonly file: ListFile;
  /** Most bytes for all blocks that are loaded at once, and their rows. */
  readonly bytes: number;
  readonly run: Run;
}

/** A stretch of the file. */
interface Extent {
  readonly position: number;
  readonly bytes: number;
}

/** Postings in a file. */
export class PostingFile {
  readonly #options: PostingFileOptions;
  readonly #shift: number;
  /** By block: where its records are. */
  readonly #extents: Extent[][];
  /** By thread: where its streams of all blocks are, and what each of them had last. */
  readonly #outs: number[];
  readonly #lasts: number[];
  #end = 0;
  #id = 0;

  constructor(options: PostingFileOptions) {
    this.#options = options;
    const { kernel, threads, size, tokens, bytes } = options;
    const loaded = 1 + threads * (1 + ROW_SHARE);
    const least = Math.max(MIN_BLOCKS, (tokens * BYTES_PER_TOKEN * loaded) / bytes);
    this.#shift = Math.min(MAX_SHIFT, Math.max(0, Math.floor(Math.log2(size / least))));
    const blocks = Math.ceil(size / 2 ** this.#shift);
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
      kernel.words.fill(NOTHING, lasts / 4, lasts / 4 + blocks);
      parts.push({ streams: its, id: this.#id, lasts, outs: this.#outs[thread] ?? 0 });
      for (const [stream, kind] of its) {
        const least = LEAST_BYTES[kind] ?? STREAM_BYTES;
        for (const [start, end] of kernel.streamBytes(stream)) {
          this.#id += Math.ceil((end - start) / least);
        }
      }
    }
    await run({
      job: { kind: 'part postings', shift: this.#shift, parts },
      count: parts.length,
      step: 1,
    });
    for (const its of streams) for (const [stream] of its) kernel.exports.emptyStream(stream);
    // a block has its records in order of thread, which is that of their numbers
    for (const [block, extents] of this.#extents.entries()) {
      const position = this.#end;
      for (const out of this.#outs) {
        const stream = out + block * STREAM_BYTES;
        for (const [from, to] of kernel.streamBytes(stream)) {
          file.write(kernel.bytes.subarray(from, to), this.#end);
          this.#end += to - from;
        }
        kernel.exports.emptyStream(stream);
      }
      extents.push({ position, bytes: this.#end - position });
    }
  }

  /** Ranks the partners of all documents: `partners`, of kernel/rank.ts, has none at first. */
  async rank(partners: number, onProgress: (share: number) => void): Promise<void> {
    const { kernel, threads, run } = this.#options;
    const { exports } = kernel;
    const weights = kernel.allocateWords(WEIGHTS);
    const scratch = Array.from(
      { length: threads },
      () => exports.createTileScratch(2 ** this.#shift) >>> 0,
    );
    const rooms = scratch.map(() => new ReusableRoom(kernel, SLACK));
    const otherRoom = new ReusableRoom(kernel, SLACK);
    const count = this.#extents.length;
    for (let first = 0; first < count; first += threads) {
      const blocks: TileBlock[] = [];
      for (let i = first; i < Math.min(count, first + threads); i++) {
        const room = rooms[i - first];
        if (room !== undefined) blocks.push(this.#load(i, room));
      }
      const tasks = { count: blocks.length, step: 1 };
      await run({ job: { kind: 'load tile', blocks, scratch }, ...tasks });
      for (let i = 0; i < count; i++) {
        onProgress((first + (i * blocks.length) / count) / count);
        const known = blocks[i - first];
        const other = known ?? this.#load(i, otherRoom);
        await run({
          job: { kind: 'rank tile', blocks, other, partners, weights, scratch },
          ...tasks,
        });
      }
    }
  }

  /** Reads the records of a block. */
  #load(block: number, room: ReusableRoom): TileBlock {
    const { kernel, file, size } = this.#options;
    const extents = this.#extents[block] ?? [];
    const bytes = extents.reduce((sum, extent) => sum + extent.bytes, 0);
    const at = room.of(bytes);
    let end = at;
    for (const extent of extents) {
      file.read(kernel.bytes.subarray(end, end + extent.bytes), extent.position);
      end += extent.bytes;
    }
    const first = block * 2 ** this.#shift;
    return { at, end, documents: [first, Math.min(2 ** this.#shift, size - first)] };
  }
}
