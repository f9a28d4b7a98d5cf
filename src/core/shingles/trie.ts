/**
 * The shingles of one document as a trie over token numbers, with which many documents are
 * compared.
 *
 * A node of depth d is a distinct d-token shingle; its parent is the shingle without the last
 * token. Another document is read once: at each token the matches of all depths are extended by one
 * probe each, and most fail at depth 2. Token numbers are compared, not hashes, so the counts are
 * exact.
 *
 * Building is O(tokens x depth), walking O(tokens) plus what is shared. Nodes are stamped, so
 * nothing has to be cleared between documents.
 */

import { placeOf } from '../../kernel/hash-key.ts';

const INITIAL_SLOTS = 1 << 9;
/**
 * The most slots that are prepared before a document is read. For a longer document the table grows
 * with its distinct shingles.
 */
const MOST_READY = 1 << 22;
/** The share of slots that may be taken before the table grows. */
const MOST_TAKEN = 0.7;

/** The trie of the document that was loaded last. */
export class ShingleTrie {
  /** Size of the longest shingles that it holds. */
  readonly depth: number;
  /** Distinct shingles at each depth, 1 .. `depth`. */
  readonly sizes: Int32Array;
  /** Number of all nodes. They are numbered from 1; 0 is the root. */
  nodes = 0;

  /** Node of each token at depth 1, valid if its stamp is current. */
  readonly #roots: Int32Array;
  readonly #rootStamps: Int32Array;
  /**
   * Children below depth 1: open addressing on (parent, token). Most probes end at a stamp, so
   * stamps have an array of their own, which stays in the innermost cache.
   */
  #stamps = new Int32Array(INITIAL_SLOTS);
  #parents = new Int32Array(INITIAL_SLOTS);
  #tokens = new Int32Array(INITIAL_SLOTS);
  #children = new Int32Array(INITIAL_SLOTS);
  /** Slots taken, and how many may be taken. */
  #taken = 0;
  #most = INITIAL_SLOTS * MOST_TAKEN;
  #stamp = 0;

  /** Makes a trie for documents over a vocabulary of `vocabularySize` tokens. */
  constructor(vocabularySize: number, depth: number) {
    this.depth = depth;
    this.sizes = new Int32Array(depth + 1);
    this.#roots = new Int32Array(vocabularySize);
    this.#rootStamps = new Int32Array(vocabularySize);
  }

  /**
   * Replaces the trie by the trie of `tokens`. Calls `visit` once for each distinct shingle, with
   * its depth and the position of its last token.
   */
  load(tokens: Int32Array, visit: (depth: number, position: number) => void): void {
    this.#reset(tokens.length * (this.depth - 1));
    const path = new Int32Array(this.depth + 1);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      const deepest = Math.min(this.depth, i + 1);
      for (let depth = deepest; depth > 0; depth--) {
        const before = this.nodes;
        path[depth] = this.#insert(path[depth - 1] ?? 0, token, depth);
        if (this.nodes === before) continue;
        this.sizes[depth] = (this.sizes[depth] ?? 0) + 1;
        visit(depth, i);
      }
    }
  }

  /** Returns the node of a token at depth 1; 0 if the document does not have it. */
  root(token: number): number {
    return this.#rootStamps[token] === this.#stamp ? (this.#roots[token] ?? 0) : 0;
  }

  /**
   * Returns the node of the shingle `parent` extended by `token`; 0 if the document does not have
   * it.
   */
  child(parent: number, token: number): number {
    const slot = this.#slot(parent, token);
    return this.#stamps[slot] === this.#stamp ? (this.#children[slot] ?? 0) : 0;
  }

  #reset(children: number): void {
    this.nodes = 0;
    this.sizes.fill(0);
    this.#stamp++;
    this.#taken = 0;
    const slots = Math.min(MOST_READY, 2 ** Math.ceil(Math.log2(children * 2)));
    if (slots > this.#stamps.length) this.#create(slots);
  }

  #create(slots: number): void {
    this.#most = slots * MOST_TAKEN;
    this.#stamps = new Int32Array(slots);
    this.#parents = new Int32Array(slots);
    this.#tokens = new Int32Array(slots);
    this.#children = new Int32Array(slots);
  }

  #insert(parent: number, token: number, depth: number): number {
    if (depth === 1) {
      if (this.#rootStamps[token] === this.#stamp) return this.#roots[token] ?? 0;
      this.#rootStamps[token] = this.#stamp;
      this.#roots[token] = ++this.nodes;
      return this.nodes;
    }
    const slot = this.#slot(parent, token);
    if (this.#stamps[slot] === this.#stamp) return this.#children[slot] ?? 0;
    const node = ++this.nodes;
    this.#fill(slot, parent, token, node);
    if (++this.#taken > this.#most) this.#grow();
    return node;
  }

  #fill(slot: number, parent: number, token: number, node: number): void {
    this.#stamps[slot] = this.#stamp;
    this.#parents[slot] = parent;
    this.#tokens[slot] = token;
    this.#children[slot] = node;
  }

  #grow(): void {
    const [stamps, parents] = [this.#stamps, this.#parents];
    const [tokens, children] = [this.#tokens, this.#children];
    this.#create(stamps.length * 2);
    for (let slot = 0; slot < stamps.length; slot++) {
      if (stamps[slot] !== this.#stamp) continue;
      const [parent = 0, token = 0] = [parents[slot], tokens[slot]];
      this.#fill(this.#slot(parent, token), parent, token, children[slot] ?? 0);
    }
  }

  /** The slot that holds (parent, token), or the free slot for it. */
  #slot(parent: number, token: number): number {
    const mask = this.#stamps.length - 1;
    let slot = placeOf(token, parent) & mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#tokens[slot] === token && this.#parents[slot] === parent) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
