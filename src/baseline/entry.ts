/**
 * What a baseline holds: documents that were accepted as duplicates, each with the cluster that it belongs to, and
 * pairs that were accepted though no cluster holds both. A document is told by its fingerprint, so its name may
 * change and its text a little.
 */

import type { Role } from '../model/result.ts';
import type { Relation } from '../model/settings.ts';

/** One document. */
export interface AcceptedDocument {
  /** Its name in this baseline, from its text and id when it was accepted; it stays when these change. */
  readonly key: string;
  /** Its id, as reports list it. */
  readonly document: string;
  /** Its file, if the id does not begin with that. */
  readonly path?: string;
  /** Its title or first words, cut, for those who read the file. */
  readonly title?: string;
  /** The name of its cluster; absent for a document that only pairs name. */
  readonly cluster?: string;
  readonly role: Role;
  /** Against the original of its cluster, when it was accepted. */
  readonly score?: number;
  readonly fingerprint: string;
  readonly because?: string;
}

/** Two documents that no cluster holds both of. */
export interface AcceptedPair {
  /** The keys of the two, in code-unit order. */
  readonly pair: readonly [string, string];
  /** Their ids, for those who read the file. */
  readonly documents: readonly [string, string];
  readonly relation: Relation;
  readonly score: number;
  readonly because?: string;
}

/** A baseline. */
export interface Baseline {
  /** What scores held for when it was made; undefined if it was made for another measure. */
  readonly prior: number;
  /** The language whose stems fingerprints are of; null for words. */
  readonly stem: string | null;
  readonly documents: readonly AcceptedDocument[];
  readonly pairs: readonly AcceptedPair[];
}

/** The group of a document that accepts all of its pairs. */
export function homeOf({ cluster, key }: AcceptedDocument): string {
  return cluster ?? key;
}

/** The keys of a pair in their order. */
export function inKeyOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** One text for a pair of names that hold no space. */
export function pairName([a, b]: readonly [string, string]): string {
  return `${a} ${b}`;
}

/** By code unit, as everything else sorts. */
export function byUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
