/**
 * Whether what two texts share is mostly quoted, and who quotes.
 *
 * One who answers a letter makes no version of it, and two who answer one letter make none of each other. But two
 * versions of an answer do match in what is their own, so that is asked too. The share that must be quoted is a
 * half, "mostly"; it was not fitted.
 *
 * O(tokens of the two), only for pairs that share half a line, and too little of what is their own.
 */

import type { Quoting } from '../../model/result.ts';
import { SharedRuns } from '../shingles/shared-runs.ts';
import type { Collection } from '../texts/collection.ts';
import type { MarkedTokens } from '../texts/marked-tokens.ts';
import type { Evidence } from '../verification/evidence.ts';

/** The least share of the shared text that is quoted in one of the two. */
export const QUOTED_SHARE = 0.5;
/** The score of the own texts from which on they match: more likely than not. */
export const OWN_MATCH = 0.5;
/** Phrases that must be shared at all: half a line. */
const MIN_SHARED = 6;
/** Shared tokens that are one text's own and quoted in the other show who quotes whom: a line. */
const MIN_QUOTED_OWN = 12;

/** What makes a pair a quotation. */
export interface QuotationMeasures {
  /** The larger share, of the two texts, of the shared text that is quoted there. */
  readonly quotedShare: number;
  readonly quoting: Quoting;
}

/** Pairs that are remembered: a later round asks for the same. */
const MAX_REMEMBERED = 1 << 16;

/** Finds quotations among pairs of one collection, whatever else is in it. */
export class QuotationFinder {
  readonly #quoted: MarkedTokens;
  readonly #collection: Collection;
  /** Made on demand, because it takes memory for each word. */
  #runs: SharedRuns | undefined;
  readonly #known = new Map<number, QuotationMeasures>();

  constructor(collection: Collection, quoted: MarkedTokens) {
    this.#collection = collection;
    this.#quoted = quoted;
  }

  /** Who quotes, if the pair is a quotation; what is its own must not match. */
  find(a: number, b: number, whole: Evidence): Quoting | undefined {
    const found = this.measure(a, b, whole);
    return found === undefined || found.quotedShare < QUOTED_SHARE ? undefined : found.quoting;
  }

  /** The measures of a pair; undefined if neither text quotes, or if next to nothing is shared. */
  measure(a: number, b: number, whole: Evidence): QuotationMeasures | undefined {
    if (whole.sharedPhrases < MIN_SHARED) return undefined;
    const marksA = this.#quoted.get(a);
    const marksB = this.#quoted.get(b);
    if (marksA === undefined && marksB === undefined) return undefined;
    const key = a * this.#collection.size + b;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    this.#runs ??= new SharedRuns(this.#collection);
    this.#runs.load(a);
    const [coverA, coverB] = this.#runs.cover(b);
    const inA = countShared(coverA, marksA);
    const inB = countShared(coverB, marksB);
    const quotedShare = Math.max(shareQuoted(inA), shareQuoted(inB));
    const found = { quotedShare, quoting: quotingOf(inA, inB) };
    this.#known.set(key, found);
    return found;
  }
}

interface SharedTokens {
  readonly tokens: number;
  readonly quoted: number;
}

/** How many tokens of a text the other has, and how many of those are quoted in it. */
function countShared(cover: Uint8Array, marks: Uint8Array | undefined): SharedTokens {
  let tokens = 0;
  let quoted = 0;
  for (const [at, isShared] of cover.entries()) {
    tokens += isShared;
    quoted += isShared * (marks?.[at] ?? 0);
  }
  return { tokens, quoted };
}

const shareQuoted = ({ tokens, quoted }: SharedTokens): number =>
  tokens === 0 ? 0 : quoted / tokens;

/** The one who quotes has less of its own among what is shared, by a line or more; the other may quote as well. */
function quotingOf(inA: SharedTokens, inB: SharedTokens): Quoting {
  if (inA.quoted === 0) return 'b';
  if (inB.quoted === 0) return 'a';
  const [ownA, ownB] = [inA.tokens - inA.quoted, inB.tokens - inB.quoted];
  if (Math.abs(ownA - ownB) < MIN_QUOTED_OWN) return 'both';
  return ownA > ownB ? 'b' : 'a';
}
