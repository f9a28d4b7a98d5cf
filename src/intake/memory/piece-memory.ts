/**
 * A few files that were read in an earlier run, remembered under a key of all that they and the way to read them
 * could change: their articles as they were then, and their tokens, packed.
 *
 * A memory is one file: a seal; the lengths of a description and of the tokens; the description, as JSON, and spaces to a
 * multiple of 4; the tokens; the texts. It gets its name when it is complete. One that is damaged is as good as none. It costs a tenth of reading Markdown.
 */

import { hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { threadId } from 'node:worker_threads';
import { marksHold } from '../../files/file-marks.ts';
import type { SourceFile } from '../../files/source.ts';
import { errorCode } from '../../read/bytes.ts';
import { SEAL_BYTES, sealOf, unsealed } from '../../runtime/sealed-file.ts';
import type { PieceOptions, RememberedArticles } from '../pieces.ts';
import { describeArticles, parseArticles } from './remembered-articles.ts';

/** What is remembered, or why there is nothing. */
export type Recalled = RememberedArticles | 'none' | 'damaged';

const LENGTH_BYTES = 4;
const HEAD_BYTES = 2 * LENGTH_BYTES;
const ALIGNMENT = 4;
/** Where a file is read to, so that its tokens are at a multiple of `ALIGNMENT`. */
const PLACE = ALIGNMENT - (SEAL_BYTES % ALIGNMENT);
/** A larger file gets a room of its own. */
const USUAL_BYTES = 1 << 22;
/** Fresh memory for each file would cost more than to read it. */
let usualRoom: Buffer<ArrayBuffer> | undefined;

/** The memory of some files. */
export class PieceMemory {
  readonly #files: readonly SourceFile[];
  readonly #path: string;

  private constructor(files: readonly SourceFile[], path: string) {
    this.#files = files;
    this.#path = path;
  }

  /** Their memory, whether there is one yet or not; undefined if they are not to be remembered. */
  static of(
    files: readonly SourceFile[],
    { sources, stem }: PieceOptions,
  ): PieceMemory | undefined {
    const { memories, ...others } = sources;
    if (memories === undefined) return undefined;
    let key = JSON.stringify([others, stem]);
    for (const { path, rawPath, format, gzip, mark } of files) {
      if (mark?.mark === undefined) return undefined;
      // a mark, a format and numbers have no line break, and lengths keep paths apart
      const bytes = rawPath === undefined ? '' : rawPath.join();
      key += `\n${mark.mark}\n${format} ${gzip} ${bytes}\n${path.length} ${path}`;
    }
    const name = hash('sha256', key).slice(0, 32);
    return new PieceMemory(files, `${memories}${name}.files`);
  }

  /** What is remembered; its tokens are there until the next is recalled. */
  recall(): Recalled {
    let bytes: Buffer<ArrayBuffer>;
    try {
      bytes = readAligned(this.#path);
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? 'none' : 'damaged';
    }
    const articles = articlesIn(bytes);
    if (articles === undefined) return 'damaged';
    this.#touch();
    return articles;
  }

  /** Remembers what was read, unless the files changed meanwhile. A disk that is full costs the memory alone. */
  keep(articles: RememberedArticles): void {
    if (!marksHold(this.#files)) return;
    const { tokens = new Uint8Array(0), ...others } = articles;
    const description = Buffer.from(describeArticles(others));
    const spaces = (ALIGNMENT - (description.length % ALIGNMENT)) % ALIGNMENT;
    const text = Buffer.concat([description, Buffer.alloc(spaces, ' ')]);
    const lengths = Buffer.alloc(HEAD_BYTES);
    lengths.writeUInt32LE(text.length);
    lengths.writeUInt32LE(tokens.length, LENGTH_BYTES);
    const parts = [lengths, text, tokens, articles.texts];
    const aside = `${this.#path}.${process.pid}-${threadId}.tmp`;
    try {
      writeFileSync(aside, Buffer.concat([sealOf(parts), ...parts]));
      renameSync(aside, this.#path);
    } catch {
      ignoreFailure(() => rmSync(aside, { force: true }));
    }
  }

  /** Says that it was of use, so that others are removed before it. */
  #touch(): void {
    const now = new Date();
    ignoreFailure(() => utimesSync(this.#path, now, now));
  }
}

/** The bytes of a file, such that its tokens can be read in place. */
function readAligned(path: string): Buffer<ArrayBuffer> {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const room = roomFor(PLACE + size);
    let end = PLACE;
    for (let count = 1; count > 0 && end < PLACE + size; end += count) {
      count = readSync(descriptor, room, end, PLACE + size - end, null);
    }
    return room.subarray(PLACE, end);
  } finally {
    closeSync(descriptor);
  }
}

function roomFor(bytes: number): Buffer<ArrayBuffer> {
  if (bytes > USUAL_BYTES) return Buffer.from(new ArrayBuffer(bytes));
  return (usualRoom ??= Buffer.from(new ArrayBuffer(USUAL_BYTES)));
}

/** The articles in the bytes of a memory; undefined if it is not whole. */
function articlesIn(bytes: Buffer<ArrayBuffer>): RememberedArticles | undefined {
  try {
    const content = unsealed(bytes);
    if (content === undefined) return undefined;
    const end = HEAD_BYTES + content.readUInt32LE(0);
    const start = end + content.readUInt32LE(LENGTH_BYTES);
    const texts = new Uint8Array(content.subarray(start));
    const articles = parseArticles(content.toString('utf8', HEAD_BYTES, end), texts);
    const tokens = start > end ? content.subarray(end, start) : undefined;
    return articles && { ...articles, tokens };
  } catch {
    // sealed, but by another hand
    return undefined;
  }
}

/** The folder may be one that can only be read. */
function ignoreFailure(work: () => void): void {
  try {
    work();
  } catch {
    // nothing depends on it
  }
}
