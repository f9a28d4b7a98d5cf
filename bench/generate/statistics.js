/**
 * How the words and phrases of a corpus spread over its documents: what decides how much work it is to
 * find duplicates in it, and so what generated text must have in common with real text.
 *
 * Counts the documents of each phrase (shingle) of 1, 2, 3, 5, 8 and 12 words, for a sample of the phrases
 * that is taken by hash, so that whatever is said of the sample holds for all.
 */

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
  #hi = new Uint32Array(1024);
  #lo = new Uint32Array(1024);

  /** @param {string} text */
  add(text) {
    const count = this.#hashWords(text.toLowerCase());
    this.words += count;
    this.documents++;
    for (let end = 0; end < count; end++) this.#addPhrases(end);
    // a tenth of the documents, then all: two points for the growth
    if (Math.log10(this.documents) % 1 === 0) for (const one of this.#counters) one.mark();
  }

  /** All phrases that end in one word. @param {number} end */
  #addPhrases(end) {
    let hi = 0;
    let lo = 0;
    let at = 0;
    for (let length = 1; length <= LONGEST && length <= end + 1; length++) {
      const word = end - length + 1;
      hi = mix(hi + (this.#hi[word] ?? 0));
      lo = mix(lo ^ (this.#lo[word] ?? 0));
      if (length !== LENGTHS[at]) continue;
      this.#counters[at]?.add(hi, lo, this.documents);
      at++;
    }
  }

  /** Letters and digits are words; everything else stands between them. @param {string} text */
  #hashWords(text) {
    let count = 0;
    let hi = 0;
    let lo = 0;
    let isWord = false;
    if (text.length > this.#hi.length) {
      this.#hi = new Uint32Array(text.length * 2);
      this.#lo = new Uint32Array(text.length * 2);
    }
    for (let i = 0; i <= text.length; i++) {
      const unit = text.charCodeAt(i);
      if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit >= 0xc0) {
        hi = isWord ? Math.imul(hi ^ unit, 0x01000193) : unit;
        lo = isWord ? Math.imul(lo + unit, 0x9e3779b1) ^ (lo >>> 13) : unit;
        isWord = true;
      } else if (isWord) {
        this.#hi[count] = mix(hi);
        this.#lo[count] = mix(lo);
        count++;
        isWord = false;
      }
    }
    return count;
  }

  /** @returns {Spread[]} */
  spreads() {
    return this.#counters.map((counter, i) => {
      return { words: LENGTHS[i] ?? 0, ...counter.spread(this.documents) };
    });
  }
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
  /** @type {Map<number, number>} */
  #numbers = new Map();
  #documents = new Uint32Array(1 << 12);
  #last = new Uint32Array(1 << 12);
  /** Documents and distinct phrases at each power of ten. @type {number[]} */
  #marks = [];

  /** @param {number} one a power of two: one phrase in so many is counted */
  constructor(one) {
    this.#one = one;
  }

  /** @param {number} hi @param {number} lo @param {number} document from 1 */
  add(hi, lo, document) {
    if ((lo & (this.#one - 1)) !== 0) return;
    const key = (hi >>> 0) * 2 ** 21 + (lo >>> 11);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      if (number === this.#last.length) this.#grow();
    }
    if (this.#last[number] === document) return;
    this.#last[number] = document;
    this.#documents[number] = (this.#documents[number] ?? 0) + 1;
  }

  mark() {
    this.#marks.push(this.#numbers.size);
  }

  #grow() {
    const [documents, last] = [this.#documents, this.#last];
    this.#documents = new Uint32Array(documents.length * 2);
    this.#documents.set(documents);
    this.#last = new Uint32Array(last.length * 2);
    this.#last.set(last);
  }

  /** @param {number} documents */
  spread(documents) {
    const sampled = this.#numbers.size;
    let [single, frequent, incidences] = [0, 0, 0];
    for (let i = 0; i < sampled; i++) {
      const count = this.#documents[i] ?? 0;
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

/** A Markdown table of two corpora side by side. @param {[string, Spread[]][]} columns */
export function spreadTable(columns) {
  const names = columns.map(([name]) => name).join(' | ');
  const lines = [
    `| phrases | measure | ${names} |`,
    `|---|---|${columns.map(() => '---|').join('')}`,
  ];
  for (const [i, words] of LENGTHS.entries()) {
    /** @type {[string, (spread: Spread) => string][]} */
    const measures = [
      ['distinct', ({ distinct }) => distinct.toLocaleString('en')],
      ['in one document only', ({ single }) => percent(single)],
      ['in more than 64', ({ frequent }) => percent(frequent)],
      ["of a document's, also in another", ({ shared }) => percent(shared)],
      ['growth (Heaps)', ({ growth }) => growth.toFixed(3)],
    ];
    for (const [measure, show] of measures) {
      const cells = columns.map(([, spreads]) => show(/** @type {Spread} */ (spreads[i])));
      lines.push(
        `| ${words === 1 ? '1 word' : `${words} words`} | ${measure} | ${cells.join(' | ')} |`,
      );
    }
  }
  return lines.join('\n');
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(2)} %`;
}
