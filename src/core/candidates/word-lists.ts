/**
 * The word lists that bounds.ts compares, in a file, for a corpus that does not fit in memory; and the pairs to compare,
 * in tiles: all pairs of one block of documents with another, so that a list is read once for many pairs.
 *
 * With b blocks a list is read b times, from one end of the file to the other; a list at a time would be read
 * for each of its pairs, wherever it lies. Pairs are brought in order of their tiles by a counting sort.
 */
import type { KernelCollection } from '../texts/kernel-collection.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { ListFile } from '../../kernel/file.ts';
import {
  LIST_HEAD_BYTES,
  LIST_SIZE,
  LIST_WORD_BYTES,
  PROFILE_BYTES,
  TOTALS_BYTES,
  TOTALS_LIST,
} from '../../kernel/layout/bounds.ts';
import { TRIPLE_BYTES } from '../../kernel/layout/memory.ts';

/** Share of the memory of profiles, which lists follow, for those that stay while others pass by; and the least. */
const STAYING_SHARE = 0.6;
const MIN_LISTS = 1 << 24;
/** Share of the lists of a block that stays while others pass by it that each of those has. */
const PASSING_SHARE = 1 / 8;
/** Blocks of lists are as large as may be. */
const SLACK = 0.02;
const TRIPLE = TRIPLE_BYTES / 4;

/** The pairs of documents of one block with others of another. */
export interface Tile {
  readonly documents: number;
  readonly others: number;
  /** Address of the pairs, threes of document, other and rarity; and how many. */
  readonly pairs: number;
  readonly count: number;
}

/** Lists in a file. */
export class WordLists {
  readonly #kernel: Kernel;
  readonly #file: ListFile;
  /** By document: where its list starts in the file, and its bytes; 0 if it has none. */
  readonly #starts: Float64Array;
  readonly #bytes: Uint32Array;
  readonly #otherBytes: number;
  readonly #buffer: ReusableRoom;
  readonly #documentRoom: ReusableRoom;
  readonly #otherRoom: ReusableRoom;
  #end = 0;
  #documentBlocks: number[] = [];
  #otherBlocks: number[] = [];
  #loadedDocuments = -1;
  #loadedOthers = -1;

  constructor({ kernel, size }: KernelCollection, file: ListFile) {
    this.#otherBytes = Math.max(MIN_LISTS, size * PROFILE_BYTES * STAYING_SHARE);
    this.#kernel = kernel;
    this.#file = file;
    this.#starts = new Float64Array(size + 1);
    this.#bytes = new Uint32Array(size);
    this.#buffer = new ReusableRoom(kernel);
    this.#documentRoom = new ReusableRoom(kernel, SLACK);
    this.#otherRoom = new ReusableRoom(kernel, SLACK);
  }

  /** Writes the lists of these documents, ascending, to the file; their totals are at `totals`. */
  keep(documents: Int32Array, totals: number): void {
    const { words } = this.#kernel;
    let total = 0;
    for (const document of documents) {
      const list = words[(totals + document * TOTALS_BYTES + TOTALS_LIST) / 4] ?? 0;
      this.#bytes[document] =
        list === 0 ? 0 : LIST_HEAD_BYTES + LIST_WORD_BYTES * (words[(list + LIST_SIZE) / 4] ?? 0);
      total += this.#bytes[document] ?? 0;
    }
    const buffer = this.#buffer.of(total);
    const { bytes } = this.#kernel;
    let at = buffer;
    for (const document of documents) {
      const field = (totals + document * TOTALS_BYTES + TOTALS_LIST) / 4;
      const list = words[field] ?? 0;
      const size = this.#bytes[document] ?? 0;
      this.#starts[document] = this.#end + at - buffer;
      bytes.copyWithin(at, list, list + size);
      at += size;
    }
    this.#file.write(bytes.subarray(buffer, at), this.#end);
    this.#end += total;
  }

  /** Brings the pairs of these pieces of memory, in words, in order of their tiles. */
  tile(pieces: readonly (readonly [start: number, end: number])[]): Tile[] {
    this.#documentBlocks = this.#cut(this.#otherBytes * PASSING_SHARE);
    this.#otherBlocks = this.#cut(this.#otherBytes);
    const documentBlock = this.#blockOf(this.#documentBlocks);
    const otherBlock = this.#blockOf(this.#otherBlocks);
    const rows = this.#documentBlocks.length - 1;
    const counts = new Uint32Array(rows * (this.#otherBlocks.length - 1) + 1);
    const tileOf = (document: number, other: number): number =>
      (otherBlock[other] ?? 0) * rows + (documentBlock[document] ?? 0);
    let { words } = this.#kernel;
    for (const [start, end] of pieces) {
      for (let i = start; i < end; i += TRIPLE) {
        const tile = tileOf(words[i] ?? 0, words[i + 1] ?? 0) + 1;
        counts[tile] = (counts[tile] ?? 0) + 1;
      }
    }
    for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
    const ends = counts.slice();
    const sorted = this.#kernel.allocate((counts.at(-1) ?? 0) * TRIPLE_BYTES);
    words = this.#kernel.words;
    for (const [start, end] of pieces) {
      for (let i = start; i < end; i += TRIPLE) {
        const tile = tileOf(words[i] ?? 0, words[i + 1] ?? 0);
        const place = ends[tile] ?? 0;
        words.copyWithin(sorted / 4 + place * TRIPLE, i, i + TRIPLE);
        ends[tile] = place + 1;
      }
    }
    return Array.from(counts.subarray(0, -1), (first, tile) => ({
      documents: tile % rows,
      others: Math.floor(tile / rows),
      pairs: sorted + first * TRIPLE_BYTES,
      count: (counts[tile + 1] ?? 0) - first,
    })).filter(({ count }) => count > 0);
  }

  /** Loads the lists of a tile, and notes in the totals where they are. */
  load({ documents, others }: Tile, totals: number): void {
    if (others !== this.#loadedOthers) {
      this.#place(this.#otherBlocks, others, this.#otherRoom, totals);
      this.#loadedOthers = others;
      this.#loadedDocuments = -1;
    }
    if (documents === this.#loadedDocuments) return;
    this.#place(this.#documentBlocks, documents, this.#documentRoom, totals);
    this.#loadedDocuments = documents;
  }

  #place(blocks: readonly number[], block: number, room: ReusableRoom, totals: number): void {
    const [first = 0, end = 0] = [blocks[block], blocks[block + 1]];
    const start = this.#starts[first] ?? 0;
    const stop = end < this.#bytes.length ? (this.#starts[end] ?? 0) : this.#end;
    const at = room.of(stop - start);
    this.#file.read(this.#kernel.bytes.subarray(at, at + stop - start), start);
    const { words } = this.#kernel;
    const isResident = room === this.#documentRoom;
    const [kept = 0, keptEnd = 0] = [
      this.#otherBlocks[this.#loadedOthers],
      this.#otherBlocks[this.#loadedOthers + 1],
    ];
    for (let document = first; document < end; document++) {
      // a list among the others must stay in its place when these make room for the next
      if (isResident && document >= kept && document < keptEnd) continue;
      const isListed = (this.#bytes[document] ?? 0) > 0;
      words[(totals + document * TOTALS_BYTES + TOTALS_LIST) / 4] = isListed
        ? at + (this.#starts[document] ?? 0) - start
        : 0;
    }
  }

  /** Where blocks of documents begin that have so many bytes of lists, and where the last one ends. */
  #cut(bytes: number): number[] {
    const blocks = [0];
    let held = 0;
    // a copy of another document has no list, and begins where the next one does
    for (let document = this.#bytes.length - 1; document >= 0; document--) {
      if ((this.#bytes[document] ?? 0) === 0) {
        this.#starts[document] =
          document + 1 < this.#bytes.length ? (this.#starts[document + 1] ?? 0) : this.#end;
      }
    }
    for (const [document, size] of this.#bytes.entries()) {
      if (held > 0 && held + size > bytes) {
        blocks.push(document);
        held = 0;
      }
      held += size;
    }
    blocks.push(this.#bytes.length);
    return blocks;
  }

  /** By document: its block. */
  #blockOf(blocks: readonly number[]): Uint16Array {
    const numbers = new Uint16Array(this.#bytes.length);
    for (let block = 0; block + 1 < blocks.length; block++) {
      numbers.fill(block, blocks[block], blocks[block + 1]);
    }
    return numbers;
  }
}
