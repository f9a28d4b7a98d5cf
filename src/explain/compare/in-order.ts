/**
 * Which passages follow each other in the second text as they do in the first: a heaviest rising subsequence
 * of their places there. The others were moved. O(n log n), with a tree of the best sums (Fenwick 1994).
 */

/** A passage, by where it begins in the second text and how much it holds. */
export interface Placed {
  readonly at: number;
  readonly weight: number;
}

/** A subsequence: its sum, its last item, and how it began. */
interface Chain {
  readonly sum: number;
  readonly last: number;
  readonly before: Chain | undefined;
}

/** The indices of a strictly rising subsequence with the largest sum of weights, which are above 0. */
export function inOrder(items: readonly Placed[]): ReadonlySet<number> {
  const places = [...new Set(items.map(({ at }) => at))].sort((x, y) => x - y);
  const rankOf = new Map(places.map((at, rank) => [at, rank]));
  const best = new BestChains(places.length);
  for (const [i, { at, weight }] of items.entries()) {
    const rank = rankOf.get(at) ?? 0;
    const before = best.below(rank);
    best.add(rank, { sum: (before?.sum ?? 0) + weight, last: i, before });
  }
  const found = new Set<number>();
  for (let chain = best.below(places.length); chain; chain = chain.before) found.add(chain.last);
  return found;
}

/** The heaviest chain by the rank of its end. */
class BestChains {
  readonly #nodes: (Chain | undefined)[];

  constructor(ranks: number) {
    this.#nodes = Array.from({ length: ranks + 1 }, () => undefined);
  }

  add(rank: number, chain: Chain): void {
    for (let node = rank + 1; node < this.#nodes.length; node += node & -node) {
      if (chain.sum > (this.#nodes[node]?.sum ?? 0)) this.#nodes[node] = chain;
    }
  }

  /** The heaviest that ends below a rank. */
  below(rank: number): Chain | undefined {
    let heaviest: Chain | undefined;
    for (let node = rank; node > 0; node -= node & -node) {
      const chain = this.#nodes[node];
      if ((chain?.sum ?? 0) > (heaviest?.sum ?? 0)) heaviest = chain;
    }
    return heaviest;
  }
}
