/**
 * Which pairs share a form and no text: what two texts have in common is filled in with different content, and so it
 * is in others.
 *
 * A pair follows a form if both texts are otherwise different (difference.ts), and what they share is also in a
 * third text, or two, that are different from both. Two versions of a story are not told apart by that: what one
 * rewriter kept another did not, so that no third text has all of it. Nor is a page with a frame that varies: what
 * is left of it then is in other pages, too, and not its own.
 *
 * Texts known to follow a form have a frame: what they share with two others of it. A pair of them that shares next
 * to nothing outside its frames follows the form as well, while a second copy of a filled-in form does not.
 *
 * Pairs that differ in the slots of a form only follow it as well (slots.ts), and so do those that share the blocks it
 * is put together from (blocks.ts). Two that follow a form with one and the same third follow it, too (join-forms.ts),
 * unless most thirds speak against it (outvoted.ts).
 *
 * Looks at a text and at its best partners only (partners.ts): O(tokens of the texts in pairs) for each.
 */
import type { TokenTexts } from '../texts/collection.ts';
import { areApart, haveOwn, isHeld, mayBeApart } from './blocks.ts';
import {
  ALIKE,
  type Difference,
  DifferenceJudge,
  LEAST_OWN,
  mayDiffer,
  shaped,
  SURELY_DIFFERENT,
} from './difference.ts';
import { FirstLook } from './first-look.ts';
import { countCovers, frameOf } from './frame.ts';
import { freeOutvoted } from './outvoted.ts';
import { joinForms } from './join-forms.ts';
import { bestPartners, type FormPair, type Partner } from './partners.ts';
import { PhraseTable, type SharedPhrases } from './phrase-table.ts';
import { mayBeFilled, SlotFinder } from './slots.ts';

/** The share of what two texts have in common that a third must have. */
const HELD = 0.8;
/** Thirds that are needed; one is enough if all are different beyond doubt. */
const THIRDS = 2;
/** The least partners that a text of a form made of blocks is apart from. */
const LEAST_APART = 3;
/** What so many other texts of the form have as well is not a text's own. */
const OTHERS = 3;
/** The share of a text's words outside the frame, by rarity, that another of the form may have. */
const MOST_KNOWN = 0.45;

/** What to look at. */
export interface FormInput {
  readonly texts: TokenTexts;
  /** The bits of a word of the vocabulary in this collection. */
  readonly rarity: (word: number) => number;
}

/** Returns, by number of a pair, 1 if it follows a form. */
export function findTemplates(pairs: readonly FormPair[], input: FormInput): Uint8Array {
  // a form has three texts
  if (pairs.length < 2) return new Uint8Array(pairs.length);
  const isTemplate = new FormFinder(pairs, input).find();
  freeOutvoted(pairs, isTemplate);
  dropLonePairs(pairs, isTemplate);
  return isTemplate;
}

/** Two texts alone follow no form, though a third has what they share: a form has three that follow it. */
function dropLonePairs(pairs: readonly FormPair[], isTemplate: Uint8Array): void {
  const counts = new Map<number, number>();
  for (const [number, { a, b }] of pairs.entries()) {
    if (isTemplate[number] === 0) continue;
    for (const text of [a, b]) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const [number, { a, b }] of pairs.entries()) {
    if (counts.get(a) === 1 && counts.get(b) === 1) isTemplate[number] = 0;
  }
}

class FormFinder {
  readonly #pairs: readonly FormPair[];
  readonly #texts: TokenTexts;
  readonly #judge: DifferenceJudge;
  readonly #slots: SlotFinder;
  readonly #table = new PhraseTable();
  readonly #look: FirstLook;
  readonly #partners: ReadonlyMap<number, readonly Partner[]>;
  /** By pair: how different its texts are, how many thirds there are, and of these how many beyond doubt. */
  readonly #difference: Uint8Array;
  readonly #isJudged: Uint8Array;
  /** By pair: 1 if most of what differs are numbers, in both. */
  readonly #isFilled: Uint8Array;
  readonly #thirds: Uint8Array;
  readonly #sureThirds: Uint8Array;
  /** By pair: 1 for each text that has enough of its own. */
  readonly #own: Uint8Array;
  /** By pair: 1 if its texts are apart but for blocks; and for how many of the two the blocks are in others, too. */
  readonly #isApart: Uint8Array;
  readonly #held: Uint8Array;

  constructor(pairs: readonly FormPair[], { texts, rarity }: FormInput) {
    this.#pairs = pairs;
    this.#texts = texts;
    this.#judge = new DifferenceJudge(texts.vocabulary.size, rarity);
    this.#partners = bestPartners(pairs);
    this.#slots = new SlotFinder(texts, this.#partners);
    this.#look = new FirstLook(this.#table, rarity, this.#slots.numberTokens());
    this.#difference = new Uint8Array(pairs.length);
    this.#isJudged = new Uint8Array(pairs.length);
    this.#isFilled = new Uint8Array(pairs.length);
    this.#thirds = new Uint8Array(pairs.length);
    this.#sureThirds = new Uint8Array(pairs.length);
    this.#own = new Uint8Array(pairs.length);
    this.#isApart = new Uint8Array(pairs.length);
    this.#held = new Uint8Array(pairs.length);
  }

  find(): Uint8Array {
    const isTemplate = new Uint8Array(this.#pairs.length);
    const isAnyDifferent = this.#compareAll();
    this.#markSlots(isTemplate);
    if (!isAnyDifferent) return isTemplate;
    for (const [text, partners] of this.#partners) {
      this.#countThirds(text, partners);
      this.#findBlocks(text, partners);
    }
    for (const [pair, difference] of this.#difference.entries()) {
      const isForm =
        (this.#thirds[pair] ?? 0) >= THIRDS ||
        (difference === SURELY_DIFFERENT && (this.#sureThirds[pair] ?? 0) > 0);
      if (difference !== ALIKE && isForm && this.#own[pair] === 2) isTemplate[pair] = 1;
      if (this.#held[pair] === 2) isTemplate[pair] = 1;
    }
    this.#spread(isTemplate);
    joinForms(this.#pairs, isTemplate, (pair) => this.#haveOwn(pair));
    return isTemplate;
  }

  /** Marks the pairs that differ in what is filled in only. */
  #markSlots(isTemplate: Uint8Array): void {
    for (const [number, { a, b }] of this.#pairs.entries()) {
      if (this.#isFilled[number] === 1 && this.#slots.isForm(a, b)) isTemplate[number] = 1;
    }
  }

  /** Compares every two texts that have other partners, once; false if no text is in two pairs of different texts. */
  #compareAll(): boolean {
    let isAny = false;
    for (const [text, partners] of this.#partners) {
      if (partners.length < 2) continue;
      const tokens = this.#texts.tokensOf(text);
      this.#table.load(tokens);
      this.#look.load(tokens);
      let different = 0;
      for (const partner of partners) {
        const { pair } = partner;
        if (this.#isJudged[pair] === 0) this.#compare(text, tokens, partner);
        this.#isJudged[pair] = 1;
        if (this.#difference[pair] !== ALIKE || this.#isApart[pair] === 1) different++;
      }
      isAny ||= different > 0;
    }
    return isAny;
  }

  /** False if no other partner of a text can have most of what this one shares with it: it shares too little. */
  #mayHaveThird(partners: readonly Partner[], { text, pair }: Partner): boolean {
    const least = HELD * (this.#pairs[pair]?.sharedPhrases ?? 0);
    const mayHold = (other: number): boolean =>
      (this.#pairs[other]?.sharedPhrases ?? Infinity) >= least;
    const partnersOfOther = this.#partners.get(text) ?? [];
    return partners.some((third) => {
      if (third.pair === pair || !mayHold(third.pair)) return false;
      const last = partnersOfOther.find((one) => one.text === third.text);
      return last === undefined || mayHold(last.pair);
    });
  }

  /** Judges a pair of the text that is loaded: how different it is, and whether it may differ in slots alone. */
  #compare(text: number, tokens: Int32Array, partner: Partner): void {
    const { pair } = partner;
    if (!this.#hasOthers(partner.text)) return;
    const mayHaveThird = this.#mayHaveThird(this.#partners.get(text) ?? [], partner);
    if (!mayHaveThird && !this.#mayBeForm(pair)) return;
    const other = this.#texts.tokensOf(partner.text);
    const own = this.#look.at(other);
    const isOpen = mayHaveThird && (mayDiffer(own, other.length) || mayBeApart(own, other.length));
    const mayBeForm = mayBeFilled(own, other.length) && this.#mayBeForm(pair);
    if (!isOpen && !mayBeForm) return;
    const { cover, coverOther } = this.#table.glance(other);
    const a = shaped(tokens, cover);
    const b = shaped(other, coverOther);
    if (mayBeForm && this.#slots.areFilled(a, b)) this.#isFilled[pair] = 1;
    if (!isOpen) return;
    this.#difference[pair] = this.#judge.judge(a, b);
    if (areApart(a, b, this.#judge)) this.#isApart[pair] = 1;
  }

  #mayBeForm(pair: number): boolean {
    const known = this.#pairs[pair];
    return known !== undefined && this.#slots.mayBeForm(known);
  }

  #hasOthers(text: number): boolean {
    return (this.#partners.get(text)?.length ?? 0) > 1;
  }

  /** Counts, for each pair of a text that is apart, whether its blocks are in others. */
  #findBlocks(text: number, all: readonly Partner[]): void {
    const partners = all.filter(({ pair }) => this.#isApart[pair] === 1);
    if (partners.length < LEAST_APART) return;
    this.#table.load(this.#texts.tokensOf(text));
    const shared = partners.map((one) => this.#table.compare(this.#texts.tokensOf(one.text)));
    const areApart = (one: number, other: number): boolean => {
      const known = this.#partners.get(one)?.find((partner) => partner.text === other);
      return known === undefined || this.#isApart[known.pair] === 1;
    };
    for (const [i, { pair }] of partners.entries()) {
      if (isHeld({ partners, shared, areApart }, i)) this.#held[pair] = (this.#held[pair] ?? 0) + 1;
    }
  }

  /** Counts, for each pair of a text, the thirds among its other partners. */
  #countThirds(text: number, partners: readonly Partner[]): void {
    const different = partners.filter(({ pair }) => this.#difference[pair] !== ALIKE);
    if (different.length < 2) return;
    this.#table.load(this.#texts.tokensOf(text));
    const shared = different.map((other) => this.#table.compare(this.#texts.tokensOf(other.text)));
    const times = countCovers(shared);
    for (const [i, partner] of different.entries()) {
      const { phrases, cover } = shared[i] ?? NOTHING;
      let thirds = 0;
      let sure = 0;
      for (const [j, third] of different.entries()) {
        if (i === j) continue;
        const difference = this.#between(partner.text, third.text);
        if (difference === ALIKE || !holds(shared[j] ?? NOTHING, phrases)) continue;
        thirds++;
        const isSure = difference === SURELY_DIFFERENT;
        if (isSure && this.#difference[third.pair] === SURELY_DIFFERENT) sure++;
      }
      const { pair } = partner;
      this.#thirds[pair] = Math.max(thirds, this.#thirds[pair] ?? 0);
      this.#sureThirds[pair] = Math.max(sure, this.#sureThirds[pair] ?? 0);
      if (countOwn(cover, times) >= LEAST_OWN) this.#own[pair] = (this.#own[pair] ?? 0) + 1;
    }
  }

  /** How different two texts are; those that are no pair are no versions. */
  #between(one: number, other: number): Difference {
    const partner = this.#partners.get(one)?.find(({ text }) => text === other);
    if (partner === undefined) return SURELY_DIFFERENT;
    return toDifference(this.#difference[partner.pair] ?? ALIKE);
  }

  /** Adds the pairs of texts that are known to follow a form and share next to nothing outside their frames. */
  #spread(isTemplate: Uint8Array): void {
    const frames = new Map<number, Uint8Array>();
    for (const [text, partners] of this.#partners) {
      const form = partners.filter(({ pair }) => isTemplate[pair] === 1);
      if (form.length < 2) continue;
      const others = form.map((one) => one.text);
      frames.set(text, frameOf(this.#texts, text, others));
    }
    if (frames.size === 0) return;
    for (const [pair, { a, b }] of this.#pairs.entries()) {
      if (isTemplate[pair] === 1) continue;
      const [frameA, frameB] = [frames.get(a), frames.get(b)];
      if (frameA === undefined || frameB === undefined) continue;
      const [textA, textB] = [
        shaped(this.#texts.tokensOf(a), frameA),
        shaped(this.#texts.tokensOf(b), frameB),
      ];
      if (Math.min(countLeft(frameA), countLeft(frameB)) < LEAST_OWN) continue;
      const known = Math.max(
        this.#judge.known(textA, textB.tokens),
        this.#judge.known(textB, textA.tokens),
      );
      if (known <= MOST_KNOWN) isTemplate[pair] = 1;
    }
  }

  /** True if much of each text of a pair is not in the other. */
  #haveOwn({ a, b }: FormPair): boolean {
    const tokens = this.#texts.tokensOf(a);
    const other = this.#texts.tokensOf(b);
    this.#table.load(tokens);
    const { cover, coverOther } = this.#table.glance(other);
    return haveOwn(shaped(tokens, cover), shaped(other, coverOther), this.#judge);
  }
}

const NOTHING: SharedPhrases = {
  phrases: new Uint8Array(0),
  cover: new Uint8Array(0),
  coverOther: new Uint8Array(0),
};

const toDifference = (value: number): Difference =>
  value === SURELY_DIFFERENT ? SURELY_DIFFERENT : value === ALIKE ? ALIKE : 1;

/** True if a third text has most of the phrases that two share. */
function holds({ phrases }: SharedPhrases, wanted: Uint8Array): boolean {
  let all = 0;
  let held = 0;
  for (let at = 0; at < wanted.length; at++) {
    if (wanted[at] === 0) continue;
    all++;
    held += phrases[at] ?? 0;
  }
  return all > 0 && held >= HELD * all;
}

/** Tokens that a pair does not share, and few others have. */
function countOwn(cover: Uint8Array, times: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < cover.length; at++) {
    if (cover[at] === 0 && (times[at] ?? 0) < OTHERS) count++;
  }
  return count;
}

const countLeft = (frame: Uint8Array): number =>
  frame.reduce((sum, isFrame) => sum + 1 - isFrame, 0);
