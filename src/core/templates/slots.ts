/**
 * Which pairs differ only in the numbers that are filled into a form: at the same places as from others, and there
 * alone. A weekly notice is such a form.
 *
 * Versions of one text differ at places of their own each: what one editor changed another did not. Texts that follow
 * a form differ at its slots, all of them from all others. So two texts of a pair are held against a third: the share of
 * the places at which a text differs from one that are also places at which it differs from the other, beyond what
 * chance gives (Cohen 1960, "A coefficient of agreement for nominal scales"), from all sides. Where next to nothing but
 * numbers differs, the places need not agree: a number may be the same by chance.
 *
 * Only numbers count as filled in. A licence with other holders and a page of an article with other headlines beside it
 * have slots as well, and are copies; and paraphrases by one machine change the same words.
 *
 * Cost: reading the texts of pairs once for each partner, and a bit for each token of every two partners.
 */
import { PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';
import type { TokenTexts } from '../texts/collection.ts';
import { numberTokens } from './number-words.ts';
import type { ShapedText } from './difference.ts';
import type { OwnPart } from './first-look.ts';
import { PhraseTable } from './phrase-table.ts';
import type { FormPair, Partner } from './partners.ts';

/** Agreement that makes a form of three texts beyond doubt, and of four with one more like it. */
const SURE_AGREEMENT = 0.9;
const AGREEMENT = 0.7;
const THIRDS = 2;
/** The share of tokens that are filled in, at least: a long page whose version changed is no form. */
const LEAST_FILLED = 0.02;
/** The share of these that are numbers: the name of a month or of a day may be among them. */
const LEAST_NUMBERS = 0.6;
/** The same if it does not matter where they stand. */
const NOTHING_ELSE = 0.8;

/** The places at which a text differs from another. */
interface Places {
  /** A bit for each token. */
  readonly bits: Uint32Array;
  readonly count: number;
  readonly tokens: number;
  /** How many of the tokens there are numbers. */
  readonly numbers: number;
}

/** Tokens of a text, and how many of them are numbers. */
interface Counts {
  readonly tokens: number;
  readonly numbers: number;
}

/** False if one of two texts, of so many tokens, shows that they do not differ in numbers alone. */
export function mayBeFilled({ tokens, numbers }: OwnPart, length: number): boolean {
  return tokens >= LEAST_FILLED * length && numbers >= LEAST_NUMBERS * tokens;
}

/** Finds forms by their slots. */
export class SlotFinder {
  readonly #texts: TokenTexts;
  readonly #partners: ReadonlyMap<number, readonly Partner[]>;
  readonly #table = new PhraseTable();
  #isNumber: Uint8Array | undefined;
  readonly #counts = new Map<number, Counts>();
  /** By text, by partner. */
  readonly #places = new Map<number, Map<number, Places>>();

  /** `partners` are by text. */
  constructor(texts: TokenTexts, partners: ReadonlyMap<number, readonly Partner[]>) {
    this.#texts = texts;
    this.#partners = partners;
  }

  /** False if so much is surely not shared that the numbers of a text cannot be most of it. O(1) once both are counted. */
  mayBeForm({ a, b, sharedPhrases = Infinity }: FormPair): boolean {
    return [a, b].every((text) => {
      const { tokens, numbers } = this.#countsOf(text);
      return numbers >= LEAST_NUMBERS * (tokens - PHRASE_LEVEL * sharedPhrases);
    });
  }

  /** False if less is filled in, in one of two texts, or less of it numbers, than in a form. */
  areFilled(a: ShapedText, b: ShapedText): boolean {
    return this.#isFilledIn(a) && this.#isFilledIn(b);
  }

  #isFilledIn({ tokens, cover, shape }: ShapedText): boolean {
    const { left } = shape;
    if (left < LEAST_FILLED * tokens.length) return false;
    const isNumber = this.numberTokens();
    let numbers = 0;
    for (let at = 0; at < tokens.length; at++) {
      if (cover[at] === 0) numbers += isNumber[tokens[at] ?? 0] ?? 0;
    }
    return numbers >= LEAST_NUMBERS * left;
  }

  #countsOf(text: number): Counts {
    const known = this.#counts.get(text);
    if (known !== undefined) return known;
    const tokens = this.#texts.tokensOf(text);
    const isNumber = this.numberTokens();
    let numbers = 0;
    for (let at = 0; at < tokens.length; at++) numbers += isNumber[tokens[at] ?? 0] ?? 0;
    const counts = { tokens: tokens.length, numbers };
    this.#counts.set(text, counts);
    return counts;
  }

  /** By word: 1 for a number. */
  numberTokens(): Uint8Array {
    this.#isNumber ??= numberTokens(this.#texts.vocabulary);
    return this.#isNumber;
  }

  /** True if two texts that are a pair differ in what is filled in only. */
  isForm(a: number, b: number): boolean {
    const ofA = this.#placesOf(a).get(b);
    const ofB = this.#placesOf(b).get(a);
    if (!isFilled(ofA) || !isFilled(ofB)) return false;
    let thirds = 0;
    for (const { text } of this.#partners.get(a) ?? []) {
      if (text === b || !this.#placesOf(b).has(text)) continue;
      const agreement = this.#agreement(a, b, text);
      if (agreement >= SURE_AGREEMENT) return true;
      const isThird = agreement >= AGREEMENT || this.#differInNumbers([a, b, text]);
      if (isThird && ++thirds >= THIRDS) return true;
    }
    return false;
  }

  /** True if each of three texts differs from both others in next to nothing but numbers, wherever they stand. */
  #differInNumbers(texts: readonly number[]): boolean {
    return texts.every((one) =>
      texts.every((other) => one === other || isNumbers(this.#placesOf(one).get(other))),
    );
  }

  /** The least agreement of the places at which two texts differ from each other and from a third. */
  #agreement(a: number, b: number, third: number): number {
    const [ofA, ofB] = [this.#placesOf(a), this.#placesOf(b)];
    return Math.min(
      agreementOf(ofA.get(b), ofA.get(third)),
      agreementOf(ofA.get(third), ofA.get(b)),
      agreementOf(ofB.get(a), ofB.get(third)),
      agreementOf(ofB.get(third), ofB.get(a)),
    );
  }

  /** The places at which a text differs from each of its partners, found when they are first asked for. */
  #placesOf(text: number): Map<number, Places> {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const tokens = this.#texts.tokensOf(text);
    this.#table.load(tokens);
    const found = new Map<number, Places>();
    for (const partner of this.#partners.get(text) ?? []) {
      const { cover } = this.#table.compare(this.#texts.tokensOf(partner.text));
      found.set(partner.text, this.#differing(tokens, cover));
    }
    this.#places.set(text, found);
    return found;
  }

  #differing(tokens: Int32Array, cover: Uint8Array): Places {
    const isNumber = this.numberTokens();
    const bits = new Uint32Array((tokens.length + 31) >>> 5);
    let count = 0;
    let numbers = 0;
    for (let at = 0; at < tokens.length; at++) {
      if (cover[at] === 1) continue;
      bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
      count++;
      numbers += isNumber[tokens[at] ?? 0] ?? 0;
    }
    return { bits, count, numbers, tokens: tokens.length };
  }
}

function isNumbers(places: Places | undefined): boolean {
  return isFilled(places) && (places?.numbers ?? 0) >= NOTHING_ELSE * (places?.count ?? 0);
}

/** Whether enough is filled in, and most of it numbers. */
function isFilled(places: Places | undefined): boolean {
  if (places === undefined || places.numbers < LEAST_NUMBERS * places.count) return false;
  return places.count >= LEAST_FILLED * places.tokens;
}

/** The share of `places` that are in `others`, beyond chance: 1 if all are, 0 if as many as chance gives. */
function agreementOf(places: Places | undefined, others: Places | undefined): number {
  if (places === undefined || others === undefined) return 0;
  if (places.count === 0 || others.count === others.tokens) return 0;
  let both = 0;
  for (let i = 0; i < places.bits.length; i++) {
    both += popcount((places.bits[i] ?? 0) & (others.bits[i] ?? 0));
  }
  const chance = others.count / others.tokens;
  return (both / places.count - chance) / (1 - chance);
}

/** The bits of 32 that are set. */
function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
