/**
 * Why two texts became candidates in their corpus, or why they did not: what the engine that looked for
 * candidates went by.
 */
import type { CandidateLevel, ExplainedCandidates } from './core/explanation.ts';
import { MAX_PARTNERS } from './core/candidates.ts';
import { countChains, rankOf, sumPartners, toBits, weightOf } from './core/partner-ranks.ts';
import { MAX_DF, type Postings } from './core/postings.ts';
import type { SharedShingles } from './core/shared-shingles.ts';
import { Shingler } from './core/shingles.ts';
import { isSampled } from './core/signature.ts';
import { signByMinima } from './explain-estimates.ts';
import type { ScoredCorpus } from './scored-corpus.ts';

/** What the explanation is made of. */
export interface CandidateInput {
  readonly corpus: ScoredCorpus;
  readonly postings: Postings;
  readonly shingles: SharedShingles;
  /** Two different texts, each by its first document. */
  readonly pair: readonly [a: number, b: number];
}

/** Explains by the engine in the settings. `corpus.scored` must hold every verified candidate. */
export async function explainCandidates(input: CandidateInput): Promise<ExplainedCandidates> {
  const { corpus, pair } = input;
  const [a, b] = [Math.min(...pair), Math.max(...pair)];
  const isCandidate = corpus.scored.some((scored) => scored.a === a && scored.b === b);
  if (corpus.settings.engine === 'minhash') return explainBands(input, isCandidate);
  return explainPartners(input, isCandidate);
}

function explainPartners(
  { corpus, postings, shingles, pair: [a, b] }: CandidateInput,
  isCandidate: boolean,
): ExplainedCandidates {
  const { collection } = corpus.intake;
  const sumsOfA = sumPartners(postings, a, collection.size);
  const sumsOfB = sumPartners(postings, b, collection.size);
  return {
    engine: 'scaled',
    isCandidate,
    maxDocuments: MAX_DF,
    maxPartners: MAX_PARTNERS,
    levels: shingles.levels.map((_, i) => weighLevel({ corpus, shingles, a, size: i + 1 })),
    chains: countChains(postings, a, b),
    bits: toBits(sumsOfA[b] ?? 0),
    partners: { a: rankOf(sumsOfA, b), b: rankOf(sumsOfB, a) },
  };
}

interface LevelInput {
  readonly corpus: ScoredCorpus;
  readonly shingles: SharedShingles;
  readonly a: number;
  readonly size: number;
}

/** Only shingles of the sample that is inverted can bring two documents together. */
function weighLevel({ corpus, shingles, a, size }: LevelInput): CandidateLevel {
  const { settings, intake } = corpus;
  const { hi } = new Shingler(intake.collection, size).sequence(a);
  const level = shingles.levels[size - 1] ?? [];
  const rare = level.filter(
    ({ at, df }) => df <= MAX_DF && isSampled(hi[at] ?? 0, settings.scaled),
  );
  const weight = rare.reduce((sum, { df }) => sum + weightOf(df), 0);
  return { size, inBoth: level.length, rare: rare.length, bits: toBits(weight) };
}

async function explainBands(
  { corpus, pair }: CandidateInput,
  isCandidate: boolean,
): Promise<ExplainedCandidates> {
  const { settings, intake } = corpus;
  const { permutations, bands } = settings;
  const rows = permutations / bands;
  const [one = [], other = []] = await signByMinima(intake.collection, pair, settings);
  const isMet = (band: number): boolean => {
    const [from, to] = [band * rows, (band + 1) * rows];
    return one.slice(from, to).every((minimum, i) => minimum === other[from + i]);
  };
  const bandsMet = Array.from({ length: bands }, (_, band) => band).filter(isMet).length;
  return { engine: 'minhash', isCandidate, bands, rows, bandsMet };
}
