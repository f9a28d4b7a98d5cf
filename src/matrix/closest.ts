/**
 * For each document its closest match, and how many documents match it. Of the pairs that count by the settings of
 * the run, as in the report of the main command; no matrix, so the corpus may be large.
 */

import { pairCounts, type ScoredPair } from '../core/score/counting.ts';
import { measureOf } from '../core/score/measure.ts';
import { listCopies } from '../core/texts/identical.ts';
import { type DedupeOptions, inRun, scoreArticles, type Sources } from '../dedupe.ts';
import type { Skipped } from '../model/article.ts';
import type { Measure, Relation } from '../model/settings.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import type { MatrixDocument } from './similarities.ts';

/** The closest match of a document. */
export interface ClosestMatch {
  readonly document: MatrixDocument;
  readonly relation: Relation;
  readonly score: number;
  readonly resemblance: number;
  /** The share of the document that is in its match, and the reverse. */
  readonly containment: number;
  readonly contains: number;
}

/** A document, and what matches it. */
export interface ClosestRow {
  readonly document: MatrixDocument;
  /** How many documents match it. */
  readonly matches: number;
  /** Absent if none does. */
  readonly closest?: ClosestMatch;
}

/** All documents, in code-unit order of their ids. */
export interface ClosestMatches {
  readonly by: Measure;
  readonly rows: readonly ClosestRow[];
  readonly skipped: readonly Skipped[];
}

/** Finds the closest match of every document. Rejects with a `DedupeError` as the main command does. */
export async function findClosest(
  sources: Sources,
  options: DedupeOptions,
): Promise<ClosestMatches> {
  return inRun(options, async (run) => {
    const corpus = await scoreArticles(run, sources, pairCounts);
    await run.breather.pause({ phase: 'cluster', done: 0 });
    const finder = new ClosestFinder(corpus);
    const rows = corpus.intake.metadata.map((_, document) => finder.row(document));
    return { by: corpus.settings.by, rows, skipped: corpus.intake.skipped };
  });
}

const IDENTICAL = { relation: 'identical', score: 1, resemblance: 1 } as const;

/** Looks up the pairs of a corpus by document. */
class ClosestFinder {
  readonly #corpus: ScoredCorpus;
  /** By text that has copies, which is its first document: all documents that have it. */
  readonly #copies = new Map<number, number[]>();
  /** By text: how many documents match it, apart from its copies. */
  readonly #matches: Int32Array;
  /** By text: the pair with the closest other text. */
  readonly #best = new Map<number, ScoredPair>();

  constructor(corpus: ScoredCorpus) {
    const { representative } = corpus.identical;
    this.#corpus = corpus;
    this.#matches = new Int32Array(representative.length);
    for (const copy of listCopies(corpus.identical)) {
      const text = representative[copy] ?? copy;
      const known = this.#copies.get(text);
      if (known === undefined) this.#copies.set(text, [text, copy]);
      else known.push(copy);
    }
    for (const pair of corpus.scored) if (pairCounts(pair, corpus.settings)) this.#take(pair);
  }

  #take(pair: ScoredPair): void {
    for (const [text, other] of [
      [pair.a, pair.b],
      [pair.b, pair.a],
    ] as const) {
      this.#matches[text] = (this.#matches[text] ?? 0) + this.#copiesOf(other).length;
      const known = this.#best.get(text);
      if (known === undefined || this.#isCloser(pair, known)) this.#best.set(text, pair);
    }
  }

  /** Pairs come in the order of their documents, so of two that are as close the first stays. */
  #isCloser(pair: ScoredPair, known: ScoredPair): boolean {
    const { by } = this.#corpus.settings;
    return measureOf(pair, by) > measureOf(known, by);
  }

  #copiesOf(text: number): readonly number[] {
    return this.#copies.get(text) ?? [text];
  }

  row(document: number): ClosestRow {
    const { collection } = this.#corpus.intake;
    const text = this.#corpus.identical.representative[document] ?? document;
    const copies = collection.length(text) === 0 ? [document] : this.#copiesOf(text);
    const matches = copies.length - 1 + (this.#matches[text] ?? 0);
    const closest = this.#closest(document, text, copies);
    return { document: this.#nameOf(document), matches, ...(closest && { closest }) };
  }

  #closest(document: number, text: number, copies: readonly number[]): ClosestMatch | undefined {
    const copy = copies.find((other) => other !== document);
    if (copy !== undefined) {
      return { document: this.#nameOf(copy), ...IDENTICAL, containment: 1, contains: 1 };
    }
    const pair = this.#best.get(text);
    if (pair === undefined) return undefined;
    const { relation, score, resemblance, containmentA, containmentB } = pair;
    const isFirst = pair.a === text;
    return {
      document: this.#nameOf(isFirst ? pair.b : pair.a),
      relation,
      score,
      resemblance,
      containment: isFirst ? containmentA : containmentB,
      contains: isFirst ? containmentB : containmentA,
    };
  }

  #nameOf(document: number): MatrixDocument {
    const { id, path = id, line } = this.#corpus.intake.metadata[document] ?? { id: '' };
    return { id, path, line };
  }
}
