/**
 * What a program that checks documents should show: one finding for each document that is no original, with
 * the passage that proves it; and one for each pair that counts though no cluster holds both.
 *
 * The worst first: by relation, then score, then id. O(documents + pairs); memory for the duplicates.
 */

import type {
  Acceptance,
  Cluster,
  DedupeResult,
  DocumentEntry,
  Member,
  Pair,
  Place,
  Side,
} from '../../model/result.ts';
import { type Relation, RELATIONS } from '../../model/settings.ts';
import { focusTest } from '../focus.ts';
import { longestPassage, PassageIndex } from './passage-index.ts';

/** A document that has its text from another, or shares some with it. */
export interface Finding {
  readonly relation: Relation;
  readonly document: DocumentEntry;
  /** Where the shared text is in its file: the longest passage, else the line where it starts. */
  readonly place: Place;
  /** The document that it was compared with: the original, or what it matched instead. */
  readonly other: DocumentEntry;
  readonly otherPlace: Place;
  /** The original of its cluster, if that is not `other`. */
  readonly original?: DocumentEntry;
  readonly score: number;
  /** True for a rewrite that holds the whole of the original. */
  readonly isLonger?: true;
  /** The share of the document's shingles that `other` has; absent where that is not known. */
  readonly containment?: number;
  /** Absent if there is no baseline. */
  readonly state?: 'new' | 'known';
  /** Why it was accepted. */
  readonly because?: string;
}

/** All findings of a result, the worst first. */
export function listFindings(result: DedupeResult): Finding[] {
  const documents = new Map(result.documents.map((entry) => [entry.id, entry]));
  const passages = new PassageIndex(result.pairs);
  const findings = result.clusters.flatMap((cluster) =>
    memberFindings(cluster, documents, passages),
  );
  for (const pair of result.pairs) {
    if (pair.settled === true) continue;
    const finding = looseFinding(pair, documents);
    if (finding !== undefined) findings.push(finding);
  }
  const isInFocus = focusTest(result);
  const touched = findings.filter((finding) => isInFocus(namedBy(finding)));
  const stated = result.baseline === undefined ? touched : touched.map(withState);
  return stated.sort(worstFirst);
}

function namedBy({ document, other, original }: Finding): readonly string[] {
  return [document, other, ...(original === undefined ? [] : [original])].map(({ id }) => id);
}

/** The findings that the baseline does not know; all of them if there is none. */
export function listNewFindings(result: DedupeResult): Finding[] {
  return listFindings(result).filter(({ state }) => state !== 'known');
}

function withState(finding: Finding): Finding {
  return { ...finding, state: finding.state ?? 'new' };
}

function stateOf({ isKnown, because }: Acceptance): Pick<Finding, 'state' | 'because'> {
  if (isKnown !== true) return {};
  return { state: 'known', ...(because !== undefined && { because }) };
}

type Documents = ReadonlyMap<string, DocumentEntry>;

function memberFindings(
  { original, members }: Cluster,
  documents: Documents,
  passages: PassageIndex,
): Finding[] {
  return members.flatMap((member) => {
    const document = documents.get(member.document);
    const matched = member.matchesOriginal === false ? member.via : original;
    const other = documents.get(matched);
    const first = documents.get(original);
    if (document === undefined || other === undefined || member.role === 'original') return [];
    if (member.settled !== undefined) return [];
    const shared = passages.between(document.id, other.id);
    return {
      relation: member.role,
      document,
      place: shared.place ?? startOf(document),
      other,
      otherPlace: shared.otherPlace ?? startOf(other),
      ...(first !== undefined && first !== other && { original: first }),
      ...measuresOf(member),
      ...stateOf(member),
    };
  });
}

function measuresOf(member: Member): Pick<Finding, 'score' | 'containment' | 'isLonger'> {
  // a member that does not match the original was measured against it all the same
  if (member.matchesOriginal === false) return { score: member.viaScore };
  const { score, containment, holdsOriginal } = member;
  return { score, containment, ...(holdsOriginal !== undefined && { isLonger: true }) };
}

/** The finding of a pair that no cluster holds. */
function looseFinding(pair: Pair, documents: Documents): Finding | undefined {
  const [a, b] = [documents.get(pair.a), documents.get(pair.b)];
  if (a === undefined || b === undefined) return undefined;
  if (a.cluster !== null && a.cluster === b.cluster) return undefined;
  const isA = takerOf(pair, a, b) === 'a';
  const [document, other] = isA ? [a, b] : [b, a];
  const passage = longestPassage(pair);
  const [inA, inB] = [passage?.placeA, passage?.placeB];
  return {
    relation: pair.relation,
    document,
    place: (isA ? inA : inB) ?? startOf(document),
    other,
    otherPlace: (isA ? inB : inA) ?? startOf(other),
    score: pair.score,
    containment: isA ? pair.containmentA : pair.containmentB,
    ...stateOf(pair),
  };
}

/** The side that has text of the other: a digest, what quotes, an excerpt; else the second. */
function takerOf({ excerpt, quoting }: Pair, a: DocumentEntry, b: DocumentEntry): Side {
  if (a.asked !== b.asked) return a.asked === true ? 'a' : 'b';
  if ((a.role === 'digest') !== (b.role === 'digest')) return a.role === 'digest' ? 'a' : 'b';
  return quoting === 'a' || (quoting === undefined && excerpt === 'a') ? 'a' : 'b';
}

/** Where a document starts. */
function startOf({ line }: DocumentEntry): Place {
  return { startLine: line ?? 1, endLine: line ?? 1 };
}

const RANKS = new Map(RELATIONS.map((relation, rank) => [relation, rank]));

function worstFirst(x: Finding, y: Finding): number {
  return (
    (RANKS.get(x.relation) ?? 0) - (RANKS.get(y.relation) ?? 0) ||
    y.score - x.score ||
    compareIds(x.document.id, y.document.id) ||
    compareIds(x.other.id, y.other.id)
  );
}

const compareIds = (x: string, y: string): number => (x < y ? -1 : Number(x > y));
