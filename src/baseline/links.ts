/**
 * Which groups of accepted documents are linked by accepted pairs, and into which parts links join some groups.
 * O(pairs) to build; a part costs the links of its groups.
 */

import { type AcceptedDocument, type AcceptedPair, homeOf, pairName } from './entry.ts';

/** The known parts of a cluster. */
export interface Parts {
  /** The name of the part of an accepted document that is in the cluster. */
  readonly partOf: (one: AcceptedDocument) => string;
  /** The names of the accepted pairs that join them. */
  readonly pairs: readonly string[];
}

const NO_PAIRS: readonly string[] = [];

/** The links between groups of accepted documents. */
export class Links {
  /** By group, then by the group that it is linked to: the names of the pairs that do so. */
  readonly #linked = new Map<string, Map<string, string[]>>();

  /** Only pairs of documents that were recognised count. */
  constructor(pairs: readonly AcceptedPair[], matched: Iterable<AcceptedDocument>) {
    const homes = new Map<string, string>();
    for (const one of matched) homes.set(one.key, homeOf(one));
    for (const { pair } of pairs) {
      const [a, b] = [homes.get(pair[0]), homes.get(pair[1])];
      if (a === undefined || b === undefined || a === b) continue;
      this.#link(a, b, pairName(pair));
      this.#link(b, a, pairName(pair));
    }
  }

  #link(from: string, to: string, name: string): void {
    const links = this.#linked.get(from) ?? new Map<string, string[]>();
    this.#linked.set(from, links);
    const names = links.get(to);
    if (names === undefined) links.set(to, [name]);
    else names.push(name);
  }

  /** The names of the pairs that link two groups; none for a group and itself; undefined if nothing links them. */
  between(a: string, b: string): readonly string[] | undefined {
    return a === b ? NO_PAIRS : this.#linked.get(a)?.get(b);
  }

  /** The parts that the groups of some documents make. */
  partsAmong(documents: readonly (AcceptedDocument | undefined)[]): Parts {
    const homes = new Set<string>();
    for (const one of documents) if (one !== undefined) homes.add(homeOf(one));
    const parts = new Map<string, string>();
    const pairs: string[] = [];
    for (const home of homes) {
      if (parts.has(home)) continue;
      parts.set(home, home);
      const open = [home];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        for (const [next, names] of this.#linked.get(at) ?? []) {
          if (!homes.has(next)) continue;
          pairs.push(...names);
          if (parts.has(next)) continue;
          parts.set(next, home);
          open.push(next);
        }
      }
    }
    return { partOf: (one) => parts.get(homeOf(one)) ?? homeOf(one), pairs };
  }
}
