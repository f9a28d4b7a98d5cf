/**
 * New text from old: reads on in the source for a few words, then goes on at another place after the
 * same word, and so forth.
 *
 * Each such leap is a step of a first-order Markov chain, so phrases arise that the source does not
 * have, at the rate at which they do in real text; and no passage of the source is longer than
 * `LONGEST_RUN`, so of a hundred documents that come by one place no two share a long one. Three things
 * that a chain alone would get wrong are put right:
 *
 * - words go on being coined, from the halves of two rare ones;
 * - a text keeps to its subject: it has a few rare words of its own, which stand again and again where a
 *   rare word of the source would; a handful of texts have the same subject;
 * - pairs of words go on being new: now and then some word stands where another was.
 *
 * With these constants 100,000 documents grown from 100,000 film reviews have nearly the figures of
 * the reviews (bench/README.md; `generate.js --statistics` takes them).
 */
import { RandomStream } from '../lib/random.js';
import { ENDS_SENTENCE, LENGTH, LINKS, placeAfter, RARE, SPACE, wordAt } from './source.js';

/** Chance after each word to leave the source's order. */
const LEAP = 0.35;
/** Words of the source one after the other, at most. */
const LONGEST_RUN = 8;
/** Of the times that the order is left, the share in which only the next word is another. */
const SUBSTITUTION = 0.22;
/** Of the rare words that come by, the shares that become the subject's, and newly coined ones. */
const SUBJECT = 0.5;
const COINED = 0.15;
/** Rare words of a subject, and how many of them are coined. */
const SUBJECT_WORDS = 6;
const SUBJECT_COINED = 3;
/** Texts to a subject, on average. */
const TEXTS_PER_SUBJECT = 4;
/** A text ends with the sentence after this share of its words, or so many words after the last. */
const LAST_SENTENCE = 0.93;
const OVERRUN = 40;
/** By length of a run, below which of 2^32 draws it goes on. */
const REACH = Float64Array.from({ length: LONGEST_RUN }, (_, i) => {
  return i + 1 < LONGEST_RUN ? (1 - LEAP) ** (i + 1) * 2 ** 32 : 0;
});
/** A word has 61 bytes with its space. */
const WORD_BYTES = 64;

/** What streams of random numbers are for. */
export const PURPOSE = {
  text: 1,
  subject: 2,
  plan: 3,
  copy: 4,
  frame: 5,
  frameLength: 6,
  frameText: 7,
};

/** Letters of ASCII only, maybe a full stop after them. */
const PLAIN = /^[a-z]*\.?$/i;
const SUBSTITUTED = SUBSTITUTION * 2 ** 32;

export class Composer {
  #source;
  #from;
  #seed;
  #random;
  #bytes = new Uint8Array(1 << 16);
  #to = new DataView(this.#bytes.buffer);
  #length = 0;
  /** Words of the subject. @type {Uint8Array[]} */
  #subject = [];

  /** @param {import('./source.js').Source} source @param {number} seed */
  constructor(source, seed) {
    this.#source = source;
    this.#from = new DataView(source.bytes.buffer);
    this.#seed = seed;
    this.#random = new RandomStream(seed);
  }

  /**
   * The text of document `index`, escaped as in a JSON string; valid until the next is made.
   * @param {number} index
   */
  document(index) {
    const random = this.#random;
    random.restart(this.#seed, PURPOSE.text, index);
    const subject = random.below(1 + Math.floor(index / TEXTS_PER_SUBJECT));
    random.restart(this.#seed, PURPOSE.subject, subject);
    this.#chooseSubject(SUBJECT_WORDS);
    return this.#compose(this.wordsOf(index));
  }

  /** About how many words document `index` has: as many as some document of the source. @param {number} index */
  wordsOf(index) {
    this.#random.restart(this.#seed, PURPOSE.text, index);
    const { lengths } = this.#source;
    return lengths[this.#random.below(lengths.length)] ?? 0;
  }

  /** A text of so many words or some more, on no subject. @param {number} purpose @param {number} index @param {number} words */
  piece(purpose, index, words) {
    this.#random.restart(this.#seed, purpose, index);
    this.#chooseSubject(1);
    return this.#compose(words);
  }

  /** Any word, frequent ones as often as they come. @param {RandomStream} random */
  anyWord(random) {
    const { sample } = this.#source;
    return wordAt(this.#source, sample[random.below(sample.length)] ?? 0);
  }

  /** @param {number} count */
  #chooseSubject(count) {
    this.#subject = Array.from({ length: count }, (_, i) => {
      this.#length = 0;
      if (i < SUBJECT_COINED) this.#putCoined();
      else this.#putWord(this.#rareWord());
      return this.#bytes.slice(0, this.#length);
    });
  }

  /** The place of any. */
  #rareWord() {
    const { rare, sample } = this.#source;
    const from = rare.length > 0 ? rare : sample;
    return from[this.#random.below(from.length)] ?? 0;
  }

  /** @param {number} words */
  #compose(words) {
    const { units, bytes, end } = this.#source;
    const random = this.#random;
    const enough = words * LAST_SENTENCE;
    this.#reserve((words + OVERRUN + LONGEST_RUN) * WORD_BYTES);
    let place = this.#anyStart();
    for (let count = 0; ;) {
      // of one draw: how long this run is, and which link it takes then
      const draw = random.next();
      let last = place;
      for (let run = 0; run < LONGEST_RUN; run++) {
        const start = (place + LINKS) << 2;
        const head = bytes[start] ?? 0;
        const length = head & LENGTH;
        if ((head & RARE) === 0) this.#put(start + 1, length);
        else this.#putRare(place);
        count++;
        if (count >= enough && ((head & ENDS_SENTENCE) !== 0 || count >= words + OVERRUN)) {
          return this.#bytes.subarray(0, this.#length - 1);
        }
        last = place;
        place = (start + length + 4) >> 2;
        if (draw >= (REACH[run] ?? 0) || place >= end) break;
      }
      if (place < end && random.next() < SUBSTITUTED) {
        const { sample } = this.#source;
        this.#putWord(sample[random.below(sample.length)] ?? 0);
        count++;
        place = placeAfter(bytes, place);
      } else {
        place = units[last + (draw & 1)] ?? 0;
      }
      if (place >= end) place = this.#anyStart();
    }
  }

  /** Begins a text of so many bytes at most. @param {number} most */
  #reserve(most) {
    this.#length = 0;
    if (most <= this.#bytes.length) return;
    this.#bytes = new Uint8Array(most * 2);
    this.#to = new DataView(this.#bytes.buffer);
  }

  /** The first word of some document. */
  #anyStart() {
    const { documents } = this.#source;
    return documents[this.#random.below(documents.length)] ?? 0;
  }

  /** What comes where the source has a rare word. @param {number} place */
  #putRare(place) {
    const chance = this.#random.share();
    if (chance < SUBJECT) this.#putBytes(this.#random.pick(this.#subject));
    else if (chance < SUBJECT + COINED) this.#putCoined();
    else this.#putWord(place);
  }

  /** @param {Uint8Array} word */
  #putBytes(word) {
    this.#bytes.set(word, this.#length);
    this.#length += word.length;
  }

  /** The front of one rare word and the back of another, if both are plain letters. */
  #putCoined() {
    const place = this.#rareWord();
    const front = wordAt(this.#source, place);
    const back = wordAt(this.#source, this.#rareWord());
    if (!isPlain(front) || !isPlain(back)) {
      this.#putWord(place);
      return;
    }
    this.#putBytes(front.subarray(0, Math.ceil(front.length / 2)));
    this.#putBytes(back.subarray(back.length >> 1));
    this.#bytes[this.#length++] = SPACE;
  }

  /** @param {number} place */
  #putWord(place) {
    const start = (place + LINKS) << 2;
    this.#put(start + 1, (this.#source.bytes[start] ?? 0) & LENGTH);
  }

  /** Copies from the source, four bytes at a time, up to three too many. @param {number} start @param {number} count */
  #put(start, count) {
    const length = this.#length;
    for (let i = 0; i < count; i += 4) {
      this.#to.setInt32(length + i, this.#from.getInt32(start + i, true), true);
    }
    this.#length = length + count;
  }
}

/** @param {Uint8Array} word */
function isPlain(word) {
  return PLAIN.test(Buffer.from(word).toString('latin1'));
}
