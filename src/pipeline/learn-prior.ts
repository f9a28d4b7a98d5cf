/**
 * Learns the prior of a run from a sample of all its candidates, before any is left out: they are verified as those
 * that count will be, and their log-odds tell how rare copies are (core/score/prior.ts).
 *
 * The sample depends on the texts alone, so the prior does too. Texts that are too long for the kernel are left out.
 * Cost: the verification of up to 5,120 pairs: 2 to 4 % of a run. If next to no text is gone since,
 * a later round of a filter takes what is left of the sample, unless its shift is about to go to another step.
 */
import { samplePairs } from '../core/candidates/pair-sample.ts';
import type { TrimmedTexts } from '../core/boilerplate/trimmed-texts.ts';
import { nearLogits, type PairLogits } from '../core/score/near-candidates.ts';
import {
  learnApart,
  learnSafeShift,
  learnShift,
  type LogitCounts,
  PRIOR,
  priorOf,
  shiftOf,
} from '../core/score/prior.ts';
import { copyLogit, evidenceLogit, roundMeasure, scoreOfLogit } from '../core/score/score.ts';
import type { KernelCorpus } from '../core/texts/corpus.ts';
import type { CandidatePairs, PairSource } from '../core/texts/pairs.ts';
import { KernelVerifier } from '../core/verification/verifier.ts';
import { type CandidateScores, SCORE_BINS } from '../model/result.ts';
import type { Settings } from '../model/settings.ts';
import type { KnownOdds, PairOdds, SampledPairs } from './known-pairs.ts';
import type { DedupeOptions } from './options.ts';

/** Pairs of the sample, at most: twice as many cost 3 % of a run more, and moved no collection that was tried. */
export const MOST_SAMPLED = 5 << 10;

/** The share of candidates that are copies, as the scores of a run take it. */
export interface Prior {
  readonly value: number;
  /** What it adds to the log-odds of the shipped coefficients. */
  readonly shift: number;
  readonly isLearnt: boolean;
  /** How the sample that it was learnt from scores by it. */
  readonly scores?: CandidateScores;
}

/** The prior of a run that learns none. */
export const SHIPPED_PRIOR: Prior = { value: PRIOR, shift: 0, isLearnt: false };

/** What the sample is verified in. */
export interface LearningInput {
  readonly corpus: KernelCorpus;
  readonly trimmed: TrimmedTexts;
  /** The frequent phrases: kernel/layout/candidates.ts. */
  readonly frequent: number;
  /** Distinct texts. */
  readonly distinct: number;
  readonly options: DedupeOptions;
  readonly settings: Settings;
  readonly rest: () => Promise<void>;
  /** What is known of pairs from an earlier run. */
  readonly known?: KnownOdds | undefined;
}

/** What a prior was learnt from. */
export interface PriorSample extends Sample {
  /** How many texts there were. */
  readonly distinct: number;
}

/** A prior, and what it was learnt from, if it was learnt. */
export interface FoundPrior {
  readonly prior: Prior;
  readonly sample?: PriorSample;
}

/** Texts that may be gone since a sample was taken. */
const MOST_GONE = 0.005;

/** The prior of a run with these candidates: as the settings give it, or learnt. */
export async function findPrior(candidates: PairSource, input: LearningInput): Promise<FoundPrior> {
  const { settings, options } = input;
  const { prior, by, engine } = settings;
  if (prior !== 'learnt') {
    return { prior: { value: prior, shift: shiftOf(prior), isLearnt: false } };
  }
  // bands let next to no stranger through, so that candidates show no bulk of them
  if (by !== 'score' || engine === 'minhash') return { prior: SHIPPED_PRIOR };
  // who fits coefficients wants them as they are, unless told otherwise
  const isFitting = options.model !== undefined || options.onEvidence !== undefined;
  if (isFitting && options.prior === undefined) return { prior: SHIPPED_PRIOR };
  const sample = await sampleLogits(candidates, input);
  const near = nearLogits(sample, input.distinct);
  const learnt = learntPrior(learnShift(near, sample.logits));
  const found =
    sample.logits.length === 0 ? learnt : { ...learnt, scores: scoresOf(sample, learnt.shift) };
  return { prior: found, sample: { ...sample, distinct: input.distinct } };
}

/**
 * The prior of the texts that are left, by a sample of before; undefined if too many are gone, or if it may not be what
 * a sample of their own tells.
 */
export function holdPrior(
  { a, b, logits, distinct: before }: PriorSample,
  isLeft: Uint8Array,
  distinct: number,
): Prior | undefined {
  if (distinct < before * (1 - MOST_GONE)) return undefined;
  const isKept = (pair: number): boolean =>
    isLeft[a[pair] ?? 0] === 1 && isLeft[b[pair] ?? 0] === 1;
  const left = {
    a: a.filter((_, pair) => isKept(pair)),
    b: b.filter((_, pair) => isKept(pair)),
    logits: logits.filter((_, pair) => isKept(pair)),
  };
  const shift = learnSafeShift(nearLogits(left, distinct), left.logits);
  return shift === undefined ? undefined : learntPrior(shift);
}

/** The prior once all likely pairs are verified: it goes down where most of them stand apart. */
export function lowerPrior(
  prior: Prior,
  verified: LogitCounts,
  sample: PriorSample | undefined,
): Prior {
  if (!prior.isLearnt) return prior;
  const shift = learnApart(verified, prior.shift);
  if (shift === prior.shift) return prior;
  const learnt = learntPrior(shift);
  if (prior.scores === undefined || sample === undefined) return learnt;
  return { ...learnt, scores: scoresOf(sample, learnt.shift) };
}

function learntPrior(shift: number): Prior {
  // what is told is what is used, so that it can be pinned
  const value = priorOf(shift);
  return { value, shift: shiftOf(value), isLearnt: true };
}

/** The sample of the candidates. */
interface Sample extends PairLogits {
  /** Near-duplicates have no lower log-odds, whatever the prior is. */
  readonly floors: readonly number[];
  readonly share: number;
}

/** How many pairs of the sample have which score. */
function scoresOf({ logits, floors, share }: Sample, shift: number): CandidateScores {
  const counts = Array.from({ length: SCORE_BINS }, () => 0);
  for (const [pair, logit] of logits.entries()) {
    const score = scoreOfLogit(Math.max(logit + shift, floors[pair] ?? -Infinity));
    const bin = Math.min(SCORE_BINS - 1, Math.floor(roundMeasure(score * SCORE_BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { share: Math.max(LEAST_SHARE, roundMeasure(share)), counts };
}

/** The least that a share of the contract can be. */
const LEAST_SHARE = 1e-6;

/** The log-odds of a sample of the candidates. */
async function sampleLogits(candidates: PairSource, input: LearningInput): Promise<Sample> {
  const { corpus, trimmed, known } = input;
  const { kernel, collection } = corpus;
  const hashes = new Uint32Array(collection.size);
  for (let d = 0; d < hashes.length; d++) hashes[d] = collection.textHash(d);
  const pairs = samplePairs(candidates, hashes, MOST_SAMPLED);
  // these stay, so they are not to be in the memory that is given back
  corpus.readyTrimmed(trimmed);
  const mark = kernel.used;
  const { a, b, share } = pairs;
  const odds = Array.from(a, (one, i) => known?.oddsOf(one, b[i] ?? 0));
  const sampled = await findOdds(pairs, odds, input);
  kernel.openArena(0, 0);
  kernel.release(mark);
  known?.note(sampled);
  const { logits, floors } = sampled;
  const hasLogit = (_: number, i: number): boolean => !Number.isNaN(logits[i]);
  return {
    a: [...a].filter(hasLogit),
    b: [...b].filter(hasLogit),
    logits: [...logits].filter(hasLogit),
    floors: [...floors].filter(hasLogit),
    share,
  };
}

/** Takes the log-odds that are known already, and finds the others; not a number for a pair that has none. */
async function findOdds(
  { a, b }: CandidatePairs,
  known: readonly (PairOdds | undefined)[],
  { corpus, trimmed, frequent, options: { model }, settings: { shingleSize }, rest }: LearningInput,
): Promise<SampledPairs> {
  const logits = Float64Array.from(known, (odds) => odds?.logit ?? NaN);
  const floors = Float64Array.from(known, (odds) => odds?.floor ?? NaN);
  const places = known.flatMap((odds, place) => (odds === undefined ? [place] : []));
  const count = places.length;
  if (count === 0) return { a, b, logits, floors };
  const listOf = (all: Int32Array): Int32Array =>
    Int32Array.from(places, (place) => all[place] ?? 0);
  const unknown = { count, a: listOf(a), b: listOf(b) };
  let next = 0;
  await new KernelVerifier(corpus, { shingleSize, trimmed, frequent }).verify(unknown, {
    take: (one, other, { whole, trimmed: own }) => {
      const place = places[next++] ?? 0;
      if (whole === undefined) return;
      if (trimmed.isLessThanLine(one) || trimmed.isLessThanLine(other)) return;
      const evidence = own ?? whole;
      if (evidence.sharedWords === 0) return;
      logits[place] = evidenceLogit(evidence, model);
      floors[place] = copyLogit(evidence);
    },
    pause: rest,
  });
  return { a, b, logits, floors };
}
