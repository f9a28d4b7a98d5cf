/**
 * The shape of an explanation: everything that is known of two documents, and why they count as
 * copies or do not. Plain data; a report of it is a pure function.
 *
 * `a` and `b` are the documents in the order in which they were named, here and in every part.
 */

import type { Boilerplate, Confidence, OriginalRule, Role, Side } from './result.ts';
import type { Measure, Relation, Settings } from './settings.ts';

/** A value for each of the two documents. */
export interface Both<T> {
  readonly a: T;
  readonly b: T;
}

/** Why two documents count as copies in a corpus, or why they do not. */
export interface Explanation {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'neardup'; readonly version: string };
  readonly settings: Settings;
  /** The corpus in which they were looked at. */
  readonly corpus: { readonly documents: number; readonly skipped: number };
  readonly verdict: Verdict;
  readonly a: ExplainedDocument;
  readonly b: ExplainedDocument;
  readonly relation: ExplainedRelation;
  readonly score: ExplainedScore;
  /** In order of the first document. */
  readonly passages: readonly ExplainedPassage[];
  readonly shared: readonly SharedLevel[];
  readonly estimates: Estimates;
  readonly rarity: Rarity;
  /** The clusters of either document: none, one, or two. */
  readonly clusters: readonly ExplainedCluster[];
  readonly candidates: ExplainedCandidates;
}

/** What the settings in effect make of the pair. */
export interface Verdict {
  /**
   * `counts`; or what is in its way: a text without words, a measure below the threshold, a relation
   * weaker than the one asked for.
   */
  readonly outcome: 'counts' | 'empty' | 'below-threshold' | 'weaker-relation';
  /** False where the pair was no candidate, so that a run would not report it even if it counts. */
  readonly isCompared: boolean;
  readonly isSameCluster: boolean;
  readonly by: Measure;
  /** The measure that is held against the threshold. */
  readonly value: number;
  readonly threshold: number;
  /** The weakest relation that counts. */
  readonly weakest: Relation;
}

/** One of the two documents. */
export interface ExplainedDocument {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
  readonly title?: string;
  readonly date?: string;
  /** Its first words. */
  readonly opening: string;
  readonly words: number;
  readonly distinctWords: number;
  /** UTF-16 units of the text as its file has it. */
  readonly length: number;
  readonly setAside: SetAside;
  /** Id of its cluster, or null. */
  readonly cluster: string | null;
  readonly role: Role;
  /** The centre that it matched, and its score there; absent without a cluster. */
  readonly via?: string;
  readonly viaScore?: number;
  /** True of a document made of parts of several others, which joins no cluster. */
  readonly isDigest: boolean;
}

/** What of a document was set aside before the score was made. */
export interface SetAside {
  /** Words set aside in all. */
  readonly words: number;
  /** How many of them stand in quoted mail. */
  readonly quotedWords: number;
  /** The boilerplate that this document has, whether all of it was set aside here or not. */
  readonly boilerplate: readonly Omit<Boilerplate, 'examples'>[];
}

/** The relation of the pair, and each measure that decided. */
export interface ExplainedRelation {
  readonly relation: Relation;
  /** Where it is `excerpt`: the side that is the excerpt. */
  readonly excerpt?: Side;
  /** In the order in which they are tried; the first relation whose checks all hold is the one. */
  readonly checks: readonly RelationCheck[];
}

/** One measure against its threshold. */
export interface RelationCheck {
  readonly relation: Relation;
  readonly measure: 'same-words' | 'resemblance' | 'containment' | 'length-ratio' | 'score';
  readonly value: number;
  readonly threshold: number;
  /** The name of the threshold in the code; absent where it is no constant. */
  readonly constant?: string;
  readonly holds: boolean;
}

/** How the score came about. */
export interface ExplainedScore {
  readonly score: number;
  /** Which model gave it; null where none was asked: identical texts, or no word in common. */
  readonly model: ScoreModelName | null;
  /** The sum of the parts; null without a model. */
  readonly logit: number | null;
  readonly terms: readonly ScorePart[];
}

/** The model of rewrites, and that of excerpts in long texts; the larger of the two is the score. */
export type ScoreModelName = 'rewrite' | 'excerpt';

/** One term of the score: `part` is what it adds to the logit, value times weight. */
export interface ScorePart {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
  readonly part: number;
  /** What it measures. */
  readonly reason: string;
}

/** A passage that both have, word for word but for small edits. */
export interface ExplainedPassage extends Both<PassageSide> {
  /** Words that are equal. */
  readonly sharedWords: number;
}

/** A passage in one of the two texts. */
export interface PassageSide {
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** The passage from start to end, cut where shared words end or begin. */
  readonly parts: readonly PassagePart[];
}

export interface PassagePart {
  readonly text: string;
  readonly isShared: boolean;
}

/** What is shared of the shingles of one size, as distinct shingles. */
export interface SharedLevel {
  /** Words in a shingle. */
  readonly size: number;
  readonly inA: number;
  readonly inB: number;
  readonly inBoth: number;
  readonly resemblance: number;
  /** The share of the first document's that the second has, and the other way round. */
  readonly containmentA: number;
  readonly containmentB: number;
}

/** The same shares as signatures tell them, with one standard error each; in order of `shared`. */
export interface Estimates {
  /** One shingle hash in this many is in the sample. */
  readonly scaled: number;
  readonly permutations: number;
  readonly levels: readonly EstimatedLevel[];
}

export interface EstimatedLevel {
  readonly size: number;
  /** From the sample of hashes. */
  readonly resemblance: Estimate;
  readonly containmentA: Estimate;
  readonly containmentB: Estimate;
  /** From the minima of random permutations; null for texts too long for them. */
  readonly minhash: Estimate | null;
}

/** The rarest words and phrases, rarest first. */
export interface Rarity {
  readonly sharedWords: readonly RareWord[];
  /** Phrases of three words, none overlapping another. */
  readonly sharedPhrases: readonly RareWord[];
  readonly onlyA: readonly RareWord[];
  readonly onlyB: readonly RareWord[];
}

/** A word or a phrase as a text has it. */
export interface RareWord {
  readonly text: string;
  /** Its rarity in the language, in bits. */
  readonly bits: number;
  /** Distinct texts of the corpus that have it. */
  readonly documents: number;
}

/** A cluster that one of the two, or both, ended in. */
export interface ExplainedCluster {
  readonly id: string;
  readonly size: number;
  readonly centre: string;
  readonly original: string;
  readonly originalBecause: OriginalRule;
  readonly originalConfidence: Confidence;
}

/** Whether the pair was a candidate, and why, by the engine that looked for candidates. */
export type ExplainedCandidates = CopyCandidates | ScaledCandidates | MinhashCandidates;

/** Equal texts are grouped before candidates are looked for, and empty ones have none. */
export interface CopyCandidates {
  readonly engine: 'none';
  readonly isCandidate: false;
  readonly because: 'identical' | 'empty';
}

export interface ScaledCandidates {
  readonly engine: 'scaled';
  readonly isCandidate: boolean;
  /** Largest document frequency of a shingle that pairs all its documents. */
  readonly maxDocuments: number;
  /** Partners kept for each document. */
  readonly maxPartners: number;
  readonly levels: readonly CandidateLevel[];
  /** Shared shingles above that frequency by which the two are linked as neighbours in a chain. */
  readonly chains: number;
  /** Summed rarity of all that pairs them, in bits. */
  readonly bits: number;
  /** Where the other document stands among the partners of each. */
  readonly partners: Both<PartnerRank>;
}

/** Shared shingles of one size. */
export interface CandidateLevel {
  readonly size: number;
  readonly inBoth: number;
  /** Those that few enough documents have. */
  readonly rare: number;
  /** The summed rarity of these, in bits. */
  readonly bits: number;
}

export interface PartnerRank {
  /** 1 for the best partner; null where the other is none. */
  readonly rank: number | null;
  /** Documents that share anything that counts. */
  readonly partners: number;
  /** Summed rarity of the last partner that is kept, in bits; 0 where all are. */
  readonly lastKept: number;
}

export interface MinhashCandidates {
  readonly engine: 'minhash';
  readonly isCandidate: boolean;
  readonly bands: number;
  readonly rows: number;
  /** Bands in which the two signatures agree. */
  readonly bandsMet: number;
}

/** An estimated share, with one standard error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}
