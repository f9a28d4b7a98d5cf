/** A corpus with all its candidates verified, to be clustered at any threshold. */

import type { CountSettings } from '../core/score/counting.ts';
import { openingOf } from '../core/texts/opening.ts';
import { clusterTexts } from '../core/clusters/text-clusters.ts';
import { measure } from '../core/score/known-pairs.ts';
import { PipelineRun, scoreArticles } from '../dedupe.ts';
import type { Sources } from '../intake/accumulator.ts';
import { type Measure, type Relation, RELATIONS } from '../model/settings.ts';
import type { DedupeOptions } from '../pipeline/options.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** A corpus whose pairs are verified, and which can be clustered at any threshold. */
export interface ScoredDocuments {
  /** Document ids in code-unit order. */
  readonly ids: readonly string[];
  readonly pairs: VerifiedPairs;
  /** The cluster number of every document at these settings, -1 for none. */
  cluster(settings: CountSettings): Int32Array;
  /** The measures of any two documents with different texts, candidates or not. */
  measure(a: number, b: number): Measured;
  /** The first words of a document. */
  opening(document: number): string;
}

/**
 * Every verified candidate pair, as parallel arrays; a < b are indices into the ids. Identical copies
 * are included, each with the smallest id of its text; containment is the larger of the two.
 */
export type VerifiedPairs = {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Index into `RELATIONS`. */
  readonly relation: Uint8Array;
} & { readonly [measure in Measure]: Float64Array };

/** How alike two documents are; containment is the larger of the two. */
export interface Measured extends Readonly<Record<Measure, number>> {
  readonly relation: Relation;
}

/** A corpus that still has its memory, because it goes on measuring. */
export interface OpenCorpus extends ScoredDocuments {
  /** Gives the memory back. Only `ids` and `pairs` stay valid; a second call changes nothing. */
  end(): Promise<void>;
}

/**
 * Verifies all candidates of a corpus, for evaluation and tuning.
 *
 * What it returns still measures texts, and they are in the memory of the run: some 1.2 MB for a few articles. Call
 * `end()` if you score one corpus after another; `dedupe` does so itself. Without it the memory waits for the garbage
 * collector, which does not see how much it is.
 */
export async function scoreCorpus(
  sources: Sources,
  options: DedupeOptions = {},
): Promise<OpenCorpus> {
  const run = await PipelineRun.start(options);
  try {
    return untilEnd(run, withIds(await scoreArticles(run, sources, () => true)));
  } catch (error) {
    await run.end();
    throw error;
  }
}

/** The corpus, which refuses to read its memory once that is given back. */
function untilEnd(run: PipelineRun, corpus: ScoredDocuments): OpenCorpus {
  let isEnded = false;
  const open = (): ScoredDocuments => {
    if (isEnded) throw new TypeError('the corpus was ended');
    return corpus;
  };
  return {
    ids: corpus.ids,
    pairs: corpus.pairs,
    cluster: (settings) => open().cluster(settings),
    measure: (a, b) => open().measure(a, b),
    opening: (document) => open().opening(document),
    end: async () => {
      // a kernel that came back twice would be lent to two runs
      if (isEnded) return;
      isEnded = true;
      await run.end();
    },
  };
}

/** The corpus as the library shows it: by ids, and with the copies. */
export function withIds(corpus: ScoredCorpus): ScoredDocuments {
  return {
    ids: corpus.intake.metadata.map(({ id }) => id),
    pairs: tabulate(corpus),
    cluster: (settings) => clusterNumbers(corpus, settings),
    measure: (a, b) => measureTexts(corpus, a, b),
    opening: (document) => openingOf(corpus.intake.text(document)),
  };
}

/** A copy has the measures of the first document with its text, the only one that was compared. */
function measureTexts(corpus: ScoredCorpus, a: number, b: number): Measured {
  const { identical } = corpus;
  const [textA = a, textB = b] = [identical.representative[a], identical.representative[b]];
  const { score, resemblance, relation, ...pair } = measure(corpus, textA, textB);
  const containment = Math.max(pair.containmentA, pair.containmentB);
  return { score, resemblance, containment, relation };
}

function tabulate({ scored, identical }: ScoredCorpus): VerifiedPairs {
  const copies = Array.from(identical.representative.entries())
    .filter(([document, text]) => document !== text)
    .map(([document, text]) => ({
      a: text,
      b: document,
      score: 1,
      resemblance: 1,
      containmentA: 1,
      containmentB: 1,
      relation: 'identical' as const,
    }));
  const all = [...scored, ...copies];
  return {
    a: Int32Array.from(all, ({ a }) => a),
    b: Int32Array.from(all, ({ b }) => b),
    score: Float64Array.from(all, ({ score }) => score),
    resemblance: Float64Array.from(all, ({ resemblance }) => resemblance),
    containment: Float64Array.from(all, ({ containmentA, containmentB }) =>
      Math.max(containmentA, containmentB),
    ),
    relation: Uint8Array.from(all, ({ relation }) => RELATIONS.indexOf(relation)),
  };
}

/** A document is in the cluster of its text. If the text has none, its copies are a cluster. */
function clusterNumbers(corpus: ScoredCorpus, settings: CountSettings): Int32Array {
  const { representative } = corpus.identical;
  const { centre } = clusterTexts(corpus, settings);
  const copies = new Int32Array(representative.length);
  for (const text of representative) copies[text] = (copies[text] ?? 0) + 1;
  return Int32Array.from(representative, (text) => {
    const cluster = centre[text] ?? -1;
    return cluster === -1 && (copies[text] ?? 0) > 1 ? text : cluster;
  });
}
