/**
 * A few files that were read in an earlier run, remembered under a key of all that they and the way to read them
 * could change: their articles as they were then, and their tokens, packed.
 *
 * A memory is one file: a seal; the lengths of a description and of the tokens; the description, as JSON; the tokens; the
 * texts. It gets its name when it is complete. One that is damaged is as good as none. It costs a tenth of reading Markdown.
 */

import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { marksHold } from '../../files/file-marks.ts';
import type { SourceFile } from '../../files/source.ts';
import { errorCode } from '../../read/bytes.ts';
import { sealOf, unsealed } from '../../runtime/sealed-file.ts';
import type { PieceOptions, RememberedArticles } from '../pieces.ts';
import { describeArticles, parseArticles } from './remembered-articles.ts';

/** What is remembered, or why there is nothing. */
export type Recalled = RememberedArticles | 'none' | 'damaged';

const LENGTH_BYTES = 4;
const HEAD_BYTES = 2 * LENGTH_BYTES;

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
    const parts: unknown[] = [others, stem];
    for (const { path, rawPath, format, gzip, mark } of files) {
      if (mark?.mark === undefined) return undefined;
      parts.push(path, rawPath && [...rawPath], format, gzip, mark.mark);
    }
    const name = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
    return new PieceMemory(files, `${memories}${name}.files`);
  }

  /** What is remembered. */
  recall(): Recalled {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.#path);
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
    const text = Buffer.from(describeArticles(others));
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

/** The articles in the bytes of a memory; undefined if it is not whole. */
function articlesIn(bytes: Buffer): RememberedArticles | undefined {
  try {
    const content = unsealed(bytes);
    if (content === undefined) return undefined;
    const end = HEAD_BYTES + content.readUInt32LE(0);
    const start = end + content.readUInt32LE(LENGTH_BYTES);
    const texts = new Uint8Array(content.subarray(start));
    const articles = parseArticles(content.toString('utf8', HEAD_BYTES, end), texts);
    const tokens = start > end ? new Uint8Array(content.subarray(end, start)) : undefined;
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
