/**
 * The whole pipeline in plain TypeScript, stage by stage: the specification that runs on the kernel are held to. It
 * takes tokens, postings, ranks, windows and evidence from the plain stages, verifies every candidate, and shares
 * with the program what comes before and after them.
 */
import { cutBoilerplate, TrimmedTexts } from '../../src/core/boilerplate/trimmed-texts.ts';
import { findQuotedLines, markTokens } from '../../src/core/boilerplate/quoted-lines.ts';
import { SharedSpans } from '../../src/core/clusters/digest.ts';
import { clusterTexts } from '../../src/core/clusters/text-clusters.ts';
import { tokenRarity } from '../../src/core/rarity/rarity.ts';
import { pairCounts, type ScoredPair } from '../../src/core/score/counting.ts';
import { EVEN_ODDS, isCopyRelation } from '../../src/core/score/relation.ts';
import { PairScorer, type PairMeasure, type ScorerOptions } from '../../src/core/score/measure.ts';
import { nearLogits } from '../../src/core/score/near-candidates.ts';
import { learnShift, priorOf, shiftOf } from '../../src/core/score/prior.ts';
import { evidenceLogit, roundMeasure, scoreOf } from '../../src/core/score/score.ts';
import { samplePairs } from '../../src/core/candidates/pair-sample.ts';
import { MOST_SAMPLED, SHIPPED_PRIOR, type Prior } from '../../src/pipeline/learn-prior.ts';
import { Collection } from '../../src/core/texts/collection.ts';
import { groupIdentical } from '../../src/core/texts/identical.ts';
import { PackedMarks } from '../../src/core/texts/marked-tokens.ts';
import { listedPairs, type CandidatePairs } from '../../src/core/texts/pairs.ts';
import { tokenSpans } from '../../src/core/tokens/spans.ts';
import { Tokeniser, type TokenMap } from '../../src/core/tokens/tokenise.ts';
import type { Evidence } from '../../src/core/verification/evidence.ts';
import type { DedupeOptions } from '../../src/dedupe.ts';
import { pairSignatures, signingSteps } from '../../src/engines/minhash.ts';
import { finish } from '../../src/engines/steps.ts';
import { countWithoutWords, type Intake, type Sources } from '../../src/intake/accumulator.ts';
import { compareSkipped, distinctIds, orderOf } from '../../src/intake/ids.ts';
import { SkipList } from '../../src/intake/skip-list.ts';
import { loadStemmer } from '../../src/intake/stem.ts';
import type { Article, Metadata, Reading } from '../../src/model/article.ts';
import { completeSettings } from '../../src/model/complete-settings.ts';
import { SCORE_BINS, type DedupeResult } from '../../src/model/result.ts';
import type { Settings } from '../../src/model/settings.ts';
import { weighFamilies } from '../../src/pipeline/weigh-families.ts';
import { leastOfForms, markTemplates, tellsForms } from '../../src/pipeline/mark-templates.ts';
import type { ScoredCorpus } from '../../src/pipeline/scored-corpus.ts';
import { describeResult } from '../../src/result/result.ts';
import { PlainPhraseSets } from './phrase-sets.ts';
import { buildPostings } from './postings.ts';
import { rankPartners } from './ranking.ts';
import { hashOfText } from './text-hash.ts';
import { hashWindows } from './window-hashes.ts';

/** What `dedupe` finds. */
export async function plainDedupe(
  sources: Sources,
  options: DedupeOptions = {},
): Promise<DedupeResult> {
  const corpus = await plainScore(sources, options, pairCounts);
  return describeResult(corpus, clusterTexts(corpus, corpus.settings), options);
}

/** What `scoreArticles` finds. */
export async function plainScore(
  sources: Sources,
  options: DedupeOptions = {},
  keep: (pair: PairMeasure, settings: Settings) => boolean = () => true,
): Promise<ScoredCorpus> {
  const settings = completeSettings(options);
  const map = settings.stem === null ? undefined : await loadStemmer(settings.stem);
  const intake = await plainIntake(sources, options, map);
  const { collection, quoted } = intake;
  const identical = groupIdentical(collection);
  const documents = identical.distinct;
  const isMinhash = settings.engine === 'minhash';
  const scaled = isMinhash ? 1 : settings.scaled;
  const postings = buildPostings(collection, documents, { scaled });
  const windows = hashWindows(collection, documents, postings);
  const sets = new PlainPhraseSets(collection);
  const trimmed = settings.boilerplate
    ? cutBoilerplate(collection, documents, { quoted, windows, sets })
    : new TrimmedTexts(collection);
  const pairs = isMinhash
    ? pairSignatures(finish(signingSteps(collection, documents, settings)), documents, settings)
    : rankPartners(postings, collection.size);
  const frequencies = { distinct: documents.length, wordDf: postings.wordDf };
  const texts = {
    collection,
    trimmed,
    quoted,
    rarity: tokenRarity(collection.vocabulary, frequencies, map),
    shingleSize: settings.shingleSize,
    counts: postings,
    model: options.model,
  };
  const prior = priorFor(pairs, texts, { settings, options, distinct: documents.length });
  const strangers = new PairScorer({
    ...texts,
    shift: prior.shift,
    tellsForms: tellsForms(settings),
  });
  const isKept = (pair: PairMeasure): boolean =>
    keep(pair, { ...settings, threshold: leastOfForms(settings, documents.length) });
  const measured = verify(pairs, strangers);
  const doubted = new Map<ScoredPair, number>();
  for (const pair of measured) {
    const score = strangers.undoubtedScore(strangers.compareLong(pair.a, pair.b));
    if (score === undefined || !isCopyRelation(pair.relation)) continue;
    if (isKept(pair) || score >= EVEN_ODDS) doubted.set(pair, score);
  }
  const words = { wordDf: postings.wordDf, distinct: documents.length };
  const spans = new SharedSpans(trimmed);
  const corpus = { intake, scored: measured.filter(isKept), scorer: strangers, spans };
  const { scored, scorer, families } = await weighFamilies(corpus, {
    doubted,
    settings,
    keep: isKept,
    mark: (some) => markTemplates(some, collection, words, settings),
    rest: async () => {},
  });
  const { pieces: boilerplate } = trimmed;
  return {
    settings,
    intake,
    identical,
    boilerplate,
    trimmed,
    counts: postings,
    scored,
    families,
    prior,
    scorer,
    lastingScorer: scorer,
    spans,
  };
}

/** The prior, learnt as src/pipeline/learn-prior.ts does, from evidence that the plain verifier finds. */
function priorFor(
  pairs: CandidatePairs,
  texts: ScorerOptions,
  {
    settings,
    options,
    distinct,
  }: Pick<ScoredCorpus, 'settings'> & {
    readonly options: DedupeOptions;
    readonly distinct: number;
  },
): Prior {
  const { prior, by, engine } = settings;
  if (prior !== 'learnt') return { value: prior, shift: shiftOf(prior), isLearnt: false };
  const isFitting = options.model !== undefined || options.onEvidence !== undefined;
  if (engine === 'minhash') return SHIPPED_PRIOR;
  if (by !== 'score' || (isFitting && options.prior === undefined)) return SHIPPED_PRIOR;
  const { collection, trimmed } = texts;
  const hashes = Uint32Array.from({ length: collection.size }, (_, d) => hashOfText(collection, d));
  const sample = samplePairs(listedPairs(pairs, collection.size), hashes, MOST_SAMPLED);
  const scorer = new PairScorer(texts);
  const found: { a: number[]; b: number[]; logits: number[] } = { a: [], b: [], logits: [] };
  const evidences: Evidence[] = [];
  for (let i = 0; i < sample.count; i++) {
    const [a = 0, b = 0] = [sample.a[i], sample.b[i]];
    if (trimmed.isLessThanLine(a) || trimmed.isLessThanLine(b)) continue;
    const { whole, trimmed: own } = scorer.compareLong(a, b);
    const evidence = own ?? whole;
    if (evidence.sharedWords === 0) continue;
    found.a.push(a);
    found.b.push(b);
    found.logits.push(evidenceLogit(evidence, options.model));
    evidences.push(evidence);
  }
  const value = priorOf(learnShift(nearLogits(found, distinct), found.logits));
  const shift = shiftOf(value);
  const learnt = { value, shift, isLearnt: true };
  if (evidences.length === 0) return learnt;
  const bins = evidences.map((evidence) =>
    Math.min(
      SCORE_BINS - 1,
      Math.floor(roundMeasure(scoreOf(evidence, options.model, shift) * SCORE_BINS)),
    ),
  );
  const counts = Array.from(
    { length: SCORE_BINS },
    (_, bin) => bins.filter((one) => one === bin).length,
  );
  return { ...learnt, scores: { share: Math.max(1e-6, roundMeasure(sample.share)), counts } };
}

function verify({ count, a, b }: CandidatePairs, scorer: PairScorer): ScoredCorpus['scored'] {
  return Array.from({ length: count }, (_, i) => {
    const [one = 0, other = 0] = [a[i], b[i]];
    return { a: one, b: other, ...scorer.measure(one, other) };
  });
}

async function plainIntake(
  sources: Sources,
  { onWarning, onRead }: DedupeOptions,
  map?: TokenMap,
): Promise<Intake> {
  const tokeniser = new Tokeniser(map);
  const read = new Collection();
  const metadata: Metadata[] = [];
  const texts: string[] = [];
  const quoted = new PackedMarks();
  const skips = new SkipList();
  let bytes = 0;
  for await (const item of sources) {
    const reading = asReading(item);
    if (reading.kind === 'warning') onWarning?.(reading.message);
    if (reading.kind === 'skipped') skips.add(reading.skipped);
    if (reading.kind !== 'article') continue;
    const { text, ...rest } = reading.article;
    read.add(tokeniser.tokenise(text));
    const ranges = findQuotedLines(text);
    if (ranges.length > 0) {
      quoted.set(metadata.length, markTokens(tokenSpans(tokeniser, text), ranges));
    }
    metadata.push(rest);
    texts.push(text);
    bytes += reading.bytes;
  }
  onRead?.({ metadata, skipped: skips.all });
  const named = distinctIds(metadata, onWarning);
  const order = orderOf(named);
  const collection = read.reordered(order);
  const sorted = Array.from(order, (position) => named[position] ?? { id: '' });
  return {
    collection,
    metadata: sorted,
    skipped: skips.all.toSorted(compareSkipped),
    withoutWords: countWithoutWords(collection, sorted, onWarning),
    quoted: quoted.reordered(order),
    bytes,
    tokeniser,
    text: (document) => (texts[order[document] ?? 0] ?? '').toWellFormed(),
  };
}

function asReading(item: Article | Reading): Reading {
  if (!('id' in item)) return item;
  return { kind: 'article', article: item, bytes: Buffer.byteLength(item.text) };
}
