/**
 * The shingles of one document with the documents of a corpus that have them: what postings.ts finds of a
 * whole corpus, for one document alone.
 *
 * Each document of the corpus is read once along the trie of the one: O(tokens of the corpus), some 10 ns
 * each. In memory are the shingles of the one, with up to `MAX_DF` documents each.
 */
import type { TokenTexts } from '../../texts/collection.ts';
import { MAX_DF } from '../../shingles/phrases.ts';
import { ShingleTrie } from '../../shingles/trie.ts';

/** Tokens of the longest shingles that are inverted. */
const DEPTH = 3;

/** A distinct shingle of the document. */
export interface HeldShingle {
  /** Tokens in it, 1 to 3. */
  readonly size: number;
  /** Where it first occurs. */
  readonly at: number;
  /** Its node in the trie. */
  readonly node: number;
}

/** The shingles of one, two and three tokens of a document, and who has them. */
export class HeldShingles {
  readonly document: number;
  /** All of them; shingles of one size are in the order of the text. */
  readonly shingles: readonly HeldShingle[];
  readonly #texts: TokenTexts;
  readonly #trie: ShingleTrie;
  /** By node: documents that have it, the last of them, and the last that was noted, from 1. */
  readonly #df: Int32Array;
  readonly #last: Int32Array;
  readonly #noted: Int32Array;
  /** Notes: a document, and the one before of the same node. */
  readonly #holders: number[] = [-1];
  readonly #before: number[] = [0];

  /** Of `document` of `texts`; no other has its shingles until others are read. */
  constructor(texts: TokenTexts, document: number) {
    this.document = document;
    this.#texts = texts;
    this.#trie = new ShingleTrie(texts.vocabulary.size, DEPTH);
    const shingles: HeldShingle[] = [];
    this.#trie.load(texts.tokensOf(document), (size, last) => {
      shingles.push({ size, at: last - size + 1, node: shingles.length + 1 });
    });
    this.shingles = shingles;
    const nodes = shingles.length + 1;
    this.#df = new Int32Array(nodes);
    this.#last = new Int32Array(nodes).fill(-1);
    this.#noted = new Int32Array(nodes);
  }

  /** Counts the shingles that another document has, or this one; documents come in ascending order, each once. */
  count(document: number): void {
    this.#walk(document, (node) => {
      if (this.#last[node] === document) return;
      this.#last[node] = document;
      const df = (this.#df[node] ?? 0) + 1;
      this.#df[node] = df;
      if (df <= MAX_DF) this.#note(node, document);
    });
  }

  #note(node: number, document: number): void {
    this.#before.push(this.#noted[node] ?? 0);
    this.#noted[node] = this.#holders.push(document) - 1;
  }

  /** How many of the documents that were counted have a shingle. */
  documentFrequency({ node }: HeldShingle): number {
    return this.#df[node] ?? 0;
  }

  /** Those documents, ascending: the first `MAX_DF` of them. */
  holders({ node }: HeldShingle): number[] {
    const holders: number[] = [];
    for (let at = this.#noted[node] ?? 0; at > 0; at = this.#before[at] ?? 0) {
      holders.push(this.#holders[at] ?? 0);
    }
    return holders.reverse();
  }

  /** The shingles that another document has too, in the order of `shingles`. */
  sharedWith(document: number): HeldShingle[] {
    const nodes = new Set<number>();
    this.#walk(document, (node) => nodes.add(node));
    return this.shingles.filter(({ node }) => nodes.has(node));
  }

  /** True if another document has any shingle of these nodes. */
  isAnyIn(nodes: ReadonlySet<number>, document: number): boolean {
    let isFound = false;
    this.#walk(document, (node) => {
      isFound ||= nodes.has(node);
    });
    return isFound;
  }

  /** How many have a phrase of at most three tokens; 0 if the document does not. */
  documentsOf(phrase: Int32Array): number {
    return this.#df[this.nodeOf(phrase)] ?? 0;
  }

  /** The node of a phrase of at most three tokens; 0 if the document does not have it. */
  nodeOf(phrase: Int32Array): number {
    const [first = -1, ...rest] = phrase;
    return rest.reduce((parent, token) => this.#child(parent, token), this.#trie.root(first));
  }

  /** Visits the nodes of all shingles that another document has, repeats included. */
  #walk(document: number, visit: (node: number) => void): void {
    const tokens = this.#texts.tokensOf(document);
    let [one, two] = [0, 0];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      const three = this.#child(two, token);
      two = this.#child(one, token);
      one = this.#trie.root(token);
      if (one !== 0) visit(one);
      if (two !== 0) visit(two);
      if (three !== 0) visit(three);
    }
  }

  #child(parent: number, token: number): number {
    return parent === 0 ? 0 : this.#trie.child(parent, token);
  }
}
