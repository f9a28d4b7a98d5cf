/** What is gathered while articles are taken in. */
import { PackedMarks, type MarkedTokens } from '../core/texts/marked-tokens.ts';
import type { Collection } from '../core/texts/collection.ts';
import type { KernelCollection } from '../core/texts/kernel-collection.ts';
import { findQuotedLines, markTokens } from '../core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { Tokeniser, type TokenMap } from '../core/tokens/tokenise.ts';
import { DedupeError } from '../model/error.ts';
import { completeLimits, type InputLimits } from '../model/limits.ts';
import type { Progress } from '../model/progress.ts';
import type { Article, Reading, Skipped, Metadata } from '../model/article.ts';
import type { SourceFile } from '../files/source.ts';
import { HeapBudget } from '../runtime/heap-budget.ts';
import type { Breather } from '../runtime/breather.ts';
import { divideMemory, Outgrown } from '../runtime/memory-budget.ts';
import type { NodeWorkerPool } from '../runtime/worker-pool.ts';
import { orderOf, compareSkipped, distinctIds, withShortIds } from './ids.ts';
import { SkipList } from './skip-list.ts';
import { TextPlaces } from './texts.ts';
import { TokenRows } from './token-rows.ts';

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

/** The same, in the memory of a kernel. */
export interface KernelIntake extends Intake {
  readonly collection: KernelCollection;
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
  /** The threads of the run, and the kernel that texts go to. */
  readonly pool: NodeWorkerPool;
  /** Threads to work with. Default: as many as the texts are worth. */
  readonly workers?: number | undefined;
  /** Most bytes of memory to use, about. Default: no limit. */
  readonly memory?: number | undefined;
  /** Limits on what is read, of which `idLength` holds here. */
  readonly limits?: Partial<InputLimits> | undefined;
  /** Bytes of texts in memory that end the reading with an `Outgrown`. Default: no limit. */
  readonly textLimit?: number | undefined;
  /** True keeps tokens in a file, however few they are. */
  readonly spill?: boolean | undefined;
  /** Lets others have their turn, and ends the run if it is aborted. */
  readonly breather: Breather;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onWarning?: ((message: string) => void) | undefined;
  /** Called with how many memories of files were damaged, if there are any. */
  readonly onDamagedMemory?: ((count: number) => void) | undefined;
  /** Called with files that were not read, because they are remembered. */
  readonly onRemembered?: ((files: readonly SourceFile[]) => void) | undefined;
  /** Called when all is read; what it throws ends the run. */
  readonly onRead?: ((read: ReadSources) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes of texts that are worth no worker. */
const ALONE_BYTES = 1 << 21;

/** Gathers what is read. */
export class Accumulator {
  readonly options: IntakeOptions;
  readonly #metadata: Metadata[] = [];
  readonly #heap: HeapBudget;
  readonly #limits: InputLimits;
  readonly texts: TextPlaces;
  readonly skipped = new SkipList();
  /** By position. */
  readonly quoted = new PackedMarks();
  /** Bytes read from the sources, after decompression. */
  bytes = 0;
  /** Where tokens go. */
  readonly tokens: TokenRows;
  readonly #tokeniser: Tokeniser;

  /** `isLarge` says that the tokens may be too many for the memory of the run. */
  constructor(options: IntakeOptions, isLarge: boolean) {
    this.options = options;
    this.texts = new TextPlaces(divideMemory(options.memory, isLarge).textBytes);
    this.#limits = completeLimits(options.limits);
    this.#heap = new HeapBudget(options.memory);
    this.#tokeniser = new Tokeniser(options.map);
    this.tokens = new TokenRows(options.pool, options.map, isLarge);
  }

  /** Articles so far. */
  get count(): number {
    return this.#metadata.length;
  }

  /** Adds what is known of the next article but its text. Throws a `DedupeError` if there is no memory for it. */
  add(metadata: Metadata): void {
    this.#metadata.push(metadata);
    this.#heap.take(metadata, this.#metadata.length);
  }

  /** Checks that so many articles would not be too many. Throws a `DedupeError` otherwise. */
  expect(count: number): void {
    this.#heap.expect(count);
  }

  /** Starts workers once so many bytes are read, or are about to be, that they are worth it. */
  async staff(expected = this.bytes): Promise<void> {
    const { pool, workers } = this.options;
    if (expected > ALONE_BYTES || workers !== undefined) await pool.staff(workers);
  }

  take(item: Article | Reading): void {
    if (!isReading(item)) return this.#takeArticle(item, utf8Length(item?.text));
    if (item.kind === 'article') return this.#takeArticle(item.article, item.bytes);
    if (item.kind === 'warning') return this.options.onWarning?.(item.message);
    this.skipped.add(item.skipped);
  }

  async finish(): Promise<KernelIntake> {
    const { onProgress, onWarning, onRead } = this.options;
    onProgress?.({ phase: 'read', done: this.#metadata.length, total: this.#metadata.length });
    const named = withShortIds(this.#metadata, onWarning, this.#limits);
    onRead?.({ metadata: named, skipped: this.skipped.all });
    const metadata = distinctIds(named, onWarning);
    const order = orderOf(metadata);
    const collection = await this.tokens.collect(order, this.options.breather);
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

  /** Tells how much was read, now and then. Throws an `Outgrown` if that is too much to stay in memory. */
  tell(): void {
    const { textLimit = Infinity } = this.options;
    if (this.tokens.descriptor === undefined && this.bytes > textLimit) throw new Outgrown();
    const done = this.#metadata.length;
    if (done % PROGRESS_STEP === 0) this.options.onProgress?.({ phase: 'read', done });
  }

  #takeArticle(article: Article, bytes: number): void {
    requireArticle(article, this.#metadata.length);
    const { text, ...metadata } = article;
    this.tokens.write(text);
    const ranges = findQuotedLines(text);
    if (ranges.length > 0) {
      const marks = markTokens(tokenSpans(this.#tokeniser, text), ranges);
      this.quoted.set(this.#metadata.length, marks);
    }
    this.texts.add(text);
    this.add(metadata);
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

/** How many documents have no word; nothing can be found in them, which is told. */
export function countWithoutWords(
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
