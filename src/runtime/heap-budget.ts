/**
 * What a run may keep of its articles as objects: ids, paths, titles. V8 ends a process whose objects outgrow its
 * heap, without a word that helps, so that a corpus of too many articles is refused before.
 */
import type { Metadata } from '../model/article.ts';
import { DedupeError } from '../model/error.ts';
import { heapLimit, MORE_HEAP } from './machine.ts';

/** Bytes that an article takes besides its strings, measured over whole runs of two million. */
const BYTES_OF_ARTICLE = 280;

/** Share of the heap for articles: clusters and evidence need the rest. */
const ARTICLE_SHARE = 0.7;

/** Counts the articles of one run. */
export class HeapBudget {
  readonly #most: number;
  readonly #remedy: string;
  #used = 0;

  /** `memory` is the most bytes that the run may use, undefined if it has no limit. */
  constructor(memory = Infinity) {
    const heap = heapLimit() * ARTICLE_SHARE;
    this.#most = Math.min(heap, memory);
    this.#remedy = memory < heap ? 'raise --memory' : MORE_HEAP;
  }

  /** Counts an article, the one of this number. Throws a `DedupeError` if it is one too many. */
  take({ id, title, url, canonical, author, outlet }: Metadata, number: number): void {
    this.#used += BYTES_OF_ARTICLE + id.length;
    if (title !== undefined) this.#used += title.length;
    if (url !== undefined) this.#used += url.length;
    if (canonical !== undefined) this.#used += canonical.length;
    if (author !== undefined) this.#used += author.length;
    if (outlet !== undefined) this.#used += outlet.length;
    this.#check(this.#used, number);
  }

  /** Checks that so many articles would not be too many. Throws a `DedupeError` otherwise. */
  expect(count: number): void {
    this.#check(count * BYTES_OF_ARTICLE, count);
  }

  #check(bytes: number, number: number): void {
    if (bytes <= this.#most) return;
    throw new DedupeError(
      'OUT_OF_MEMORY',
      `there is no memory for more than ${number} articles (${Math.floor(this.#most / 1e6)} MB for ids, paths and titles): ${this.#remedy}, or look at parts of the corpus`,
    );
  }
}
