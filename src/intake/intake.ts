/**
 * Takes in the articles of a run: tokens into a collection, texts into a store, everything in order of
 * id. What comes after never sees the order in which articles were read.
 *
 * A few articles stay in plain JavaScript. From `FEW_ARTICLES` on they go to the kernel's memory, and files
 * are read by all threads of a crew.
 */
import { Collection } from '../core/texts/collection.ts';
import { DedupeError } from '../model/error.ts';
import { PackedMarks, type MarkedTokens } from '../core/texts/marked-tokens.ts';
import { findQuotedLines, markTokens } from '../core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { Tokeniser, type TokenMap } from '../core/tokens/tokenise.ts';
import type { Article, Progress, Reading, Skipped } from '../model/result.ts';
import { ArticleFiles, type SourceFile } from '../files/articles.ts';
import type { Crew } from '../runtime/worker-pool.ts';
import type { KernelIntake } from './kernel-intake.ts';
import { SkipList } from './skip-list.ts';
import { TextPlaces } from './texts.ts';

/** What articles may come as: from a reader, or plain, from a program. */
export type Sources = Iterable<Article | Reading> | AsyncIterable<Article | Reading>;

/** An article without its text. */
export type Metadata = Omit<Article, 'text'>;

/** How often progress is told, in articles. */
const PROGRESS_STEP = 256;

/**
 * Articles, and UTF-16 units of their texts, up to which the kernel is not worth loading: 50 ms of plain
 * JavaScript.
 */
const FEW_ARTICLES = 64;
const FEW_UNITS = 1 << 19;

/** All articles, in code-unit order of their ids. */
export interface Intake {
  readonly collection: Collection;
  readonly metadata: readonly Metadata[];
  readonly skipped: readonly Skipped[];
  /** Documents in which there is no word to compare. */
  readonly withoutWords: number;
  /** By document that has quoted lines: 1 for each of its tokens that stand in them. */
  readonly quoted: MarkedTokens;
  /** Bytes read from the sources, after decompression. */
  readonly bytes: number;
  /** What cut the texts into tokens, to do it again where it matters. */
  readonly tokeniser: Tokeniser;
  /** The text of a document. */
  readonly text: (document: number) => string;
}

/** What was read, in order of reading, with the ids that articles came with. */
export interface ReadSources {
  readonly metadata: readonly Metadata[];
  readonly skipped: readonly Skipped[];
}

/** How to take articles in. */
export interface IntakeOptions {
  readonly map?: TokenMap | undefined;
  /** The name of the language whose stemmer `map` is. */
  readonly stem?: string | null;
  /** The threads to work with, asked for where the job is worth it; undefined where there are none. */
  readonly crew?: (() => Promise<Crew | undefined>) | undefined;
  /** Most bytes of memory to use, about. Default: no limit. */
  readonly memory?: number | undefined;
  /** True keeps tokens in a file, however few they are. */
  readonly spill?: boolean | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onWarning?: ((message: string) => void) | undefined;
  /** Called when all is read; what it throws ends the run. */
  readonly onRead?: ((read: ReadSources) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where the tokens of articles go, in order of reading. */
export interface TokenSink {
  /** Takes a text. */
  add(text: string): void;
  /** All documents, document d being the one read at position `order[d]`. */
  finish(order: Int32Array): Promise<Collection>;
}

/**
 * Reads `sources` to the end. An id that occurs twice becomes `path#line`, or `id#position` where there
 * is no line, for all its holders, with a warning.
 */
export async function takeIn(sources: Sources, options: IntakeOptions): Promise<Intake> {
  const intake = new Accumulator(options);
  if (sources instanceof ArticleFiles && (await intake.takeFiles(sources))) return intake.finish();
  for await (const item of sources) {
    options.signal?.throwIfAborted();
    intake.take(item);
    if (intake.isManyNow()) await intake.useKernel();
  }
  return intake.finish();
}

/** Gathers what is read. */
export class Accumulator {
  readonly options: IntakeOptions;
  /** What is known of each article but its text, in order of reading. */
  readonly metadata: Metadata[] = [];
  readonly texts = new TextPlaces();
  readonly skipped = new SkipList();
  /** By position. */
  readonly quoted = new PackedMarks();
  bytes = 0;
  readonly #tokeniser: Tokeniser;
  #sink: TokenSink;
  #units = 0;
  #isSettled = false;

  constructor(options: IntakeOptions) {
    this.options = options;
    this.#tokeniser = new Tokeniser(options.map);
    this.#sink = new PlainSink(this.#tokeniser);
  }

  /** True, once, where so much was read that the kernel is worth loading. */
  isManyNow(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = this.metadata.length > FEW_ARTICLES || this.#units > FEW_UNITS;
    return this.#isSettled;
  }

  /** Moves what was read to the kernel, and goes on there. */
  async useKernel(isLarge = false): Promise<KernelIntake | undefined> {
    this.#isSettled = true;
    const crew = await this.options.crew?.();
    if (crew === undefined) return undefined;
    const { KernelIntake } = await import('./kernel-intake.ts');
    const sink = new KernelIntake(crew, this, isLarge || this.options.spill === true);
    for (let i = 0; i < this.metadata.length; i++) sink.add(this.texts.read(i));
    this.#sink = sink;
    return sink;
  }

  /** Reads many or large files with all threads; false where they are few and small. */
  async takeFiles(sources: ArticleFiles): Promise<boolean> {
    const { files, skipped } = sources.listing;
    if (this.options.crew === undefined || files.length === 0) return false;
    const isMany = files.length > FEW_ARTICLES || files.some(({ gzip }) => gzip);
    if (!isMany && (await sizeOf(sources, FEW_UNITS)) <= FEW_UNITS) return false;
    const { memory = Infinity } = this.options;
    const bytes = await sizeOf(sources, memory / BYTES_OF_MEMORY);
    const sink = await this.useKernel(bytes > memory / BYTES_OF_MEMORY);
    if (sink === undefined) return false;
    for (const one of skipped) this.skipped.add(one);
    await sink.readFiles(sources);
    return true;
  }

  take(item: Article | Reading): void {
    if (!isReading(item)) return this.#takeArticle(item, utf8Length(item?.text));
    if (item.kind === 'article') return this.#takeArticle(item.article, item.bytes);
    if (item.kind === 'warning') return this.options.onWarning?.(item.message);
    this.skipped.add(item.skipped);
  }

  async finish(): Promise<Intake> {
    const { onProgress, onWarning, onRead } = this.options;
    onProgress?.({ phase: 'read', done: this.metadata.length, total: this.metadata.length });
    onRead?.({ metadata: this.metadata, skipped: this.skipped.all });
    const metadata = distinctIds(this.metadata, onWarning);
    const order = orderOf(metadata);
    const collection = await this.#sink.finish(order);
    const sorted = Array.from(order, (document) => metadata[document] ?? { id: '' });
    return {
      collection,
      metadata: sorted,
      withoutWords: countWithoutWords(collection, sorted, onWarning),
      skipped: this.skipped.all.toSorted(compareSkipped),
      quoted: this.quoted.reordered(order),
      bytes: this.bytes,
      tokeniser: this.#tokeniser,
      text: (document) => this.texts.read(order[document] ?? 0),
    };
  }

  /** Tells how much was read, now and then. */
  tell(): void {
    const done = this.metadata.length;
    if (done % PROGRESS_STEP === 0) this.options.onProgress?.({ phase: 'read', done });
  }

  #takeArticle(article: Article, bytes: number): void {
    requireArticle(article, this.metadata.length);
    const { text, ...metadata } = article;
    this.#sink.add(text);
    this.#units += text.length;
    const ranges = findQuotedLines(text);
    if (ranges.length > 0) {
      const marks = markTokens(tokenSpans(this.#tokeniser, text), ranges);
      this.quoted.set(this.metadata.length, marks);
    }
    this.texts.add(text);
    this.metadata.push(metadata);
    this.bytes += bytes;
    this.tell();
  }
}

/** Bytes of memory that a byte of text comes to, where nothing is spilled. */
const BYTES_OF_MEMORY = 3;
/** What compressed text comes to, and standard input, of which nothing is known. */
const GZIP_RATIO = 3;
const UNKNOWN_SIZE = 1 << 28;

/** Of more files than this, a sample tells that they are small: one of so many, and by so much. */
const MANY_FILES = 4096;
const SAMPLED_FILES = 16;
const PLAINLY_LESS = 4;

/** The bytes of all files together; where they are more than `limit`, or plainly less, no more than that is certain. */
async function sizeOf({ listing: { files } }: ArticleFiles, limit: number): Promise<number> {
  if (files.length > MANY_FILES) {
    const sample = await sumSizes(files, limit, SAMPLED_FILES);
    if (sample * SAMPLED_FILES * PLAINLY_LESS <= limit) return sample * SAMPLED_FILES;
  }
  return sumSizes(files, limit, 1);
}

/** The bytes of every file of `step`, up to where they are more than `limit`. */
async function sumSizes(
  files: readonly SourceFile[],
  limit: number,
  step: number,
): Promise<number> {
  const { sizeOfFile } = await import('../files/file-size.ts');
  let size = 0;
  for (let i = 0; i < files.length && size <= limit; i += step) {
    const file = files[i];
    if (file === undefined) continue;
    const bytes = sizeOfFile(file) ?? UNKNOWN_SIZE;
    size += file.gzip ? bytes * GZIP_RATIO : bytes;
  }
  return size;
}

/** The reference: tokens cut and kept in JavaScript. */
class PlainSink implements TokenSink {
  readonly #collection = new Collection();
  readonly #tokeniser: Tokeniser;

  constructor(tokeniser: Tokeniser) {
    this.#tokeniser = tokeniser;
  }

  add(text: string): void {
    this.#collection.add(this.#tokeniser.tokenise(text));
  }

  finish(order: Int32Array): Promise<Collection> {
    const isSorted = order.every((document, i) => document === i);
    return Promise.resolve(isSorted ? this.#collection : this.#collection.reordered(order));
  }
}

/** Positions in code-unit order of ids. */
function orderOf(metadata: readonly Metadata[]): Int32Array {
  const order = Int32Array.from(metadata, (_, i) => i);
  const ids = metadata.map(({ id }) => id);
  return order.sort((x, y) => compareCodeUnits(ids[x] ?? '', ids[y] ?? ''));
}

/** An article may have a `kind` of its own, a reading never has a text. */
const isReading = (item: Article | Reading): item is Reading =>
  typeof item === 'object' && item !== null && 'kind' in item && !('text' in item);

/** Callers in JavaScript may hand in anything: what has no id or no text stops the run. */
function requireArticle(article: Article, position: number): void {
  if (typeof article?.id !== 'string') {
    throw new DedupeError(
      'BAD_ARTICLE',
      `article ${position + 1} has no id: expected { id, text }, both strings`,
    );
  }
  if (typeof article.text !== 'string') {
    throw new DedupeError('BAD_ARTICLE', `article "${article.id}" has no text: expected a string`);
  }
}

/** -1, 0 or 1: the order of two strings by UTF-16 code unit, which no locale changes. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const compareSkipped = (x: Skipped, y: Skipped): number =>
  compareCodeUnits(x.path, y.path) ||
  (x.line ?? 0) - (y.line ?? 0) ||
  compareCodeUnits(x.reason, y.reason);

/** How many documents have no word; nothing can be found in them, which is told. */
function countWithoutWords(
  collection: Collection,
  metadata: readonly Metadata[],
  onWarning?: (message: string) => void,
): number {
  let count = 0;
  let first = '';
  for (let i = 0; i < metadata.length; i++) {
    if (collection.length(i) > 0) continue;
    if (count === 0) first = metadata[i]?.id ?? '';
    count++;
  }
  if (count === 0) return 0;
  onWarning?.(
    count === 1
      ? `1 article has no words to compare: ${first}`
      : `${count} articles have no words to compare (first: ${first})`,
  );
  return count;
}

const utf8Length = (text: unknown): number => new TextEncoder().encode(String(text)).length;

function distinctIds(
  metadata: readonly Metadata[],
  onWarning?: (message: string) => void,
): readonly Metadata[] {
  const counts = new Map<string, number>();
  for (const { id } of metadata) counts.set(id, (counts.get(id) ?? 0) + 1);
  if (counts.size === metadata.length) return metadata;
  const twice = [...counts].filter(([, count]) => count > 1);
  const [[example] = ['']] = twice;
  onWarning?.(
    `${twice.length} ${twice.length === 1 ? 'id occurs' : 'ids occur'} more than once, such as "${example}": ` +
      'their documents are named by path and line',
  );
  return renameTwins(metadata, counts);
}

function renameTwins(
  metadata: readonly Metadata[],
  counts: ReadonlyMap<string, number>,
): readonly Metadata[] {
  const taken = new Set([...counts.keys()].filter((id) => counts.get(id) === 1));
  return metadata.map((article, i) => {
    if (counts.get(article.id) === 1) return article;
    const { path = article.id, line = i + 1 } = article;
    let id = `${path}#${line}`;
    while (taken.has(id)) id += '+';
    taken.add(id);
    return { ...article, id };
  });
}
