/**
 * Takes in the articles of a run: tokens into a collection, texts into a store, everything in order of
 * id. What comes after never sees the order in which articles were read.
 */
import { Collection } from './core/collection.ts';
import { DedupeError } from './core/errors.ts';
import { findQuotedLines, markTokens } from './core/quoted-lines.ts';
import { tokenSpans } from './core/spans.ts';
import { Tokeniser, type TokenMap } from './core/tokenise.ts';
import type { Article, Progress, Reading, Skipped } from './core/types.ts';
import { TextStore } from './text-store.ts';

/** What articles may come as: from a reader, or plain, from a program. */
export type Sources = Iterable<Article | Reading> | AsyncIterable<Article | Reading>;

/** An article without its text. */
export type Metadata = Omit<Article, 'text'>;

/** How often progress is told, in articles. */
const PROGRESS_STEP = 256;

/** All articles, in code-unit order of their ids. */
export interface Intake {
  readonly collection: Collection;
  readonly metadata: readonly Metadata[];
  readonly skipped: readonly Skipped[];
  /** By document that has quoted lines: 1 for each of its tokens that stand in them. */
  readonly quoted: ReadonlyMap<number, Uint8Array>;
  /** Bytes read from the sources, after decompression. */
  readonly bytes: number;
  /** What cut the texts into tokens, to do it again where it matters. */
  readonly tokeniser: Tokeniser;
  /** The text of a document. */
  readonly text: (document: number) => string;
}

/** How to take articles in. */
export interface IntakeOptions {
  readonly map?: TokenMap | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onWarning?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads `sources` to the end. An id that occurs twice becomes `path#line`, or `id#position` where there
 * is no line, for all its holders, with a warning.
 */
export async function takeIn(sources: Sources, options: IntakeOptions): Promise<Intake> {
  const intake = new Accumulator(options);
  for await (const item of sources) {
    options.signal?.throwIfAborted();
    intake.take(item);
  }
  return intake.finish();
}

class Accumulator {
  readonly #options: IntakeOptions;
  readonly #tokeniser: Tokeniser;
  readonly #collection = new Collection();
  readonly #texts = new TextStore();
  readonly #metadata: Metadata[] = [];
  readonly #skipped: Skipped[] = [];
  /** By position. */
  readonly #quoted = new Map<number, Uint8Array>();
  #bytes = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#tokeniser = new Tokeniser(options.map);
  }

  take(item: Article | Reading): void {
    if (!isReading(item)) return this.#takeArticle(item, utf8Length(item?.text));
    if (item.kind === 'article') return this.#takeArticle(item.article, item.bytes);
    if (item.kind === 'warning') return this.#options.onWarning?.(item.message);
    this.#skipped.push(item.skipped);
  }

  finish(): Intake {
    const { onProgress, onWarning } = this.#options;
    onProgress?.({ phase: 'read', done: this.#metadata.length, total: this.#metadata.length });
    const metadata = distinctIds(this.#metadata, onWarning);
    const order = Int32Array.from(metadata, (_, i) => i).sort((x, y) =>
      compareCodeUnits(metadata[x]?.id ?? '', metadata[y]?.id ?? ''),
    );
    const isSorted = order.every((document, i) => document === i);
    return {
      collection: isSorted ? this.#collection : this.#collection.reordered(order),
      metadata: Array.from(order, (document) => metadata[document] ?? { id: '' }),
      skipped: this.#skipped.toSorted(compareSkipped),
      quoted: inOrder(this.#quoted, order),
      bytes: this.#bytes,
      tokeniser: this.#tokeniser,
      text: (document) => this.#texts.read(order[document] ?? 0),
    };
  }

  #takeArticle(article: Article, bytes: number): void {
    requireArticle(article, this.#metadata.length);
    const { text, ...metadata } = article;
    this.#collection.add(this.#tokeniser.tokenise(text));
    this.#takeQuoted(text);
    this.#texts.add(text);
    this.#metadata.push(metadata);
    this.#bytes += bytes;
    const done = this.#metadata.length;
    if (done % PROGRESS_STEP === 0) this.#options.onProgress?.({ phase: 'read', done });
  }

  /** Notes which of the tokens just cut from `text` stand in quoted lines. */
  #takeQuoted(text: string): void {
    const ranges = findQuotedLines(text);
    if (ranges.length === 0) return;
    const { isNormalised, tokens } = this.#tokeniser;
    const spans = isNormalised ? tokenSpans(this.#tokeniser, text) : tokens;
    this.#quoted.set(this.#metadata.length, markTokens(spans, ranges));
  }
}

/** `items` by position, by document instead: document d was read at position `order[d]`. */
function inOrder<T>(items: ReadonlyMap<number, T>, order: Int32Array): ReadonlyMap<number, T> {
  const ordered = new Map<number, T>();
  if (items.size === 0) return ordered;
  for (const [document, position] of order.entries()) {
    const item = items.get(position);
    if (item !== undefined) ordered.set(document, item);
  }
  return ordered;
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
