/**
 * Why two documents count as copies of one text in a corpus, or why they do not: everything that the
 * pipeline decided by, for one pair.
 *
 * The corpus is read, verified and clustered as by `dedupe`; then the two documents are looked at again.
 */

import { measure } from '../core/score/known-pairs.ts';
import type {
  ExplainedCandidates,
  ExplainedDocument,
  ExplainedPrior,
  ExplainedRelation,
  ExplainedScore,
  Explanation,
  Rarity,
  SetAside,
  SharedLevel,
  Verdict,
} from '../model/explanation.ts';
import type { Quoting } from '../model/result.ts';
import { measureOf, type PairMeasure, phraseMeasures } from '../core/score/measure.ts';
import { type LocatedText, rarestPhrases, rarestWords } from './rare-words.ts';
import { checkRelations, type MeasuredQuotation } from './relation-checks.ts';
import {
  isAtLeast,
  isCopyRelation,
  type PairMeasures,
  shorterSide,
} from '../core/score/relation.ts';

import { compareShingles } from './shared-levels.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { inRun, scoreArticles, type DedupeOptions } from '../dedupe.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { PassageFinder } from '../result/passage-finder.ts';
import { PassagePlaces } from '../result/passage-places.ts';
import { explainCandidates } from './candidates.ts';
import { type ClusterPlace, findPlaces } from './clusters.ts';
import { estimateShared } from './estimates.ts';
import { explainPassages, type PlacedPassage } from './passages.ts';
import { explainScore, SCORE_OF_EQUALS, SCORE_OF_NOTHING } from './score.ts';
import { findSubject, ownEvidence, type Subject, wholeEvidence } from './subject.ts';
import type { Sources } from '../intake/accumulator.ts';
import { openingOf } from '../core/texts/opening.ts';
import { pairCounts } from '../core/score/counting.ts';
import { countSkipped } from '../intake/skip-list.ts';
import { VERSION } from '../version.ts';

/** The sizes of shingles to count, in tokens, beside that of the settings. */
const SIZES: readonly number[] = [1, 2, 3, 5];
/** How many of the rarest words and phrases to name. */
const NAMED_WORDS = 8;
const NAMED_PHRASES = 5;

/** The ids of two documents. */
export type Ids = readonly [a: string, b: string];

/**
 * Explains what two documents of the corpus `sources` are to each other. `ids` may be a function, which
 * is called when all is read.
 *
 * @throws {DedupeError} as `dedupe` does; `UNKNOWN_DOCUMENT` for an id that no document has;
 * `BAD_OPTION` if both ids are the same.
 *
 * @example
 * const { verdict, relation, score } = await explain(articles, ['wire.txt', 'copy.txt']);
 */
export async function explain(
  sources: Sources,
  ids: Ids | (() => Ids),
  options: DedupeOptions = {},
): Promise<Explanation> {
  return inRun(options, async (run) => {
    // ranks tell which pairs the default engine compared, so only the other needs to keep them all
    const keep = options.engine === 'minhash' ? () => true : pairCounts;
    const corpus = await scoreArticles(run, sources, keep);
    return explainPair(corpus, typeof ids === 'function' ? ids() : ids, options);
  });
}

/** Explains two documents of a corpus; if its engine is `minhash`, `corpus.scored` must hold every candidate. */
export async function explainPair(
  corpus: ScoredCorpus,
  ids: Ids,
  options: DedupeOptions,
): Promise<Explanation> {
  return explainSubject(await findSubject(corpus, ids), options);
}

async function explainSubject(subject: Subject, options: DedupeOptions): Promise<Explanation> {
  const { corpus, documents } = subject;
  const { clusters, candidates, ...judged } = await judgePair(subject, options);
  const located = [locate(subject, documents[0]), locate(subject, documents[1])] as const;
  const shared = countShared(subject);
  const { settings, intake } = corpus;
  const { collection } = intake;
  return {
    ...judged,
    passages: explainPassages(findPassages(subject), located),
    shared,
    estimates: await estimateShared({ collection, pair: documents, shared, settings }),
    rarity: findRarest(subject, located),
    clusters,
    candidates,
  };
}

/** What was decided about a pair, and by what; without what is in the two texts. */
export type JudgedPair = Omit<Explanation, 'passages' | 'shared' | 'estimates' | 'rarity'>;

/** What was decided about the two documents. */
export async function judgePair(subject: Subject, options: DedupeOptions): Promise<JudgedPair> {
  const { corpus, documents } = subject;
  const [a, b] = documents;
  const { settings, intake } = corpus;
  const { clusters, placeOf } = findPlaces(corpus, documents);
  const places = [placeOf(a), placeOf(b)] as const;
  const candidates = await whyCandidates(subject);
  return {
    schemaVersion: 1,
    tool: { name: 'neardup', version: VERSION },
    settings,
    corpus: { documents: intake.metadata.length, skipped: countSkipped(intake.skipped) },
    verdict: judge(subject, { places, candidates }),
    a: await describeDocument(subject, a, places[0]),
    b: await describeDocument(subject, b, places[1]),
    relation: whyRelation(subject),
    score: whyScore(subject, options),
    prior: describePrior(corpus),
    clusters,
    candidates,
  };
}

/** The measures of the pair; the first side is the document with the smaller number. */
function measurePair({ corpus, texts: [a, b], isIdentical }: Subject): PairMeasure {
  const pair = measure(corpus, a, b);
  if (!isIdentical) return pair;
  return {
    ...pair,
    score: 1,
    resemblance: 1,
    containmentA: 1,
    containmentB: 1,
    relation: 'identical',
  };
}

function judge(
  subject: Subject,
  {
    places: [a, b],
    candidates,
  }: { places: readonly [ClusterPlace, ClusterPlace]; candidates: ExplainedCandidates },
): Verdict {
  const { settings } = subject.corpus;
  const { by } = settings;
  const pair = measurePair(subject);
  const { threshold, relation: weakest } = pair.limits ?? settings;
  const value = subject.isEmpty ? 0 : measureOf(pair, by);
  return {
    outcome: outcomeOf(subject, pair),
    isCompared: candidates.isCandidate || subject.isIdentical,
    isSameCluster: a.cluster !== null && a.cluster === b.cluster,
    by,
    value,
    threshold,
    weakest,
  };
}

function outcomeOf({ corpus, isEmpty }: Subject, pair: PairMeasure): Verdict['outcome'] {
  const { by } = corpus.settings;
  const { threshold, relation } = pair.limits ?? corpus.settings;
  if (isEmpty) return 'empty';
  const isStrong = isAtLeast(pair.relation, relation);
  if (!isStrong && !isCopyRelation(pair.relation)) return 'weaker-relation';
  if (measureOf(pair, by) < threshold) return 'below-threshold';
  return isStrong ? 'counts' : 'weaker-relation';
}

async function whyCandidates(subject: Subject): Promise<ExplainedCandidates> {
  const { corpus, isEmpty, isIdentical, held } = subject;
  if (isEmpty || isIdentical) {
    return { engine: 'none', isCandidate: false, because: isEmpty ? 'empty' : 'identical' };
  }
  return explainCandidates({ corpus, held });
}

async function describeDocument(
  subject: Subject,
  document: number,
  place: ClusterPlace,
): Promise<ExplainedDocument> {
  const { intake } = subject.corpus;
  const { id, path, line, title, date } = intake.metadata[document] ?? { id: '' };
  const text = intake.text(document);
  const tokens = intake.collection.tokensOf(document);
  return {
    id,
    path: path ?? id,
    ...(line === undefined ? {} : { line }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    opening: openingOf(text),
    words: tokens.length,
    distinctWords: new Set(tokens).size,
    length: text.length,
    setAside: await findSetAside(subject, document),
    ...place,
  };
}

async function findSetAside({ corpus }: Subject, document: number): Promise<SetAside> {
  const { describeBoilerplate } = await import('../result/boilerplate-list.ts');
  const { boilerplate, identical, intake, trimmed } = corpus;
  const text = identical.representative[document] ?? document;
  const held = boilerplate.filter(({ holders }) => holders.includes(text));
  const pieces = describeBoilerplate({ ...corpus, boilerplate: held });
  const marks = intake.quoted.get(text);
  const whole = intake.collection.tokensOf(text);
  const unquoted = whole.filter((_, i) => marks?.[i] !== 1);
  const words = whole.length - trimmed.length(text);
  const isQuoteCut = words > 0 && isWithin(trimmed.tokensOf(text), unquoted);
  return {
    words,
    quotedWords: isQuoteCut ? whole.length - unquoted.length : 0,
    boilerplate: pieces.map(({ opening, words, documents }) => ({ opening, words, documents })),
  };
}

/** True if `part` is `whole` with some of its items left out. */
function isWithin(part: Int32Array, whole: Int32Array): boolean {
  let found = 0;
  for (const item of whole) if (item === part[found]) found++;
  return found === part.length;
}

function whyRelation(subject: Subject): ExplainedRelation {
  const { isIdentical } = subject;
  const { relation, quoting } = measurePair(subject);
  const measures = relationMeasures(subject);
  const { lengthA, lengthB } = measures;
  const checks = checkRelations(measures, { isIdentical, quotation: quotationOf(subject) });
  if (quoting !== undefined) return { relation, quoting: asNamed(subject, quoting), checks };
  if (relation !== 'excerpt') return { relation, checks };
  return { relation, excerpt: shorterSide(lengthA, lengthB), checks };
}

/** How far the pair is a quotation; undefined if nothing is quoted. */
function quotationOf(subject: Subject): MeasuredQuotation | undefined {
  const { corpus, texts, isIdentical, isEmpty } = subject;
  if (isIdentical || isEmpty || !corpus.settings.boilerplate) return undefined;
  const [a, b] = [Math.min(...texts), Math.max(...texts)];
  const found = corpus.scorer.measureQuotation(a, b);
  return found && { quotedShare: found.quotedShare, ownScore: measurePair(subject).score };
}

/** The side that quotes, as the two were named: their texts may be in another order. */
function asNamed({ texts: [a, b] }: Subject, quoting: Quoting): Quoting {
  if (quoting === 'both' || a < b) return quoting;
  return quoting === 'a' ? 'b' : 'a';
}

/** The measures that the relation follows from: of 3-word phrases, whatever the `-k`. */
function relationMeasures(subject: Subject): PairMeasures {
  if (!subject.isIdentical) return phraseMeasures(wholeEvidence(subject));
  const { collection } = subject.corpus.intake;
  const [lengthA, lengthB] = [
    collection.length(subject.documents[0]),
    collection.length(subject.documents[1]),
  ];
  return { resemblance: 1, containmentA: 1, containmentB: 1, lengthA, lengthB };
}

function whyScore(subject: Subject, { model }: DedupeOptions): ExplainedScore {
  const { isIdentical, corpus, texts } = subject;
  if (isIdentical) return SCORE_OF_EQUALS;
  return corpus.scorer.showsNothing(...texts)
    ? SCORE_OF_NOTHING
    : explainScore(ownEvidence(subject), model, corpus.prior.shift);
}

function describePrior({ prior: { value, shift, isLearnt } }: ScoredCorpus): ExplainedPrior {
  return { value, isLearnt, logOdds: shift };
}

/** The passages as a report would list them, in the order of the first document, with their places. */
export function findPassages({ corpus, documents: [a, b], isEmpty }: Subject): PlacedPassage[] {
  if (isEmpty) return [];
  const found = new PassageFinder(corpus.intake).passages(Math.min(a, b), Math.max(a, b));
  const places = new PassagePlaces(corpus.intake);
  if (a < b) return places.located(a, b, found);
  const exchanged = found.map((passage) => ({ a: passage.b, b: passage.a }));
  exchanged.sort((x, y) => x.a[0] - y.a[0] || x.b[0] - y.b[0]);
  return places.located(a, b, exchanged);
}

function countShared({ corpus, documents: [a, b] }: Subject): SharedLevel[] {
  const { collection } = corpus.intake;
  const sizes = [...new Set([...SIZES, corpus.settings.shingleSize])].sort((x, y) => x - y);
  return sizes.map((size) => compareShingles(collection.tokensOf(a), collection.tokensOf(b), size));
}

/** A document's text, with its tokens and their places. */
export function locate({ corpus }: Subject, document: number): LocatedText {
  const { collection, text, tokeniser } = corpus.intake;
  const source = text(document);
  return {
    text: source,
    tokens: collection.tokensOf(document),
    spans: tokenSpans(tokeniser, source),
  };
}

function findRarest(
  { corpus, rarity, held: [first] }: Subject,
  [a, b]: readonly [LocatedText, LocatedText],
): Rarity {
  const tables = {
    bits: rarity,
    wordDocuments: corpus.counts.wordDf,
    phraseDocuments: (phrase: Int32Array) => first.documentsOf(phrase),
  };
  const [ofA, ofB] = [new Set(a.tokens), new Set(b.tokens)];
  const limit = NAMED_WORDS;
  return {
    sharedWords: rarestWords(a, tables, { accepts: (token) => ofB.has(token), limit }),
    sharedPhrases: rarestPhrases(a, b.tokens, tables, NAMED_PHRASES),
    onlyA: rarestWords(a, tables, { accepts: (token) => !ofB.has(token), limit }),
    onlyB: rarestWords(b, tables, { accepts: (token) => !ofA.has(token), limit }),
  };
}
