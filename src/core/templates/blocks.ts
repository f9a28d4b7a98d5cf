/**
 * Forms that are put together from blocks: one who writes many reviews by one form uses this sentence in some and
 * that in others, so that no third text has all that two of them share.
 *
 * Two texts are apart if what they share stands in long runs, word for word, and what is left of each as well. All
 * that two of these share must be in two or more others each, which are apart from both. A rewrite does not look so: its
 * runs are short. Nor do versions of one text, which are not apart.
 *
 * O(tokens of a text and of its partners) for each text that is apart from three others.
 */
import type { DifferenceJudge, ShapedText } from './difference.ts';
import type { OwnPart } from './first-look.ts';
import type { Partner } from './partners.ts';
import type { SharedPhrases } from './phrase-table.ts';

/** What is left of each, at least: a share, and tokens in stretches. */
const LEAST_SHARE = 0.3;
const LEAST_STRETCHED = 20;
/** The share of the shared tokens that stand in long runs. */
const LEAST_IN_RUNS = 0.5;
/** The share of what is left, by rarity, that the other may have. */
const MOST_KNOWN = 0.45;
/** Others that must have a phrase, and the share of the phrases of which that holds. */
const OTHERS = 2;
const HELD = 0.9;

/** False if one of two texts, of so many tokens, shows that they are not apart. */
export function mayBeApart(own: OwnPart, length: number): boolean {
  const { tokens, stretched, sharedInLongRuns, known } = own;
  if (tokens < LEAST_SHARE * length || stretched < LEAST_STRETCHED) return false;
  return sharedInLongRuns >= LEAST_IN_RUNS * (length - tokens) && known <= MOST_KNOWN;
}

/** True if two texts share blocks, and are otherwise apart. */
export function areApart(a: ShapedText, b: ShapedText, judge: DifferenceJudge): boolean {
  return isOfBlocks(a) && isOfBlocks(b) && haveOwn(a, b, judge);
}

/** True if much of each of two texts is not in the other, whatever they share. */
export function haveOwn(a: ShapedText, b: ShapedText, judge: DifferenceJudge): boolean {
  if (!hasOwn(a) || !hasOwn(b)) return false;
  return judge.known(b, a.tokens) <= MOST_KNOWN && judge.known(a, b.tokens) <= MOST_KNOWN;
}

function isOfBlocks(text: ShapedText): boolean {
  const { cover, shape } = text;
  return hasOwn(text) && shape.inLongRuns >= LEAST_IN_RUNS * (cover.length - shape.left);
}

function hasOwn({ cover, shape: { left, stretched } }: ShapedText): boolean {
  return left >= LEAST_SHARE * cover.length && stretched >= LEAST_STRETCHED;
}

/** The partners that are apart from a text, and what it shares with each. */
export interface ApartPartners {
  readonly partners: readonly Partner[];
  readonly shared: readonly SharedPhrases[];
  /** True if two of the partners are apart, too, or are no pair. */
  readonly areApart: (one: number, other: number) => boolean;
}

/** True if what a text shares with its partner `i` is in others as well. */
export function isHeld({ partners, shared, areApart }: ApartPartners, i: number): boolean {
  const wanted = shared[i]?.phrases ?? new Uint8Array(0);
  const own = partners[i]?.text ?? -1;
  const times = new Uint8Array(wanted.length);
  for (const [j, { text }] of partners.entries()) {
    if (i === j || !areApart(own, text)) continue;
    const phrases = shared[j]?.phrases;
    for (let at = 0; at < times.length; at++) times[at] = (times[at] ?? 0) + (phrases?.[at] ?? 0);
  }
  let all = 0;
  let held = 0;
  for (let at = 0; at < wanted.length; at++) {
    if (wanted[at] === 0) continue;
    all++;
    if ((times[at] ?? 0) >= OTHERS) held++;
  }
  return all > 0 && held >= HELD * all;
}
