/**
 * Which findings of a result a baseline knows. In a cluster, accepted documents that share a group, or whose groups
 * an accepted pair links, are one known part. What joins the part of the original is new: each document that is not
 * accepted, and one document of each other part. So a cluster has as many new findings as acts of acceptance are
 * missing. A pair across clusters is known if its documents are in one known part. What texts settle is no finding, so
 * that it is neither new nor known.
 *
 * O(documents + pairs + accepted entries).
 */

import type {
  BaselineSummary,
  Cluster,
  DedupeResult,
  Member,
  Pair,
  StaleEntry,
} from '../model/result.ts';
import { clusterHomes, countFindings, isLoose } from '../report/findings/news.ts';
import {
  type AcceptedDocument,
  type AcceptedPair,
  type Baseline,
  byUnit,
  homeOf,
  inKeyOrder,
  pairName,
} from './entry.ts';
import { Links } from './links.ts';
import { matchDocuments } from './match.ts';

/** A result whose findings are marked, and what was recognised. */
export interface Compared {
  readonly result: DedupeResult & { readonly baseline: BaselineSummary };
  /** The accepted document that each document is, by id. */
  readonly matched: ReadonlyMap<string, AcceptedDocument>;
  /** Keys of accepted documents, and names of accepted pairs, that a known finding needs. */
  readonly used: ReadonlySet<string>;
}

/** Whether an accepted document would be found if it were there; stale is only what could have been found. */
export type IsScanned = (one: AcceptedDocument) => boolean;

/** Marks the findings of a result that has fingerprints. */
export function compareWith(
  baseline: Baseline,
  result: DedupeResult,
  isScanned: IsScanned = () => true,
): Compared {
  const matched = matchDocuments(baseline.documents, result.documents);
  const comparison = new Comparison(baseline, matched);
  const clusters = result.clusters.map((cluster) => comparison.cluster(cluster));
  const homes = clusterHomes(result);
  const pairs = result.pairs.map((pair) => (isLoose(pair, homes) ? comparison.pair(pair) : pair));
  const { used } = comparison;
  const marked = { ...result, clusters, pairs };
  const summary = { ...countFindings(marked), stale: staleEntries(baseline, used, isScanned) };
  return { result: { ...marked, baseline: summary }, matched, used };
}

class Comparison {
  readonly used = new Set<string>();
  readonly #matched: ReadonlyMap<string, AcceptedDocument>;
  readonly #links: Links;
  readonly #reasons = new Map<string, string>();

  constructor({ pairs }: Baseline, matched: ReadonlyMap<string, AcceptedDocument>) {
    this.#matched = matched;
    this.#links = new Links(pairs, matched.values());
    for (const { pair, because } of pairs) {
      if (because !== undefined) this.#reasons.set(pairName(pair), because);
    }
  }

  cluster(cluster: Cluster): Cluster {
    const accepted = cluster.members.map(({ document, settled }) => {
      return settled === undefined ? this.#matched.get(document) : undefined;
    });
    const { partOf, pairs } = this.#links.partsAmong(accepted);
    for (const name of pairs) this.used.add(name);
    // each part that was reached, with its first document
    const reached = new Map<string, AcceptedDocument>();
    const members = cluster.members.map((member, i) => {
      const one = accepted[i];
      const part = one === undefined ? undefined : partOf(one);
      const first = part === undefined ? undefined : reached.get(part);
      if (one !== undefined && part !== undefined && first === undefined) reached.set(part, one);
      if (i === 0) return member;
      return one === undefined || first === undefined ? member : this.#accepted(member, one, first);
    });
    return { ...cluster, members };
  }

  #accepted(member: Member, one: AcceptedDocument, first: AcceptedDocument): Member {
    this.used.add(one.key).add(first.key);
    return { ...member, isKnown: true, ...(one.because !== undefined && { because: one.because }) };
  }

  pair(pair: Pair): Pair {
    const [a, b] = [this.#matched.get(pair.a), this.#matched.get(pair.b)];
    if (a === undefined || b === undefined) return pair;
    const link = this.#links.between(homeOf(a), homeOf(b));
    if (link === undefined) return pair;
    const own = pairName(inKeyOrder(a.key, b.key));
    this.used.add(a.key).add(b.key).add(own);
    for (const name of link) this.used.add(name);
    const because = this.#reasons.get(own);
    return { ...pair, isKnown: true, ...(because !== undefined && { because }) };
  }
}

/** Whether both documents of an accepted pair would be found if they were there. */
export function pairScanned(
  { documents }: Baseline,
  isScanned: IsScanned,
): (pair: AcceptedPair) => boolean {
  const elsewhere = new Set(documents.flatMap((one) => (isScanned(one) ? [] : [one.key])));
  return ({ pair }) => !pair.some((key) => elsewhere.has(key));
}

function staleEntries(
  baseline: Baseline,
  used: ReadonlySet<string>,
  isScanned: IsScanned,
): StaleEntry[] {
  const reason = (because?: string): Pick<StaleEntry, 'because'> =>
    because === undefined ? {} : { because };
  const { documents, pairs } = baseline;
  const isSeen = pairScanned(baseline, isScanned);
  // a document that is in no cluster goes with its pairs
  const lost = documents.filter(
    (one) => one.cluster !== undefined && !used.has(one.key) && isScanned(one),
  );
  const apart = pairs.filter((one) => !used.has(pairName(one.pair)) && isSeen(one));
  const entries = [
    ...lost.map(({ document, because }) => ({ documents: [document], ...reason(because) })),
    ...apart.map(({ documents: names, because }) => ({ documents: names, ...reason(because) })),
  ];
  return entries.toSorted((a, b) => byUnit(a.documents.join('\n'), b.documents.join('\n')));
}
