/** Which files any worker can read in parts, and which are read as they come. */
import { closeSync, readSync } from 'node:fs';
import { type Skipped } from '../model/article.ts';
import { openPath, type SourceFile } from '../files/articles.ts';
import { failureReason, fileSize, openFile, type FileName } from '../read/bytes.ts';
import { SNIFFED_BYTES } from '../read/decode.ts';
import { INPUT_FORMATS } from '../read/formats.ts';
import { refusal } from '../read/json-line.ts';
import { bundleFiles, cutFile, type Piece } from './pieces.ts';

export interface PieceStep {
  readonly kind: 'pieces';
  readonly first: number;
  readonly end: number;
}

/** Which files can be read in pieces by any thread, and which only as they come; in the order of the files. */
export class ReadingPlan {
  readonly pieces: Piece[] = [];
  readonly steps: (PieceStep | { readonly kind: 'stream'; readonly file: SourceFile })[] = [];
  readonly skipped: Skipped[] = [];
  #bundle: SourceFile[] = [];

  constructor(files: readonly SourceFile[]) {
    for (const file of files) this.#plan(file);
    this.#endBundle();
  }

  /** The small files of a piece. */
  filesOf(index: number): readonly SourceFile[] {
    const piece = this.pieces[index];
    return piece?.kind === 'files' ? piece.files : [];
  }

  #plan(file: SourceFile): void {
    const isRecords = INPUT_FORMATS[file.format].kind === 'records';
    if (file.path !== '-' && !isRecords) {
      this.#bundle.push(file);
      return;
    }
    this.#endBundle();
    // only lines of JSON can be cut anywhere
    if (file.path === '-' || file.gzip || file.format !== 'jsonl')
      this.steps.push({ kind: 'stream', file });
    else this.#cut(file);
  }

  #cut(file: SourceFile): void {
    const { path } = file;
    const looked = lookAt(openPath(file));
    if (typeof looked === 'string') this.skipped.push({ path, reason: looked });
    else if (looked === undefined) this.steps.push({ kind: 'stream', file });
    else this.#add(cutFile(file, looked));
  }

  #endBundle(): void {
    this.#add(bundleFiles(this.#bundle));
    this.#bundle = [];
  }

  #add(pieces: readonly Piece[]): void {
    if (pieces.length === 0) return;
    const first = this.pieces.length;
    for (const piece of pieces) this.pieces.push(piece);
    this.steps.push({ kind: 'pieces', first, end: this.pieces.length });
  }
}

/**
 * The size of a file of JSON lines, or why it cannot be read as one; undefined for a file that has more bytes
 * than the system says, as those of `/proc` do.
 */
function lookAt(path: FileName): number | string | undefined {
  try {
    const descriptor = openFile(path);
    try {
      const size = fileSize(descriptor);
      const head = Buffer.alloc(SNIFFED_BYTES);
      const length = readSync(descriptor, head, 0, head.length, 0);
      return refusal(head.subarray(0, length)) ?? (size < length ? undefined : size);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    return reason;
  }
}
