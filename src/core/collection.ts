/**
 * The documents of a run as sequences of token numbers, in one array: 4 bytes a token.
 *
 * Everything after reading works on this: shingles of any length are derived from it in scratch
 * memory, because storing three levels of them would cost several times the text.
 */
import type { Tokens } from './tokenise.ts';
import { Vocabulary } from './vocabulary.ts';

const INITIAL_TOKENS = 1 << 12;
const INITIAL_DOCUMENTS = 1 << 8;

/** Documents as sequences of token numbers, numbered from 0. */
export interface TokenTexts {
  readonly vocabulary: Vocabulary;
  /** Documents. */
  readonly size: number;
  /** The number of tokens of a document. */
  length(document: number): number;
  /** The tokens of a document. */
  tokensOf(document: number): Int32Array;
}

/** Documents in the order in which they were added, numbered from 0. */
export class Collection implements TokenTexts {
  readonly vocabulary: Vocabulary;
  /** Documents added. */
  size = 0;
  /** Token numbers of all documents, one after the other. */
  tokens = new Int32Array(INITIAL_TOKENS);
  /** Where the tokens of document d start; those of the last end at `starts[size]`. */
  starts = new Float64Array(INITIAL_DOCUMENTS);

  constructor(vocabulary: Vocabulary = new Vocabulary()) {
    this.vocabulary = vocabulary;
  }

  /** Appends a document; returns its number. A document without tokens is kept, and matches nothing. */
  add({ count, hi, lo, isNumber }: Tokens): number {
    const { vocabulary } = this;
    const start = this.starts[this.size] ?? 0;
    this.#reserve(start + count);
    for (let i = 0; i < count; i++) {
      const known = vocabulary.size;
      const token = vocabulary.number(hi[i] ?? 0, lo[i] ?? 0);
      if (token === known) vocabulary.isNumber[token] = isNumber[i] ?? 0;
      this.tokens[start + i] = token;
    }
    this.size++;
    this.starts[this.size] = start + count;
    return this.size - 1;
  }

  /** Appends a document given by token numbers of the vocabulary; returns its number. */
  addNumbers(tokens: Int32Array): number {
    const start = this.starts[this.size] ?? 0;
    this.#reserve(start + tokens.length);
    this.tokens.set(tokens, start);
    this.size++;
    this.starts[this.size] = start + tokens.length;
    return this.size - 1;
  }

  /** The number of tokens of a document. */
  length(document: number): number {
    return (this.starts[document + 1] ?? 0) - (this.starts[document] ?? 0);
  }

  /** The tokens of a document: a view, valid until the next `add`. */
  tokensOf(document: number): Int32Array {
    return this.tokens.subarray(this.starts[document], this.starts[document + 1]);
  }

  /** The same documents in another order: document d of the result is `order[d]` of this one. */
  reordered(order: Int32Array): Collection {
    const result = new Collection(this.vocabulary);
    result.#reserve(this.starts[this.size] ?? 0);
    for (const document of order) result.addNumbers(this.tokensOf(document));
    return result;
  }

  /** Makes room for `tokens` tokens in all, and for one more document. */
  #reserve(tokens: number): void {
    if (tokens > this.tokens.length) {
      const grown = new Int32Array(Math.max(tokens, this.tokens.length * 2));
      grown.set(this.tokens);
      this.tokens = grown;
    }
    if (this.size + 2 > this.starts.length) {
      const grown = new Float64Array(this.starts.length * 2);
      grown.set(this.starts);
      this.starts = grown;
    }
  }
}
