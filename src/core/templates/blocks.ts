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
import type { CoveredText, DifferenceJudge } from './difference.ts';
import type { Partner } from './partners.ts';
import type { SharedPhrases } from './phrase-table.ts';

/** What is left of each, at least: a share, and tokens in stretches of `STRETCH` or more. */
const LEAST_SHARE = 0.3;
const LEAST_STRETCHED = 20;
const STRETCH = 6;
/** The share of the shared tokens that stand in runs of `LONG_RUN` or more. */
const LEAST_IN_RUNS = 0.5;
const LONG_RUN = 12;
/** The share of what is left, by rarity, that the other may have. */
const MOST_KNOWN = 0.45;
/** Others that must have a phrase, and the share of the phrases of which that holds. */
const OTHERS = 2;
const HELD = 0.9;

/** True if two texts share blocks, and are otherwise apart. */
export function areApart(a: CoveredText, b: CoveredText, judge: DifferenceJudge): boolean {
  return isOfBlocks(a.cover) && isOfBlocks(b.cover) && haveOwn(a, b, judge);
}

/** True if much of each of two texts is not in the other, whatever they share. */
export function haveOwn(a: CoveredText, b: CoveredText, judge: DifferenceJudge): boolean {
  if (!hasOwn(a.cover) || !hasOwn(b.cover)) return false;
  return judge.known(a, b.tokens) <= MOST_KNOWN && judge.known(b, a.tokens) <= MOST_KNOWN;
}

function isOfBlocks(cover: Uint8Array): boolean {
  return hasOwn(cover) && countInRuns(cover, 1, LONG_RUN) >= LEAST_IN_RUNS * count(cover);
}

function hasOwn(cover: Uint8Array): boolean {
  const own = cover.length - count(cover);
  return own >= LEAST_SHARE * cover.length && countInRuns(cover, 0, STRETCH) >= LEAST_STRETCHED;
}

const count = (cover: Uint8Array): number => cover.reduce((sum, isShared) => sum + isShared, 0);

/** The tokens in runs of so many or more that are covered, or are not. */
function countInRuns(cover: Uint8Array, value: number, least: number): number {
  let count = 0;
  for (let at = 0; at < cover.length;) {
    let end = at;
    while (end < cover.length && cover[end] === value) end++;
    if (end - at >= least) count += end - at;
    at = end + 1;
  }
  return count;
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
