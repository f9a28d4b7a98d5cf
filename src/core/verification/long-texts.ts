/**
 * Compares two documents exactly: what they share at each level, with what rarity, in what order.
 *
 * One document is loaded into a trie and any number of others are read against it: O(tokens) to load,
 * O(tokens of the other) to compare, about 5 µs for 230 words. Nothing here is an estimate: sets of
 * shingles are compared token by token, and resemblance and containment follow Broder (1997).
 *
 * A text of millions of tokens would make a trie of gigabytes: instead of it, the shingles of the lengths that
 * count are in tables (see shingle-table.ts), to the same evidence.
 *
 * This is the specification, and what compares texts that are too long for the kernel; verifier.ts finds the same.
 */
import type { TokenTexts } from '../texts/collection.ts';
import { isSameText } from '../texts/identical.ts';
import { longestIncreasing } from './longest-increasing.ts';
import type { PhraseWeight } from '../rarity/phrase-weight.ts';
import { UNLISTED_RARITY } from '../rarity/rarity.ts';
import { ShingleTrie } from '../shingles/trie.ts';
import type { Evidence } from './evidence.ts';
import { COMMON_PHRASE_BITS, PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';
import { BitSet, ShingleTable } from '../shingles/shingle-table.ts';

/** Nodes that the trie of a text may have: a text that could have more is in tables. */
const MOST_NODES = 1 << 21;

/** The shingles of a text that is too long for a trie, and which of them a comparison met. */
interface LongText {
  readonly phrases: ShingleTable;
  readonly metPhrases: BitSet;
  /** Those of the user's size: the phrases again if that is their size, none if it is 1. */
  readonly shingles: ShingleTable | undefined;
  readonly metShingles: BitSet;
}

/** Compares documents of one collection. Not shared between threads: it is full of scratch memory. */
export class Verifier {
  readonly #collection: TokenTexts;
  readonly #rarity: Float64Array;
  readonly #k: number;
  readonly #trie: ShingleTrie;
  /** Reads documents for their sizes alone, without disturbing the loaded one. */
  readonly #spare: ShingleTrie;
  #spread: PhraseWeight | undefined;
  /** By document, filled when it is first read: see `Evidence`. */
  readonly #shingles: Int32Array;
  readonly #words: Float64Array;
  readonly #phrases: Int32Array;
  readonly #bits: Float64Array;
  readonly #keyTerms: Int32Array;
  readonly #numbers: Int32Array;
  /** By token: the last reading that met it, doubled, plus 1 if it met it again. */
  readonly #seen: Int32Array;
  #reading = 0;
  #loaded = -1;
  /** The loaded document if it is too long for a trie: its nodes are its tokens, counted from 1. */
  #long: LongText | undefined;
  /** By node of depth 1: its first position in the loaded document, and how often it occurs there. */
  #positions = new Int32Array(0);
  #counts = new Int32Array(0);
  /** By node: the comparison that met it last; by node of depth 1: once (1) or more (2). */
  #met = new Int32Array(0);
  #times = new Int32Array(0);
  #comparison = 0;
  #order = new Int32Array(0);

  /** Without `spread`, no phrase counts as widespread. */
  constructor(
    collection: TokenTexts,
    rarity: Float64Array,
    shingleSize: number,
    spread?: PhraseWeight,
  ) {
    this.#spread = spread;
    this.#collection = collection;
    this.#rarity = rarity;
    this.#k = shingleSize;
    const depth = Math.max(shingleSize, PHRASE_LEVEL);
    this.#trie = new ShingleTrie(collection.vocabulary.size, depth);
    this.#spare = new ShingleTrie(collection.vocabulary.size, depth);
    this.#shingles = new Int32Array(collection.size).fill(-1);
    this.#words = new Float64Array(collection.size);
    this.#phrases = new Int32Array(collection.size);
    this.#bits = new Float64Array(collection.size);
    this.#keyTerms = new Int32Array(collection.size);
    this.#numbers = new Int32Array(collection.size);
    this.#seen = new Int32Array(collection.vocabulary.size).fill(-1);
  }

  /** Weighs phrases otherwise from here on. */
  weighBy(spread: PhraseWeight | undefined): void {
    this.#spread = spread;
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
    const isLong = this.#isLong(tokens);
    this.#long = undefined;
    if (isLong) this.#long = this.#readLong(document, tokens);
    else this.#read(document, this.#trie);
    const nodes = isLong ? this.#seen.length : this.#trie.nodes;
    this.#reserve(nodes + 1);
    this.#counts.fill(0, 0, nodes + 1);
    this.#locate(tokens);
  }

  #isLong(tokens: Int32Array): boolean {
    return tokens.length * this.#trie.depth > MOST_NODES;
  }

  /** Reads a document that is too long for a trie, and notes its sizes. */
  #readLong(document: number, tokens: Int32Array): LongText {
    let bits = 0;
    const phrases = new ShingleTable(tokens, PHRASE_LEVEL, (start) => {
      bits += this.#bitsOf(tokens, start + PHRASE_LEVEL - 1);
    });
    const words = this.#countWords(document, tokens);
    this.#bits[document] = bits;
    this.#phrases[document] = phrases.size;
    const metPhrases = new BitSet(phrases.slots);
    if (this.#k === PHRASE_LEVEL) {
      this.#shingles[document] = phrases.size;
      return { phrases, metPhrases, shingles: phrases, metShingles: metPhrases };
    }
    const shingles = this.#k === 1 ? undefined : new ShingleTable(tokens, this.#k);
    this.#shingles[document] = shingles?.size ?? words;
    return { phrases, metPhrases, shingles, metShingles: new BitSet(shingles?.slots ?? 0) };
  }

  /** Reads a document into a trie, and notes its sizes. */
  #read(document: number, trie: ShingleTrie): void {
    const tokens = this.#collection.tokensOf(document);
    if (this.#isLong(tokens)) {
      this.#readLong(document, tokens);
      return;
    }
    let bits = 0;
    trie.load(tokens, (depth, position) => {
      if (depth === PHRASE_LEVEL) bits += this.#bitsOf(tokens, position);
    });
    this.#bits[document] = bits;
    this.#phrases[document] = trie.sizes[PHRASE_LEVEL] ?? 0;
    const whole = Math.min(1, tokens.length);
    const isShort = tokens.length < this.#k;
    this.#shingles[document] = isShort ? whole : (trie.sizes[this.#k] ?? 0);
    this.#countWords(document, tokens);
  }

  /** Notes the rarity of a document's words, and how many are key terms and numbers; returns how many differ. */
  #countWords(document: number, tokens: Int32Array): number {
    const { isNumber } = this.#collection.vocabulary;
    const seen = this.#seen;
    const once = ++this.#reading * 2;
    let words = 0;
    let keyTerms = 0;
    let numbers = 0;
    let distinct = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      const before = seen[token] ?? 0;
      if (before >= once) {
        if (this.#isRare(token)) keyTerms += before === once ? 2 : 1;
        seen[token] = once + 1;
        continue;
      }
      seen[token] = once;
      distinct++;
      words += (this.#rarity[token] ?? 0) ** 2;
      numbers += isNumber[token] ?? 0;
    }
    this.#words[document] = words;
    this.#keyTerms[document] = keyTerms;
    this.#numbers[document] = numbers;
    return distinct;
  }

  /** True for a word, not a number, that the table of the language does not list. */
  #isRare(token: number): boolean {
    const { isNumber } = this.#collection.vocabulary;
    return (this.#rarity[token] ?? 0) >= UNLISTED_RARITY && isNumber[token] !== 1;
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
      sharedPhrases: 0,
      phrasesA: this.#phrases[first] ?? 0,
      phrasesB: this.#phrases[other] ?? 0,
      sharedBits: 0,
      bitsA: this.#bits[first] ?? 0,
      bitsB: this.#bits[other] ?? 0,
      sharedOwnBits: 0,
      keyTermsA: this.#keyTerms[first] ?? 0,
      sharedKeyTermsA: 0,
      keyTermsB: this.#keyTerms[other] ?? 0,
      sharedKeyTermsB: 0,
      sharedNumbers: 0,
      numbersA: this.#numbers[first] ?? 0,
      numbersB: this.#numbers[other] ?? 0,
      sharedDistinct: 0,
      inOrder: 0,
      lengthA: collection.length(first),
      lengthB: collection.length(other),
    };
    const tokens = collection.tokensOf(other);
    if (this.#long === undefined) this.#walk(tokens, evidence);
    else this.#walkLong(this.#long, tokens, evidence);
    evidence.inOrder = longestIncreasing(this.#order, evidence.sharedDistinct);
    if (Math.min(evidence.lengthA, evidence.lengthB) < this.#k) {
      // two empty documents have the same tokens, but no shingle to share
      const isShared = evidence.lengthA > 0 && isSameText(collection, first, other);
      evidence.sharedShingles = isShared ? 1 : 0;
    }
    return evidence;
  }

  #reserve(nodes: number): void {
    if (nodes <= this.#met.length) return;
    // no more than it takes for a text so long that there is hardly a longer one
    const room = nodes > MOST_NODES ? nodes : nodes * 2;
    this.#positions = new Int32Array(room);
    this.#counts = new Int32Array(room);
    this.#met = new Int32Array(room);
    this.#times = new Int32Array(room);
    this.#order = new Int32Array(room);
  }

  /** Notes where each word of the loaded document first occurs, and how often it occurs there. */
  #locate(tokens: Int32Array): void {
    const positions = this.#positions;
    const counts = this.#counts;
    const isLong = this.#long !== undefined;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      const node = isLong ? token + 1 : this.#trie.root(token);
      if (counts[node] === 0) positions[node] = i;
      counts[node] = (counts[node] ?? 0) + 1;
    }
  }

  /** Reads the other document along the trie, extending the matches of all depths at each token. */
  #walk(tokens: Int32Array, evidence: Evidence): void {
    const trie = this.#trie;
    const { depth } = trie;
    const met = this.#met;
    const comparison = ++this.#comparison;
    const path = new Int32Array(depth + 1);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      for (let d = depth; d > 1; d--) {
        const parent = path[d - 1] ?? 0;
        const node = parent === 0 ? 0 : trie.child(parent, token);
        path[d] = node;
        if (node === 0 || met[node] === comparison) continue;
        met[node] = comparison;
        if (d === PHRASE_LEVEL) this.#meetPhrase(tokens, i, evidence);
        if (d === this.#k) evidence.sharedShingles++;
      }
      const root = trie.root(token);
      path[1] = root;
      if (root === 0) continue;
      if (met[root] === comparison) this.#meetAgain(root, token, evidence);
      else this.#meetWord(root, token, evidence);
      met[root] = comparison;
    }
  }

  /** The same with the tables of a long text. */
  #walkLong(long: LongText, tokens: Int32Array, evidence: Evidence): void {
    const { phrases, metPhrases, shingles, metShingles } = long;
    const met = this.#met;
    const comparison = ++this.#comparison;
    metPhrases.clear();
    metShingles.clear();
    for (let i = 0; i < tokens.length; i++) {
      const phrase = i + 1 < PHRASE_LEVEL ? -1 : phrases.slotOf(tokens, i + 1 - PHRASE_LEVEL);
      if (phrase >= 0 && metPhrases.add(phrase)) {
        this.#meetPhrase(tokens, i, evidence);
        if (shingles === phrases) evidence.sharedShingles++;
      }
      if (shingles !== undefined && shingles !== phrases && i + 1 >= this.#k) {
        const shingle = shingles.slotOf(tokens, i + 1 - this.#k);
        if (shingle >= 0 && metShingles.add(shingle)) evidence.sharedShingles++;
      }
      const token = tokens[i] ?? 0;
      const root = this.#rootOf(token);
      if (root === 0) continue;
      if (met[root] === comparison) this.#meetAgain(root, token, evidence);
      else this.#meetWord(root, token, evidence);
      met[root] = comparison;
    }
  }

  /** The node of a word of the loaded document, 0 for any other. */
  #rootOf(token: number): number {
    if (this.#long === undefined) return this.#trie.root(token);
    return (this.#counts[token + 1] ?? 0) > 0 ? token + 1 : 0;
  }

  /** Counts a word of both documents when it is first met in the second. */
  #meetWord(root: number, token: number, evidence: Evidence): void {
    const inFirst = this.#counts[root] ?? 0;
    this.#times[root] = 1;
    this.#order[evidence.sharedDistinct++] = this.#positions[root] ?? 0;
    evidence.sharedWords += (this.#rarity[token] ?? 0) ** 2;
    evidence.sharedNumbers += this.#collection.vocabulary.isNumber[token] ?? 0;
    if (this.#k === 1) evidence.sharedShingles++;
    if (inFirst > 1 && this.#isRare(token)) evidence.sharedKeyTermsA += inFirst;
  }

  /** Counts a word of both documents when the second repeats it. */
  #meetAgain(root: number, token: number, evidence: Evidence): void {
    const isSecond = this.#times[root] === 1;
    this.#times[root] = 2;
    if (this.#isRare(token)) evidence.sharedKeyTermsB += isSecond ? 2 : 1;
  }

  /** Counts a phrase of both documents, whose last token in the second is at `end`. */
  #meetPhrase(tokens: Int32Array, end: number, evidence: Evidence): void {
    evidence.sharedPhrases++;
    const bits = this.#bitsOf(tokens, end);
    if (bits === 0) return;
    evidence.sharedBits += bits;
    evidence.sharedOwnBits += bits * this.#weightOf(tokens, end);
  }

  /** The rarity of the phrase that ends at `end`, in bits beyond that of a commonplace. */
  #bitsOf(tokens: Int32Array, end: number): number {
    let bits = -COMMON_PHRASE_BITS;
    for (let i = end - 2; i <= end; i++) bits += this.#rarity[tokens[i] ?? 0] ?? 0;
    return Math.max(0, bits);
  }

  #weightOf(tokens: Int32Array, end: number): number {
    const [first = 0, second = 0, third = 0] = [tokens[end - 2], tokens[end - 1], tokens[end]];
    return this.#spread?.weight(first, second, third) ?? 1;
  }
}
