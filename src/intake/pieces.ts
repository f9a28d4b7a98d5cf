/** The parts of files that a worker can take. */
import { type WrittenRows } from '../core/tokens/token-writer.ts';
import { type Article, type Skipped } from '../model/article.ts';
import { type Repairs, type SourceFile } from '../files/articles.ts';
import { type SourceOptions } from '../files/source.ts';
import { type ScannedRecords } from './record-scanner.ts';

/** Bytes of a part of a file: a few milliseconds of work, and a buffer that stays in the cache. */
const PART_BYTES = 1 << 20;

/** Small files of one piece at most. */
const FILES_OF_PIECE = 128;
/** The same in the mean, if names say where a piece begins. */
const MARKED_FILES_OF_PIECE = 64;
/** From so many files on, pieces with marks have more: words that texts share are looked up once for each piece. */
const MANY_FILES = 4096;
const PIECE_OF_MANY = 2;
const FNV_PRIME = 0x01000193;

/** Something to read. */
export type Piece =
  | {
      readonly kind: 'lines';
      readonly path: string;
      readonly rawPath: Uint8Array | undefined;
      /** Lines that begin in [from, to) of the file; a line before `from` is another piece's. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'files'; readonly files: readonly SourceFile[] };

/** How to read: what can be told to another thread. */
export interface PieceOptions {
  readonly sources: Omit<SourceOptions, 'stdin'>;
  readonly stem: string | null;
  /** Descriptor of the file that tokens go to; undefined where they stay in memory. */
  readonly scratch?: number | undefined;
}

/** What a piece held. */
export type PieceResult =
  | {
      readonly kind: 'records';
      readonly path: string;
      readonly rawPath?: Uint8Array | undefined;
      /** Where in the file the piece begins. */
      readonly offset: number;
      readonly vocabulary: number;
      readonly records: ScannedRecords;
      /** The bytes themselves, where they cannot be read again. */
      readonly bytes?: Uint8Array;
    }
  | {
      readonly kind: 'articles';
      readonly vocabulary: number;
      readonly articles: ReadArticles;
      /** They were remembered, or were once, but that was damaged. */
      readonly memory?: 'used' | 'damaged';
    }
  | { readonly kind: 'skipped'; readonly skipped: Skipped };

/** The articles of small files. */
export interface ReadArticles {
  readonly rows: WrittenRows;
  readonly metadata: readonly Omit<Article, 'text'>[];
  /** Texts end to end, as UTF-8, in a buffer of their own, and where each ends. */
  readonly texts: Uint8Array<ArrayBuffer>;
  readonly ends: readonly number[];
  readonly quoted: ReadonlyMap<number, Uint8Array>;
  readonly bytes: number;
  readonly skipped: readonly Skipped[];
  readonly warnings: readonly string[];
  readonly repairs: Repairs;
}

/** What is remembered of them; tokens as core/tokens/packed-tokens.ts has them, if they could be packed. */
export interface RememberedArticles extends Omit<ReadArticles, 'rows'> {
  readonly tokens: Uint8Array<ArrayBuffer> | undefined;
}

/** A file of JSON lines of this size, in pieces. */
export function cutFile({ path, rawPath }: SourceFile, size: number): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < size; from += PART_BYTES) {
    pieces.push({ kind: 'lines', path, rawPath, from, to: Math.min(size, from + PART_BYTES) });
  }
  return pieces;
}

/** Small files, in pieces. */
export function bundleFiles(files: readonly SourceFile[]): Piece[] {
  const pieces: Piece[] = [];
  const factor = files.length >= MANY_FILES && files[0]?.mark !== undefined ? PIECE_OF_MANY : 1;
  for (let from = 0; from < files.length;) {
    const end = endOfPiece(files, from, factor);
    pieces.push({ kind: 'files', files: files.slice(from, end) });
    from = end;
  }
  return pieces;
}

/**
 * Where the piece that begins at `from` ends. Files with marks are cut where their names say, so that a file that
 * comes or goes changes one piece, and the others are known from an earlier run.
 */
function endOfPiece(files: readonly SourceFile[], from: number, factor: number): number {
  let end = from + 1;
  const most = Math.min(files.length, from + FILES_OF_PIECE * factor);
  while (end < most && !beginsPiece(files[end], MARKED_FILES_OF_PIECE * factor)) end++;
  return end;
}

/** True for one name in so many. */
function beginsPiece(file: SourceFile | undefined, mean: number): boolean {
  if (file?.mark === undefined) return false;
  let sum = 0;
  for (let i = 0; i < file.path.length; i++) {
    sum = Math.imul(sum ^ file.path.charCodeAt(i), FNV_PRIME);
  }
  return (sum >>> 16) % mean === 0;
}
