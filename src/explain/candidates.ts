/**
 * Why two texts became candidates in their corpus, or why they did not, by the rules of the engine that
 * looked for candidates.
 */

import { MAX_PARTNERS } from '../core/candidates/weights.ts';
import { findLinks, type CountedCorpus } from '../core/candidates/one-document/chain-links.ts';
import type { CandidateLevel, ExplainedCandidates, PartnerRank } from '../model/explanation.ts';
import type { HeldShingles } from '../core/candidates/one-document/held-shingles.ts';
import {
  rankOf,
  sumPartners,
  toBits,
  weightOf,
} from '../core/candidates/one-document/partner-ranks.ts';
import { MAX_DF } from '../core/shingles/phrases.ts';
import { Shingler } from '../core/shingles/shingles.ts';
import { isSampled } from '../core/shingles/signature.ts';
import { signByMinima } from './estimates.ts';
import { findPair } from '../core/score/known-pairs.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** What the explanation needs to know. */
export interface CandidateInput {
  readonly corpus: ScoredCorpus;
  /** The shingles of two different texts, counted over the corpus. */
  readonly held: readonly [a: HeldShingles, b: HeldShingles];
}

/** Explains by the engine of the settings. For `minhash`, `corpus.scored` must hold every candidate. */
export async function explainCandidates(input: CandidateInput): Promise<ExplainedCandidates> {
  const { engine } = input.corpus.settings;
  return engine === 'minhash' ? explainBands(input) : explainPartners(input);
}

function explainPartners({ corpus, held: [a, b] }: CandidateInput): ExplainedCandidates {
  const { collection } = corpus.intake;
  const { counts, identical } = corpus;
  const counted = { collection, counts, documents: identical.distinct };
  const linksOfA = findLinks(a, counted);
  const sumsOfA = sumPartners(a, counted, linksOfA);
  const sumsOfB = sumPartners(b, counted, findLinks(b, counted));
  const partners = { a: rankOf(sumsOfA, b.document), b: rankOf(sumsOfB, a.document) };
  return {
    engine: 'exact',
    isCandidate: isKept(partners.a) || isKept(partners.b),
    maxDocuments: MAX_DF,
    maxPartners: MAX_PARTNERS,
    levels: SIZES.map((size) => weighLevel([a, b], size, counted)),
    chains: linksOfA.filter((linked) => linked === b.document).length,
    bits: toBits(sumsOfA[b.document] ?? 0),
    partners,
  };
}

/** Tokens of the shingles that are inverted. */
const SIZES = [1, 2, 3];

const isKept = ({ rank }: PartnerRank): boolean => rank !== null && rank <= MAX_PARTNERS;

/** Counts the shared shingles of one size; only those that are inverted make two texts candidates. */
function weighLevel(
  [a, b]: CandidateInput['held'],
  size: number,
  { collection, counts }: CountedCorpus,
): CandidateLevel {
  const { hi } = new Shingler(collection, size).sequence(a.document);
  const level = a.sharedWith(b.document).filter((shingle) => shingle.size === size);
  const rare = level
    .filter(({ at }) => isSampled(hi[at] ?? 0, counts.scaled))
    .map((shingle) => a.documentFrequency(shingle))
    .filter((df) => df <= MAX_DF);
  const weight = rare.reduce((sum, df) => sum + weightOf(df), 0);
  return { size, inBoth: level.length, rare: rare.length, bits: toBits(weight) };
}

async function explainBands({ corpus, held }: CandidateInput): Promise<ExplainedCandidates> {
  const { settings, intake, scored } = corpus;
  const pair = [held[0].document, held[1].document] as const;
  const isCandidate = findPair(scored, Math.min(...pair), Math.max(...pair)) !== undefined;
  const { permutations, bands } = settings;
  const rows = permutations / bands;
  const [ofA = [], ofB = []] = await signByMinima(intake.collection, pair, settings);
  const isMet = (band: number): boolean => {
    const [from, to] = [band * rows, (band + 1) * rows];
    return ofA.slice(from, to).every((minimum, i) => minimum === ofB[from + i]);
  };
  const bandsMet = Array.from({ length: bands }, (_, band) => band).filter(isMet).length;
  return { engine: 'minhash', isCandidate, bands, rows, bandsMet };
}
