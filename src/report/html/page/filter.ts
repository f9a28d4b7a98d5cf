/**
 * Which clusters are shown and in which order. What is searched is put together once, in lower case: a search over
 * 5,000 clusters is 5,000 looks into a string.
 */

import type { PageCluster, PageData } from '../page-data.ts';

/** The orders of the list, the first is the default. */
export const ORDERS = {
  words: 'most duplicated',
  size: 'largest',
  least: 'least sure first',
  surest: 'surest first',
  newest: 'newest first',
  name: 'by title',
} as const;
/** The name of an order. */
export type Order = keyof typeof ORDERS;

/** What is asked for. */
export interface Query {
  /** Words that must all occur in the titles, names and paths of a cluster's documents. */
  readonly words: string;
  /** A role that a member must have; empty for any. */
  readonly relation: string;
  /** The least score with which some member may have joined is at least this. */
  readonly leastScore: number;
  readonly order: Order;
}

/** A cluster with what it is searched and sorted by. */
export interface Row {
  readonly cluster: PageCluster;
  readonly title: string;
  readonly searched: string;
  /** The least score with which a member joined. */
  readonly least: number;
  readonly newest: string;
  readonly roles: ReadonlySet<string>;
}

/** The rows of all clusters, in the order of the page. */
export function rowsOf({ clusters, documents }: Pick<PageData, 'clusters' | 'documents'>): Row[] {
  return clusters.map((cluster) => {
    const found = cluster.members.flatMap(({ document }) => documents[document] ?? []);
    const names = found.flatMap(({ headline = '', name, place = '' }) => [headline, name, place]);
    const [first] = found;
    return {
      cluster,
      title: first?.headline ?? first?.name ?? cluster.id,
      searched: `${cluster.id}\n${names.join('\n')}`.toLowerCase(),
      least: leastOf(cluster),
      newest: found.reduce((latest, { date = '' }) => (date > latest ? date : latest), ''),
      roles: new Set(cluster.members.map(({ role }) => role)),
    };
  });
}

/** The score with which a member joined its cluster. */
export function joined({
  score,
  viaScore,
  matchesOriginal,
}: PageCluster['members'][number]): number {
  return matchesOriginal === false ? viaScore : score;
}

function leastOf({ members }: PageCluster): number {
  return members.reduce((least, member) => Math.min(least, joined(member)), 1);
}

/** The rows that a query asks for, in its order; equal ones stay in theirs. */
export function chosen(rows: readonly Row[], query: Query): readonly Row[] {
  const words = query.words.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter(
    ({ searched, least, roles }) =>
      least >= query.leastScore &&
      (query.relation === '' || roles.has(query.relation)) &&
      words.every((word) => searched.includes(word)),
  );
  return query.order === 'words' ? found : found.toSorted(COMPARE[query.order]);
}

const COMPARE: Readonly<Record<Exclude<Order, 'words'>, (a: Row, b: Row) => number>> = {
  size: (a, b) => b.cluster.size - a.cluster.size,
  least: (a, b) => a.least - b.least,
  surest: (a, b) => b.least - a.least,
  newest: (a, b) => (a.newest === b.newest ? 0 : a.newest < b.newest ? 1 : -1),
  name: (a, b) => (a.title === b.title ? 0 : a.title < b.title ? -1 : 1),
};
