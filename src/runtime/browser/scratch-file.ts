/**
 * Stands in for runtime/scratch-file.ts: a page has no temporary files, so what does not fit in the kernel's memory
 * is kept beside it.
 */

/** Bytes that a file grows by. */
const PIECE_BYTES = 1 << 20;

/** By descriptor: files that may still be in use. */
const files: WeakRef<ScratchFile>[] = [];

/** A file of this run alone. */
export class ScratchFile {
  readonly descriptor: number;
  readonly #pieces: Uint8Array[] = [];
  /** Bytes written so far. */
  size = 0;

  private constructor() {
    this.descriptor = files.push(new WeakRef(this)) - 1;
  }

  /** Creates an empty file. */
  static create(): ScratchFile {
    return new ScratchFile();
  }

  /** Returns the file that was created with this descriptor. */
  static of(descriptor: number): ScratchFile {
    const file = files[descriptor]?.deref();
    if (file === undefined) throw new Error(`no temporary file has the number ${descriptor}`);
    return file;
  }

  /** Writes bytes at a position. */
  write(bytes: Uint8Array, position: number): void {
    this.#each(bytes, position, (piece, part) => piece.set(part));
    this.size = Math.max(this.size, position + bytes.length);
  }

  /** Fills `bytes` from a position. */
  read(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length;
    if (end > this.size) throw new Error(`temporary file is too short: ${end}`);
    this.#each(bytes, position, (piece, part) => part.set(piece));
  }

  /** Calls `visit` with each part of `bytes` and its position in the file. */
  #each(
    bytes: Uint8Array,
    position: number,
    visit: (piece: Uint8Array, part: Uint8Array) => void,
  ): void {
    for (let done = 0; done < bytes.length;) {
      const number = Math.floor((position + done) / PIECE_BYTES);
      const start = position + done - number * PIECE_BYTES;
      const count = Math.min(PIECE_BYTES - start, bytes.length - done);
      const piece = (this.#pieces[number] ??= new Uint8Array(PIECE_BYTES));
      visit(piece.subarray(start, start + count), bytes.subarray(done, done + count));
      done += count;
    }
  }
}
