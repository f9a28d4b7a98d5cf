/**
 * Which documents are copies, of which others, and which carry boilerplate.
 *
 * A copy comes after what it copies, and nothing about document i depends on those after it: a corpus
 * of 1,000 documents is the beginning of one of a million. Every document is in one pair at most, so
 * that the pairs planted are all the true pairs there are.
 *
 * Boilerplate stands on a tenth of the documents. A *frame* is one such text, of 30 to 300 words. A new one
 * comes into use every thousand documents and stands on half of those of them that have any, so that no
 * frame but the last is on a few documents only, where it could be taken for what they copied. Of the
 * others, early ones are used more: among a million documents the first stands on some 4,000.
 */
import { PURPOSE } from './composer.js';
import { RandomStream } from '../lib/random.js';

/** Kinds of copies, how frequent they are, and how many words a text must have to be copied so. */
export const KINDS = {
  identical: { weight: 5, leastWords: 5 },
  'edited-5': { weight: 20, leastWords: 40 },
  'edited-10': { weight: 20, leastWords: 40 },
  'edited-20': { weight: 20, leastWords: 40 },
  'edited-30': { weight: 15, leastWords: 40 },
  'excerpt-alone': { weight: 10, leastWords: 120 },
  'excerpt-within': { weight: 10, leastWords: 120 },
};

/** @typedef {keyof typeof KINDS} Kind */
/** @typedef {{ document: number, of: number, kind: Kind }} Copy */

/** Share of documents that are copies. */
export const PLANTED = 0.02;
/** Share of documents with boilerplate. */
export const FRAMED = 0.1;

const DOCUMENTS_PER_FRAME = 1000;
const NEWEST = 0.5;
const FIRST_COPY = 10;
/** Texts tried before a document is not a copy after all. */
const TRIES = 20;
const KIND_NAMES = /** @type {Kind[]} */ (Object.keys(KINDS));
const TOTAL_WEIGHT = KIND_NAMES.reduce((sum, kind) => sum + KINDS[kind].weight, 0);

export class Planner {
  #seed;
  #planted;
  #wordsOf;
  #random = new RandomStream(0);
  #next = 0;
  /** Documents that are in a pair. @type {Set<number>} */
  #paired = new Set();

  /**
   * @param {{ seed: number, planted: number }} options
   * @param {(document: number) => number} wordsOf about how many words the text of a document has
   */
  constructor({ seed, planted }, wordsOf) {
    this.#seed = seed;
    this.#planted = planted;
    this.#wordsOf = wordsOf;
  }

  /** The copies among the next `count` documents. @param {number} count @returns {Copy[]} */
  next(count) {
    /** @type {Copy[]} */
    const copies = [];
    for (const end = this.#next + count; this.#next < end; this.#next++) {
      const copy = this.#copyAt(this.#next);
      if (copy) copies.push(copy);
    }
    return copies;
  }

  /** @param {number} document @returns {Copy | undefined} */
  #copyAt(document) {
    const random = this.#random;
    random.restart(this.#seed, PURPOSE.plan, document);
    if (random.share() >= this.#planted || document < FIRST_COPY) return undefined;
    const kind = anyKind(random);
    for (let i = 0; i < TRIES; i++) {
      const of = random.below(document);
      if (this.#paired.has(of) || this.#wordsOf(of) < KINDS[kind].leastWords) continue;
      this.#paired.add(of).add(document);
      return { document, of, kind };
    }
    return undefined;
  }
}

/** @param {RandomStream} random @returns {Kind} */
function anyKind(random) {
  let left = random.below(TOTAL_WEIGHT);
  return /** @type {Kind} */ (KIND_NAMES.find((kind) => (left -= KINDS[kind].weight) < 0));
}

/**
 * The number of the boilerplate on a document; -1 for none.
 * @param {RandomStream} random @param {number} seed @param {number} document @param {number} framed
 */
export function frameOf(random, seed, document, framed) {
  random.restart(seed, PURPOSE.frame, document);
  if (random.share() >= framed) return -1;
  const newest = Math.floor(document / DOCUMENTS_PER_FRAME);
  if (random.share() < NEWEST) return newest;
  return Math.floor((newest + 1) * random.share() ** 3);
}
