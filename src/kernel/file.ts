/** What a stage writes to a file and reads back. */

/** A file that is written to its end, then read. */
export interface ListFile {
  write(bytes: Uint8Array, position: number): void;
  read(bytes: Uint8Array, position: number): void;
}
