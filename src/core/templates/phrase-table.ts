/**
 * What one text shares with others: which of its phrases, 3-token shingles, and which of the tokens of both are in
 * a shared one. Tokens are compared, not hashes. O(tokens) to load a text and to compare another with it.
 */

import { PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';

const EMPTY = -1;

/** The text that is loaded, and what it shares with the one compared last. */
export class PhraseTable {
  #tokens: Int32Array = new Int32Array(0);
  /** Open addressing: the place at which a phrase of the loaded text first occurs. */
  #slots = new Int32Array(1 << 10).fill(EMPTY);
  /** By place: the first place of the same phrase. */
  #first = new Int32Array(1 << 9);

  /** Loads a text. */
  load(tokens: Int32Array): void {
    this.#tokens = tokens;
    let size = 1 << 10;
    while (size < tokens.length * 2) size *= 2;
    if (size > this.#slots.length) this.#slots = new Int32Array(size);
    if (tokens.length > this.#first.length) this.#first = new Int32Array(tokens.length * 2);
    this.#slots.fill(EMPTY);
    for (let at = 0; at + PHRASE_LEVEL <= tokens.length; at++) {
      const slot = this.#slotOf(tokens, at);
      const found = this.#slots[slot] ?? EMPTY;
      if (found === EMPTY) this.#slots[slot] = at;
      this.#first[at] = found === EMPTY ? at : found;
    }
  }

  /** Compares a text with the loaded one. Its tokens in shared phrases get a 1 in `cover`. */
  compare(tokens: Int32Array): SharedPhrases {
    const phrases = new Uint8Array(this.#tokens.length);
    const coverOther = new Uint8Array(tokens.length);
    for (let at = 0; at + PHRASE_LEVEL <= tokens.length; at++) {
      const found = this.#slots[this.#slotOf(tokens, at)] ?? EMPTY;
      if (found === EMPTY) continue;
      phrases[found] = 1;
      coverOther[at] = coverOther[at + 1] = coverOther[at + 2] = 1;
    }
    const cover = new Uint8Array(this.#tokens.length);
    for (let at = 0; at + PHRASE_LEVEL <= cover.length; at++) {
      if (phrases[this.#first[at] ?? 0] === 1) cover[at] = cover[at + 1] = cover[at + 2] = 1;
    }
    return { phrases, cover, coverOther };
  }

  /** The slot of a phrase, or the empty one in which it belongs. */
  #slotOf(tokens: Int32Array, at: number): number {
    const x = tokens[at] ?? 0;
    const y = tokens[at + 1] ?? 0;
    const z = tokens[at + 2] ?? 0;
    const own = this.#tokens;
    const slots = this.#slots;
    const mask = slots.length - 1;
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
