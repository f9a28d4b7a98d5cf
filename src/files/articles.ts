/**
 * From paths to articles: discovery and reading in one stream, one file after another, so only one
 * file is held at a time. A problem of one file is a skip with its reason; only a path that does
 * not exist is an error.
 */

import { DedupeError } from '../model/error.ts';
import type { Reading } from '../model/article.ts';
import { makeArticle } from '../read/article.ts';
import { collectBytes, failureReason, fileChunks, FileReader, ReadFailure } from '../read/bytes.ts';
import { decodeText, isBinary } from '../read/decode.ts';
import type {
  Format,
  InputFormat,
  RecordFields,
  RecordReader,
  TextReader,
} from '../read/format.ts';
import { INPUT_FORMATS } from '../read/formats.ts';
import { fileLimit, recordLimit, type SizeLimit } from '../read/limits.ts';
import { type FileListing, listFiles, STDIN } from './list-files.ts';
import { openPath, type SourceFile, type SourceOptions } from './source.ts';

export { type FileListing, listFiles } from './list-files.ts';
export { openPath, type SourceFile, type SourceOptions } from './source.ts';

/**
 * Yields every article that the paths lead to, in the order of `listFiles`, and every skip. A
 * warning comes when its cause is met; the warning about invalid UTF-8 comes last. Throws
 * `PATH_MISSING`, and `STDIN_MISSING` for `-` without `options.stdin`.
 *
 * @example for await (const reading of readArticles(['./articles'])) console.log(reading.kind);
 */
export function readArticles(paths: readonly string[], options: SourceOptions = {}): ArticleFiles {
  return new ArticleFiles(() => listFiles(paths, options), options);
}

/**
 * The articles of files. Iterate over it; a caller with several threads takes `listing` and
 * `options` and reads the files itself.
 */
export class ArticleFiles implements AsyncIterable<Reading> {
  readonly options: SourceOptions;
  readonly #list: () => FileListing;
  #listing: FileListing | undefined;

  /** `list` is called once, when the files are first needed. */
  constructor(list: () => FileListing, options: SourceOptions = {}) {
    this.#list = list;
    this.options = options;
  }

  /** The files, and what could not be looked at. Throws what `listFiles` throws. */
  get listing(): FileListing {
    this.#listing ??= this.#list();
    return this.#listing;
  }

  /** True if one of them is standard input, which can be read only once and has no known end. */
  get hasStdin(): boolean {
    return this.listing.files.some(({ path }) => path === STDIN);
  }

  /** Yields first what could not be looked at, then the articles of the files, as `readFiles` does. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Reading> {
    const { files, skipped } = this.listing;
    for (const skip of skipped) yield { kind: 'skipped', skipped: skip };
    yield* readFiles(files, this.options);
  }
}

/** Yields the articles of files that are listed already, as `readArticles` does. */
export async function* readFiles(
  files: readonly SourceFile[],
  options: SourceOptions = {},
): AsyncGenerator<Reading> {
  const repairs: Repairs = new Map();
  yield* readEach(files, options, repairs);
  const warning = repairWarning(repairs);
  if (warning !== undefined) yield { kind: 'warning', message: warning };
}

/** By path of a file: how many of its bytes were not UTF-8. */
export type Repairs = Map<string, number>;

/**
 * Yields the same as `readFiles`, except the warning about invalid UTF-8: replaced bytes are
 * counted in `repairs` instead.
 */
export async function* readEach(
  files: readonly SourceFile[],
  options: SourceOptions,
  repairs: Repairs,
): AsyncGenerator<Reading> {
  const session = new Session(options, repairs);
  for (const file of files) {
    if (INPUT_FORMATS[file.format].kind === 'records') yield* session.readRecords(file);
    else for (const reading of await session.readText(file)) yield reading;
    for (const message of session.takeWarnings()) yield { kind: 'warning', message };
  }
}

/** Returns one warning for the whole run, or undefined if no byte was replaced. */
export function repairWarning(repairs: Repairs): string | undefined {
  const [first] = repairs.keys();
  if (first === undefined) return undefined;
  const files = repairs.size;
  const bytes = [...repairs.values()].reduce((sum, count) => sum + count, 0);
  const replaced = `${bytes} ${bytes === 1 ? 'byte' : 'bytes'} replaced (first: ${first})`;
  return `${files} ${files === 1 ? 'file' : 'files'} had invalid UTF-8: ${replaced}`;
}

/** Returns the names of a record's fields: those of the options, or the defaults. */
export function fieldsOf(options: SourceOptions): RecordFields {
  return {
    id: options.idField ?? 'id',
    text: options.textField ?? 'text',
    title: options.titleField ?? 'title',
    date: options.dateField ?? 'date',
  };
}

/**
 * What is kept from file to file: loaded readers, the shared buffer, the count of repaired bytes.
 */
class Session {
  readonly #options: SourceOptions;
  readonly #fields: RecordFields;
  readonly #limit: SizeLimit;
  #warnings: string[] = [];
  readonly #fileReader = new FileReader();
  readonly #textReaders = new Map<InputFormat, TextReader>();
  readonly #repairs: Repairs;

  constructor(options: SourceOptions, repairs: Repairs) {
    this.#options = options;
    this.#repairs = repairs;
    this.#limit = fileLimit(options);
    this.#fields = fieldsOf(options);
  }

  async readText(file: SourceFile): Promise<Reading[]> {
    const path = this.#nameOf(file);
    try {
      const bytes =
        file.gzip || file.path === STDIN ? await this.#collect(file) : this.#readAll(file);
      if (!bytes) return [skip(path, this.#limit.reason)];
      return await this.#readBytes(bytes, file);
    } catch (error) {
      return [skip(path, reasonOf(error))];
    }
  }

  async *readRecords(file: SourceFile): AsyncGenerator<Reading> {
    const path = this.#nameOf(file);
    const read = await loadRecordReader(INPUT_FORMATS[file.format]);
    const onRepair = (bytes: number): void => this.#countRepair(path, bytes);
    const limit = recordLimit(this.#options);
    yield* read(await this.#chunks(file), { path, fields: this.#fields, limit, onRepair });
  }

  async #readBytes(bytes: Uint8Array, file: SourceFile): Promise<Reading[]> {
    const path = this.#nameOf(file);
    const { text, repairedBytes } = decodeText(bytes);
    const size = bytes.length;
    if (repairedBytes > 0) this.#countRepair(path, repairedBytes);
    const read = this.#textReaders.get(file.format) ?? (await this.#loadTextReader(file.format));
    const parts = await read(text, { path });
    if (parts.skip !== undefined) return [askedSkip(path, parts.skip, parts.skipLine)];
    const article: Reading = {
      kind: 'article',
      article: makeArticle({ id: path, path }, parts),
      bytes: size,
    };
    if (parts.warning === undefined) return [article];
    return [{ kind: 'warning', message: `${path}: ${parts.warning}` }, article];
  }

  /** Returns the warnings about the bytes of the last file; each is returned once. */
  takeWarnings(): readonly string[] {
    const warnings = this.#warnings;
    if (warnings.length > 0) this.#warnings = [];
    return warnings;
  }

  #readAll(file: SourceFile): Uint8Array | undefined {
    return this.#fileReader.read(openPath(file), this.#limit.bytes, refuseBinary);
  }

  async #collect(file: SourceFile): Promise<Uint8Array | undefined> {
    return collectBytes(await this.#chunks(file), this.#limit.bytes, refuseBinary);
  }

  async #chunks(file: SourceFile): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>> {
    const isStdin = file.path === STDIN;
    if (!isStdin && !file.gzip) return fileChunks(openPath(file));
    const { gunzip, gunzipIfGzip, gzipFileChunks } = await import('../read/gunzip.ts');
    const onGarbage = (): void => {
      this.#warnings.push(garbageWarning(this.#nameOf(file)));
    };
    if (!isStdin) return gzipFileChunks(openPath(file), onGarbage);
    return (file.gzip ? gunzip : gunzipIfGzip)(this.#stdin(), onGarbage);
  }

  #stdin(): AsyncIterable<Uint8Array> {
    if (this.#options.stdin) return this.#options.stdin;
    throw new DedupeError('STDIN_MISSING', 'the path "-" needs standard input: pass it as "stdin"');
  }

  #nameOf(file: SourceFile): string {
    return file.path === STDIN ? (this.#options.stdinFilename ?? STDIN) : file.path;
  }

  async #loadTextReader(name: InputFormat): Promise<TextReader> {
    const format = INPUT_FORMATS[name];
    if (format.kind !== 'text') throw new TypeError(`${name} holds records`);
    const read = await format.load();
    this.#textReaders.set(name, read);
    return read;
  }

  #countRepair(path: string, bytes: number): void {
    this.#repairs.set(path, (this.#repairs.get(path) ?? 0) + bytes);
  }
}

async function loadRecordReader(format: Format): Promise<RecordReader> {
  if (format.kind !== 'records') throw new TypeError(`${format.name} holds one article`);
  return format.load();
}

/**
 * Returns the warning that bytes after the data of a gzip file are left out. The command gzip
 * leaves them out too, and says so.
 */
export function garbageWarning(path: string): string {
  return `${path}: bytes after the end of the gzip data are left out, because they are not gzip`;
}

function refuseBinary(head: Uint8Array): void {
  if (isBinary(head)) throw new ReadFailure('binary file');
}

function skip(path: string, reason: string): Reading {
  return { kind: 'skipped', skipped: { path, reason } };
}

/** The skip of a text that asks for it. */
function askedSkip(path: string, reason: string, askedAt = 1): Reading {
  return { kind: 'skipped', skipped: { path, reason, askedAt } };
}

/** Why one file could not be read. Rethrows an error that says nothing about the file. */
function reasonOf(error: unknown): string {
  const reason = failureReason(error);
  if (reason === undefined) throw error;
  return reason;
}
