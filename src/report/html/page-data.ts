/**
 * What the page of an HTML report is given: three lists of JSON, of which it reads the first at once and the others
 * when it needs them. Documents are numbers, places in the list of documents; pairs as well.
 */

import {
  type Cluster,
  type MemberRole,
  type Quoting,
  SCORE_BINS,
  type Side,
  type Summary,
} from '../../model/result.ts';
import type { Relation, Settings } from '../../model/settings.ts';

/** Bars of the histogram; the last one holds what is exactly 1, too. */
export const BINS = SCORE_BINS;

/** What the page reads first. */
export interface PageData {
  /** `neardup 0.1.0`. */
  readonly tool: string;
  readonly settings: Settings;
  readonly summary: Summary;
  /** The words of all copies that their original has. */
  readonly duplicatedWords: number;
  /** Names are numbers in hexadecimal, and there is no text. */
  readonly isWordless: boolean;
  /** Of all pairs: how many have a measure in each bin. */
  readonly histogram: readonly number[];
  readonly relations: readonly RelationCount[];
  readonly folders: readonly FolderShare[];
  /** What the paths of all documents begin with, up to a slash; they are told without it. */
  readonly folder: string;
  readonly documents: readonly PageDocument[];
  readonly clusters: readonly PageCluster[];
  readonly families: readonly PageFamily[];
  /** Pairs that no cluster holds. */
  readonly loose: readonly number[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly leftOut: LeftOut;
}

/** What the page does not have, though the run found it. */
export interface LeftOut {
  readonly clusters: number;
  readonly members: number;
  readonly pairs: number;
  /** Documents of clusters in the page whose text is not. */
  readonly texts: number;
  readonly families: number;
  readonly skipped: number;
}

/** How many members of clusters, or pairs, have a relation. */
export interface RelationCount {
  readonly relation: Relation;
  readonly members: number;
  readonly pairs: number;
}

/** A folder, or a file of records. */
export interface FolderShare {
  readonly path: string;
  readonly documents: number;
  readonly words: number;
  readonly duplicates: number;
  readonly duplicatedWords: number;
}

/** A document that a cluster, a pair or a family names. */
export interface PageDocument {
  readonly name: string;
  /** Where it is, if its name does not say so. */
  readonly place?: string;
  readonly headline?: string;
  readonly date?: string;
  readonly words: number;
}

/** One cluster; members in the order of the result. */
export interface PageCluster {
  readonly id: string;
  readonly size: number;
  readonly because: Cluster['originalBecause'];
  readonly confidence: Cluster['originalConfidence'];
  readonly duplicatedWords: number;
  readonly members: readonly PageMember[];
  /** Several tellings of the story; absent if it has one. */
  readonly origins?: readonly PageOrigin[];
  readonly pairs: readonly number[];
}

/** Members that were copied from one text. */
export interface PageOrigin {
  readonly first: number;
  readonly date?: string;
  /** Who is credited; absent if nobody is, and in a page without words. */
  readonly outlet?: string;
  readonly members: readonly number[];
}

/** One document of a cluster. */
export interface PageMember {
  readonly document: number;
  readonly role: MemberRole;
  readonly score: number;
  readonly resemblance: number;
  readonly containment: number;
  readonly holdsOriginal?: number;
  readonly matchesOriginal?: false;
  readonly via: number;
  readonly viaScore: number;
  readonly isKnown?: true;
  /** The page may be without names, so it does not say by which document. */
  readonly isSettled?: true;
}

/** Texts that follow one form. */
export interface PageFamily {
  readonly documents: readonly number[];
  readonly share: number;
  /** Empty without texts. */
  readonly text: string;
}

/** A pair, as the second list has it; of each passage start and end in `a`, then in `b`. */
export interface PagePair {
  readonly a: number;
  readonly b: number;
  readonly relation: Relation;
  readonly excerpt?: Side;
  readonly quoting?: Quoting;
  readonly score: number;
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly passages: readonly number[];
}

/** A text, and the ranges of it that are set aside, end to end. */
export type PageText = readonly [text: string, aside: readonly number[]];

/** As the third list has it by document: null if it was left out, the number of another document with the same text. */
export type HeldText = PageText | number | null;

/** The ids of the elements that hold the lists. */
export const BLOCKS = { data: 'data', pairs: 'pairs-data', texts: 'texts-data' } as const;
