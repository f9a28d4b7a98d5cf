/**
 * Makes one baseline of the lines of two sides of a merge: repeats go, and clusters that share a document become one.
 * O(documents) but for the search of groups, which is as good as constant.
 */

import {
  type AcceptedDocument,
  type AcceptedPair,
  type Baseline,
  byUnit,
  pairName,
} from './entry.ts';

/** The same baseline, with each document and each pair once. */
export function joinEntries(baseline: Baseline): Baseline {
  const names = new ClusterNames();
  const documents = new Map<string, AcceptedDocument>();
  for (const one of baseline.documents.toSorted(inOrder)) {
    const known = documents.get(one.key);
    if (known?.cluster !== undefined && one.cluster !== undefined) {
      names.join(known.cluster, one.cluster);
    }
    documents.set(one.key, known === undefined ? one : joined(known, one));
  }
  const pairs = new Map<string, AcceptedPair>();
  for (const pair of baseline.pairs) {
    const known = pairs.get(pairName(pair.pair));
    pairs.set(pairName(pair.pair), known?.because === undefined ? { ...known, ...pair } : known);
  }
  return {
    ...baseline,
    documents: [...documents.values()].map((one) =>
      one.cluster === undefined ? one : { ...one, cluster: names.of(one.cluster) },
    ),
    pairs: [...pairs.values()],
  };
}

/** Which of two lines comes first does not depend on their order in the file. */
function inOrder(a: AcceptedDocument, b: AcceptedDocument): number {
  return (
    byUnit(a.key, b.key) || byUnit(a.fingerprint, b.fingerprint) || byUnit(a.document, b.document)
  );
}

function joined(known: AcceptedDocument, other: AcceptedDocument): AcceptedDocument {
  const cluster = known.cluster ?? other.cluster;
  const because = known.because ?? other.because;
  return {
    ...known,
    ...(cluster !== undefined && { cluster }),
    ...(because !== undefined && { because }),
  };
}

/** Names of clusters, of which some mean the same; the least of these stands for all. */
class ClusterNames {
  readonly #least = new Map<string, string>();

  join(a: string, b: string): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one === other) return;
    const [least, more] = one < other ? [one, other] : [other, one];
    this.#least.set(more, least);
  }

  of(name: string): string {
    let at = name;
    const passed: string[] = [];
    for (let next = this.#least.get(at); next !== undefined; next = this.#least.get(at)) {
      passed.push(at);
      at = next;
    }
    for (const each of passed) this.#least.set(each, at);
    return at;
  }
}
