/**
 * Bytes that cannot be had again, as those of a decompressed stream: in memory up to a limit, the rest in a file
 * without a name. A read from the file costs one system call.
 */
import { ScratchFile } from '../runtime/scratch-file.ts';

/** Byte arrays by number, in the order in which they were added. */
export class ByteStore {
  readonly #limit: number;
  /** The arrays, or the position in the file at which each begins. */
  readonly #places: (Uint8Array | number)[] = [];
  #kept = 0;
  #written = 0;
  #file: ScratchFile | undefined;

  /** Once `limit` bytes are in memory, what is added goes to the file. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Arrays added. */
  get size(): number {
    return this.#places.length;
  }

  /** Adds an array, which must not change any more; returns its number. Throws a `DedupeError` if the disk is full. */
  add(bytes: Uint8Array): number {
    if (this.#kept + bytes.length <= this.#limit) {
      this.#kept += bytes.length;
      return this.#places.push(bytes) - 1;
    }
    this.#file ??= ScratchFile.create();
    this.#file.write(bytes, this.#written);
    this.#written += bytes.length;
    return this.#places.push(this.#written - bytes.length) - 1;
  }

  /** The bytes [start, end) of the array with this number. */
  read(number: number, start: number, end: number): Uint8Array {
    const place = this.#places[number] ?? 0;
    if (typeof place !== 'number') return place.subarray(start, end);
    const bytes = new Uint8Array(end - start);
    this.#file?.read(bytes, place + start);
    return bytes;
  }
}
