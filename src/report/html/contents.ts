/**
 * What goes into a page of 20 MB: clusters with the most duplicated words first, each with its pairs, then pairs that
 * no cluster holds and forms, then texts in the same order. What does not fit is counted.
 * O(result), of which only what is shown becomes text.
 */

import type { Cluster, DedupeResult, Pair } from '../../model/result.ts';
import type { ReportOptions, ShownText } from '../options.ts';
import { weigh } from '../text/order.ts';
import { scriptJson, utf8Bytes } from './markup.ts';
import type { PageCluster, PageFamily, PageMember, PagePair } from './page-data.ts';
import { ShownDocuments } from './shown-names.ts';

/** Bytes of a page; the frame and the list for pages without scripts come off first. */
export const MAX_BYTES = 20_000_000;
/** Bytes of clusters, pairs and documents; the rest is for texts. */
const MAX_RECORD_BYTES = 9_000_000;
/** Bytes of a document beside its cluster, about. */
const BYTES_OF_DOCUMENT = 160;
/** Members and pairs of one cluster: more than anybody looks at. */
const MAX_MEMBERS = 1000;
const MAX_PAIRS = 5000;
const MAX_ORIGINS = 200;
const MAX_LOOSE = 2000;
const MAX_FAMILIES = 500;
/** Characters of its passages in which a pair is shown. */
const MAX_PASSAGES = 2000;

/** Everything of the result that a page has, but texts. */
export interface Contents {
  readonly documents: ShownDocuments;
  readonly clusters: readonly PageCluster[];
  /** As JSON, so that each is encoded once. */
  readonly pairs: readonly string[];
  readonly loose: readonly number[];
  /** How many pairs no cluster holds, in the page or not. */
  readonly looseCount: number;
  readonly families: readonly PageFamily[];
  /** The first so many documents are those of clusters and pairs, which are shown with their texts. */
  readonly textCount: number;
  readonly bytes: number;
  readonly omitted: {
    readonly clusters: number;
    readonly members: number;
    readonly pairs: number;
    readonly families: number;
  };
}

/** Chooses what the page has. */
export function contentsOf(result: DedupeResult, { withoutTexts }: ReportOptions): Contents {
  const isWordless = withoutTexts === true;
  const filling = new Filling(new ShownDocuments(result, isWordless));
  const { inside, loose } = pairsByCluster(result);
  const weighed = weigh(result).toSorted((x, y) => y.duplicatedWords - x.duplicatedWords);
  for (const { cluster, duplicatedWords } of weighed) {
    if (filling.isFull) break;
    filling.addCluster(cluster, Math.round(duplicatedWords), inside.get(cluster.id) ?? []);
  }
  for (const pair of loose.slice(0, MAX_LOOSE)) {
    if (filling.isFull) break;
    filling.loose.push(filling.addPair(pair));
  }
  const textCount = filling.documents.ids.length;
  const families = (result.templates ?? []).slice(0, MAX_FAMILIES).map((family) => ({
    documents: family.documents.slice(0, MAX_MEMBERS).map((id) => filling.documents.numberOf(id)),
    share: family.share,
    text: isWordless ? '' : family.text,
  }));
  return {
    documents: filling.documents,
    clusters: filling.clusters,
    pairs: filling.pairs,
    loose: filling.loose,
    looseCount: loose.length,
    families,
    textCount,
    bytes: filling.bytes,
    omitted: {
      clusters: result.clusters.length - filling.clusters.length,
      members: filling.clusters.reduce((sum, { size, members }) => sum + size - members.length, 0),
      pairs: result.pairs.length - filling.pairs.length,
      families: (result.templates ?? []).length - families.length,
    },
  };
}

/** The tellings of a cluster that has several; of members that the page does not have it says nothing. */
function originsOf(
  { origins = [] }: Cluster,
  documents: ShownDocuments,
): Pick<PageCluster, 'origins'> {
  if (origins.length < 2) return {};
  const shown = origins.slice(0, MAX_ORIGINS).flatMap(({ first, date, outlet, members }) => {
    const numbers = members.flatMap((id) => documents.known(id) ?? []);
    const start = documents.known(first);
    if (start === undefined) return [];
    const credit = outlet === null || documents.isWordless ? {} : { outlet: outlet.slice(0, 200) };
    const dated = date === undefined ? {} : { date: date.slice(0, 30) };
    return [{ first: start, ...dated, ...credit, members: numbers }];
  });
  return { origins: shown };
}

/** The pairs within each cluster, and those of no cluster. */
function pairsByCluster({ clusters, pairs }: DedupeResult): {
  readonly inside: ReadonlyMap<string, readonly Pair[]>;
  readonly loose: readonly Pair[];
} {
  const homes = new Map<string, string>();
  for (const { id, members } of clusters) {
    for (const { document } of members) homes.set(document, id);
  }
  const inside = new Map<string, Pair[]>();
  const loose: Pair[] = [];
  for (const pair of pairs) {
    const home = homes.get(pair.a);
    if (home === undefined || home !== homes.get(pair.b)) {
      if (pair.settled !== true) loose.push(pair);
    } else if (inside.get(home)?.push(pair) === undefined) inside.set(home, [pair]);
  }
  return { inside, loose };
}

/** What was taken so far. */
class Filling {
  readonly documents: ShownDocuments;
  readonly clusters: PageCluster[] = [];
  readonly pairs: string[] = [];
  readonly loose: number[] = [];
  bytes = 0;

  constructor(documents: ShownDocuments) {
    this.documents = documents;
  }

  get isFull(): boolean {
    return this.bytes + this.documents.ids.length * BYTES_OF_DOCUMENT > MAX_RECORD_BYTES;
  }

  addCluster(cluster: Cluster, duplicatedWords: number, listed: readonly Pair[]): void {
    const { id, size, originalBecause: because, originalConfidence: confidence } = cluster;
    const kept = cluster.members.slice(0, MAX_MEMBERS);
    const members = kept.map((member): PageMember => {
      // names and reasons are no measures
      const { document, via, settled, because: _, ...measures } = member;
      const numbers = this.documents;
      return {
        document: numbers.numberOf(document),
        ...measures,
        via: numbers.numberOf(via),
        ...(settled !== undefined && { isSettled: true }),
      };
    });
    const pairs = listed
      .filter(
        ({ a, b }) =>
          this.documents.known(a) !== undefined && this.documents.known(b) !== undefined,
      )
      .slice(0, MAX_PAIRS)
      .map((pair) => this.addPair(pair));
    const origins = originsOf(cluster, this.documents);
    const record = { id, size, because, confidence, duplicatedWords, members, ...origins, pairs };
    this.clusters.push(record);
    this.bytes += 160 * members.length + 120;
  }

  /** Returns the number of the pair. */
  addPair(pair: Pair): number {
    const { a, b, relation, excerpt, quoting, score, resemblance } = pair;
    const { containmentA, containmentB, passages } = pair;
    const record: PagePair = {
      a: this.documents.numberOf(a),
      b: this.documents.numberOf(b),
      relation,
      ...(excerpt !== undefined && { excerpt }),
      ...(quoting !== undefined && { quoting }),
      score,
      resemblance,
      containmentA,
      containmentB,
      passages: passages.slice(0, MAX_PASSAGES).flatMap((passage) => [...passage.a, ...passage.b]),
    };
    const text = scriptJson(record);
    this.bytes += text.length + 1;
    return this.pairs.push(text) - 1;
  }
}

/** The texts that fit into so many bytes, as JSON by document; `null` for the others, which are counted. */
export function textsOf(
  { documents: { ids }, textCount }: Contents,
  texts: ReadonlyMap<string, ShownText>,
  room: number,
): { readonly pieces: readonly string[]; readonly omitted: number } {
  let left = room;
  let omitted = 0;
  const holders = new Map<string, number>();
  const pieces = ids.slice(0, textCount).map((id, document) => {
    const found = texts.get(id);
    const holder = found && holders.get(found.text);
    if (holder !== undefined) return String(holder);
    const piece = found === undefined ? 'null' : scriptJson([found.text, found.aside.flat()]);
    const bytes = found === undefined ? Infinity : utf8Bytes(piece);
    if (found === undefined || bytes > left) {
      omitted++;
      return 'null';
    }
    holders.set(found.text, document);
    left -= bytes;
    return piece;
  });
  return { pieces, omitted };
}
