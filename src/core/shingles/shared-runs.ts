/**
 * Finds the runs of one document that occur in others: stretches all of whose shingles the other
 * document has.
 *
 * The document is loaded once, O(its tokens), and each other document is read along it, O(its
 * tokens and what is shared). So a document that quotes thousands costs no more than their texts.
 * Token numbers are compared, not hashes, so the runs are exact.
 */

import type { TokenTexts } from '../texts/collection.ts';
import { ShingleTrie } from './trie.ts';

const SHINGLE = 3;

/** A run of tokens, half-open. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Compares texts over one vocabulary with the text that was loaded last. */
export class SharedRuns {
  readonly #texts: TokenTexts;
  readonly #trie: ShingleTrie;
  #loaded = -1;
  /**
   * By node: the first position of its shingle, counted from 1. By position: the next such
   * position, counted from 1. 0 for none.
   */
  #first = new Int32Array(0);
  #next = new Int32Array(0);
  /** By node: how often its shingle occurs in the loaded document. */
  #times = new Int32Array(0);
  /** By position: the last search that found its shingle. */
  #found = new Int32Array(0);
  #search = 0;

  constructor(texts: TokenTexts) {
    this.#texts = texts;
    this.#trie = new ShingleTrie(texts.vocabulary.size, SHINGLE);
  }

  /** Makes `document` the one whose runs are looked for. */
  load(document: number): void {
    if (document === this.#loaded) return;
    this.#loaded = document;
    const tokens = this.#texts.tokensOf(document);
    const trie = this.#trie;
    trie.load(tokens, () => {});
    this.#first = new Int32Array(trie.nodes + 1);
    this.#times = new Int32Array(trie.nodes + 1);
    this.#next = new Int32Array(tokens.length);
    this.#found = new Int32Array(tokens.length + 1);
    this.#search = 0;
    for (let i = tokens.length - SHINGLE; i >= 0; i--) {
      const node = this.#nodeAt(tokens, i);
      this.#next[i] = this.#first[node] ?? 0;
      this.#first[node] = i + 1;
      this.#times[node] = (this.#times[node] ?? 0) + 1;
    }
  }

  /**
   * Returns the positions, ascending, at which shingles of the loaded document start that `other`
   * has too; without shingles that occur more than `maxTimes` times in the loaded document.
   */
  positions(other: number, maxTimes = Infinity): number[] {
    const tokens = this.#texts.tokensOf(other);
    const search = ++this.#search;
    const positions: number[] = [];
    for (let i = 0; i + SHINGLE <= tokens.length; i++) {
      const node = this.#nodeAt(tokens, i);
      if (node === 0 || (this.#times[node] ?? 0) > maxTimes) continue;
      let at = this.#first[node] ?? 0;
      // if one position was found already, so were all positions of the shingle
      if (this.#found[at - 1] === search) continue;
      for (; at > 0; at = this.#next[at - 1] ?? 0) {
        this.#found[at - 1] = search;
        positions.push(at - 1);
      }
    }
    return positions.sort((x, y) => x - y);
  }

  /**
   * Returns the runs of at least `minTokens` tokens that the loaded document shares with `other`,
   * in order; two runs may have a token in common.
   */
  runs(other: number, minTokens: number): Run[] {
    const runs: Run[] = [];
    let start = -1;
    let last = -1;
    const close = (): void => {
      if (start >= 0 && last + SHINGLE - start >= minTokens) {
        runs.push({ start, end: last + SHINGLE });
      }
    };
    for (const position of this.positions(other)) {
      if (start < 0 || position > last + 1) {
        close();
        start = position;
      }
      last = position;
    }
    close();
    return runs;
  }

  /** Marks the tokens of both documents that are in shared shingles: by token of the loaded one, of the other. */
  cover(other: number): readonly [loaded: Uint8Array, other: Uint8Array] {
    const inLoaded = new Uint8Array(this.#next.length);
    for (const position of this.positions(other)) inLoaded.fill(1, position, position + SHINGLE);
    const tokens = this.#texts.tokensOf(other);
    const inOther = new Uint8Array(tokens.length);
    for (let i = 0; i + SHINGLE <= tokens.length; i++) {
      if (this.#nodeAt(tokens, i) !== 0) inOther.fill(1, i, i + SHINGLE);
    }
    return [inLoaded, inOther];
  }

  /** The node of the shingle that starts at `at`; 0 if the loaded document does not have it. */
  #nodeAt(tokens: Int32Array, at: number): number {
    let node = this.#trie.root(tokens[at] ?? 0);
    for (let d = 1; d < SHINGLE && node !== 0; d++) {
      node = this.#trie.child(node, tokens[at + d] ?? 0);
    }
    return node;
  }
}
