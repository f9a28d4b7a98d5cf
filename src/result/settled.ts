/**
 * What texts settle themselves: a page whose canonical link or `duplicate_of` key names the other document is a copy on
 * purpose, and no finding. Links are resolved as for the choice of the original (core/originals), but by addresses
 * and files alone: a name of an outlet credits and settles nothing.
 *
 * Costs an index of each cluster in which a member declares something; nothing if no document does.
 */

import { MemberIndex } from '../core/originals/member-index.ts';
import type { Provenance } from '../core/originals/provenance.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import type { DeclaredKey, Metadata } from '../model/article.ts';
import type { DocumentCluster } from './document-clusters.ts';

/** What is settled of a run. */
export interface Settled {
  /** By document of a cluster that is settled: the one that it names, or the original that names it. */
  readonly members: ReadonlyMap<number, number>;
  /** By document: the one that it names, in its cluster or in a listed pair. */
  readonly names: ReadonlyMap<number, number>;
}

const NOTHING: Settled = { members: new Map(), names: new Map() };

/** The key by which a document names another, and its line; a record has no other line than its own. */
export function declaredKey({ canonical, canonicalKey, line }: Metadata): DeclaredKey | undefined {
  if (canonical === undefined) return undefined;
  return canonicalKey ?? (line === undefined ? undefined : { key: 'canonical', line });
}

/** Looks in clusters, and in listed pairs outside of them. */
export function findSettled(
  metadata: readonly Metadata[],
  clusters: readonly DocumentCluster[],
  listed: readonly Pick<ScoredPair, 'a' | 'b'>[],
): Settled {
  const declares = (document: number): boolean => {
    const known = metadata[document];
    return known !== undefined && declaredKey(known) !== undefined;
  };
  if (!metadata.some((_, document) => declares(document))) return NOTHING;
  const names = new Map<number, number>();
  const members = new Map<number, number>();
  for (const { documents, choice } of clusters) {
    if (!documents.some(declares)) continue;
    for (const [document, named] of namesAmong(metadata, documents)) names.set(document, named);
    for (const document of documents) {
      const other = settledBy(document, choice.document, names);
      if (other !== undefined) members.set(document, other);
    }
  }
  for (const { a, b } of listed) {
    if (!declares(a) && !declares(b)) continue;
    for (const [document, named] of namesAmong(metadata, [a, b])) {
      if (!names.has(document)) names.set(document, named);
    }
  }
  return { members, names };
}

/** Whether one of the two names the other, or both name the same third. */
export function settlesPair({ names }: Settled, a: number, b: number): boolean {
  if (names.size === 0) return false;
  const [ofA, ofB] = [names.get(a), names.get(b)];
  return ofA === b || ofB === a || (ofA !== undefined && ofA === ofB);
}

function settledBy(
  document: number,
  original: number,
  names: ReadonlyMap<number, number>,
): number | undefined {
  if (document === original) return undefined;
  return names.get(document) ?? (names.get(original) === document ? original : undefined);
}

/** By document that names another of these: that one. */
function namesAmong(
  metadata: readonly Metadata[],
  documents: readonly number[],
): Map<number, number> {
  const index = new LinkIndex(metadata, documents);
  const names = new Map<number, number>();
  for (const document of documents) {
    const [first] = index.namedBy(document) ?? [];
    if (first !== undefined && first !== document) names.set(document, first);
  }
  return names;
}

/** Finds what documents name among some others. */
export class LinkIndex {
  readonly #index: MemberIndex;
  readonly #members: ReadonlyMap<number, Provenance>;

  constructor(metadata: readonly Metadata[], documents: readonly number[]) {
    const members = documents.map((document) => provenanceOf(metadata, document));
    this.#members = new Map(members.map((member) => [member.document, member]));
    this.#index = new MemberIndex(members);
  }

  /** The documents that one names, itself alone if it names itself; undefined if it declares nothing. */
  namedBy(document: number): readonly number[] | undefined {
    const member = this.#members.get(document);
    if (member?.canonical === undefined) return undefined;
    const found = this.#index.pagesLinked(member);
    if (found.includes(member)) return [document];
    return found.map((named) => named.document);
  }
}

/** A document that declares nothing has no link. */
function provenanceOf(metadata: readonly Metadata[], document: number): Provenance {
  const known = metadata[document] ?? { id: '' };
  const { id, url, path, title } = known;
  const canonical = declaredKey(known) === undefined ? undefined : known.canonical;
  return { document, id, url, path, title, canonical, length: 0 };
}
