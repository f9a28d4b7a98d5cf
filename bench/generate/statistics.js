/**
 * How the words and phrases of a corpus spread over its documents: what decides how much work it is to
 * find duplicates in it, and so what generated text must have in common with real text.
 *
 * Counts the documents of each phrase (shingle) of 1, 2, 3, 5, 8 and 12 words, for a sample of the phrases
 * that is taken by hash, so that whatever is said of the sample holds for all.
 */
import { markdown } from '../lib/table.js';

/** Phrase lengths in words. */
export const LENGTHS = [1, 2, 3, 5, 8, 12];
const LONGEST = 12;
/** One phrase in so many is counted. */
const SAMPLE = [4, 32, 32, 32, 32, 32];

/**
 * What is measured of one phrase length.
 * @typedef {object} Spread
 * @property {number} words length of the phrases
 * @property {number} distinct how many there are
 * @property {number} single share of them that only one document has
 * @property {number} frequent share of them that more than 64 documents have
 * @property {number} shared of the phrases of a document, the share that another document has too
 * @property {number} growth exponent of Heaps' law: distinct phrases grow as documents to this power
 */

export class SpreadStatistics {
  documents = 0;
  words = 0;
  #counters = SAMPLE.map((one) => new PhraseCounter(one));

  /** @param {string} text */
  add(text) {
    const words = wordsOf(text).map(hashWord);
    this.words += words.length;
    this.documents++;
    for (let end = 0; end < words.length; end++) this.#addPhrases(words, end);
    // a tenth of the documents, then all: two points for the growth
    if (Math.log10(this.documents) % 1 === 0) for (const one of this.#counters) one.mark();
  }

  /** All phrases that end in one word. @param {readonly Hash[]} words @param {number} end */
  #addPhrases(words, end) {
    const last = words.slice(Math.max(0, end + 1 - LONGEST), end + 1).reverse();
    let [hi, lo, at] = [0, 0, 0];
    for (const [i, word] of last.entries()) {
      hi = mix(hi + word.hi);
      lo = mix(lo ^ word.lo);
      if (i + 1 === LENGTHS[at]) this.#counters[at++]?.add(hi, lo, this.documents);
    }
  }

  /** @returns {Spread[]} */
  spreads() {
    return this.#counters.map((counter, i) => {
      return { words: LENGTHS[i] ?? 0, ...counter.spread(this.documents) };
    });
  }
}

/** Letters and digits are words; everything else stands between them. @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().match(/[a-z0-9\u00c0-\uffff]+/g) ?? [];
}

/** @typedef {{ hi: number, lo: number }} Hash */

/** @param {string} word @returns {Hash} */
function hashWord(word) {
  let hi = word.charCodeAt(0);
  let lo = hi;
  for (let i = 1; i < word.length; i++) {
    hi = Math.imul(hi ^ word.charCodeAt(i), 0x01000193);
    lo = Math.imul(lo + word.charCodeAt(i), 0x9e3779b1) ^ (lo >>> 13);
  }
  return { hi: mix(hi), lo: mix(lo) };
}

/** @param {number} value */
function mix(value) {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/** Counts the documents of each sampled phrase. */
class PhraseCounter {
  #one;
  /** Documents that have a phrase, and the last of them. @type {Map<number, { documents: number, last: number }>} */
  #phrases = new Map();
  /** Distinct phrases at each power of ten documents. @type {number[]} */
  #marks = [];

  /** @param {number} one a power of two: one phrase in so many is counted */
  constructor(one) {
    this.#one = one;
  }

  /** @param {number} hi @param {number} lo @param {number} document from 1 */
  add(hi, lo, document) {
    if ((lo & (this.#one - 1)) !== 0) return;
    const key = (hi >>> 0) * 2 ** 21 + (lo >>> 11);
    const phrase = this.#phrases.get(key);
    if (phrase === undefined) {
      this.#phrases.set(key, { documents: 1, last: document });
    } else if (phrase.last !== document) {
      phrase.documents++;
      phrase.last = document;
    }
  }

  mark() {
    this.#marks.push(this.#phrases.size);
  }

  /** @param {number} documents */
  spread(documents) {
    const sampled = this.#phrases.size;
    let [single, frequent, incidences] = [0, 0, 0];
    for (const { documents: count } of this.#phrases.values()) {
      if (count === 1) single++;
      if (count > 64) frequent++;
      incidences += count;
    }
    // the last power of ten that is well below the end
    const power = Math.floor(Math.log10(documents / 5));
    const growth =
      Math.log(sampled / (this.#marks[power] ?? 1)) / Math.log(documents / 10 ** power);
    return {
      distinct: sampled * this.#one,
      single: single / sampled,
      frequent: frequent / sampled,
      shared: 1 - single / incidences,
      growth,
    };
  }
}

/** @type {[string, (spread: Spread) => string][]} */
const MEASURES = [
  ['distinct', ({ distinct }) => distinct.toLocaleString('en')],
  ['in one document only', ({ single }) => percent(single)],
  ['in more than 64', ({ frequent }) => percent(frequent)],
  ["of a document's, also in another", ({ shared }) => percent(shared)],
  ['growth (Heaps)', ({ growth }) => growth.toFixed(3)],
];

/** A Markdown table of two corpora side by side. @param {Record<string, Spread[]>} columns */
export function spreadTable(columns) {
  const rows = LENGTHS.flatMap((words, i) => {
    const phrases = words === 1 ? '1 word' : `${words} words`;
    return MEASURES.map(([measure, show]) => {
      const cells = Object.values(columns).map((spreads) =>
        show(/** @type {Spread} */ (spreads[i])),
      );
      return [phrases, measure, ...cells];
    });
  });
  return markdown(['phrases', 'measure', ...Object.keys(columns)], rows);
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(2)} %`;
}
