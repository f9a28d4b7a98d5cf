/**
 * The corpus without its duplicates: a run up to its clusters, then the documents to keep. Each dropped document forms
 * a pair that counts with a kept one, or is identical to it. Of what is kept no two form one, now or in a run of their
 * own: the finder was asked over these texts alone, and found nothing (keepers.ts).
 */

import { gatherNeighbours, type Neighbours } from '../core/clusters/neighbours.ts';
import { clusterTexts, edgesOf, type TextClustering } from '../core/clusters/text-clusters.ts';
import { pairCounts } from '../core/score/counting.ts';
import type { PairMeasure } from '../core/score/measure.ts';
import { roundMeasure } from '../core/score/score.ts';
import { listCopies } from '../core/texts/identical.ts';
import { type DedupeOptions, inRun, scoreInRounds } from '../dedupe.ts';
import type { ArticleFiles } from '../files/articles.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { describeMembers } from '../result/cluster-members.ts';
import { findDocumentClusters } from '../result/document-clusters.ts';
import { ProvenanceReader } from '../result/provenance-reader.ts';
import { findKeepers, type Keepers } from './keepers.ts';
import { type Choice, sortByPreference } from './preference.ts';
import type { Dropped, FilterOptions, Selection, Standing } from './selection.ts';

const STDIN = '-';

/**
 * Decides which documents of some files to keep. Rejects with a `DedupeError` for settings that are unknown or out
 * of range, and for a glob in `keep` that can match nothing.
 */
export async function filterArticles(
  sources: ArticleFiles,
  options: DedupeOptions & FilterOptions,
): Promise<Selection> {
  const { keep = [], maxPerCluster = 1, ...others } = options;
  // a glob that is wrong should not be told after an hour
  sortByPreference([], keep);
  return inRun(others, async (run) => {
    const { stdinFilename = STDIN } = sources.options;
    const files = sources.listing.files.map(({ path }) => (path === STDIN ? stdinFilename : path));
    return scoreInRounds(run, sources, async (corpus, again) => {
      const chooser = new Chooser(corpus, files);
      const order = chooser.order(keep);
      const keepers = await findKeepers({ corpus, again }, textsOf(corpus, order));
      return chooser.choose(keepers, { order, maxPerCluster });
    });
  });
}

/** What to keep beside what the texts demand. */
interface Choosing {
  /** Documents that match another one, the most wanted first. */
  readonly order: readonly number[];
  readonly maxPerCluster: number;
}

/** The texts of documents, each once, in order. */
function textsOf({ identical }: ScoredCorpus, documents: readonly number[]): readonly number[] {
  return [...new Set(documents.map((one) => identical.representative[one] ?? one))];
}

/** Chooses among the documents of one corpus. */
class Chooser {
  readonly #corpus: ScoredCorpus;
  readonly #files: ReadonlyMap<string, number>;
  readonly #clustering: TextClustering;
  /** By text: the pairs that count, which are more than those that make clusters. */
  readonly #neighbours: Neighbours;
  /** By document. */
  readonly #standings: Map<number, Standing>;
  readonly #reader: ProvenanceReader;

  constructor(corpus: ScoredCorpus, files: readonly string[]) {
    const { intake, settings, scored, identical } = corpus;
    this.#corpus = corpus;
    this.#files = new Map(files.map((path, i) => [path, i]));
    this.#clustering = clusterTexts(corpus, settings);
    const counting = scored.filter((pair) => pairCounts(pair, settings));
    this.#neighbours = gatherNeighbours(edgesOf(counting), intake.collection.size);
    this.#reader = new ProvenanceReader(corpus, listCopies(identical));
    this.#standings = this.#findStandings();
  }

  /** The documents that match another one, the most wanted first. */
  order(keep: readonly string[]): readonly number[] {
    return sortByPreference(this.#choices(keep), keep).map(({ document }) => document);
  }

  choose(keepers: Keepers, { order, maxPerCluster }: Choosing): Selection {
    const { intake } = this.#corpus;
    const dropped = this.#drop(keepers, order);
    this.#spare(order, dropped, maxPerCluster);
    return {
      documents: intake.metadata,
      dropped: [...dropped.values()].sort((x, y) => x.index - y.index),
      standings: this.#standings,
      hasMatches: order.length > 0,
      left: keepers.left,
      skipped: intake.skipped,
    };
  }

  #textOf(document: number): number {
    return this.#corpus.identical.representative[document] ?? document;
  }

  #idOf(document: number): string {
    return this.#corpus.intake.metadata[document]?.id ?? '';
  }

  #matchesOf(text: number): number {
    return (this.#neighbours.ends[text] ?? 0) - (this.#neighbours.starts[text] ?? 0);
  }

  /** The place of each document in the clusters, and of digests outside of them. */
  #findStandings(): Map<number, Standing> {
    const standings = new Map<number, Standing>();
    const clusters = findDocumentClusters(this.#corpus, this.#clustering, this.#reader);
    for (const [i, cluster] of clusters.entries()) {
      const members = describeMembers(this.#corpus, this.#clustering, cluster);
      for (const [at, { role, score }] of members.entries()) {
        const document = cluster.documents[at] ?? 0;
        standings.set(document, { cluster: `c${i + 1}`, role, score });
      }
    }
    const { isDigest } = this.#clustering;
    for (let document = 0; document < isDigest.length; document++) {
      if (isDigest[this.#textOf(document)] !== 1 || standings.has(document)) continue;
      standings.set(document, { cluster: null, role: 'digest', score: null });
    }
    return standings;
  }

  /** Every document that another one matches. */
  #choices(keep: readonly string[]): Choice[] {
    const { metadata, collection } = this.#corpus.intake;
    const needsDate = keep.includes('oldest') || keep.includes('newest');
    const choices: Choice[] = [];
    for (let document = 0; document < metadata.length; document++) {
      const text = this.#textOf(document);
      const matches = this.#matchesOf(text);
      if (matches === 0 && !this.#reader.isCopied(text)) continue;
      const { id, path = id, line = 0, record = line } = metadata[document] ?? { id: '' };
      const role = this.#standings.get(document)?.role;
      choices.push({
        document,
        id,
        path,
        line: record,
        words: collection.length(document),
        date: needsDate ? this.#dateOf(document) : undefined,
        file: this.#files.get(path) ?? 0,
        rank: role === 'original' ? 0 : role === 'digest' ? 2 : 1,
        matches,
      });
    }
    return choices;
  }

  /** The date that a document is given, else the one that its text states. */
  #dateOf(document: number): string | undefined {
    const { date, stated } = this.#reader.provenance(document);
    return date ?? stated;
  }

  /** Drops all but the texts to keep, and all but one copy of each of these; `order` is of documents. */
  #drop(keepers: Keepers, order: readonly number[]): Map<number, Dropped> {
    /** By text: the document that stands for it. */
    const first = new Map<number, number>();
    for (const document of order) {
      const text = this.#textOf(document);
      if (!first.has(text)) first.set(text, document);
    }
    const dropped = new Map<number, Dropped>();
    const drop = (document: number): void => {
      const text = this.#textOf(document);
      const kept = keepers.of(text);
      const stand = first.get(kept) ?? kept;
      if (stand === document) return;
      dropped.set(document, this.#describe(document, stand, keepers.match(text)));
    };
    for (const document of order) drop(document);
    for (const text of keepers.taken) if (!first.has(text)) drop(text);
    return dropped;
  }

  /** `match` is how it matches the kept one, if its text is another one. */
  #describe(document: number, kept: number, match?: PairMeasure): Dropped {
    return {
      index: document,
      document: this.#idOf(document),
      kept: this.#idOf(kept),
      score: match === undefined ? 1 : roundMeasure(match.score),
      relation: match === undefined ? 'identical' : match.relation,
      cluster: this.#standings.get(document)?.cluster ?? null,
    };
  }

  /** Keeps the most wanted of the dropped ones after all, until each cluster has so many. */
  #spare(order: readonly number[], dropped: Map<number, Dropped>, maxPerCluster: number): void {
    if (maxPerCluster === 1) return;
    const counts = new Map<string, number>();
    const clusterOf = (document: number): string => this.#standings.get(document)?.cluster ?? '';
    const count = (document: number): void => {
      counts.set(clusterOf(document), (counts.get(clusterOf(document)) ?? 0) + 1);
    };
    for (const document of order) if (!dropped.has(document)) count(document);
    for (const document of order) {
      const cluster = clusterOf(document);
      if (cluster === '' || !dropped.has(document)) continue;
      if ((counts.get(cluster) ?? 0) >= maxPerCluster) continue;
      dropped.delete(document);
      count(document);
    }
  }
}
