/**
 * The whole run, stage after stage: take in, same texts, invert, boilerplate, candidates, verify, score, cluster,
 * describe. No stage calls another one; they are called here.
 */
import { cutBoilerplate, TrimmedTexts } from './core/boilerplate/trimmed-texts.ts';
import { KernelPhraseSets } from './core/boilerplate/kernel-own-phrases.ts';
import type { Limit } from './core/candidates/bounds.ts';
import { SharedSpans } from './core/clusters/digest.ts';
import { clusterTexts } from './core/clusters/text-clusters.ts';
import { losingRarity, tokenRarity } from './core/rarity/rarity.ts';
import { noteTraits } from './core/rarity/traits.ts';
import { pairCounts, type CountSettings, type ScoredPair } from './core/score/counting.ts';
import { QuotationFinder } from './core/score/quotation.ts';
import { isCopyRelation } from './core/score/relation.ts';
import { PairScorer, type PairMeasure } from './core/score/measure.ts';
import { SCORE_MODEL } from './core/score/score.ts';
import { KernelCorpus } from './core/texts/corpus.ts';
import { groupIdentical, type IdenticalTexts } from './core/texts/identical.ts';
import type { TokenMap } from './core/tokens/tokenise.ts';
import { WINDOWED } from './core/texts/work-shares.ts';
import { FamilyTable } from './core/verification/family-table.ts';
import { KernelVerifier } from './core/verification/verifier.ts';
import { takeIn } from './intake/intake.ts';
import type { Intake, KernelIntake, Sources } from './intake/accumulator.ts';
import { loadStemmer } from './intake/stem.ts';
import type { DedupeResult } from './model/result.ts';
import type { DedupeOptions } from './pipeline/options.ts';
import { inRun, type PipelineRun } from './pipeline/run.ts';
import type { ScoredCorpus } from './pipeline/scored-corpus.ts';
import {
  findPrior,
  holdPrior,
  lowerPrior,
  type PriorSample,
  SHIPPED_PRIOR,
} from './pipeline/learn-prior.ts';
import { leastOfForms, markTemplates, tellsForms } from './pipeline/mark-templates.ts';
import { ownLimits } from './pipeline/own-limits.ts';
import type { KnownPairs, PairMemory } from './pipeline/known-pairs.ts';
import { isNearEnough, leastLeft, ROUND_SLACK } from './pipeline/rounds.ts';
import { type Found, marksOf, type Search, searchAll, searchAmong } from './pipeline/search.ts';
import { type VerifiedPairs, verifyCandidates } from './pipeline/verify-candidates.ts';
import { weighFamilies } from './pipeline/weigh-families.ts';
import { describeResult } from './result/result.ts';

export type { DedupeOptions } from './pipeline/options.ts';
export type { Sources } from './intake/accumulator.ts';
// what else begins with a scored corpus takes it from here, and so shares one chunk with every run
export { inRun, PipelineRun } from './pipeline/run.ts';

/**
 * Finds every group of articles that comes from the same text. The result holds every verified pair
 * that counts and every document, and is the same for the same articles in any order (articles that share
 * an id and have no line are told apart by their position). No articles give an empty result.
 * Rejects with a `DedupeError` for a setting that is unknown or out of range, and for an article
 * without an id or a text.
 *
 * @example
 * const { clusters } = await dedupe([
 *   { id: 'a', text: 'The ferry sank at dawn off Port Ellery, with nobody aboard.' },
 *   { id: 'b', text: 'The ferry sank at dawn, off Port Ellery. Nobody was aboard.' },
 * ]);
 */
export async function dedupe(sources: Sources, options: DedupeOptions = {}): Promise<DedupeResult> {
  return inRun(options, async (run) => {
    const corpus = await scoreArticles(run, sources, pairCounts);
    await run.breather.pause({ phase: 'cluster', done: 0 });
    const clustering = clusterTexts(corpus, corpus.settings);
    if (options.isAsked === undefined) return describeResult(corpus, clustering, options);
    const { describeAgainst } = await import('./result/against.ts');
    return describeAgainst(corpus, clustering, { ...options, isAsked: options.isAsked });
  });
}

/** Which verified pairs to keep. */
type Keep = (pair: PairMeasure, settings: CountSettings) => boolean;

/**
 * The run up to its clusters: finds candidates, verifies them and keeps those that `keep` accepts. Rejects with
 * whatever the sources throw.
 */
export async function scoreArticles(
  run: PipelineRun,
  sources: Sources,
  keep: Keep,
): Promise<ScoredCorpus> {
  return untilItFits(run, sources, async () => {
    const memory = keep === pairCounts ? run.pairMemory : undefined;
    const texts = await takeTexts(run, sources);
    const { corpus } = await scoreTexts(run, texts, { keep, slack: 0, memory });
    await run.dismiss();
    return corpus;
  });
}

/** Scores some of the texts anew, as a run over these alone does; what it gave before ends. */
export type ScoreAgain = (isLeft: (text: number) => boolean) => Promise<ScoredCorpus>;

/**
 * Scores the articles, and then what `work` wants of them, again and again, without reading them again. The first
 * corpus stays valid, except for its scorer.
 */
export async function scoreInRounds<T>(
  run: PipelineRun,
  sources: Sources,
  work: (corpus: ScoredCorpus, again: ScoreAgain) => Promise<T>,
): Promise<T> {
  return untilItFits(run, sources, async () => {
    const texts = await takeTexts(run, sources);
    const { kernel } = texts.intake.collection;
    const all = texts.documents.length;
    const first = await scoreTexts(run, texts, inRounds(all, all));
    let { earlier } = first;
    const before = kernel.used;
    let mark = before;
    return work(first.corpus, async (isLeft) => {
      const documents = texts.documents.filter((text) => isLeft(text));
      const left = documents.length;
      const isNear = isNearEnough(all, earlier.found.documents.length, left);
      kernel.openArena(0, 0);
      kernel.release(isNear ? mark : before);
      const some = { ...texts, documents };
      if (isNear) {
        const near = await scoreTexts(run, some, { keep: pairCounts, slack: 0, earlier });
        earlier = { ...earlier, sample: near.earlier.sample };
        return near.corpus;
      }
      const anew = await scoreTexts(run, some, inRounds(all, left));
      earlier = anew.earlier;
      mark = kernel.used;
      return anew.corpus;
    });
  });
}

/** How so many texts are scored if rounds over fewer follow; the first was over `first`. */
function inRounds(first: number, texts: number): Scoring {
  const left = leastLeft(first, texts);
  return { keep: pairCounts, slack: left < texts ? ROUND_SLACK : 0, left };
}

/** How texts are scored. */
interface Scoring {
  readonly keep: Keep;
  /** How many log-odds below the limit candidates may be. */
  readonly slack: number;
  /** How many of the texts a later round may look among the same candidates for; default all. */
  readonly left?: number;
  /** What was found in more texts, to look among. */
  readonly earlier?: Earlier;
  /** Where pairs are known from an earlier run. */
  readonly memory?: PairMemory | undefined;
}

/** What later rounds take from one over more texts. */
interface Earlier {
  readonly found: Found;
  /** What the prior was learnt from, if it was. */
  readonly sample: PriorSample | undefined;
  readonly quotations: QuotationFinder;
}

/** Does the work, once more if a corpus that looked as if it would fit did not. */
async function untilItFits<T>(
  run: PipelineRun,
  sources: Sources,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      await run.beginAgain(sources, error);
    }
  }
}

/** Articles that were read: their distinct texts. */
interface Texts {
  readonly intake: KernelIntake;
  readonly identical: IdenticalTexts;
  /** The texts to look at, ascending. */
  readonly documents: Int32Array;
  readonly map: TokenMap | undefined;
}

async function takeTexts(run: PipelineRun, sources: Sources): Promise<Texts> {
  const { settings, options, pool, breather, memory, isSpilled: spill } = run;
  const { stem } = settings;
  const map = stem === null ? undefined : await loadStemmer(stem);
  const textLimit = run.textLimit(sources);
  const taking = { ...options, memory: memory.total, textLimit, spill, map, stem, pool, breather };
  const intake = await takeIn(sources, taking);
  run.noteFile(intake.collection.file);
  const identical = groupIdentical(intake.collection);
  return { intake, identical, documents: identical.distinct, map };
}

async function scoreTexts(
  run: PipelineRun,
  { intake, identical, documents, map }: Texts,
  { keep, slack, left = documents.length, earlier, memory }: Scoring,
): Promise<{ readonly corpus: ScoredCorpus; readonly earlier: Earlier }> {
  const { options, breather } = run;
  const { overrides = [] } = options;
  const limits = ownLimits(overrides, intake.metadata, identical, run.settings);
  // what no document asks for is not looked for
  const settings = { ...run.settings, ...limits?.weakest };
  const { shingleSize } = settings;
  const { collection } = intake;
  const total = documents.length;
  const pause = (share: number): Promise<void> =>
    breather.pause({ phase: 'candidates', done: Math.floor(share * total), total });
  await pause(0);

  // signatures of other engines are of all hashes
  const scaled = settings.engine === 'minhash' ? 1 : settings.scaled;
  const corpus = new KernelCorpus(collection, documents, { pause, scaled });
  const search = await (earlier === undefined
    ? searchAll(run, corpus, left < total)
    : searchAmong(earlier.found, corpus));
  const counts = { frequent: search.frequent, wordDf: search.wordDf, scaled };

  const trimmed = settings.boilerplate
    ? await setAside(corpus, search, intake)
    : new TrimmedTexts(collection);

  const words = { distinct: total, wordDf: search.wordDf };
  const rarity = tokenRarity(collection.vocabulary, words, map);
  noteTraits(corpus, rarity);
  const { address: frequent } = search.frequent;
  const rest = (): Promise<void> => breather.rest();
  let prior = SHIPPED_PRIOR;
  let sample = earlier?.sample;
  let known: KnownPairs | undefined;
  const least = leastOfForms(settings, total);
  const found = await search.find({
    // resemblance and containment are of the whole texts
    trimmed: settings.by === 'score' ? trimmed : new TrimmedTexts(collection),
    rarity,
    limitFor: async (candidates) => {
      const texts = { corpus, trimmed, frequent, distinct: total };
      const held = sample && holdPrior(sample, marksOf(documents, collection.size), total);
      if (memory !== undefined && collection.file === undefined) {
        const { recallPairs } = await import('./pipeline/known-pairs.ts');
        const by = { ...search, rarity };
        known = await recallPairs(memory, { corpus, trimmed, by, metadata: intake.metadata });
      }
      if (held === undefined) {
        const input = { ...texts, settings, options, rest, known };
        ({ prior, sample } = await findPrior(candidates, input));
      } else prior = held;
      const losing = losingRarity(rarity, words, left);
      if (losing !== undefined) noteTraits(corpus, rarity, losing);
      const limit = limitOf({ settings, options }, { keep, shift: prior.shift + slack, least });
      return known !== undefined && limit !== undefined ? known.limit(limit) : limit;
    },
    pause: (share) => pause(WINDOWED + (1 - WINDOWED) * share),
  });
  if (left < total) noteTraits(corpus, rarity);
  await pause(1);
  known?.keep(found.candidates, found.pairs);

  const verifying = { shingleSize, trimmed, frequent };
  const verifier = new KernelVerifier(corpus, verifying);
  const { model, onEvidence } = options;
  const quotations = earlier?.quotations ?? new QuotationFinder(collection, intake.quoted);
  const texts = { collection, trimmed, quotations, shingleSize };
  const isTold = tellsForms(settings);
  const scoring = { ...texts, counts, rarity, model, limits, tellsForms: isTold };
  const familyTable = new FamilyTable(corpus, search.frequent);
  const isKept = (pair: PairMeasure): boolean => keep(pair, { ...settings, threshold: least });
  const verifyBy = async (shift: number): Promise<readonly [PairScorer, VerifiedPairs]> => {
    const scorer = new PairScorer({ ...scoring, shift, verifier, familyTable });
    const by = { verifier, scorer, keep: isKept, onEvidence, breather };
    return [scorer, await verifyCandidates(found.pairs, by)];
  };
  let [strangers, verified] = await verifyBy(prior.shift);
  const lower = lowerPrior(prior, verified.logits, sample);
  // copies that stand apart are rare enough, as collections go, to begin again
  if (lower !== prior) [strangers, verified] = await verifyBy((prior = lower).shift);
  const spans = new SharedSpans(trimmed);
  const mark = (pairs: readonly ScoredPair[]): readonly ScoredPair[] =>
    markTemplates(pairs, collection, words, settings);
  const { scored, scorer, families } = await weighFamilies(
    { intake, scored: verified.scored, scorer: strangers, spans },
    { doubted: verified.doubted, settings, keep: isKept, mark, rest },
  );
  const scoredCorpus = {
    settings: run.settings,
    intake,
    identical,
    boilerplate: trimmed.pieces,
    trimmed,
    counts,
    scored,
    families,
    prior,
    scorer,
    lastingScorer: new PairScorer({ ...scoring, shift: prior.shift, families }),
    spans,
  };
  return { corpus: scoredCorpus, earlier: { found, sample, quotations } };
}

/** The texts without boilerplate and quoted mail. */
async function setAside(
  corpus: KernelCorpus,
  search: Search,
  { quoted }: Intake,
): Promise<TrimmedTexts> {
  const { kernel, collection, documents } = corpus;
  const mark = kernel.used;
  const windows = await search.listWindows();
  const sets = new KernelPhraseSets(collection);
  const trimmed = cutBoilerplate(collection, documents, { quoted, windows, sets });
  kernel.openArena(0, 0);
  kernel.release(mark);
  return trimmed;
}

/**
 * The least that counts, if pairs that cannot reach it may be left out. Bounds know the shipped model alone, and
 * copies alone: what two texts quote is no part of the trimmed ones.
 */
function limitOf(
  { settings, options }: Pick<PipelineRun, 'settings' | 'options'>,
  { keep, shift, least }: { readonly keep: Keep; readonly shift: number; readonly least: number },
): Limit | undefined {
  if (keep !== pairCounts || options.model !== undefined) return undefined;
  if (!isCopyRelation(settings.relation)) return undefined;
  const { by, shingleSize } = settings;
  return { by, threshold: least, shingleSize, model: SCORE_MODEL, shift };
}
