/**
 * The last step of a run: verified pairs in, the result of the JSON contract out.
 */

import type {
  Boilerplate,
  DedupeResult,
  DocumentEntry,
  Member,
  Pair,
  Role,
  Summary,
  Suppression,
} from '../model/result.ts';
import type { Skipped } from '../model/article.ts';
import type { Progress } from '../model/progress.ts';
import { findCompositions, type Composition } from './composition.ts';
import { type IdenticalTexts, listCopies } from '../core/texts/identical.ts';
import { Fingerprinter } from '../core/shingles/fingerprint.ts';
import { isCopyRelation } from '../core/score/relation.ts';
import { PassageFinder } from './passage-finder.ts';
import { PairDescriber } from './pair-describer.ts';
import { PassagePlaces } from './passage-places.ts';
import { describeMembers } from './cluster-members.ts';
import { describeCluster, findDocumentClusters } from './document-clusters.ts';
import { ProvenanceReader } from './provenance-reader.ts';
import { findSettled, type Settled, settlesPair } from './settled.ts';
import { listPairs } from './listed-pairs.ts';
import type { TextClustering } from '../core/clusters/text-clusters.ts';
import { roundMeasure } from '../core/score/score.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { Breather } from '../runtime/breather.ts';
import type { DedupeOptions } from '../pipeline/options.ts';
import { pairCounts, type ScoredPair } from '../core/score/counting.ts';
import { countSkipped } from '../intake/skip-list.ts';
import { VERSION } from '../version.ts';

/** How many pairs get their passages between two checks of the abort signal. */
const BATCH = 512;

/** Reports everything that was found. */
export async function describeResult(
  corpus: ScoredCorpus,
  clustering: TextClustering,
  options: DedupeOptions,
): Promise<DedupeResult> {
  const breather = new Breather(options);
  const copies = listCopies(corpus.identical);
  const reader = new ProvenanceReader(corpus, copies);
  const documentClusters = findDocumentClusters(corpus, clustering, reader);
  const counting = corpus.scored.filter((pair) => pairCounts(pair, corpus.settings));
  const { listed, omitted } = listPairs(corpus, documentClusters, counting);
  const { metadata, skipped } = corpus.intake;
  const settled = findSettled(metadata, documentClusters, listed);
  const places = new DocumentPlaces(corpus.identical.representative, clustering.isDigest);
  const clusters = documentClusters.map((cluster, i) => {
    const id = `c${i + 1}`;
    const described = describeMembers(corpus, clustering, cluster);
    const members = withSettled(described, cluster.documents, (document) => {
      const other = settled.members.get(document);
      return other === undefined ? undefined : metadata[other]?.id;
    });
    places.put(id, cluster.documents, members);
    return describeCluster(corpus, cluster, { id, members });
  });
  const clustered: Progress = {
    phase: 'cluster',
    done: documentClusters.length,
    total: documentClusters.length,
  };
  const joining = counting.filter(({ relation }) => isCopyRelation(relation));
  const found = { corpus, clustering, clusters: documentClusters, joining };
  const compositions = await findCompositions(found, () => breather.pause(clustered));
  options.onProgress?.(clustered);
  for (const { a, b } of listed) places.show(a, b);
  const pairs = await describePairs({ corpus, reader, listed, copies, settled, options });
  const fingerprinter = fingerprinterFor(corpus, options);
  const documents = describeDocuments({ corpus, reader, places, compositions, fingerprinter });
  const result: DedupeResult = {
    schemaVersion: 1,
    tool: { name: 'neardup', version: VERSION },
    settings: corpus.settings,
    summary: {
      ...summarise(corpus, { clusters, documents, pairs, pairsOmitted: omitted }),
      ...(corpus.prior.scores && { scores: corpus.prior.scores }),
    },
    clusters,
    pairs,
    documents,
    skipped: skipped.map(withoutPlace),
    ...(await listTemplates(corpus)),
    ...(options.showBoilerplate === true ? { boilerplate: await listBoilerplate(corpus) } : {}),
    ...(options.reportSuppressions === true && {
      suppressions: await listSuppressed(corpus, settled),
    }),
  };
  await tellDescribed(result, corpus, options);
  return result;
}

/** What makes the fingerprints, if the caller asked for them. */
export function fingerprinterFor(
  { intake }: ScoredCorpus,
  { fingerprints }: DedupeOptions,
): Fingerprinter | undefined {
  return fingerprints === true ? new Fingerprinter(intake.collection) : undefined;
}

/** Hands the result to who asked for it with its texts. */
export async function tellDescribed(
  result: DedupeResult,
  corpus: ScoredCorpus,
  { onDescribed }: DedupeOptions,
): Promise<void> {
  if (onDescribed === undefined) return;
  const { textLookup } = await import('./text-lookup.ts');
  onDescribed(result, textLookup(corpus));
}

/** The members, those that are settled with the id that `settledBy` tells. */
export function withSettled(
  members: Member[],
  documents: readonly number[],
  settledBy: (document: number) => string | undefined,
): Member[] {
  return members.map((member, i) => {
    const settled = settledBy(documents[i] ?? -1);
    return settled === undefined ? member : { ...member, settled };
  });
}

/** The cluster and the role of each document, by its number. */
export class DocumentPlaces {
  readonly #representative: Int32Array;
  /** By text. */
  readonly #isDigest: Uint8Array;
  readonly #clusters: string[] = [];
  readonly #roles: Role[] = [];
  /** By document, counted from 1: its index in the lists above; 0 for none. */
  readonly #entry: Int32Array;
  readonly #isShown: Uint8Array;

  constructor(representative: Int32Array, isDigest: Uint8Array) {
    this.#representative = representative;
    this.#isDigest = isDigest;
    this.#entry = new Int32Array(representative.length);
    this.#isShown = new Uint8Array(representative.length);
  }

  /** Puts documents into a cluster, each with the role of its member. */
  put(cluster: string, documents: readonly number[], members: readonly Member[]): void {
    for (const [i, document] of documents.entries()) {
      this.#clusters.push(cluster);
      this.#roles.push(members[i]?.role ?? 'original');
      this.#entry[document] = this.#roles.length;
      this.#isShown[document] = 1;
    }
  }

  /** Notes that a pair names the two documents. */
  show(a: number, b: number): void {
    this.#isShown[a] = 1;
    this.#isShown[b] = 1;
  }

  /** Returns true for a document in a cluster or a pair. */
  isShown(document: number): boolean {
    return this.#isShown[document] === 1;
  }

  cluster(document: number): string | null {
    return this.#clusters[(this.#entry[document] ?? 0) - 1] ?? null;
  }

  role(document: number): Role {
    const role = this.#roles[(this.#entry[document] ?? 0) - 1];
    if (role !== undefined) return role;
    return this.#isDigest[this.#representative[document] ?? document] === 1 ? 'digest' : 'unique';
  }
}

/** Few folders have forms, so the code that describes them is loaded on demand. */
async function listTemplates(corpus: ScoredCorpus): Promise<Pick<DedupeResult, 'templates'>> {
  if (!corpus.scored.some(({ relation }) => relation === 'template')) return {};
  const { describeTemplates } = await import('./template-families.ts');
  const templates = describeTemplates(corpus);
  return templates.length === 0 ? {} : { templates };
}

/** Few runs list boilerplate, so the code that does is loaded on demand. */
async function listBoilerplate(corpus: ScoredCorpus): Promise<Boilerplate[]> {
  const { describeBoilerplate } = await import('./boilerplate-list.ts');
  return describeBoilerplate(corpus);
}

/** Where a text asks to be left out is told by suppressions. */
export function withoutPlace(skipped: Skipped): Skipped {
  const { askedAt: _, ...rest } = skipped;
  return rest;
}

/** Few runs list what texts suppress. */
export async function listSuppressed(
  { intake }: ScoredCorpus,
  settled: Settled,
): Promise<Suppression[]> {
  const { listSuppressions } = await import('./suppression-list.ts');
  return listSuppressions(intake.metadata, intake.skipped, settled);
}

/** What the entries of pairs are made from. */
interface PairInput {
  readonly corpus: ScoredCorpus;
  readonly reader: ProvenanceReader;
  /** The pairs of different texts, in order of a, then b. */
  readonly listed: readonly ScoredPair[];
  /** Every copy that is not the first of its text, in order of the first, then of the copy. */
  readonly copies: readonly number[];
  readonly settled: Settled;
  readonly options: DedupeOptions;
}

/** The pairs as they are reported: the highest score first, then in order of a, then b. */
async function describePairs(found: PairInput): Promise<Pair[]> {
  const { corpus, reader, listed, copies, settled, options } = found;
  const twinOf = (document: number): number => reader.twinOf(document);
  const evidence = new PassageFinder(corpus.intake, twinOf);
  evidence.expect(listed);
  const describer = new PairDescriber(corpus, evidence, new PassagePlaces(corpus.intake, twinOf));
  const pairs: Pair[] = [];
  const breather = new Breather(options);
  const total = listed.length + copies.length;
  const progress = (): Progress => ({ phase: 'evidence', done: pairs.length, total });
  for (const pair of inOrder(listed, copies, corpus.identical)) {
    if (pairs.length % BATCH === 0) await breather.pause(progress());
    const described = typeof pair === 'number' ? describer.copy(pair) : describer.pair(pair);
    const isSettled = typeof pair !== 'number' && settlesPair(settled, pair.a, pair.b);
    pairs.push(isSettled ? { ...described, settled: true } : described);
  }
  options.onProgress?.(progress());
  // sorting is stable, and the pairs are in order of ids
  return pairs.sort((x, y) => y.score - x.score);
}

/**
 * Pairs of different texts, and copies with the first of their text, in order of the smaller
 * number, then the larger.
 */
function* inOrder(
  listed: readonly ScoredPair[],
  copies: readonly number[],
  { representative }: IdenticalTexts,
): Generator<ScoredPair | number, void, undefined> {
  let next = 0;
  for (const copy of copies) {
    const text = representative[copy] ?? copy;
    for (let pair = listed[next]; pair !== undefined; pair = listed[++next]) {
      if (pair.a > text || (pair.a === text && pair.b > copy)) break;
      yield pair;
    }
    yield copy;
  }
  for (; next < listed.length; next++) yield listed[next] as ScoredPair;
}

/** What the entries of documents are made from. */
interface EntryInput {
  readonly corpus: ScoredCorpus;
  readonly reader: ProvenanceReader;
  readonly places: DocumentPlaces;
  /** Tells the documents of a run that compares some with the others. */
  readonly isAsked?: (document: number) => boolean;
  /** By the first document of each text. */
  readonly compositions: ReadonlyMap<number, Composition>;
  readonly fingerprinter: Fingerprinter | undefined;
}

export function describeDocuments(found: EntryInput): DocumentEntry[] {
  const { metadata } = found.corpus.intake;
  return metadata.map((_, document) => describeDocument(found, document));
}

/**
 * One entry, its fields in the order of the contract. A document with sources is in a pair, so it
 * is shown.
 */
function describeDocument(
  { corpus, reader, places, compositions, isAsked, fingerprinter }: EntryInput,
  document: number,
): DocumentEntry {
  const { intake, identical } = corpus;
  const {
    id,
    path = id,
    line,
    title,
    date,
    author,
    outlet,
  } = intake.metadata[document] ?? { id: '' };
  const words = intake.collection.length(document);
  const isShown = places.isShown(document);
  if (!isShown && title === undefined && date === undefined) {
    const [cluster, role] = [null, 'unique'] as const;
    const asked = isAsked?.(document) === true ? { asked: true as const } : {};
    if (line === undefined) return { id, path, words, cluster, role, ...asked };
    return { id, path, line, words, cluster, role, ...asked };
  }
  const needsOpening = title === undefined && isShown;
  const composition = compositions.get(identical.representative[document] ?? document);
  return {
    id,
    path,
    ...(line === undefined ? {} : { line }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(isShown && author !== undefined ? { author } : {}),
    ...(isShown && outlet !== undefined ? { outlet } : {}),
    ...(needsOpening ? { opening: reader.opening(document) } : {}),
    words,
    ...(isShown && { hash: reader.hash(document) }),
    ...(isShown && fingerprinter !== undefined && { fingerprint: fingerprinter.of(document) }),
    cluster: places.cluster(document),
    role: places.role(document),
    ...composition,
    ...(isAsked?.(document) === true && { asked: true }),
  };
}

export function summarise(
  { intake, prior, settings }: ScoredCorpus,
  {
    clusters,
    documents,
    pairs,
    pairsOmitted,
  }: Pick<DedupeResult, 'clusters' | 'documents' | 'pairs'> & { pairsOmitted: number },
): Summary {
  const { collection, bytes, skipped, withoutWords, quoted, metadata } = intake;
  // other measures are of the whole texts
  const quoting = settings.by === 'score' && settings.boilerplate ? quoted.size : 0;
  const settled = clusters.reduce((sum, { members }) => sum + settledIn(members), 0);
  const leftOut = skipped.filter(({ askedAt }) => askedAt !== undefined).length;
  const ignoredBlocks = metadata.reduce((sum, { ignored }) => sum + (ignored?.length ?? 0), 0);
  const clustered = clusters.reduce((sum, { size }) => sum + size, 0);
  const digests = documents.reduce((sum, { role }) => sum + (role === 'digest' ? 1 : 0), 0);
  return {
    documents: documents.length,
    words: collection.tokenCount,
    bytes,
    clusters: clusters.length,
    origins: clusters.reduce((sum, { origins = [] }) => sum + origins.length, 0),
    duplicates: clustered - clusters.length,
    unique: documents.length - clustered - digests,
    ...(digests > 0 && { digests }),
    pairs: pairs.length,
    pairsOmitted,
    skipped: countSkipped(skipped),
    prior: roundMeasure(prior.value),
    ...(quoting > 0 && { quoting }),
    ...(withoutWords > 0 && { withoutWords }),
    ...(settled > 0 && { settled }),
    ...(leftOut > 0 && { leftOut }),
    ...(ignoredBlocks > 0 && { ignoredBlocks }),
  };
}

const settledIn = (members: readonly Member[]): number =>
  members.reduce((sum, { settled }) => sum + (settled === undefined ? 0 : 1), 0);
