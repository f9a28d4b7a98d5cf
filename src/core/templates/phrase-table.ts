/**
 * What one text shares with others: which of its phrases, 3-token shingles, and which of the tokens of both are in
 * a shared one. Tokens are compared, not hashes. O(tokens) to load a text and to compare another with it: about 10 ns
 * for each token.
 */

import { PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';

const EMPTY = -1;
/** Slots of the smallest table. */
const LEAST_SLOTS = 1 << 10;

/** The text that is loaded, and what it shares with the one compared last. */
export class PhraseTable {
  #tokens: Int32Array = new Int32Array(0);
  /** Open addressing: the place at which a phrase of the loaded text first occurs. Slots behind the mask are not in use. */
  #slots = new Int32Array(LEAST_SLOTS).fill(EMPTY);
  #mask = LEAST_SLOTS - 1;
  /** Places whose phrase occurs before, and where it does so first, in twos; and how many numbers that are. */
  #repeats = new Int32Array(LEAST_SLOTS);
  #repeated = 0;
  /** What is compared in, again and again. */
  #kept: SharedPhrases = sharedOf(LEAST_SLOTS, LEAST_SLOTS);

  /** Loads a text. */
  load(tokens: Int32Array): void {
    this.#tokens = tokens;
    let size = LEAST_SLOTS;
    while (size < tokens.length * 2) size *= 2;
    if (size > this.#slots.length) this.#slots = new Int32Array(size);
    if (tokens.length * 2 > this.#repeats.length) this.#repeats = new Int32Array(tokens.length * 3);
    this.#slots.fill(EMPTY, 0, size);
    this.#mask = size - 1;
    this.#repeated = 0;
    const slots = this.#slots;
    for (let at = 0, end = tokens.length - PHRASE_LEVEL; at <= end; at++) {
      const slot = this.#slotOf(tokens, at);
      const found = slots[slot] ?? EMPTY;
      if (found === EMPTY) slots[slot] = at;
      else this.#noteRepeat(at, found);
    }
  }

  #noteRepeat(at: number, first: number): void {
    this.#repeats[this.#repeated++] = at;
    this.#repeats[this.#repeated++] = first;
  }

  /** Where the loaded text first has the phrase that begins at this place of another; less than 0 if nowhere. */
  find(tokens: Int32Array, at: number): number {
    return this.#slots[this.#slotOf(tokens, at)] ?? EMPTY;
  }

  /** Compares a text with the loaded one. */
  compare(tokens: Int32Array): SharedPhrases {
    return this.#mark(tokens, sharedOf(this.#tokens.length, tokens.length));
  }

  /** The same, in memory that the next call writes to. */
  glance(tokens: Int32Array): SharedPhrases {
    const { length } = this.#tokens;
    const most = Math.max(length, tokens.length);
    if (most > this.#kept.phrases.length) this.#kept = sharedOf(2 * most, 2 * most);
    const { phrases, cover, coverOther } = this.#kept;
    return this.#mark(tokens, {
      phrases: phrases.subarray(0, length).fill(0),
      cover: cover.subarray(0, length).fill(0),
      coverOther: coverOther.subarray(0, tokens.length).fill(0),
    });
  }

  #mark(tokens: Int32Array, shared: SharedPhrases): SharedPhrases {
    const { phrases, cover, coverOther } = shared;
    const slots = this.#slots;
    for (let at = 0, end = tokens.length - PHRASE_LEVEL; at <= end; at++) {
      const found = slots[this.#slotOf(tokens, at)] ?? EMPTY;
      if (found === EMPTY) continue;
      phrases[found] = 1;
      cover[found] = cover[found + 1] = cover[found + 2] = 1;
      coverOther[at] = coverOther[at + 1] = coverOther[at + 2] = 1;
    }
    const repeats = this.#repeats;
    for (let i = 0; i < this.#repeated; i += 2) {
      const at = repeats[i] ?? 0;
      if (phrases[repeats[i + 1] ?? 0] === 1) cover[at] = cover[at + 1] = cover[at + 2] = 1;
    }
    return shared;
  }

  /** The slot of a phrase, or the empty one in which it belongs. */
  #slotOf(tokens: Int32Array, at: number): number {
    const x = tokens[at] ?? 0;
    const y = tokens[at + 1] ?? 0;
    const z = tokens[at + 2] ?? 0;
    const own = this.#tokens;
    const slots = this.#slots;
    const mask = this.#mask;
    let hash = Math.imul(Math.imul(x, 0x9e3779b1) ^ y, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ z, 0xc2b2ae35);
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? EMPTY;
      if (found === EMPTY) return slot;
      if (own[found] === x && own[found + 1] === y && own[found + 2] === z) return slot;
    }
  }
}

/** What two texts share. */
export interface SharedPhrases {
  /** By place in the loaded text: 1 if a phrase that begins there, and not before, is shared. */
  readonly phrases: Uint8Array;
  /** By token: 1 if it is in a shared phrase; of the loaded text, and of the other. */
  readonly cover: Uint8Array;
  readonly coverOther: Uint8Array;
}

/** Nothing shared, of so many tokens. */
function sharedOf(own: number, others: number): SharedPhrases {
  return {
    phrases: new Uint8Array(own),
    cover: new Uint8Array(own),
    coverOther: new Uint8Array(others),
  };
}
