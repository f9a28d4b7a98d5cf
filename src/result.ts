/**
 * The end of the pipeline: verified pairs in, the result of the JSON contract out.
 */
import type {
  Boilerplate,
  Cluster,
  DedupeResult,
  DocumentEntry,
  Pair,
  Progress,
  Role,
  Summary,
} from './core/types.ts';
import { findCompositions, type Composition } from './composition.ts';
import { shorterSide } from './core/relation.ts';
import { EvidenceFinder } from './evidence.ts';
import { describeGroup, groupDocuments } from './groups.ts';
import { compareCodeUnits } from './intake.ts';
import { openingOf } from './opening.ts';
import { listPairs } from './pair-list.ts';
import {
  Breather,
  pairCounts,
  type DedupeOptions,
  type ScoredCorpus,
  type ScoredPair,
} from './scored-corpus.ts';
import { VERSION } from './version.ts';

/** Pairs whose passages are found between two looks at the abort signal. */
const BATCH = 512;

/** Clusters the corpus by its settings and reports everything found. */
export async function assembleResult(
  corpus: ScoredCorpus,
  options: DedupeOptions,
): Promise<DedupeResult> {
  const breather = new Breather(options);
  await breather.pause({ phase: 'cluster', done: 0 });
  const clustering = corpus.clusterTexts(corpus.settings);
  const groups = groupDocuments(corpus, clustering);
  const clusters = groups.map((group, i) => describeGroup(corpus, clustering, group, `c${i + 1}`));
  const clustered: Progress = { phase: 'cluster', done: groups.length, total: groups.length };
  const counting = corpus.scored.filter((pair) => pairCounts(pair, corpus.settings));
  const found = { corpus, clustering, groups, counting };
  const compositions = await findCompositions(found, () => breather.pause(clustered));
  options.onProgress?.(clustered);
  const { listed, omitted } = listPairs(corpus, groups, counting);
  const pairs = await describePairs(corpus, listed, options);
  const documents = describeDocuments(corpus, { clusters, pairs, compositions });
  return {
    schemaVersion: 1,
    tool: { name: 'neardup', version: VERSION },
    settings: corpus.settings,
    summary: summarise(corpus, { clusters, documents, pairs, pairsOmitted: omitted }),
    clusters,
    pairs,
    documents,
    skipped: corpus.intake.skipped,
    ...(options.showBoilerplate === true ? { boilerplate: await listBoilerplate(corpus) } : {}),
  };
}

/** Few runs ask for the list, so few load what makes it. */
async function listBoilerplate(corpus: ScoredCorpus): Promise<Boilerplate[]> {
  const { describeBoilerplate } = await import('./boilerplate-list.ts');
  return describeBoilerplate(corpus);
}

async function describePairs(
  corpus: ScoredCorpus,
  listed: readonly ScoredPair[],
  options: DedupeOptions,
): Promise<Pair[]> {
  const evidence = new EvidenceFinder(corpus.intake);
  const all = [...listed, ...identicalPairs(corpus)].sort((x, y) => x.a - y.a || x.b - y.b);
  const pairs: Pair[] = [];
  const breather = new Breather(options);
  const progress = (): Progress => ({ phase: 'evidence', done: pairs.length, total: all.length });
  for (const pair of all) {
    if (pairs.length % BATCH === 0) await breather.pause(progress());
    pairs.push(describePair(corpus, evidence, pair));
  }
  options.onProgress?.(progress());
  return pairs.sort(
    (x, y) => y.score - x.score || compareCodeUnits(x.a, y.a) || compareCodeUnits(x.b, y.b),
  );
}

/** One pair for each copy, with the first document of its text. */
function* identicalPairs({ identical, measure }: ScoredCorpus): Generator<ScoredPair> {
  for (const [document, text] of identical.representative.entries()) {
    if (text === document) continue;
    const { shinglesA } = measure(text, document);
    yield {
      a: text,
      b: document,
      relation: 'identical',
      score: 1,
      resemblance: 1,
      containmentA: 1,
      containmentB: 1,
      sharedShingles: shinglesA,
      shinglesA,
      shinglesB: shinglesA,
    };
  }
}

function describePair(
  { intake }: ScoredCorpus,
  evidence: EvidenceFinder,
  { a, b, ...measures }: ScoredPair,
): Pair {
  const { relation, score, resemblance, containmentA, containmentB } = measures;
  const { sharedShingles, shinglesA, shinglesB } = measures;
  const { collection } = intake;
  return {
    a: intake.metadata[a]?.id ?? '',
    b: intake.metadata[b]?.id ?? '',
    relation,
    ...(relation === 'excerpt'
      ? { excerpt: shorterSide(collection.length(a), collection.length(b)) }
      : {}),
    score,
    resemblance,
    containmentA,
    containmentB,
    sharedShingles,
    shinglesA,
    shinglesB,
    passages: evidence.passages(a, b),
  };
}

interface Found {
  readonly clusters: readonly Cluster[];
  readonly pairs: readonly Pair[];
  /** By the first document of each text. */
  readonly compositions: ReadonlyMap<number, Composition>;
}

function describeDocuments(
  { intake, identical }: ScoredCorpus,
  { clusters, pairs, compositions }: Found,
): DocumentEntry[] {
  const places = new Map<string, { cluster: string; role: Role }>();
  for (const { id, members } of clusters) {
    for (const { document, role } of members) places.set(document, { cluster: id, role });
  }
  const isShown = new Set([...places.keys(), ...pairs.flatMap(({ a, b }) => [a, b])]);
  return intake.metadata.map(({ id, path, line, title, date }, document) => {
    const { cluster = null, role = 'unique' } = places.get(id) ?? {};
    const needsOpening = title === undefined && isShown.has(id);
    return {
      id,
      path: path ?? id,
      ...(line === undefined ? {} : { line }),
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(needsOpening ? { opening: openingOf(intake.text(document)) } : {}),
      words: intake.collection.length(document),
      cluster,
      role,
      ...compositions.get(identical.representative[document] ?? document),
    };
  });
}

function summarise(
  { intake }: ScoredCorpus,
  {
    clusters,
    documents,
    pairs,
    pairsOmitted,
  }: Pick<DedupeResult, 'clusters' | 'documents' | 'pairs'> & { pairsOmitted: number },
): Summary {
  const { collection, bytes, skipped } = intake;
  const clustered = clusters.reduce((sum, { size }) => sum + size, 0);
  return {
    documents: documents.length,
    words: collection.tokenCount,
    bytes,
    clusters: clusters.length,
    duplicates: clustered - clusters.length,
    unique: documents.length - clustered,
    pairs: pairs.length,
    pairsOmitted,
    skipped: skipped.length,
  };
}
