/**
 * The documents of a run as sequences of token numbers, in one array: 4 bytes a token.
 *
 * Everything after reading works on this. Shingles of any length are derived from it in scratch
 * memory, because storing three levels of them would cost several times the text.
 */

import type { Tokens } from '../tokens/tokenise.ts';
import { Vocabulary } from './vocabulary.ts';
import { widened } from '../tokens/widened.ts';

const INITIAL_TOKENS = 1 << 12;
const INITIAL_DOCUMENTS = 1 << 8;

/** Documents as sequences of token numbers, numbered from 0. */
export interface TokenTexts {
  readonly vocabulary: Vocabulary;
  /** Number of documents. */
  readonly size: number;
  /** Returns the number of tokens of a document; 0 for an unknown one. */
  length(document: number): number;
  /** Returns the tokens of a document, which must not be written to. */
  tokensOf(document: number): Int32Array;
}

/**
 * Documents in the order in which they were added, numbered from 0. Costs 4 bytes a token and 16 a
 * document.
 */
export class Collection implements TokenTexts {
  readonly vocabulary: Vocabulary;
  /** Number of documents added. */
  size = 0;
  /** Token numbers of all documents, one document after another. */
  tokens: Int32Array = new Int32Array(INITIAL_TOKENS);
  /** By document: the index in `tokens` of its first token. */
  starts = new Float64Array(INITIAL_DOCUMENTS);
  /** By document: the index after its last token. */
  ends = new Float64Array(INITIAL_DOCUMENTS);
  /** Number of tokens of all documents together. */
  tokenCount = 0;

  constructor(vocabulary: Vocabulary = new Vocabulary()) {
    this.vocabulary = vocabulary;
  }

  /**
   * Appends a document and returns its number. A document without tokens is kept and matches
   * nothing.
   */
  add(tokens: Tokens): number {
    const { vocabulary } = this;
    const { count } = tokens;
    const start = this.tokenCount;
    this.#reserve(start + count);
    for (let i = 0; i < count; i++) this.tokens[start + i] = vocabulary.number(tokens, i);
    return this.#append(count);
  }

  /** Appends a document given as token numbers of the vocabulary, and returns its number. */
  addNumbers(tokens: Int32Array): number {
    this.#reserve(this.tokenCount + tokens.length);
    this.tokens.set(tokens, this.tokenCount);
    return this.#append(tokens.length);
  }

  /** Returns the number of tokens of a document; 0 for an unknown one. */
  length(document: number): number {
    return (this.ends[document] ?? 0) - (this.starts[document] ?? 0);
  }

  /** Returns the tokens of a document: a view, valid until the next `add`. */
  tokensOf(document: number): Int32Array {
    return this.tokens.subarray(this.starts[document], this.ends[document]);
  }

  /**
   * Returns a 32-bit hash of a document's tokens. Equal texts have equal hashes; different texts
   * may share one.
   */
  textHash(document: number): number {
    const { tokens } = this;
    const end = this.ends[document] ?? 0;
    let hash = 0;
    for (let i = this.starts[document] ?? 0; i < end; i++) {
      hash = Math.imul(hash ^ (tokens[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  /**
   * Returns the same documents in another order: document d of the result is `order[d]` of this
   * collection.
   */
  reordered(order: Int32Array): Collection {
    const result = new Collection(this.vocabulary);
    result.#reserve(this.tokenCount);
    for (const document of order) result.addNumbers(this.tokensOf(document));
    return result;
  }

  /** Makes the tokens after the last document a document of their own. */
  #append(tokens: number): number {
    this.starts[this.size] = this.tokenCount;
    this.tokenCount += tokens;
    this.ends[this.size] = this.tokenCount;
    return this.size++;
  }

  /** Makes room for `tokens` tokens in all, and for one more document. */
  #reserve(tokens: number): void {
    if (tokens > this.tokens.length) {
      this.tokens = widened(this.tokens, Math.max(tokens, this.tokens.length * 2));
    }
    if (this.size === this.starts.length) {
      this.starts = widened(this.starts, this.size * 2);
      this.ends = widened(this.ends, this.size * 2);
    }
  }
}
