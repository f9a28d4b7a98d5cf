/**
 * A result cut down to what touches some of its documents. What is left is as the whole result has it: the same
 * clusters with the same ids, scores and passages. O(documents + members + pairs).
 */

import type { Cluster, DedupeResult, DocumentEntry, Summary } from '../model/result.ts';

/** The result without what touches none of the documents with these ids. */
export function focusOn(result: DedupeResult, ids: ReadonlySet<string>): DedupeResult {
  const clusters = result.clusters.filter(({ members }) => {
    return members.some(({ document }) => ids.has(document));
  });
  const pairs = pairsOf(result, clusters, ids);
  const named = namedBy({ clusters, pairs }, ids);
  const listed = result.documents.filter(({ id }) => named.has(id));
  const sources = new Set(
    listed.flatMap(({ sources = [] }) => sources.map(({ document }) => document)),
  );
  const documents = result.documents.filter(({ id }) => named.has(id) || sources.has(id));
  const templates = result.templates?.filter((family) =>
    family.documents.some((id) => ids.has(id)),
  );
  const { templates: _, ...rest } = result;
  const found = { ...rest, clusters, pairs, documents };
  return {
    ...found,
    ...(templates !== undefined && templates.length > 0 && { templates }),
    summary: summarise(found, ids),
    focus: result.documents.flatMap(({ id }) => (ids.has(id) ? [id] : [])),
  };
}

/** The pairs with a document in focus, and those inside of a listed cluster, whose passages it shows. */
function pairsOf(
  { pairs }: DedupeResult,
  clusters: readonly Cluster[],
  ids: ReadonlySet<string>,
): DedupeResult['pairs'] {
  const homes = new Map<string, string>();
  for (const { id, members } of clusters) {
    for (const { document } of members) homes.set(document, id);
  }
  return pairs.filter(({ a, b }) => {
    if (ids.has(a) || ids.has(b)) return true;
    const home = homes.get(a);
    return home !== undefined && home === homes.get(b);
  });
}

function namedBy(
  { clusters, pairs }: Pick<DedupeResult, 'clusters' | 'pairs'>,
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const named = new Set(ids);
  for (const { members } of clusters) for (const { document } of members) named.add(document);
  for (const { a, b } of pairs) named.add(a).add(b);
  return named;
}

function summarise(
  { summary, clusters, pairs, documents }: DedupeResult,
  ids: ReadonlySet<string>,
): Summary {
  const focused = documents.filter(({ id }) => ids.has(id));
  const digests = focused.filter(({ role }) => role === 'digest').length;
  const settled = clusters
    .flatMap(({ members }) => members)
    .filter((member) => member.settled !== undefined).length;
  const { digests: _, settled: __, scores: ___, ...rest } = summary;
  return {
    ...rest,
    clusters: clusters.length,
    duplicates: clusters.reduce((sum, { size }) => sum + size - 1, 0),
    unique: focused.filter(({ role }) => role === 'unique').length,
    ...(digests > 0 && { digests }),
    pairs: pairs.length,
    ...(settled > 0 && { settled }),
    focused: focused.length,
  };
}

/** Whether something about these documents is reported: all is, unless some are in focus. */
export function focusTest({
  focus,
}: Pick<DedupeResult, 'focus'>): (ids: readonly string[]) => boolean {
  if (focus === undefined) return () => true;
  const ids = new Set(focus);
  return (touched) => touched.some((id) => ids.has(id));
}

/** The ids of a document and of its sources, if it is made of parts of others. */
export function idsOf({ id, sources = [] }: DocumentEntry): readonly string[] {
  return [id, ...sources.map(({ document }) => document)];
}
