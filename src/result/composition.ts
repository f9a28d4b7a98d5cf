/**
 * What a document is made of, if it is made of parts of several others.
 *
 * Every digest has a composition. So has any other document if at most a quarter of it is its own
 * and two sources that do not match each other give a fifth or more each. A source is a partner in
 * a pair that counts, and no digest. It is no version of the document, unless the document is a
 * copy of it; and no excerpt of the document, unless the document is a digest. Partners that match
 * each other or are in one cluster are versions of one source. That source is named after the
 * cluster's original if it is among them, else after the version with most of the document.
 *
 * Boilerplate comes from no source. O(tokens) of each partner, and of the document once. If all
 * partners of a document match the one that has most of it, only its pairs are looked at.
 */

import { measure } from '../core/score/known-pairs.ts';
import { areNeighbours, gatherNeighbours, type Neighbours } from '../core/clusters/neighbours.ts';
import {
  ExplainedTokens,
  measureShares,
  MIN_SHARED_RUN,
  type SourceText,
} from '../core/clusters/shares.ts';
import { SharedRuns } from '../core/shingles/shared-runs.ts';
import { sharesFrom } from '../core/score/measure.ts';
import { shorterSide } from '../core/score/relation.ts';
import type { Source } from '../model/result.ts';
import type { DocumentCluster } from './document-clusters.ts';
import { edgesOf, type TextClustering } from '../core/clusters/text-clusters.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { pairJoins, type ScoredPair } from '../core/score/counting.ts';

/** What one document is made of, in the form of its entry in the report. */
export interface Composition {
  readonly sources: readonly Source[];
  readonly ownShare: number;
}

/** A source of a document that is no digest gives at least this share of it. */
const MIN_SHARE = 0.2;
/** At most this share of a document that is no digest is its own. */
const MAX_OWN = 0.25;

/** What is known when compositions are looked for. */
export interface CompositionInput {
  readonly corpus: ScoredCorpus;
  readonly clustering: TextClustering;
  readonly clusters: readonly DocumentCluster[];
  /** The verified pairs of copies that count. */
  readonly joining: readonly ScoredPair[];
}

/** How many texts are looked at between two pauses. */
const BATCH = 512;

/**
 * Returns the compositions of all texts that have one, by the first document of the text. Calls
 * `pause` now and then, which may throw to stop.
 */
export async function findCompositions(
  input: CompositionInput,
  pause: () => Promise<void>,
): Promise<Map<number, Composition>> {
  const composer = new Composer(input);
  const compositions = new Map<number, Composition>();
  for (const [i, text] of composer.candidates.entries()) {
    if (i % BATCH === 0) await pause();
    const composition = composer.compose(text);
    if (composition !== undefined) compositions.set(text, composition);
  }
  return compositions;
}

/** A text that may be a source of another, and how well the two match. */
interface SourceCandidate {
  readonly document: number;
  readonly score: number;
  /** The share of the other text's shingles that it has. */
  readonly covered: number;
}

/** A partner together with what it gives. */
type Version = SourceCandidate & SourceText;

function candidateOf(pair: ScoredPair, text: number): SourceCandidate {
  const { a, b, score } = pair;
  const covered = sharesFrom(pair, a === text).ofThis;
  return { document: a === text ? b : a, score, covered };
}

class Composer {
  readonly #input: CompositionInput;
  readonly #neighbours: Neighbours;
  readonly #clusterOf = new Map<number, DocumentCluster>();
  readonly #originals = new Set<number>();
  readonly #runs: SharedRuns;

  constructor(input: CompositionInput) {
    const { corpus, clusters, joining } = input;
    this.#input = input;
    this.#runs = new SharedRuns(corpus.trimmed);
    this.#neighbours = gatherNeighbours(edgesOf(joining), corpus.intake.collection.size);
    for (const cluster of clusters) {
      for (const text of cluster.texts) this.#clusterOf.set(text, cluster);
      this.#originals.add(this.#originalOf(cluster));
    }
  }

  /** The texts that match at least two others. */
  get candidates(): Int32Array {
    const { joined, starts, ends } = this.#neighbours;
    return joined.filter((text) => (ends[text] ?? 0) - (starts[text] ?? 0) > 1);
  }

  /** What `text` is made of; undefined if it is not made of parts of others. */
  compose(text: number): Composition | undefined {
    const isDigest = this.#input.clustering.isDigest[text] === 1;
    const pairs = this.#pairsOf(text).filter((pair) => this.#canGive(pair, text, isDigest));
    if (pairs.length < 2) return undefined;
    const partners = pairs.map((pair) => candidateOf(pair, text)).sort(byCover);
    if (!this.#hasStrangers(partners)) return undefined;
    const length = this.#input.corpus.intake.collection.length(text);
    const families = this.#families(text, partners, new ExplainedTokens(length));
    const { shares, own } = measureShares(length, families);
    const large = shares.filter((share) => share >= (isDigest ? Number.MIN_VALUE : MIN_SHARE));
    if (large.length < 2 || (!isDigest && own > MAX_OWN)) return undefined;
    const sources = families
      .map((family, i) => ({ document: this.#nameOf(family), share: shares[i] ?? 0 }))
      .filter(({ share }) => share > 0);
    sources.sort((x, y) => y.share - x.share || (x.document < y.document ? -1 : 1));
    return { sources, ownShare: own };
  }

  /** The pairs of a text that count. */
  #pairsOf(text: number): ScoredPair[] {
    const { starts, ends, edges } = this.#neighbours;
    const pairs: ScoredPair[] = [];
    const end = ends[text] ?? 0;
    for (let i = starts[text] ?? 0; i < end; i++) {
      const pair = this.#input.joining[edges[i] ?? 0];
      if (pair !== undefined) pairs.push(pair);
    }
    return pairs;
  }

  /** True if the other text of a pair may be a source of `text`. */
  #canGive({ a, b, relation }: ScoredPair, text: number, isDigest: boolean): boolean {
    const other = a === text ? b : a;
    if (this.#input.clustering.isDigest[other] === 1) return false;
    const cluster = this.#clusterOf.get(text);
    const isCopy = cluster !== undefined && this.#originalOf(cluster) === other;
    if (isDigest || isCopy) return relation !== 'near-duplicate' || isCopy;
    if (relation !== 'excerpt') return relation === 'rewrite';
    const { collection } = this.#input.corpus.intake;
    const side = shorterSide(collection.length(a), collection.length(b));
    return (side === 'a' ? a : b) === text;
  }

  /** False if all partners are versions of the first. */
  #hasStrangers([first, ...others]: readonly SourceCandidate[]): boolean {
    if (first === undefined) return false;
    return others.some(({ document }) => !this.#isMatch(first.document, document));
  }

  /**
   * Groups versions of one source, the one with most of `text` first; in order of these first ones.
   */
  #families(
    text: number,
    partners: readonly SourceCandidate[],
    cover: ExplainedTokens,
  ): Version[][] {
    const families: Version[][] = [];
    const home = this.#clusterOf.get(text);
    const byText = new Map<number, Version[]>();
    const byCluster = new Map<DocumentCluster, Version[]>();
    this.#runs.load(text);
    for (const candidate of partners) {
      const runs = this.#runs.runs(candidate.document, MIN_SHARED_RUN);
      const partner = { ...candidate, runs };
      const cluster = this.#clusterOf.get(partner.document);
      const known =
        byText.get(partner.document) ??
        (cluster === undefined ? undefined : byCluster.get(cluster)) ??
        // members of the document's own cluster may share nothing but this text
        (cluster !== undefined && cluster === home ? this.#matching(partner, families) : undefined);
      if (known === undefined && !cover.isWidenedBy(runs)) continue;
      cover.add(runs);
      if (known !== undefined) {
        known.push(partner);
        continue;
      }
      const family = [partner];
      families.push(family);
      if (cluster !== undefined && cluster !== home) byCluster.set(cluster, family);
      for (const version of this.#matchesAmong(partners, partner.document)) {
        if (!byText.has(version)) byText.set(version, family);
      }
    }
    return families.sort((x, y) => (x[0]?.document ?? 0) - (y[0]?.document ?? 0));
  }

  /** The texts that `text` matches. If there are more of these than partners, only partners. */
  #matchesAmong(partners: readonly SourceCandidate[], text: number): Iterable<number> {
    const matches = this.#matchesOf(text);
    if (matches.length <= partners.length) return matches;
    return partners
      .map(({ document }) => document)
      .filter((partner) => this.#isMatch(text, partner));
  }

  /** The texts that `text` matches, ascending, because pairs are in order. */
  #matchesOf(text: number): Int32Array {
    const { starts, ends, documents } = this.#neighbours;
    return documents.subarray(starts[text], ends[text]);
  }

  /** True if a pair of the two counts. */
  #isMatch(one: number, other: number): boolean {
    return areNeighbours(this.#neighbours, one, other);
  }

  /** The family whose first version matches a text; the two may never have been candidates. */
  #matching({ document }: SourceCandidate, families: readonly Version[][]): Version[] | undefined {
    const { corpus } = this.#input;
    const home = this.#clusterOf.get(document);
    return families.find(([first]) => {
      if (first === undefined || this.#clusterOf.get(first.document) !== home) return false;
      return pairJoins(measure(corpus, first.document, document), corpus.settings);
    });
  }

  #originalOf({ choice }: DocumentCluster): number {
    return this.#input.corpus.identical.representative[choice.document] ?? choice.document;
  }

  /** The id of a source. */
  #nameOf(family: readonly SourceCandidate[]): string {
    const [first] = family;
    const original = family.find(({ document }) => this.#originals.has(document));
    const { document: text = 0 } = original ?? first ?? {};
    const cluster = this.#clusterOf.get(text);
    // the first of identical copies represents them all, but another may be the original
    const isOriginal = cluster !== undefined && this.#originalOf(cluster) === text;
    const document = isOriginal ? cluster.choice.document : text;
    return this.#input.corpus.intake.metadata[document]?.id ?? '';
  }
}

function byCover(x: SourceCandidate, y: SourceCandidate): number {
  return y.covered - x.covered || y.score - x.score || x.document - y.document;
}
