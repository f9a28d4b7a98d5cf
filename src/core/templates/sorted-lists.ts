/**
 * Which pairs share a list in the order of the alphabet, and nothing else: the people thanked below two posts, the
 * members that sign two letters. Whoever sorts the same names gets the same order, so that it is no sign of one text.
 *
 * Along such a list words rise by the alphabet with a few others between two that do, the rest of a name, and more
 * often than words of prose: one text of prose in twenty has a stretch like that by chance. Nearly all that two texts
 * share must be in such stretches of both, and what is left of the two must be different.
 *
 * O(tokens) for each text of a pair, and comparing the two if both have a list.
 */
import type { TokenTexts } from '../texts/collection.ts';
import type { Vocabulary } from '../texts/vocabulary.ts';
import { ALIKE, DifferenceJudge, shaped } from './difference.ts';
import { PhraseTable } from './phrase-table.ts';

/** A rise goes on after so many words, at most. */
const LONGEST_ENTRY = 4;
/** Words that rise, at least, and the share of their stretch that they are. */
const LEAST_RISING = 12;
const LEAST_SHARE = 0.4;
/** Tokens that two lists must share, and the share of all shared tokens that they must be. */
const LEAST_SHARED = 16;
const NEARLY_ALL = 0.9;

/** Turns the order of numbers without a sign into that of numbers with one. No word begins with the byte 0x80. */
const SIGN = 0x80000000;

/** Tokens of a text, from one to before another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Finds the lists of texts when they are first asked for. */
export class SortedLists {
  readonly #texts: TokenTexts;
  readonly #judge: DifferenceJudge;
  readonly #table = new PhraseTable();
  readonly #rises: Rises;
  readonly #lists = new Map<number, Stretch | undefined>();

  /** `rarity` gives the bits of a word in this collection. */
  constructor(texts: TokenTexts, rarity: (word: number) => number) {
    this.#texts = texts;
    this.#rises = new Rises(texts.vocabulary);
    this.#judge = new DifferenceJudge(texts.vocabulary.size, rarity);
  }

  /** True if a list is all that two texts share. */
  isAllShared(a: number, b: number): boolean {
    const listA = this.#listOf(a);
    if (listA === undefined) return false;
    const listB = this.#listOf(b);
    if (listB === undefined) return false;
    const [tokensA, tokensB] = [this.#texts.tokensOf(a), this.#texts.tokensOf(b)];
    this.#table.load(tokensA);
    const { cover, coverOther } = this.#table.compare(tokensB);
    if (!isIn(cover, listA) || !isIn(coverOther, listB)) return false;
    // names that only one of them has are no text of its own
    cover.fill(1, listA.from, listA.to);
    coverOther.fill(1, listB.from, listB.to);
    return this.#judge.judge(shaped(tokensA, cover), shaped(tokensB, coverOther)) !== ALIKE;
  }

  #listOf(text: number): Stretch | undefined {
    if (this.#lists.has(text)) return this.#lists.get(text);
    const list = this.#rises.longest(this.#texts.tokensOf(text));
    this.#lists.set(text, list);
    return list;
  }
}

/** True if nearly all tokens that are covered are in a stretch. */
function isIn(cover: Uint8Array, { from, to }: Stretch): boolean {
  const listed = count(cover.subarray(from, to));
  return listed >= LEAST_SHARED && listed >= NEARLY_ALL * count(cover);
}

const count = (cover: Uint8Array): number => cover.reduce((sum, isShared) => sum + isShared, 0);

/**
 * Finds the stretch of a text with the most words that rise. 4 comparisons a token, in memory that is kept from text
 * to text.
 */
class Rises {
  readonly #vocabulary: Vocabulary;
  /** By word: its head once it was asked for, moved down into 32 bits with a sign, which are faster. No word has 0. */
  readonly #headOf: Int32Array;
  /** By token: its head, the words that rise up to it, and where they begin. */
  #heads = new Int32Array(0);
  #rising = new Int32Array(0);
  #starts = new Int32Array(0);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#headOf = new Int32Array(vocabulary.size);
  }

  /** Undefined if too few words rise for a list. */
  longest(tokens: Int32Array): Stretch | undefined {
    this.#load(tokens);
    const heads = this.#heads;
    const rising = this.#rising;
    const starts = this.#starts;
    const { length } = tokens;
    let longestRise = LEAST_RISING - 1;
    let from = 0;
    let last = 0;
    for (let at = 0; at < length; at++) {
      // it follows the one before that makes the most words rise, in the shortest stretch
      const head = heads[at] ?? 0;
      let most = 1;
      let start = at;
      for (let before = at > LONGEST_ENTRY ? at - LONGEST_ENTRY : 0; before < at; before++) {
        const its = heads[before] ?? 0;
        if (its > head) continue;
        // two may share a first name
        const rise = (rising[before] ?? 0) + (its < head ? 1 : 0);
        if (rise < most) continue;
        const first = starts[before] ?? 0;
        if (rise === most && first <= start) continue;
        most = rise;
        start = first;
      }
      rising[at] = most;
      starts[at] = start;
      // reckoned for every token, as code that seldom runs is compiled twice
      const isDense = most >= LEAST_SHARE * (at + 1 - start);
      if (!isDense || most <= longestRise) continue;
      longestRise = most;
      from = start;
      last = at;
    }
    if (longestRise < LEAST_RISING) return undefined;
    // the last entry may go on
    return { from, to: Math.min(length, last + LONGEST_ENTRY) };
  }

  #load(tokens: Int32Array): void {
    if (this.#heads.length < tokens.length) {
      this.#heads = new Int32Array(tokens.length * 2);
      this.#rising = new Int32Array(tokens.length * 2);
      this.#starts = new Int32Array(tokens.length * 2);
    }
    const heads = this.#heads;
    const headOf = this.#headOf;
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at] ?? 0;
      heads[at] = headOf[word] || this.#read(word);
    }
  }

  #read(word: number): number {
    return (this.#headOf[word] = this.#vocabulary.head(word) ^ SIGN);
  }
}
