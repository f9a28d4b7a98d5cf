/**
 * The shape of an explanation: everything that is known about two documents, and why they do or do
 * not count as copies. Plain data; a report is a pure function of it.
 *
 * `a` and `b` are the documents in the order in which the user named them, here and in every part.
 */

import type {
  Boilerplate,
  Confidence,
  OriginalRule,
  Place,
  Quoting,
  Role,
  Side,
} from './result.ts';
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
  /** The corpus in which they were compared. */
  readonly corpus: { readonly documents: number; readonly skipped: number };
  readonly verdict: Verdict;
  readonly a: ExplainedDocument;
  readonly b: ExplainedDocument;
  readonly relation: ExplainedRelation;
  readonly score: ExplainedScore;
  readonly prior: ExplainedPrior;
  /** In order of the first document. */
  readonly passages: readonly ExplainedPassage[];
  readonly shared: readonly SharedLevel[];
  readonly estimates: Estimates;
  readonly rarity: Rarity;
  /** The clusters of the two documents: none, one, or two. */
  readonly clusters: readonly ExplainedCluster[];
  readonly candidates: ExplainedCandidates;
}

/** What the settings make of the pair. */
export interface Verdict {
  /**
   * `counts`, or what prevents it: a text without words, a measure below the threshold, a relation
   * weaker than the setting asks for.
   */
  readonly outcome: 'counts' | 'empty' | 'below-threshold' | 'weaker-relation';
  /** False if the pair was no candidate: a run would not report it even if it counts. */
  readonly isCompared: boolean;
  readonly isSameCluster: boolean;
  readonly by: Measure;
  /** The measure that is compared with the threshold. */
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
  /** The centre that it matched, and its score against it; absent without a cluster. */
  readonly via?: string;
  readonly viaScore?: number;
  /** True for a document made of parts of several others, which joins no cluster. */
  readonly isDigest: boolean;
}

/** The parts of a document that were set aside before the score was made. */
export interface SetAside {
  /** Words set aside in all. */
  readonly words: number;
  /** How many of them are in quoted mail. */
  readonly quotedWords: number;
  /** The boilerplate in this document, even if only some of it was set aside here. */
  readonly boilerplate: readonly Omit<Boilerplate, 'examples'>[];
}

/** The relation of the pair, and each measure that decided it. */
export interface ExplainedRelation {
  readonly relation: Relation;
  /** If the relation is `excerpt`: the side that is the excerpt. */
  readonly excerpt?: Side;
  /** If the relation is `quotation`: the side that quotes, or both. */
  readonly quoting?: Quoting;
  /** In the order in which they are tried; the first relation whose checks all hold is chosen. */
  readonly checks: readonly RelationCheck[];
}

/** One measure against its threshold. */
export interface RelationCheck {
  readonly relation: Relation;
  /** All but `own-score`, which must be below its threshold, must reach it. */
  readonly measure:
    | 'same-words'
    | 'quoted'
    | 'own-score'
    | 'resemblance'
    | 'containment'
    | 'length-ratio'
    | 'score';
  readonly value: number;
  readonly threshold: number;
  /** The name of the threshold in the code; absent if it is no constant. */
  readonly constant?: string;
  readonly holds: boolean;
}

/** How the score came about. */
export interface ExplainedScore {
  readonly score: number;
  /**
   * Which model gave the score; null if none was applied, because the texts are identical or share
   * no word.
   */
  readonly model: ScoreModelName | null;
  /** The sum of the parts; null without a model. */
  readonly logit: number | null;
  readonly terms: readonly ScorePart[];
}

/** The share of candidates that are copies, for which the score holds. */
export interface ExplainedPrior {
  readonly value: number;
  /** True if it was learnt from the corpus, as far as that tells it. */
  readonly isLearnt: boolean;
  /** What it adds to the log-odds of each pair; 0 for the usual one. */
  readonly logOdds: number;
}

/**
 * The model of rewrites, and the model of excerpts in long texts; the larger of the two is the
 * score.
 */
export type ScoreModelName = 'rewrite' | 'excerpt';

/** One term of the score; `part`, value times weight, is what it adds to the logit. */
export interface ScorePart {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
  readonly part: number;
  /** What the term measures. */
  readonly reason: string;
}

/** A passage in both texts, equal word for word except for small edits. */
export interface ExplainedPassage extends Both<PassageSide> {
  /** Words that are equal in both. */
  readonly sharedWords: number;
  /** Where it is in the files of the two. */
  readonly placeA: Place;
  readonly placeB: Place;
}

/** A passage in one of the two texts. */
export interface PassageSide {
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** The passage from start to end, cut at each place at which shared words begin or end. */
  readonly parts: readonly PassagePart[];
}

/** A part of a passage that is shared as a whole, or not at all. */
export interface PassagePart {
  readonly text: string;
  readonly isShared: boolean;
}

/** The distinct shingles of one size, and how many are shared. */
export interface SharedLevel {
  /** Words in a shingle. */
  readonly size: number;
  readonly inA: number;
  readonly inB: number;
  readonly inBoth: number;
  readonly resemblance: number;
  /** The share of the first document's shingles that the second has, and the reverse. */
  readonly containmentA: number;
  readonly containmentB: number;
}

/**
 * The same shares as estimated by signatures, with one standard error each; in order of `shared`.
 */
export interface Estimates {
  /** One shingle hash in this many is in the sample. */
  readonly scaled: number;
  readonly permutations: number;
  readonly levels: readonly EstimatedLevel[];
}

/** The estimated shares of the shingles of one size. */
export interface EstimatedLevel {
  readonly size: number;
  /** Estimated from the sample of hashes. */
  readonly resemblance: Estimate;
  readonly containmentA: Estimate;
  readonly containmentB: Estimate;
  /** Estimated from the minima of random permutations; null for texts too long for them. */
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

/** A word or a phrase as the text spells it. */
export interface RareWord {
  readonly text: string;
  /** Its rarity in the language, in bits. */
  readonly bits: number;
  /** Distinct texts of the corpus that have it. */
  readonly documents: number;
}

/** A cluster of one of the two documents, or of both. */
export interface ExplainedCluster {
  readonly id: string;
  readonly size: number;
  readonly centre: string;
  readonly original: string;
  readonly originalBecause: OriginalRule;
  readonly originalConfidence: Confidence;
}

/** Whether the pair was a candidate, and why, as the chosen engine sees it. */
export type ExplainedCandidates = CopyCandidates | ExactCandidates | MinhashCandidates;

/**
 * No engine looked at the pair: equal texts are grouped before, and empty texts have no candidates.
 */
export interface CopyCandidates {
  readonly engine: 'none';
  readonly isCandidate: false;
  readonly because: 'identical' | 'empty';
}

/** What the default engine makes of the pair. */
export interface ExactCandidates {
  readonly engine: 'exact';
  readonly isCandidate: boolean;
  /** Largest document frequency of a shingle that still pairs all its documents. */
  readonly maxDocuments: number;
  /** Partners kept for each document. */
  readonly maxPartners: number;
  readonly levels: readonly CandidateLevel[];
  /** Shared shingles above that frequency by which the two are neighbours in a chain. */
  readonly chains: number;
  /** Summed rarity of everything that pairs them, in bits. */
  readonly bits: number;
  /** The rank of the other document among the partners of each. */
  readonly partners: Both<PartnerRank>;
}

/** Shared shingles of one size. */
export interface CandidateLevel {
  readonly size: number;
  readonly inBoth: number;
  /** Shared shingles that few enough documents have. */
  readonly rare: number;
  /** Their summed rarity, in bits. */
  readonly bits: number;
}

/** The rank of the other document among the partners of one. */
export interface PartnerRank {
  /** 1 for the best partner; null if the other document is no partner. */
  readonly rank: number | null;
  /** Documents that share anything that counts. */
  readonly partners: number;
  /** Summed rarity of the last partner that is kept, in bits; 0 if all are kept. */
  readonly lastKept: number;
}

/** What the engine `minhash` makes of the pair. */
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
