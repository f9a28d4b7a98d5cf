/**
 * Tells a cluster that is one text in many versions from pages that share a frame, and from forms.
 *
 * Rewriters lose and add phrases each for themselves, so what one version has and another lacks is spread over all
 * others. What a page has and another one lacks is in the versions of that page alone, or nowhere. So a text is a version
 * of the centre if what, of the two, only the centre has is in about as many texts as what both have, and so is what only
 * the text has; and if most thirds have some of both.
 *
 * O(tokens) for each text, and a look-up for each of its phrases and each third.
 */
import { PHRASE_LEVEL } from '../shingles/phrases.ts';
import { phraseKeys } from '../shingles/phrase-keys.ts';
import { Shingler } from '../shingles/shingles.ts';
import type { Collection } from '../texts/collection.ts';

/** Thirds that are asked, evenly spread over the cluster. */
const THIRDS = 12;
/** The share of them that must have as much of both sides as half their mean. */
const MOST = 0.75;
const LEAST_HELD = 0.5;
/** Texts of the cluster that have a phrase, at least: what fewer have is somebody's own. */
const LEAST_HOLDERS = 3;
/** Phrases of each side, at least: fewer say nothing. */
const LEAST_PHRASES = 8;
/**
 * The share of them that must have half as many holders as what both texts have: those of a page alone have fewer, and
 * so has what two edits happen to make alike.
 */
const BROAD = 0.5;
const LEAST_BROAD = 0.5;

type Phrases = ReadonlySet<string>;

/** Returns the texts of a cluster that are versions of its centre, and the centre, in order. */
export function findVersions(
  collection: Collection,
  centre: number,
  members: readonly number[],
): number[] {
  const phrases = phrasesOf(collection, members);
  const holders = countHolders(phrases);
  const step = Math.ceil(members.length / THIRDS);
  const thirds = members.filter((_, i) => i % step === 0);
  return members.filter((text) => {
    if (text === centre) return true;
    const asked = thirds.filter((third) => third !== text && third !== centre);
    return areVersions([centre, text], { phrases, holders, asked });
  });
}

/** What is known of a cluster: the phrases of each text, how many have each, and the thirds to ask. */
interface Known {
  readonly phrases: ReadonlyMap<number, Phrases>;
  readonly holders: ReadonlyMap<string, number>;
  readonly asked: readonly number[];
}

function areVersions(
  [one, other]: readonly [number, number],
  { phrases, holders, asked }: Known,
): boolean {
  const [ofOne, ofOther] = [phrases.get(one) ?? NONE, phrases.get(other) ?? NONE];
  const countOf = (phrase: string): number => holders.get(phrase) ?? 0;
  const usual = medianOf([...ofOne].filter((phrase) => ofOther.has(phrase)).map(countOf));
  const sides = [without(ofOne, ofOther), without(ofOther, ofOne)].map((side) =>
    side.filter((phrase) => countOf(phrase) >= LEAST_HOLDERS),
  );
  const isBroad = (phrase: string): boolean => countOf(phrase) >= LEAST_BROAD * usual;
  for (const side of sides) {
    if (side.length < LEAST_PHRASES) return false;
    if (side.filter(isBroad).length < BROAD * side.length) return false;
  }
  const held = asked.map((third) => {
    const its = phrases.get(third) ?? NONE;
    return sides.map((side) => side.filter((phrase) => its.has(phrase)).length / side.length);
  });
  const mean = sumOf(held.map(sumOf)) / Math.max(1, 2 * held.length);
  const agree = held.filter((shares) => Math.min(...shares) >= LEAST_HELD * mean);
  return agree.length >= MOST * asked.length;
}

const NONE: Phrases = new Set();

function phrasesOf(collection: Collection, texts: readonly number[]): Map<number, Phrases> {
  const shingler = new Shingler(collection, PHRASE_LEVEL);
  return new Map(texts.map((text) => [text, phraseKeys(shingler, text)]));
}

function countHolders(phrases: ReadonlyMap<number, Phrases>): Map<string, number> {
  const holders = new Map<string, number>();
  for (const own of phrases.values()) {
    for (const phrase of own) holders.set(phrase, (holders.get(phrase) ?? 0) + 1);
  }
  return holders;
}

const medianOf = (counts: readonly number[]): number =>
  counts.toSorted((x, y) => x - y)[counts.length >> 1] ?? 0;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const without = (some: Phrases, others: Phrases): string[] =>
  [...some].filter((phrase) => !others.has(phrase));
