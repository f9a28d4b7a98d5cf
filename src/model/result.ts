/**
 * The result of a run. It mirrors the JSON contract (`result.schema.json`) field for field, so that a
 * report is a pure function of it.
 *
 * Measures are shares in [0, 1], rounded to 6 decimals before anything compares or sorts them.
 * Offsets are UTF-16 units, half-open, into the text as its file has it.
 */

import type { Skipped } from './article.ts';
import type { CopyRelation, Relation, Settings } from './settings.ts';

/**
 * The role of a document in its cluster. Without a cluster: `digest` if it is made of parts of others
 * that do not match each other, else `unique`.
 */
export type Role = 'original' | CopyRelation | 'unique' | 'digest';

/** The role of a document in a cluster. */
export type MemberRole = 'original' | CopyRelation;

/**
 * Where a passage is in the file of its document. Lines and columns count from 1, columns in UTF-16 units; the
 * end column is the one behind the last unit. A record has the line of its file and no columns.
 */
export interface Place {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine: number;
  readonly endColumn?: number;
}

/** A run of text that two documents share: [start, end) in each. */
export interface Passage {
  readonly a: readonly [start: number, end: number];
  readonly b: readonly [start: number, end: number];
  /** Where that is in the file of `a`, and of `b`; every run says so, reports of earlier versions do not. */
  readonly placeA?: Place;
  readonly placeB?: Place;
}

/** One of the two documents of a pair. */
export type Side = 'a' | 'b';

/** Who quotes in a quotation: one of the two, or both a third text. */
export type Quoting = Side | 'both';

/** What a baseline knows of a finding; absent for what is new, and without a baseline. */
export interface Acceptance {
  /** True if the baseline has accepted it. */
  readonly isKnown?: true;
  /** Why, if someone said so. */
  readonly because?: string;
}

/** Two documents, verified exactly. `a` < `b` by code unit. */
export interface Pair extends Acceptance {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** If the relation is `excerpt`: the side that is the excerpt; the other holds it. */
  readonly excerpt?: Side;
  /** If the relation is `quotation`: the side that quotes the other, or `both` if they quote the same. */
  readonly quoting?: Quoting;
  /** Probability that the two have the same origin. */
  readonly score: number;
  /** |A∩B| / |A∪B| over sets of k-token shingles. */
  readonly resemblance: number;
  /** |A∩B| / |A|. */
  readonly containmentA: number;
  /** |A∩B| / |B|. */
  readonly containmentB: number;
  readonly sharedShingles: number;
  readonly shinglesA: number;
  readonly shinglesB: number;
  /** Aligned shared text, in order of `a`. */
  readonly passages: readonly Passage[];
  /** True if the canonical link of one names the other, or both name one: the pair is no finding. */
  readonly settled?: true;
}

/** One document of a cluster, measured against the cluster's original. */
export interface Member extends Acceptance {
  readonly document: string;
  /** What it is beside the original; beside `via` if it does not match the original. */
  readonly role: MemberRole;
  readonly score: number;
  readonly resemblance: number;
  /** The share of this document's shingles that the original has. */
  readonly containment: number;
  /**
   * If the original is an excerpt of this document, which is then a longer version with the role
   * `rewrite`: the share of the original's shingles that this document has.
   */
  readonly holdsOriginal?: number;
  /** False if its pair with the original does not count: it is here because it matched `via`. */
  readonly matchesOriginal?: false;
  /** The centre that this document matched; the document itself for the centre. */
  readonly via: string;
  /** The score against `via`; 1 for the centre. */
  readonly viaScore: number;
  /**
   * Present if the text settles that it is a copy, so that it is no finding: the document that its canonical link
   * names, or the original if that names this one.
   */
  readonly settled?: string;
}

/** What chose the original, strongest first. */
export const ORIGINAL_RULES = [
  'against',
  'credit',
  'date',
  'name',
  'containment',
  'match',
  'length',
  'path',
] as const;
/** The rule that chose an original. */
export type OriginalRule = (typeof ORIGINAL_RULES)[number];

/** How far to trust the choice of the original. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** Members of a cluster that were copied from one text: a telling of the story, of which it may have several. */
export interface Origin {
  /** The earliest by what dates say; where these say nothing, the original of the cluster if it is among them. */
  readonly first: string;
  /** When `first` was published, ISO 8601; absent if nothing says so. */
  readonly date?: string;
  /** The outlet or agency that they credit, or that published the first; null if none is named. */
  readonly outlet: string | null;
  /** In order of time, the undated last; each member of the cluster is in one origin. */
  readonly members: readonly string[];
}

/** Documents that come from one text. */
export interface Cluster {
  /** `c1`, `c2`, ... in report order. */
  readonly id: string;
  readonly size: number;
  /** Id of the original document. */
  readonly original: string;
  readonly originalBecause: OriginalRule;
  readonly originalConfidence: Confidence;
  /** The original first, then by score descending, then id. */
  readonly members: readonly Member[];
  /** Its tellings, in order of time; every run lists them, reports of earlier versions do not. */
  readonly origins?: readonly Origin[];
}

/** A document that provided a part of another. */
export interface Source {
  readonly document: string;
  /** The share of the other document's tokens that come from it. */
  readonly share: number;
}

/** One document as reports list it. */
export interface DocumentEntry {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
  readonly title?: string;
  readonly date?: string;
  /** Who wrote it and who published it, as its metadata say; for a document in a cluster or a pair. */
  readonly author?: string;
  readonly outlet?: string;
  /** The first words of the text, for a document in a cluster or a pair that has no title. */
  readonly opening?: string;
  /** Tokens in the text. */
  readonly words: number;
  /**
   * Hash of the text that offsets point into, for a document in a cluster or a pair: 16 hexadecimal digits. Every run
   * gives it, reports of earlier versions do not.
   */
  readonly hash?: string;
  /**
   * Hash of its tokens and a sample of its phrases, for a document in a cluster or a pair; present if the caller
   * asked for it.
   */
  readonly fingerprint?: string;
  /** Id of its cluster, or null. */
  readonly cluster: string | null;
  readonly role: Role;
  /**
   * For a document made of parts of several others: the share of its tokens that comes from each,
   * by share descending, then id. Each token belongs to at most one source, the one with the
   * longest shared run over it; of several copies of one text only one is a source.
   */
  readonly sources?: readonly Source[];
  /**
   * The share that comes from no source; all shares add up to 1. Present together with `sources`.
   */
  readonly ownShare?: number;
  /** True for the documents of which a run asks whether the others have them; absent otherwise. */
  readonly asked?: true;
}

/** Texts that follow one form, and no text of each other. */
export interface TemplateFamily {
  /** Ids of three or more documents, in code-unit order. */
  readonly documents: readonly string[];
  /** The share of their words that the form makes, [0, 1]. */
  readonly share: number;
  /** The form as the first of them has it, an ellipsis for each slot; at most about 2,000 characters. */
  readonly text: string;
}

/** Text that many otherwise different documents share, and that says nothing about their origin. */
export interface Boilerplate {
  /** Its first words. */
  readonly opening: string;
  /** Tokens in it. */
  readonly words: number;
  /** Documents that have it. */
  readonly documents: number;
  /** Ids of the first few of them. */
  readonly examples: readonly string[];
}

/** How a text suppresses findings: it is left out, it names another page, or a block in it is set aside. */
export type SuppressionKind = 'left-out' | 'canonical' | 'ignored';

/** What a text says of itself that suppresses findings. */
export interface Suppression {
  readonly kind: SuppressionKind;
  readonly path: string;
  readonly line: number;
  /** The last line of a block. */
  readonly endLine?: number;
  /** The key by which it names a page, and what that says. */
  readonly key?: string;
  readonly names?: string;
  /** Id of the document that it names and matches. */
  readonly settles?: string;
  /** Why it has no effect; absent if it has one. */
  readonly stale?: string;
}

/** Into how many equal parts scores are counted: a fiftieth is a step of .02. */
export const SCORE_BINS = 50;

/**
 * How candidates score, whether they are listed or not: pairs of different texts that share the most with each other.
 * They tell what another threshold would find.
 */
export interface CandidateScores {
  /** The share of all candidates that was counted, chosen by hashes of their texts; 1 for all of them. */
  readonly share: number;
  /** How many have a score in each of 50 equal parts of [0, 1], the last of which holds 1. */
  readonly counts: readonly number[];
}

/** What a run read and found, in numbers. */
export interface Summary {
  readonly documents: number;
  readonly words: number;
  /** Bytes read from the sources, after decompression. */
  readonly bytes: number;
  readonly clusters: number;
  /** Origins in all clusters: how many stories their articles are. Absent in reports of earlier versions. */
  readonly origins?: number;
  /** Documents in clusters that are not their cluster's original. */
  readonly duplicates: number;
  /** Documents in no cluster, digests left out. */
  readonly unique: number;
  /** Documents made of parts of others; absent if there are none. They are in no cluster. */
  readonly digests?: number;
  /** Pairs listed. */
  readonly pairs: number;
  /** Pairs that count but are not listed, inside clusters of more than 100 distinct texts. */
  readonly pairsOmitted: number;
  /** Files and records left out. */
  readonly skipped: number;
  /** The share of candidates that are copies for which scores hold, as given or learnt. */
  readonly prior: number;
  /**
   * How a sample of all candidates scores; present if the prior was learnt from it. Not in a result about documents in
   * focus, or of a run that compares some documents with the others.
   */
  readonly scores?: CandidateScores;
  /** Documents that quote others, whose quotations were set aside; absent if there are none. */
  readonly quoting?: number;
  /** Documents without a word to compare; absent if there are none. */
  readonly withoutWords?: number;
  /** Members of clusters that are no findings, as canonical links settle them; absent if there are none. */
  readonly settled?: number;
  /** Files that were skipped because they ask for it; absent if there are none. */
  readonly leftOut?: number;
  /** Blocks of texts that comments set aside; absent if there are none. */
  readonly ignoredBlocks?: number;
  /** Documents that were compared with the others; present if a run compares no others with each other. */
  readonly asked?: number;
  /** Documents in focus; present if the result is about them alone. */
  readonly focused?: number;
}

/** An entry of a baseline that nothing matches any more. */
export interface StaleEntry {
  /** The documents that it names: one of a cluster, or the two of a pair. */
  readonly documents: readonly string[];
  readonly because?: string;
}

/** What a run found beside its baseline. */
export interface BaselineSummary {
  /** Findings that it does not know: documents that are not the original of their cluster, and pairs across. */
  readonly new: number;
  readonly known: number;
  readonly stale: readonly StaleEntry[];
}

/** Everything a run found. Reports are pure functions of it. */
export interface DedupeResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'neardup'; readonly version: string };
  readonly settings: Settings;
  readonly summary: Summary;
  readonly clusters: readonly Cluster[];
  readonly pairs: readonly Pair[];
  readonly documents: readonly DocumentEntry[];
  readonly skipped: readonly Skipped[];
  /** Forms that otherwise different texts follow; present if there are any. */
  readonly templates?: readonly TemplateFamily[];
  /**
   * What was set aside as boilerplate, the most frequent first; present if the caller asked for it.
   */
  readonly boilerplate?: readonly Boilerplate[];
  /** What texts suppress, by path, then line; present if the caller asked for it. */
  readonly suppressions?: readonly Suppression[];
  /**
   * Ids of the documents in focus; present if only what touches them is in the lists above. All counts of the
   * summary but those of what was read are then of what is listed.
   */
  readonly focus?: readonly string[];
  /** Present if the result was compared with a baseline. */
  readonly baseline?: BaselineSummary;
}
