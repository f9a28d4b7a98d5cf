/**
 * The worst cases. Each is a number of documents at scale 1, the text of any of them, and what the
 * program must find.
 *
 * Words are invented: a text of its own shares no phrase with another. At two sizes the beginning is the
 * same.
 */
import { RandomStream } from '../lib/random.js';

/**
 * @typedef {object} Case
 * @property {string} title
 * @property {number} documents at scale 1
 * @property {number} [words] words of the long text at scale 1, where length is what grows
 * @property {(document: number, size: { documents: number, words: number }) => string} textOf
 * @property {(size: number) => Expected} expects what must be found among so many documents
 */

/**
 * @typedef {object} Expected
 * @property {number} clusters
 * @property {number} duplicates documents in clusters, without the originals
 */

const FOOTER_WORDS = 300;
const OWN_WORDS = 150;
const SHORT_WORDS = 10;
const VOCABULARY = 20_000;
const WORDS_IN_200_MB = 37_500_000;
const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi zo ka le mi no ra se'.split(' ');
/** Share of the words that differ between copies of one text in a crowd. */
const EDITED = 0.05;

/** Invented words by rank, frequent ones short. */
const WORDS = Array.from({ length: VOCABULARY }, (_, rank) => invent(rank));

/** Nothing is a copy of anything. @returns {Expected} */
const nothing = () => ({ clusters: 0, duplicates: 0 });

/** All documents are one cluster. @param {number} documents @returns {Expected} */
const everything = (documents) => ({ clusters: 1, duplicates: documents - 1 });

const LINE = words(1, 0, 12);
const PAGE = words(1, 1, 300);
const FOOTER = words(1, 2, FOOTER_WORDS);
const SHARED = words(1, 3, 3);
const CROWDS = [words(1, 4, 250), words(1, 5, 250)];

/** @type {Record<string, Case>} */
export const CASES = {
  copies: {
    title: 'copies of one text of 300 words',
    documents: 100_000,
    textOf: () => PAGE,
    expects: everything,
  },
  footer: {
    title: 'pages with a text of their own and a footer of 300 words',
    documents: 100_000,
    textOf: (document) => `${words(2, document, OWN_WORDS)}\n\n${FOOTER}`,
    expects: nothing,
  },
  long: {
    title: 'one text of 200 MB',
    documents: 1,
    words: WORDS_IN_200_MB,
    textOf: (_, size) => words(3, 0, size.words),
    expects: nothing,
  },
  'long-beside-short': {
    title: 'one text of 200 MB, and five small ones, one of which is an excerpt of it',
    documents: 6,
    words: WORDS_IN_200_MB,
    textOf: (document, size) => {
      if (document === 0) return words(3, 0, size.words);
      return document === 1 ? words(3, 0, 400) : words(4, document, 400);
    },
    expects: () => ({ clusters: 1, duplicates: 1 }),
  },
  short: {
    title: 'texts of 10 words, all different',
    documents: 1_000_000,
    // of words equally frequent, or some would be much alike by chance
    textOf: (document) => words(5, document, SHORT_WORDS, (random) => random.pick(WORDS)),
    expects: nothing,
  },
  lines: {
    title: 'identical lines of 12 words',
    documents: 1_000_000,
    textOf: () => LINE,
    expects: everything,
  },
  shingle: {
    title: 'texts that all have one phrase of three words, and nothing else in common',
    documents: 100_000,
    textOf: (document) => `${words(6, document, 75)} ${SHARED} ${words(7, document, 75)}`,
    expects: nothing,
  },
  crowds: {
    title: 'two texts in 50,000 edited copies each',
    documents: 100_000,
    textOf: (document) => edited(CROWDS[document % 2] ?? '', document),
    expects: (documents) => ({ clusters: 2, duplicates: documents - 2 }),
  },
};

/** Words of a kind, the same for the same document; a longer text begins as a shorter. @param {number} kind @param {number} document @param {number} count @param {(random: RandomStream) => string} [draw] */
function words(kind, document, count, draw = anyWord) {
  const random = new RandomStream(kind, document);
  /** @type {string[]} */
  const pieces = [];
  for (let from = 0; from < count; from += 1000) {
    const length = Math.min(1000, count - from);
    pieces.push(Array.from({ length }, () => draw(random)).join(' '));
  }
  return pieces.join(' ');
}

/** One of 20,000 words; low ones are as frequent as the words of a language. @param {RandomStream} random */
function anyWord(random) {
  const rank = Math.floor(VOCABULARY ** random.share());
  return WORDS[rank] ?? '';
}

/** @param {string} text @param {number} document */
function edited(text, document) {
  const random = new RandomStream(8, document);
  return text
    .split(' ')
    .map((word) => (random.share() < EDITED ? anyWord(random) : word))
    .join(' ');
}

/** A word for a number: its digits, least first, as syllables. @param {number} rank */
function invent(rank) {
  let word = '';
  for (let left = rank + 1; left > 0; left = Math.floor(left / SYLLABLES.length)) {
    word += SYLLABLES[left % SYLLABLES.length] ?? '';
  }
  return word;
}
