/**
 * Lists mistaken pairs, worst first. Pairs that were never candidates have no measures yet, so they
 * are measured here; if they are very many, only the first of them.
 */

import type { CountSettings } from '../core/score/counting.ts';
import { RELATIONS } from '../model/settings.ts';
import { CopyFinder } from './copy-finder.ts';
import type { ThresholdJudge, ThresholdResult } from './threshold-judge.ts';
import { pairKey, type Truth } from './labels/truth.ts';
import type { Measured, ScoredDocuments } from './scored-documents.ts';

/** One of the two documents of a pair. */
export interface MistakenDocument {
  readonly id: string;
  /** Its first words. */
  readonly opening: string;
}

/** A pair that is found but not true, or true but not found. */
export interface Mistake extends Measured {
  readonly a: MistakenDocument;
  readonly b: MistakenDocument;
  /** Whether it was a candidate; if not, it was measured for this list only. */
  readonly isCandidate: boolean;
  /** What it was judged to be, against judged pairs only. */
  readonly label?: string;
}

/** All mistakes of one kind, and the worst of them. */
export interface MistakeList {
  /** Pairs of documents, identical copies counted. */
  readonly pairs: number;
  /** How many of them were candidates. */
  readonly candidates: number;
  /** Worst first, by the measure of the run; pairs of the same two texts are listed once. */
  readonly worst: readonly Mistake[];
}

/** A run and what is known about it. */
export interface JudgedRun<T extends Truth = Truth> {
  readonly corpus: ScoredDocuments;
  readonly truth: T;
  readonly judge: ThresholdJudge;
  readonly settings: CountSettings;
  /** How the run does at the threshold of its settings. */
  readonly result: ThresholdResult;
}

/** The most pairs to measure that were never candidates. */
const MOST_MEASURED = 5000;

/** One kind of mistake. */
export interface MistakeKind {
  readonly isWorstHighest: boolean;
  /** All mistakes of this kind. */
  readonly pairs: number;
  /** How many of them the scored pair `i` stands for. */
  readonly weightOf: (i: number) => number;
  /** Whether two documents with the texts of a mistaken pair are a mistake themselves. */
  readonly isExample: (x: number, y: number) => boolean;
  /** Mistaken pairs of documents, candidates or not. */
  readonly enumerate: () => Iterable<readonly [x: number, y: number]>;
  /** What two documents were judged to be. */
  readonly labelOf?: (x: number, y: number) => string | undefined;
}

/** A mistaken pair, not yet described. */
interface Spotted extends Measured {
  readonly x: number;
  readonly y: number;
  readonly isCandidate: boolean;
}

/** Lists up to `count` mistakes of a kind that one run makes. */
export class MistakeLister {
  readonly #run: JudgedRun;
  readonly #copies: CopyFinder;
  readonly #count: number;

  constructor(run: JudgedRun, count: number) {
    this.#run = run;
    this.#copies = new CopyFinder(run.judge.expansion.first);
    this.#count = count;
  }

  /** Counts the mistakes of a kind, and lists the worst. */
  list(kind: MistakeKind): MistakeList {
    const { length } = this.#run.corpus.pairs.a;
    const scored = Array.from({ length }, (_, i) => i).filter((i) => kind.weightOf(i) > 0);
    const candidates = scored.reduce((sum, i) => sum + kind.weightOf(i), 0);
    const isShort = this.#count > 0 && candidates < kind.pairs;
    const unscored = isShort ? this.#measureUnscored(kind, scored) : [];
    const worst = this.#pickWorst(kind, [...this.#readScored(kind, scored), ...unscored]);
    return {
      pairs: kind.pairs,
      candidates,
      worst: worst.map((pair) => this.#describe(pair, kind)),
    };
  }

  #pickWorst({ isWorstHighest }: MistakeKind, spotted: readonly Spotted[]): Spotted[] {
    const { by } = this.#run.settings;
    const sign = isWorstHighest ? -1 : 1;
    const order = (p: Spotted, q: Spotted): number =>
      sign * (p[by] - q[by] || p.score - q.score) || p.x - q.x || p.y - q.y;
    return spotted.toSorted(order).slice(0, this.#count);
  }

  #readScored({ isExample }: MistakeKind, scored: readonly number[]): Spotted[] {
    const distinct = new Map(scored.map((i) => [this.#keyOf(...this.#documentsOf(i)), i]));
    return [...distinct.values()].flatMap((i) => {
      const pair = this.#copies.find(...this.#documentsOf(i), isExample);
      return pair === undefined ? [] : [{ ...ordered(pair), ...this.#measuresOf(i) }];
    });
  }

  /** The documents of the scored pair `i`. */
  #documentsOf(i: number): [a: number, b: number] {
    const { a, b } = this.#run.corpus.pairs;
    return [a[i] ?? -1, b[i] ?? -1];
  }

  #measuresOf(i: number): Measured & Pick<Spotted, 'isCandidate'> {
    const { pairs } = this.#run.corpus;
    return {
      score: pairs.score[i] ?? 0,
      resemblance: pairs.resemblance[i] ?? 0,
      containment: pairs.containment[i] ?? 0,
      relation: RELATIONS[pairs.relation[i] ?? -1] ?? 'rewrite',
      isCandidate: true,
    };
  }

  /** The pairs that are not among the scored ones; the same two texts once. */
  #measureUnscored({ enumerate }: MistakeKind, scored: readonly number[]): Spotted[] {
    const { corpus } = this.#run;
    const known = new Set(scored.map((i) => this.#keyOf(...this.#documentsOf(i))));
    const unscored: Spotted[] = [];
    for (const [x, y] of enumerate()) {
      const key = this.#keyOf(x, y);
      if (known.has(key)) continue;
      known.add(key);
      unscored.push({ ...ordered([x, y]), ...corpus.measure(x, y), isCandidate: false });
      if (unscored.length === MOST_MEASURED) break;
    }
    return unscored;
  }

  #keyOf(x: number, y: number): number {
    const { ids } = this.#run.corpus;
    return pairKey(this.#copies.textOf(x), this.#copies.textOf(y), ids.length);
  }

  #describe({ x, y, ...rest }: Spotted, { labelOf }: MistakeKind): Mistake {
    const { corpus } = this.#run;
    const label = labelOf?.(x, y);
    const document = (d: number) => ({ id: corpus.ids[d] ?? '', opening: corpus.opening(d) });
    return { a: document(x), b: document(y), ...rest, ...(label !== undefined && { label }) };
  }
}

function ordered([x, y]: readonly [number, number]): { x: number; y: number } {
  return { x: Math.min(x, y), y: Math.max(x, y) };
}
