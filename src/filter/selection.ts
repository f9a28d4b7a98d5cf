/** What a filter keeps, what it drops, and why. */

import type { Metadata, Skipped } from '../model/article.ts';
import type { Role } from '../model/result.ts';
import type { Relation } from '../model/settings.ts';

/** How to choose. */
export interface FilterOptions {
  /** Rules and globs, the strongest first. Default: the original of a cluster. */
  readonly keep?: readonly string[];
  /** Most documents of a cluster to keep. Default 1. */
  readonly maxPerCluster?: number;
}

/** A document that is dropped, and the kept one that it matches. */
export interface Dropped {
  /** Its place in `Selection.documents`. */
  readonly index: number;
  readonly document: string;
  /** Id of the kept document. */
  readonly kept: string;
  /** The score of the two; 1 if they are identical. */
  readonly score: number;
  readonly relation: Relation;
  /** Id of its cluster, or null. */
  readonly cluster: string | null;
}

/** Where a document stands among the others, as in the JSON report. */
export interface Standing {
  readonly cluster: string | null;
  readonly role: Role;
  /** The score against the original of its cluster; null without a cluster. */
  readonly score: number | null;
}

/** The standing of a document that is in no cluster. */
export const UNIQUE: Standing = { cluster: null, role: 'unique', score: null };

/** What a filter decided. */
export interface Selection {
  /** Every document, in code-unit order of ids. */
  readonly documents: readonly Metadata[];
  /** In order of documents. */
  readonly dropped: readonly Dropped[];
  /** By place in `documents`; absent for unique ones. */
  readonly standings: ReadonlyMap<number, Standing>;
  /** True if any two documents match, even if both are kept. */
  readonly hasMatches: boolean;
  /** Pairs of kept documents that count among themselves, if asking again did not come to an end; next to never any. */
  readonly left: number;
  readonly skipped: readonly Skipped[];
}
