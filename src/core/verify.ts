/**
 * Compares two documents exactly: what they share at each level, with what rarity, in what order.
 *
 * One document is loaded into a trie and any number of others are read against it: O(tokens) to load,
 * O(tokens of the other) to compare, about 5 µs for 230 words. Nothing here is an estimate: sets of
 * shingles are compared token by token, and resemblance and containment follow Broder (1997).
 */
import type { TokenTexts } from './collection.ts';
import { isSameText } from './identical.ts';
import { longestIncreasing } from './longest-increasing.ts';
import { ShingleTrie } from './shingle-trie.ts';

/** Depths that the score needs, whatever the user's `-k`. */
const BIGRAM = 2;
const PHRASE = 3;

/** What two documents share. Sizes are of sets of distinct shingles; weights are sums of rarity. */
export interface Evidence {
  /** Distinct k-token shingles in both. */
  sharedShingles: number;
  shinglesA: number;
  shinglesB: number;
  /** Rarity, in bits, of the distinct words in both; in the first; in the second. */
  sharedWords: number;
  wordsA: number;
  wordsB: number;
  /** Rarity of the distinct pairs of neighbouring words in both; in the first; in the second. */
  sharedBigrams: number;
  bigramsA: number;
  bigramsB: number;
  /** Distinct phrases, 3-token shingles, in both; in the first; in the second. */
  sharedPhrases: number;
  phrasesA: number;
  phrasesB: number;
  /** Words that stand once in each of the two documents. */
  onceInBoth: number;
  /** The most of these that follow each other in the same order in both. */
  inOrder: number;
  /** Tokens in the first and in the second document. */
  lengthA: number;
  lengthB: number;
}

/** Compares documents of one collection. Not shared between threads: it is full of scratch memory. */
export class Verifier {
  readonly #collection: TokenTexts;
  readonly #rarity: Float64Array;
  readonly #k: number;
  readonly #trie: ShingleTrie;
  /** Reads documents for their sizes alone, without disturbing the loaded one. */
  readonly #spare: ShingleTrie;
  /** By document, filled when it is first read: distinct shingles, rarity of words and of bigrams. */
  readonly #shingles: Int32Array;
  readonly #words: Float64Array;
  readonly #bigrams: Float64Array;
  readonly #phrases: Int32Array;
  #loaded = -1;
  /** By node of depth 1: its position in the loaded document, -1 where it stands there again. */
  #positions = new Int32Array(0);
  /** By node: the comparison that met it last; by node of depth 1: how often. */
  #met = new Int32Array(0);
  #times = new Int32Array(0);
  #comparison = 0;
  #order = new Int32Array(0);

  constructor(collection: TokenTexts, rarity: Float64Array, shingleSize: number) {
    this.#collection = collection;
    this.#rarity = rarity;
    this.#k = shingleSize;
    const depth = Math.max(shingleSize, PHRASE);
    this.#trie = new ShingleTrie(collection.vocabulary.size, depth);
    this.#spare = new ShingleTrie(collection.vocabulary.size, depth);
    this.#shingles = new Int32Array(collection.size).fill(-1);
    this.#words = new Float64Array(collection.size);
    this.#bigrams = new Float64Array(collection.size);
    this.#phrases = new Int32Array(collection.size);
  }

  /** Distinct shingles of a document; a document shorter than a shingle is one, an empty one has none. */
  shingleCount(document: number): number {
    if ((this.#shingles[document] ?? -1) < 0) this.#read(document, this.#spare);
    return this.#shingles[document] ?? 0;
  }

  /** Makes `document` the one that others are compared with. */
  load(document: number): void {
    if (document === this.#loaded) return;
    this.#loaded = document;
    const tokens = this.#collection.tokensOf(document);
    this.#reserve(tokens.length * this.#trie.depth + 1);
    this.#read(document, this.#trie);
    this.#locate(tokens);
  }

  /** Reads a document into a trie, and notes its sizes. */
  #read(document: number, trie: ShingleTrie): void {
    const tokens = this.#collection.tokensOf(document);
    const rarity = this.#rarity;
    let words = 0;
    let bigrams = 0;
    trie.load(tokens, (depth, position) => {
      if (depth > BIGRAM) return;
      const bits = rarity[tokens[position] ?? 0] ?? 0;
      if (depth === 1) words += bits;
      else bigrams += bits + (rarity[tokens[position - 1] ?? 0] ?? 0);
    });
    this.#words[document] = words;
    this.#bigrams[document] = bigrams;
    this.#phrases[document] = trie.sizes[PHRASE] ?? 0;
    const whole = Math.min(1, tokens.length);
    const isShort = tokens.length < this.#k;
    this.#shingles[document] = isShort ? whole : (trie.sizes[this.#k] ?? 0);
  }

  /** Compares the loaded document, the first, with `other`. */
  compare(other: number): Evidence {
    const first = this.#loaded;
    if (this.#shingles[other] === -1) this.#read(other, this.#spare);
    const collection = this.#collection;
    const evidence: Evidence = {
      sharedShingles: 0,
      shinglesA: this.#shingles[first] ?? 0,
      shinglesB: this.#shingles[other] ?? 0,
      sharedWords: 0,
      wordsA: this.#words[first] ?? 0,
      wordsB: this.#words[other] ?? 0,
      sharedBigrams: 0,
      bigramsA: this.#bigrams[first] ?? 0,
      bigramsB: this.#bigrams[other] ?? 0,
      sharedPhrases: 0,
      phrasesA: this.#phrases[first] ?? 0,
      phrasesB: this.#phrases[other] ?? 0,
      onceInBoth: 0,
      inOrder: 0,
      lengthA: collection.length(first),
      lengthB: collection.length(other),
    };
    this.#walk(collection.tokensOf(other), evidence);
    if (Math.min(evidence.lengthA, evidence.lengthB) < this.#k) {
      // two empty documents have the same tokens, but no shingle to share
      const isShared = evidence.lengthA > 0 && isSameText(collection, first, other);
      evidence.sharedShingles = isShared ? 1 : 0;
    }
    return evidence;
  }

  #reserve(nodes: number): void {
    if (nodes <= this.#met.length) return;
    this.#positions = new Int32Array(nodes * 2);
    this.#met = new Int32Array(nodes * 2);
    this.#times = new Int32Array(nodes * 2);
    this.#order = new Int32Array(nodes * 2);
  }

  /** Notes where each word of the loaded document stands, if it stands there once. */
  #locate(tokens: Int32Array): void {
    const positions = this.#positions;
    const seen = this.#times.fill(0, 0, this.#trie.nodes + 1);
    for (let i = 0; i < tokens.length; i++) {
      const node = this.#trie.root(tokens[i] ?? 0);
      positions[node] = seen[node] === 0 ? i : -1;
      seen[node] = 1;
    }
  }

  /** Reads the other document along the trie, extending the matches of all depths at each token. */
  #walk(tokens: Int32Array, evidence: Evidence): void {
    const trie = this.#trie;
    const { depth } = trie;
    const met = this.#met;
    const rarity = this.#rarity;
    const comparison = ++this.#comparison;
    const path = new Int32Array(depth + 1);
    let before = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      const bits = rarity[token] ?? 0;
      for (let d = depth; d > 1; d--) {
        const parent = path[d - 1] ?? 0;
        const node = parent === 0 ? 0 : trie.child(parent, token);
        path[d] = node;
        if (node === 0 || met[node] === comparison) continue;
        met[node] = comparison;
        if (d === BIGRAM) evidence.sharedBigrams += before + bits;
        if (d === PHRASE) evidence.sharedPhrases++;
        if (d === this.#k) evidence.sharedShingles++;
      }
      const root = trie.root(token);
      path[1] = root;
      before = bits;
      if (root === 0) continue;
      if (met[root] === comparison) {
        this.#times[root] = 2;
        continue;
      }
      met[root] = comparison;
      this.#times[root] = 1;
      evidence.sharedWords += bits;
      if (this.#k === 1) evidence.sharedShingles++;
    }
    this.#measureOrder(tokens, evidence);
  }

  /** Counts the words that stand once in both, and the most of them in the same order. */
  #measureOrder(tokens: Int32Array, evidence: Evidence): void {
    const order = this.#order;
    let count = 0;
    for (let i = 0; i < tokens.length; i++) {
      const root = this.#trie.root(tokens[i] ?? 0);
      if (root === 0 || this.#times[root] !== 1) continue;
      const position = this.#positions[root] ?? -1;
      if (position >= 0) order[count++] = position;
    }
    evidence.onceInBoth = count;
    evidence.inOrder = longestIncreasing(order, count);
  }
}
