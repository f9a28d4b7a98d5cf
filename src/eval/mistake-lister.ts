/**
 * Lists mistaken pairs, worst first: those that were scored, and those that never were candidates,
 * which are measured now; where these are very many, only the first of them.
 */

import { RELATIONS } from '../model/settings.ts';
import { CopyFinder } from './copy-finder.ts';
import type {
  ClusterSettings,
  Judge,
  PairMeasures,
  ScoredDocuments,
  ThresholdResult,
} from './judge.ts';
import { pairKey, type Truth } from './labels/truth.ts';

/** One of the two documents of a pair. */
export interface MistakenDocument {
  readonly id: string;
  /** Its first words. */
  readonly opening: string;
}

/** A pair that is found but not true, or true but not found. */
export interface Mistake extends PairMeasures {
  readonly a: MistakenDocument;
  readonly b: MistakenDocument;
  /** Whether it was a candidate; if not, its measures were taken for this list alone. */
  readonly isCandidate: boolean;
}

/** All mistakes of one kind, and the worst of them. */
export interface MistakeList {
  /** Pairs of documents, identical copies counted. */
  readonly pairs: number;
  /** How many of them were candidates. */
  readonly candidates: number;
  /** Worst first, by the measure that the run is held to; pairs of the same two texts once. */
  readonly worst: readonly Mistake[];
}

/** A run and what is known about it. */
export interface JudgedRun<T extends Truth = Truth> {
  readonly corpus: ScoredDocuments;
  readonly truth: T;
  readonly judge: Judge;
  readonly settings: ClusterSettings;
  /** How it does at the threshold of its settings. */
  readonly result: ThresholdResult;
}

/** Pairs measured at most that were never candidates. */
const MOST_MEASURED = 5000;

/** One kind of mistake. */
export interface Kind {
  readonly isWorstHighest: boolean;
  /** All mistakes of this kind. */
  readonly pairs: number;
  /** How many of them the scored pair `i` stands for. */
  readonly weightOf: (i: number) => number;
  /** Whether two documents with the texts of a mistaken pair are a mistake themselves. */
  readonly isExample: (x: number, y: number) => boolean;
  /** Mistaken pairs of documents, those that were candidates among them. */
  readonly enumerate: () => Iterable<readonly [x: number, y: number]>;
}

/** A mistaken pair, not yet described. */
interface Spotted extends PairMeasures {
  readonly x: number;
  readonly y: number;
  readonly isCandidate: boolean;
}

/** Lists up to `count` mistakes of each kind that one run makes. */
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
  list(kind: Kind): MistakeList {
    const { length } = this.#run.corpus.pairs.a;
    const scored = Array.from({ length }, (_, i) => i).filter((i) => kind.weightOf(i) > 0);
    const candidates = scored.reduce((sum, i) => sum + kind.weightOf(i), 0);
    const isShort = this.#count > 0 && candidates < kind.pairs;
    const others = isShort ? this.#measureOthers(kind, scored) : [];
    const worst = this.#pickWorst(kind, [...this.#readScored(kind, scored), ...others]);
    return { pairs: kind.pairs, candidates, worst: worst.map((one) => this.#describe(one)) };
  }

  #pickWorst({ isWorstHighest }: Kind, spotted: readonly Spotted[]): Spotted[] {
    const { by } = this.#run.settings;
    const sign = isWorstHighest ? -1 : 1;
    const order = (p: Spotted, q: Spotted): number =>
      sign * (p[by] - q[by] || p.score - q.score) || p.x - q.x || p.y - q.y;
    return spotted.toSorted(order).slice(0, this.#count);
  }

  #readScored({ isExample }: Kind, scored: readonly number[]): Spotted[] {
    const { pairs } = this.#run.corpus;
    const distinct = new Map(scored.map((i) => [this.#keyOf(pairs.a[i]!, pairs.b[i]!), i]));
    return [...distinct.values()].flatMap((i) => {
      const pair = this.#copies.find(pairs.a[i]!, pairs.b[i]!, isExample);
      if (pair === undefined) return [];
      const relation = RELATIONS[pairs.relation[i]!] ?? 'rewrite';
      const [score, resemblance] = [pairs.score[i]!, pairs.resemblance[i]!];
      const containment = pairs.containment[i]!;
      return [{ ...ordered(pair), score, resemblance, containment, relation, isCandidate: true }];
    });
  }

  /** Those that are not among the scored ones; each two texts once. */
  #measureOthers({ enumerate }: Kind, scored: readonly number[]): Spotted[] {
    const { corpus } = this.#run;
    const { a, b } = corpus.pairs;
    const known = new Set(scored.map((i) => this.#keyOf(a[i]!, b[i]!)));
    const others: Spotted[] = [];
    for (const [x, y] of enumerate()) {
      const key = this.#keyOf(x, y);
      if (known.has(key)) continue;
      known.add(key);
      others.push({ ...ordered([x, y]), ...corpus.measure(x, y), isCandidate: false });
      if (others.length === MOST_MEASURED) break;
    }
    return others;
  }

  #keyOf(x: number, y: number): number {
    const { ids } = this.#run.corpus;
    return pairKey(this.#copies.textOf(x), this.#copies.textOf(y), ids.length);
  }

  #describe({ x, y, ...rest }: Spotted): Mistake {
    const { corpus } = this.#run;
    const document = (d: number) => ({ id: corpus.ids[d] ?? '', opening: corpus.opening(d) });
    return { a: document(x), b: document(y), ...rest };
  }
}

function ordered([x, y]: readonly [number, number]): { x: number; y: number } {
  return { x: Math.min(x, y), y: Math.max(x, y) };
}
