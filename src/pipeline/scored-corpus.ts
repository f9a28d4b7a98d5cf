/**
 * The middle of the pipeline: articles in, verified pairs out, ready to be clustered at any threshold.
 */
import { totalmem } from 'node:os';
import type { Piece } from '../core/boilerplate/pieces.ts';
import { clusterDocuments, type Clustering } from '../core/clusters/cluster.ts';
import { gatherNeighbours, type Edges } from '../core/clusters/neighbours.ts';
import type { TokenTexts } from '../core/texts/collection.ts';
import { DedupeError } from '../model/error.ts';
import { KernelCollection } from '../core/texts/kernel-collection.ts';
import { ArticleFiles } from '../files/articles.ts';
import { STDIN } from '../files/list-files.ts';
import { findDigests, SharedSpans } from '../core/clusters/digest.ts';
import { groupIdentical, type IdenticalTexts } from '../core/texts/identical.ts';
import { PhraseSpread } from '../core/rarity/phrase-weight.ts';
import { PairScorer, type PairMeasure } from '../core/score/measure.ts';
import { tokenRarity } from '../core/rarity/rarity.ts';
import type { PhraseCounts } from '../core/shingles/phrases.ts';
import type { TokenMap } from '../core/tokens/tokenise.ts';
import type { Settings } from '../model/settings.ts';
import type { NodeWorkerPool } from '../runtime/worker-pool.ts';
import { type Engine, type KernelHints } from '../engines/engine.ts';
import { loadEngine } from '../engines/load.ts';
import { loadStemmer } from '../intake/stem.ts';
import { takeIn } from '../intake/intake.ts';
import { type Intake, type Sources } from '../intake/accumulator.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';
import { completeSettings } from '../model/complete-settings.ts';
import { verifyCandidates } from './verify-candidates.ts';
import { type CountSettings, type ScoredPair, pairCounts } from '../core/score/counting.ts';
import { type DedupeOptions } from './options.ts';
import { Breather } from '../runtime/breather.ts';
import {
  KERNEL_MEMORY,
  WORK_MEMORY,
  MEMORY_SHARE,
  ENTRY_SHARE,
  BLOCK_SHARE,
  POSTING_SHARE,
  BLOCK_BYTES,
} from '../runtime/memory-budget.ts';

/** A corpus whose candidates are verified. */
export interface ScoredCorpus {
  readonly settings: Settings;
  readonly intake: Intake;
  readonly identical: IdenticalTexts;
  /** Text that was set aside because otherwise different documents share it. */
  readonly boilerplate: readonly Piece[];
  /** The documents without it. */
  readonly own: TokenTexts;
  /** How many distinct texts have the words and phrases of the corpus. */
  readonly counts: PhraseCounts;
  /** The verified candidates that were kept, in order of a, then b. */
  readonly scored: readonly ScoredPair[];
  /** Measures two different texts, given in either order; A is the one with the smaller number. */
  readonly measure: (one: number, other: number) => PairMeasure;
  /** Groups the distinct texts by the pairs that count. */
  readonly clusterTexts: (settings: CountSettings) => TextClustering;
}

/** Clusters of texts, and the texts that are digests of others and join none. */
export interface TextClustering extends Clustering {
  /** 1 for a digest. */
  readonly isDigest: Uint8Array;
}

/**
 * Reads all sources, finds candidates, verifies them and keeps those that `keep` accepts, given the
 * settings in effect. Rejects with a `DedupeError` for settings out of range, and with whatever the
 * sources throw.
 */
export async function scoreArticles(
  sources: Sources,
  options: DedupeOptions,
  keep: Keep,
): Promise<ScoredCorpus> {
  const settings = completeSettings(options);
  const map = settings.stem === null ? undefined : await loadStemmer(settings.stem);
  const engine = await loadEngine(settings.engine);
  const pools = new PoolHolder(options);
  try {
    return await scoreWith(pools, sources, { options, settings, keep, engine, map });
  } catch (error) {
    if (!pools.isExhausted) throw error;
    if (pools.isSpilled || !canReadAgain(sources)) throw tooLarge();
  } finally {
    await pools.end();
  }
  // once more, with the tokens in a file: a corpus that looked as if it would fit did not
  return scoreArticles(sources, { ...options, spill: true }, keep);
}

/** True of files, but not of standard input, nor of what a program hands in. */
function canReadAgain(sources: Sources): boolean {
  return (
    sources instanceof ArticleFiles && sources.listing.files.every(({ path }) => path !== STDIN)
  );
}

function tooLarge(): DedupeError {
  return new DedupeError(
    'OUT_OF_MEMORY',
    'the corpus takes more than the 4 GB of memory that a run can use: split it, and look at the parts',
  );
}

interface ScoreInput {
  readonly options: DedupeOptions;
  readonly settings: Settings;
  readonly keep: Keep;
  readonly engine: Engine;
  readonly map: TokenMap | undefined;
}

async function scoreWith(
  pools: PoolHolder,
  sources: Sources,
  { options, settings, keep, engine, map }: ScoreInput,
): Promise<ScoredCorpus> {
  const { stem } = settings;
  const pool = options.kernel === false ? undefined : () => pools.pool();
  const memory = Math.min(KERNEL_MEMORY, options.memory ?? totalmem() * MEMORY_SHARE);
  const intake = await takeIn(sources, { ...options, memory, map, stem, pool });
  const { collection } = intake;
  pools.isSpilled ||= collection instanceof KernelCollection && collection.file !== undefined;
  const identical = groupIdentical(collection);
  const breather = new Breather(options);
  const total = identical.distinct.length;
  const pause = (share: number): Promise<void> =>
    breather.pause({ phase: 'candidates', done: Math.floor(share * total), total });
  await pause(0);
  const { quoted } = intake;
  const rarity = tokenRarity(collection.vocabulary, map);
  const { model } = options;
  const found = await engine(collection, identical.distinct, {
    settings,
    quoted,
    pause,
    hints: hintsFor({
      settings,
      rarity,
      keep,
      options,
      memory: Math.min(memory, WORK_MEMORY),
    }),
  });
  await pause(1);
  const { own, counts, verifier } = found;
  const spread = new PhraseSpread(collection.vocabulary, counts);
  const { shingleSize } = settings;
  const scorer = new PairScorer({ collection, own, rarity, shingleSize, spread, verifier, model });
  const measure = rememberPairs(collection.size, (a, b) => scorer.measure(a, b));
  const scored = await verifyCandidates({
    found,
    scorer,
    keep: (pair) => keep(pair, settings),
    breather,
  });
  const spans = new SharedSpans(own);
  const base = {
    settings,
    intake,
    identical,
    boilerplate: own.pieces,
    own,
    counts,
    scored,
    measure,
    spans,
  };
  return { ...base, clusterTexts: (count) => clusterTexts(base, count) };
}

/** Which verified pairs to keep. */
type Keep = (pair: PairMeasure, settings: Settings) => boolean;

/** The threads of a run, started where they are asked for. */
class PoolHolder {
  readonly #options: DedupeOptions;
  #pool: NodeWorkerPool | undefined;
  /** True where tokens are in a file. */
  isSpilled: boolean;

  constructor(options: DedupeOptions) {
    this.#options = options;
    this.isSpilled = options.spill === true;
  }

  /** True where the kernel asked for more memory than there is. */
  get isExhausted(): boolean {
    return this.#pool?.kernel.isExhausted === true;
  }

  async pool(): Promise<NodeWorkerPool | undefined> {
    const { NodeWorkerPool } = await import('../runtime/worker-pool.ts');
    this.#pool ??= NodeWorkerPool.start(this.#options.workers, this.#options.onWarning);
    return this.#pool;
  }

  async end(): Promise<void> {
    await this.#pool?.end();
  }
}

function hintsFor({
  settings,
  rarity,
  keep,
  options,
  memory,
}: {
  settings: Settings;
  rarity: Float64Array;
  keep: Keep;
  options: DedupeOptions;
  memory: number;
}): KernelHints | undefined {
  // a sample of the hashes is for comparison, and left to the reference
  if (settings.scaled !== 1) return undefined;
  // bounds know the shipped model, and pairs that are kept because they count
  const isLimited = keep === pairCounts && options.model === undefined;
  return {
    rarity,
    limit: isLimited ? { by: settings.by, threshold: settings.threshold } : undefined,
    entryBytes: memory * ENTRY_SHARE,
    createFile: () => ScratchFile.create(),
    blockBytes: Math.min(BLOCK_BYTES, memory * BLOCK_SHARE),
    postingBytes: options.spill === true ? 0 : memory * POSTING_SHARE,
  };
}

/** Measures remembered between calls: clustering asks for the same few again at every threshold. */
const MAX_REMEMBERED = 1 << 17;

/** `measure` for either order of two documents, with a bounded memory. */
function rememberPairs(
  size: number,
  measure: (a: number, b: number) => PairMeasure,
): ScoredCorpus['measure'] {
  const known = new Map<number, PairMeasure>();
  return (one, other) => {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    const key = a * size + b;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const pair = measure(a, b);
    known.set(key, pair);
    return pair;
  };
}

type Base = Omit<ScoredCorpus, 'clusterTexts'> & { readonly spans: SharedSpans };

function clusterTexts(
  { intake, scored, measure, spans }: Base,
  settings: CountSettings,
): TextClustering {
  const { collection } = intake;
  const counts = (pair: PairMeasure): boolean => pairCounts(pair, settings);
  const pairs = scored.filter(counts);
  const edges = edgesOf(pairs);
  const neighbours = gatherNeighbours(edges, collection.size);
  const isDigest = findDigests({ collection, neighbours, pairs, measure, counts, spans });
  const match = (centre: number, document: number): number => {
    const pair = measure(centre, document);
    return counts(pair) ? pair.score : -1;
  };
  const input = { size: collection.size, edges, match, isExcluded: isDigest };
  return { ...clusterDocuments(input), isDigest };
}

/** Pairs as parallel arrays. */
export function edgesOf(pairs: readonly ScoredPair[]): Edges {
  return {
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    score: Float64Array.from(pairs, ({ score }) => score),
  };
}
