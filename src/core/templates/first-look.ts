/**
 * A first look at two texts: what one of them shows of both. Most pairs are versions of one text, and show it: they
 * have the words of each other, whatever the order, or next to nothing of their own.
 *
 * One pass over the second text. A phrase is looked up only if the first text has its words, and not after the one
 * before it.
 */
import { PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';
import { LONG_RUN, STRETCH } from './cover-shape.ts';
import type { PhraseTable } from './phrase-table.ts';

/** What a text has outside the phrases that it shares with the one that is loaded, and of these. */
export interface OwnPart {
  readonly tokens: number;
  readonly runs: number;
  /** Tokens in stretches. */
  readonly stretched: number;
  /** Tokens that are shared, in long runs. */
  readonly sharedInLongRuns: number;
  /** Tokens that are numbers. */
  readonly numbers: number;
  /** The share of its words, by rarity, that the loaded text has. */
  readonly known: number;
}

/** Looks at texts beside a loaded one. */
export class FirstLook {
  readonly #table: PhraseTable;
  readonly #rarity: (word: number) => number;
  /** By word: its rarity once it was asked for. */
  readonly #bits: Float64Array;
  readonly #isNumber: Uint8Array;
  /** By word: the turn in which the loaded text was seen to have it, and in which a rest was. */
  readonly #seen: Int32Array;
  readonly #counted: Int32Array;
  #turn = 0;
  #loaded = 0;
  #tokens: Int32Array = new Int32Array(0);

  /** `table` holds the loaded text; `rarity` gives the bits of a word, more than 0; `isNumber` is by word. */
  constructor(table: PhraseTable, rarity: (word: number) => number, isNumber: Uint8Array) {
    this.#table = table;
    this.#rarity = rarity;
    this.#isNumber = isNumber;
    this.#bits = new Float64Array(isNumber.length);
    this.#seen = new Int32Array(isNumber.length);
    this.#counted = new Int32Array(isNumber.length);
  }

  /** Marks the words of the text that the table holds. */
  load(tokens: Int32Array): void {
    this.#tokens = tokens;
    const turn = (this.#loaded = ++this.#turn);
    const seen = this.#seen;
    for (let at = 0; at < tokens.length; at++) seen[tokens[at] ?? 0] = turn;
  }

  /** Looks at a text beside the loaded one. */
  at(tokens: Int32Array): OwnPart {
    const table = this.#table;
    const bits = this.#bits;
    const isNumber = this.#isNumber;
    const seen = this.#seen;
    const counted = this.#counted;
    const loaded = this.#loaded;
    const others = this.#tokens;
    const turn = ++this.#turn;
    const { length } = tokens;
    const own = { tokens: 0, runs: 0, stretched: 0, sharedInLongRuns: 0, numbers: 0, known: 1 };
    let all = 0;
    let known = 0;
    let numbers = 0;
    // words from here on, one after another, that the loaded text has; and where shared phrases end so far
    let ahead = 0;
    let covered = 0;
    // where the loaded text has the phrase before; less than 0 if nowhere
    let place = -1;
    // where the run began that is shared, or not
    let start = 0;
    let isShared = false;
    for (let at = 0; at < length; at++) {
      const next = at + PHRASE_LEVEL;
      const goesOn = place >= 0 && next <= length && place + PHRASE_LEVEL < others.length;
      if (goesOn && others[place + PHRASE_LEVEL] === tokens[next - 1]) {
        place++;
        ahead = next;
      } else {
        while (ahead < length && ahead < next && seen[tokens[ahead] ?? 0] === loaded) ahead++;
        place = ahead >= next ? table.find(tokens, at) : -1;
      }
      if (place >= 0) covered = next;
      const word = tokens[at] ?? 0;
      const isKnown = ahead > at;
      if (!isKnown) ahead = at + 1;
      if (at < covered !== isShared) {
        endRun(own, at - start, isShared);
        start = at;
        isShared = !isShared;
      }
      if (isShared) continue;
      numbers += isNumber[word] ?? 0;
      if (counted[word] === turn) continue;
      counted[word] = turn;
      const its = bits[word] || this.#bitsOf(word);
      all += its;
      if (isKnown) known += its;
    }
    endRun(own, length - start, isShared);
    own.numbers = numbers;
    if (all > 0) own.known = known / all;
    return own;
  }

  #bitsOf(word: number): number {
    return (this.#bits[word] = this.#rarity(word));
  }
}

/** What is counted of runs. */
type Runs = { -readonly [Count in keyof OwnPart]: number };

function endRun(own: Runs, run: number, isShared: boolean): void {
  if (run === 0) return;
  if (isShared) {
    if (run >= LONG_RUN) own.sharedInLongRuns += run;
    return;
  }
  own.tokens += run;
  own.runs++;
  if (run >= STRETCH) own.stretched += run;
}
