/**
 * How well one partition of documents agrees with another, over pairs of documents.
 *
 * Precision, recall and F1 ask for every pair whether both sides put it into one cluster; the
 * adjusted Rand index (Hubert and Arabie, 1985) corrects the agreement for chance. All follow from
 * four counts, which a contingency table gives in time linear in the documents: the pairs themselves
 * are never listed.
 */

/** Precision, recall and F1, each in [0, 1]. */
export interface Accuracy {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Numbers of unordered pairs of documents. */
export interface PairCounts {
  /** In one cluster on both sides. */
  readonly both: number;
  /** In one cluster in truth. */
  readonly truth: number;
  /** In one cluster as found. */
  readonly found: number;
  /** All pairs there are. */
  readonly all: number;
}

/**
 * Documents grouped by their true cluster, so that each comparison is two sweeps over them.
 * `documents` lists the labelled ones group by group; group g is [starts[g], starts[g + 1]).
 */
export interface TrueGroups {
  readonly documents: Int32Array;
  readonly starts: Int32Array;
}

/**
 * Returns the groups of a labelling: `labels[i]` is the true cluster of document i, numbered from
 * 0 without gaps, or -1 for a document that is left out.
 */
export function groupByLabel(labels: Int32Array): TrueGroups {
  const groups = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const starts = new Int32Array(groups + 1);
  for (const label of labels) if (label >= 0) add(starts, label + 1, 1);
  for (let group = 0; group < groups; group++) add(starts, group + 1, starts[group] ?? 0);
  const documents = new Int32Array(starts[groups] ?? 0);
  const next = starts.slice();
  for (const [document, label] of labels.entries()) {
    if (label >= 0) documents[add(next, label, 1)] = document;
  }
  return { documents, starts };
}

/** Adds to one of the counts; returns what it was before. */
function add(counts: Int32Array, index: number, more: number): number {
  const before = counts[index] ?? 0;
  counts[index] = before + more;
  return before;
}

/** The number of documents in a group. */
export function sizeOf({ starts }: TrueGroups, group: number): number {
  return (starts[group + 1] ?? 0) - (starts[group] ?? 0);
}

/**
 * Counts the pairs of labelled documents that share their true group, their found cluster, or
 * both. `found[i]` is the cluster of document i, any number from 0, or -1 for none: such a document
 * shares a cluster with no other.
 */
export function countPairs(truth: TrueGroups, found: Int32Array): PairCounts {
  const clusters = found.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const { documents, starts } = truth;
  return {
    both: countShared(truth, found, new Int32Array(clusters)),
    truth: sum(starts.length - 1, (group) => pairsOf(sizeOf(truth, group))),
    found: countFound(documents, found, new Int32Array(clusters)),
    all: pairsOf(documents.length),
  };
}

/** `seen` holds a zero for each cluster, before and after: a group clears what it counted. */
function countShared(truth: TrueGroups, found: Int32Array, seen: Int32Array): number {
  const { documents, starts } = truth;
  let shared = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = documents.subarray(starts[group], starts[group + 1]);
    shared += countFound(members, found, seen);
    for (const document of members) {
      const cluster = found[document] ?? -1;
      if (cluster >= 0) seen[cluster] = 0;
    }
  }
  return shared;
}

function countFound(documents: Int32Array, found: Int32Array, seen: Int32Array): number {
  let pairs = 0;
  for (const document of documents) {
    const cluster = found[document] ?? -1;
    if (cluster >= 0) pairs += add(seen, cluster, 1);
  }
  return pairs;
}

function sum(count: number, term: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index++) total += term(index);
  return total;
}

/** The number of unordered pairs of `size` things. */
export function pairsOf(size: number): number {
  return size < 2 ? 0 : (size * (size - 1)) / 2;
}

/**
 * Precision, recall and F1 of the found pairs. If nothing was found, nothing found is wrong:
 * precision 1. If nothing is true, nothing is missed: recall 1.
 */
export function accuracyOf({ both, truth, found }: Omit<PairCounts, 'all'>): Accuracy {
  const precision = found === 0 ? 1 : both / found;
  const recall = truth === 0 ? 1 : both / truth;
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** F1 of a precision and a recall; 0 if both are 0. */
export function harmonicMean(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/**
 * The adjusted Rand index: 1 for equal partitions, about 0 for what chance gives, negative below
 * it. Chance leaves no room only if both sides are all singletons, or both are one cluster; such
 * sides are equal, so the index is 1.
 */
export function adjustedRandIndex({ both, truth, found, all }: PairCounts): number {
  const byChance = all === 0 ? 0 : (truth / all) * found;
  const most = (truth + found) / 2;
  return most === byChance ? 1 : (both - byChance) / (most - byChance);
}
