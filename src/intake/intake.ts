/**
 * Takes in the articles of a run: tokens into a collection, texts into a store, everything in order of
 * id. What comes after never sees the order in which articles were read.
 *
 * A few articles stay in plain JavaScript. From `FEW_ARTICLES` on they go to the kernel's memory, and files
 * are read by all threads of a pool.
 */
import { Collection } from '../core/texts/collection.ts';
import { Tokeniser } from '../core/tokens/tokenise.ts';
import { ArticleFiles } from '../files/articles.ts';
import { type Metadata } from '../model/article.ts';
import {
  type Sources,
  type Intake,
  type IntakeOptions,
  type TokenSink,
  Accumulator,
} from './accumulator.ts';

/**
 * Articles, and UTF-16 units of their texts, up to which the kernel is not worth loading: 50 ms of plain
 * JavaScript.
 */
export const FEW_ARTICLES = 64;
export const FEW_UNITS = 1 << 19;

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

/** The reference: tokens cut and kept in JavaScript. */
export class PlainSink implements TokenSink {
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
