/**
 * What is known of the pairs of texts of an earlier run with the same settings: which could not reach a limit, and the
 * log-odds of the sample that the prior is learnt from. It holds for a pair if neither text has changed, the same is set
 * aside in both, and nothing that their evidence is made of counts otherwise (core/candidates/changed-texts.ts). Then
 * what would be found again is what was found, to the last bit; all other pairs are compared.
 *
 * Bounds are held to a limit a little below that of the run, so that they still hold if the prior moves.
 */
import type { TrimmedTexts } from '../core/boilerplate/trimmed-texts.ts';
import type { Limit } from '../core/candidates/bounds.ts';
import {
  changedTexts,
  type CountedBy,
  textCounts,
  type TextCounts,
} from '../core/candidates/changed-texts.ts';
import type { SettledPairs } from '../core/candidates/settled-pairs.ts';
import type { KernelCorpus } from '../core/texts/corpus.ts';
import type { CandidatePairs, PairSource } from '../core/texts/pairs.ts';
import { HAS_CHANGED_PHRASE, HAS_CHANGED_WORD } from '../kernel/layout/candidates.ts';
import type { Metadata } from '../model/article.ts';
import { placesAmong } from './places-among.ts';

/** Log-odds that the prior may fall, so that what was known to miss the limit still does. */
const SLACK = 0.25;
/** The share of texts that are not known at which it is worth while to keep them. */
const WORTH_KEEPING = 0.01;

/** What is kept of a run. Pairs are of places in the list of names. */
export interface PairRecord {
  /** Names of the texts: `PairMemory.nameOf` of the first document of each. */
  readonly names: readonly string[];
  /** By name: what is left of the texts of which something was set aside. */
  readonly cuts: ReadonlyMap<string, string>;
  readonly counts: TextCounts;
  /** The candidates: where those of each text end, and the other texts of all. */
  readonly candidateEnds: Int32Array;
  readonly candidates: Int32Array;
  /** What bounds were held to. */
  readonly threshold: number;
  readonly shift: number;
  /** The pairs that may reach it. */
  readonly passed: Pick<CandidatePairs, 'a' | 'b'>;
  readonly sampled: SampledPairs;
}

/** The pairs of a sample, and the odds of each. */
export interface SampledPairs extends Pick<CandidatePairs, 'a' | 'b'> {
  readonly logits: Float64Array;
  readonly floors: Float64Array;
}

/** The odds of a pair; not a number if it has none. */
export interface PairOdds {
  /** The log-odds by the shipped prior. */
  readonly logit: number;
  /** A near-duplicate has no lower ones, whatever the prior is. */
  readonly floor: number;
}

/** Where pairs are kept from run to run. */
export interface PairMemory {
  readonly recalled: PairRecord | undefined;
  /** A name that no other content has, nor the same content elsewhere; undefined if the content is not known. */
  nameOf(document: Metadata): string | undefined;
  keep(record: PairRecord): void;
}

/** The odds of a sample that are known, and where those of this run go. */
export interface KnownOdds {
  /** Undefined if they are not known. */
  oddsOf(one: number, other: number): PairOdds | undefined;
  note(sampled: SampledPairs): void;
}

/** The texts of a run. */
export interface KnownInput {
  readonly corpus: KernelCorpus;
  readonly trimmed: TrimmedTexts;
  readonly by: CountedBy;
  readonly metadata: readonly Metadata[];
}

/** Compares the texts of a run with those of the run before it. */
export async function recallPairs(memory: PairMemory, input: KnownInput): Promise<KnownPairs> {
  const { corpus, trimmed, by, metadata } = input;
  // flags are of the trimmed texts as well
  corpus.readyTrimmed(trimmed);
  const names = Array.from(corpus.documents, (text) => {
    const document = metadata[text];
    return (document && memory.nameOf(document)) ?? '';
  });
  const cutOf = (text: number): string => trimmed.kept(text)?.join() ?? '';
  const counts = (): TextCounts => textCounts(corpus, by);
  const own = { memory, documents: corpus.documents, names, cutOf, counts };
  const places = new Int32Array(corpus.collection.size).fill(-1);
  const { recalled } = memory;
  if (recalled === undefined) return new KnownPairs(own, places, new Uint8Array(0));
  const flags = await changedTexts(corpus, by, recalled.counts);
  const placesOf = placesAmong(recalled.names, names);
  for (const [i, text] of corpus.documents.entries()) {
    const name = names[i] ?? '';
    const place = placesOf[i] ?? -1;
    if (place < 0) continue;
    if ((recalled.cuts.get(name) ?? '') === cutOf(text)) places[text] = place;
  }
  return new KnownPairs(own, places, flags);
}

/** The texts of this run, as they will be kept. */
interface OwnTexts {
  readonly memory: PairMemory;
  readonly documents: Int32Array;
  readonly names: readonly string[];
  readonly cutOf: (text: number) => string;
  readonly counts: () => TextCounts;
}

/** What is known of the pairs of a run. */
export class KnownPairs implements KnownOdds {
  readonly #own: OwnTexts;
  /** By document: its place among the names of before; -1 for another text. */
  readonly #places: Int32Array;
  readonly #flags: Uint8Array;
  readonly #passed: ReadonlySet<number>;
  /** By key of a pair: its place in the sample. */
  readonly #odds: ReadonlyMap<number, number>;
  readonly #size: number;
  #sampled = NO_SAMPLE;
  #holds = false;
  #limit: Pick<Limit, 'threshold' | 'shift'> | undefined;

  constructor(own: OwnTexts, places: Int32Array, flags: Uint8Array) {
    this.#own = own;
    this.#places = places;
    this.#flags = flags;
    const { recalled } = own.memory;
    this.#size = recalled?.names.length ?? 0;
    this.#passed = new Set(recalled && keysOf(recalled.passed, this.#size));
    const { sampled = NO_SAMPLE } = recalled ?? {};
    this.#odds = new Map(keysOf(sampled, this.#size).map((key, i) => [key, i]));
  }

  oddsOf(one: number, other: number): PairOdds | undefined {
    const at = this.#isKnown(one, other) ? this.#odds.get(this.#keyOf(one, other)) : undefined;
    if (at === undefined) return undefined;
    const { logits, floors } = this.#own.memory.recalled?.sampled ?? NO_SAMPLE;
    return { logit: logits[at] ?? NaN, floor: floors[at] ?? NaN };
  }

  note(sampled: SampledPairs): void {
    this.#sampled = sampled;
  }

  /** The limit for bounds: below that of the run, and with what is settled if that of before was as low. */
  limit(limit: Limit): Limit {
    const { recalled } = this.#own.memory;
    const holds =
      recalled !== undefined &&
      recalled.threshold <= limit.threshold &&
      recalled.shift >= limit.shift;
    const known = this.#places.reduce((sum, place) => sum + Number(place >= 0), 0);
    this.#holds = holds && known >= this.#own.documents.length * (1 - WORTH_KEEPING);
    const { threshold, shift } = (this.#limit = holds
      ? { threshold: recalled.threshold, shift: recalled.shift }
      : { threshold: limit.threshold, shift: limit.shift + SLACK });
    return { ...limit, threshold, shift, ...(holds && { settled: this.#settled(recalled) }) };
  }

  /** Keeps what is known of the candidates by now; `found` are those that bounds let pass. */
  keep(ranked: PairSource, found: CandidatePairs): void {
    const { memory, documents, names, cutOf, counts } = this.#own;
    // nothing is known if nothing was left out; and what was kept before serves as well if it knows nearly all
    if (this.#limit === undefined || this.#holds) return;
    const placeOf = new Int32Array(this.#places.length);
    const cuts = new Map<string, string>();
    for (const [place, text] of documents.entries()) {
      placeOf[text] = place;
      const cut = cutOf(text);
      if (cut !== '') cuts.set(names[place] ?? '', cut);
    }
    const placed = <T extends Pick<CandidatePairs, 'a' | 'b'>>(pairs: T): T => ({
      ...pairs,
      a: pairs.a.map((text) => placeOf[text] ?? 0),
      b: pairs.b.map((text) => placeOf[text] ?? 0),
    });
    const { a, b } = found;
    const candidateEnds = new Int32Array(documents.length);
    const candidates = new Int32Array(ranked.count);
    let count = 0;
    // in order of the first
    ranked.each((one, other) => {
      candidates[count++] = placeOf[other] ?? 0;
      candidateEnds[placeOf[one] ?? 0] = count;
    });
    for (let place = 1; place < candidateEnds.length; place++) {
      candidateEnds[place] = Math.max(candidateEnds[place] ?? 0, candidateEnds[place - 1] ?? 0);
    }
    memory.keep({
      candidateEnds,
      candidates,
      names,
      cuts,
      counts: counts(),
      ...this.#limit,
      passed: placed({ a, b }),
      sampled: placed(this.#sampled),
    });
  }

  /** True if what was found of the two would be found again. */
  #isKnown(one: number, other: number): boolean {
    if ((this.#places[one] ?? -1) < 0 || (this.#places[other] ?? -1) < 0) return false;
    const first = this.#flags[one] ?? 0;
    const second = this.#flags[other] ?? 0;
    return (
      ((first | second) & HAS_CHANGED_WORD) === 0 && (first & second & HAS_CHANGED_PHRASE) === 0
    );
  }

  /** What is known of the candidates of before. */
  #settled({ candidateEnds, candidates }: PairRecord): SettledPairs {
    const places = this.#places;
    const isListed = (place: number, other: number): boolean => {
      const end = candidateEnds[place] ?? 0;
      const start = place === 0 ? 0 : (candidateEnds[place - 1] ?? 0);
      for (let at = start; at < end; at++) if (candidates[at] === other) return true;
      return false;
    };
    return {
      isSettled: (one, other) => {
        if (!this.#isKnown(one, other)) return false;
        const [first, second] = [places[one] ?? 0, places[other] ?? 0];
        return isListed(first, second) || isListed(second, first);
      },
      isPassed: (one, other) => this.#passed.has(this.#keyOf(one, other)),
    };
  }

  #keyOf(one: number, other: number): number {
    return keyOf(this.#places[one] ?? 0, this.#places[other] ?? 0, this.#size);
  }
}

const NONE = new Int32Array(0);
const NO_ODDS = new Float64Array(0);
const NO_SAMPLE: SampledPairs = { a: NONE, b: NONE, logits: NO_ODDS, floors: NO_ODDS };

function keysOf({ a, b }: Pick<CandidatePairs, 'a' | 'b'>, size: number): number[] {
  return Array.from(a, (one, i) => keyOf(one, b[i] ?? 0, size));
}

function keyOf(one: number, other: number, size: number): number {
  return Math.min(one, other) * size + Math.max(one, other);
}
