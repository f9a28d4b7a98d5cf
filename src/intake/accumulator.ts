/** What is gathered while articles are taken in. */
import { Collection } from '../core/texts/collection.ts';
import { DedupeError } from '../model/error.ts';
import { PackedMarks, type MarkedTokens } from '../core/texts/marked-tokens.ts';
import { findQuotedLines, markTokens } from '../core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { Tokeniser, type TokenMap } from '../core/tokens/tokenise.ts';
import { type Progress } from '../model/progress.ts';
import { type Article, type Reading, type Skipped, type Metadata } from '../model/article.ts';
import { ArticleFiles } from '../files/articles.ts';
import { type NodeWorkerPool } from '../runtime/worker-pool.ts';
import { type KernelIntake } from './kernel-intake.ts';
import { SkipList } from './skip-list.ts';
import { TextPlaces } from './texts.ts';
import { sizeOf } from '../files/sizes.ts';
import { orderOf, compareSkipped, distinctIds } from './ids.ts';
import { FEW_ARTICLES, FEW_UNITS, PlainSink, countWithoutWords } from './intake.ts';
import { BYTES_OF_MEMORY } from '../runtime/memory-budget.ts';

/** What articles may come as: from a reader, or plain, from a program. */
export type Sources = Iterable<Article | Reading> | AsyncIterable<Article | Reading>;

/** How often progress is told, in articles. */
const PROGRESS_STEP = 256;

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
  readonly pool?: (() => Promise<NodeWorkerPool | undefined>) | undefined;
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
    const pool = await this.options.pool?.();
    if (pool === undefined) return undefined;
    const { KernelIntake } = await import('./kernel-intake.ts');
    const sink = new KernelIntake(pool, this, isLarge || this.options.spill === true);
    for (let i = 0; i < this.metadata.length; i++) sink.add(this.texts.read(i));
    this.#sink = sink;
    return sink;
  }

  /** Reads many or large files with all threads; false where they are few and small. */
  async takeFiles(sources: ArticleFiles): Promise<boolean> {
    const { files, skipped } = sources.listing;
    if (this.options.pool === undefined || files.length === 0) return false;
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

const utf8Length = (text: unknown): number => new TextEncoder().encode(String(text)).length;
