/**
 * The shapes that every stage shares: what a reader hands in, and what a run hands out.
 *
 * The result mirrors the JSON contract (`result.schema.json`) field for field, so that a report is a
 * pure function of it. Measures are shares in [0, 1], rounded to 6 decimals before anything compares
 * or sorts them; offsets are UTF-16 units, half-open, into the text as its file has it.
 */

/** One article as a reader hands it over, before anything is known about its duplicates. */
export interface Article {
  /** Unique name within the run: the path as given, or the record's own id. */
  readonly id: string;
  /**
   * The text to compare. Where prose was cut out of markup, everything that is not prose is masked
   * in place, so that an offset into `text` is an offset into the source.
   */
  readonly text: string;
  /** POSIX path of the file that holds it; `-` for standard input; the id for library input. */
  readonly path?: string;
  /** 1-based line of the record, for formats with one record a line. */
  readonly line?: number;
  readonly title?: string;
  /** Publication date, ISO 8601: `2025-03-17`, or with a time `2025-03-17T08:30:00Z`. */
  readonly date?: string;
  /** Where the article itself says it is published. */
  readonly url?: string;
  /** Where the article says its original is: a canonical link or a `duplicate_of` key. */
  readonly canonical?: string;
}

/** Something that was left out of the run, and why. */
export interface Skipped {
  readonly path: string;
  readonly line?: number;
  /** Lower-case, says what is wrong: `binary file`, `invalid JSON: ...`. */
  readonly reason: string;
  /** Of how many lines this is the first that share the reason; absent for one. */
  readonly count?: number;
}

/** What reading yields, one at a time: an article, a skip with its reason, or a warning. */
export type Reading =
  | { readonly kind: 'article'; readonly article: Article; readonly bytes: number }
  | { readonly kind: 'skipped'; readonly skipped: Skipped }
  | { readonly kind: 'warning'; readonly message: string };

/** How two documents relate, strongest first. */
export const RELATIONS = ['identical', 'near-duplicate', 'excerpt', 'rewrite'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a document is within its cluster; `unique` where it has none. */
export type Role = 'original' | Relation | 'unique';

/** The measures a pair can be held to. */
export const MEASURES = ['score', 'resemblance', 'containment'] as const;
export type Measure = (typeof MEASURES)[number];

export const ENGINES = ['scaled', 'minhash'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Every effective setting of a run, as the JSON report lists them. */
export interface Settings {
  /** Which measure `threshold` is held against. Default `score`. */
  readonly by: Measure;
  /** Smallest measure that counts, [0, 1]. Default .5. */
  readonly threshold: number;
  /** The weakest relation that counts. Default `rewrite`. */
  readonly relation: Relation;
  /** Tokens in a shingle, for resemblance and containment. Default 3. */
  readonly shingleSize: number;
  /** How candidates are found. Default `scaled`. */
  readonly engine: EngineName;
  /** Keep one shingle hash in this many when looking for candidates. Default 1: all, exact. */
  readonly scaled: number;
  /** Hash functions of `engine: 'minhash'`. Default 128. */
  readonly permutations: number;
  /** Bands of `engine: 'minhash'`. Default 32. */
  readonly bands: number;
  /** Language of the stemmer applied before hashing, or null for none. Default null. */
  readonly stem: string | null;
  /** Set boilerplate and quoted mail aside before scoring. Default true. */
  readonly boilerplate: boolean;
  /** List every pair inside clusters of more than 100 distinct texts. Default false. */
  readonly allPairs: boolean;
}

/** A run of text that two documents share: [start, end) in each. */
export interface Passage {
  readonly a: readonly [start: number, end: number];
  readonly b: readonly [start: number, end: number];
}

/** One of the two documents of a pair. */
export type Side = 'a' | 'b';

/** Two documents, verified exactly. `a` < `b` by code unit. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** Where the relation is `excerpt`: the side that is the excerpt; the other holds it. */
  readonly excerpt?: Side;
  /** Probability that the two share their origin. */
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
}

/** One document of a cluster, measured against the cluster's original. */
export interface Member {
  readonly document: string;
  readonly role: Exclude<Role, 'unique'>;
  readonly score: number;
  readonly resemblance: number;
  /** The share of this document's shingles that the original has too. */
  readonly containment: number;
  /**
   * The share of the original's shingles that this document has too, where the original is an excerpt
   * of it: a longer version, whose role is `rewrite`.
   */
  readonly holdsOriginal?: number;
  /** The centre that this document matched; itself for the centre. */
  readonly via: string;
  /** The score against `via`; 1 for the centre. */
  readonly viaScore: number;
}

/** Which evidence chose the original, strongest first. */
export const ORIGINAL_RULES = ['credit', 'date', 'containment', 'length', 'path'] as const;
export type OriginalRule = (typeof ORIGINAL_RULES)[number];

/** How far to trust the choice of the original. */
export type Confidence = 'sure' | 'likely' | 'guess';

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
}

/** A document that another is partly made of. */
export interface Source {
  readonly document: string;
  /** The share of the other's tokens that come from it. */
  readonly share: number;
}

/** One document as the report lists it. */
export interface DocumentEntry {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
  readonly title?: string;
  readonly date?: string;
  /** The first words of the text, for a document in a cluster or a pair that has no title. */
  readonly opening?: string;
  /** Tokens in the text. */
  readonly words: number;
  /** Id of its cluster, or null. */
  readonly cluster: string | null;
  readonly role: Role;
  /**
   * What it is made of, for a document made of parts of several others: the share of its tokens that
   * comes from each, by share descending, then id. Each token belongs to one source at most, the one
   * with the longest shared run over it; of copies of one text only one is a source.
   */
  readonly sources?: readonly Source[];
  /** The share that comes from none of them; adds up to 1 with theirs. Present with `sources`. */
  readonly ownShare?: number;
}

/** Text that many otherwise different documents share, and that says nothing of where they come from. */
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

export interface Summary {
  readonly documents: number;
  readonly words: number;
  /** Bytes read from the sources, after decompression. */
  readonly bytes: number;
  readonly clusters: number;
  /** Documents in clusters that are not their cluster's original. */
  readonly duplicates: number;
  /** Documents in no cluster. */
  readonly unique: number;
  /** Pairs listed. */
  readonly pairs: number;
  /** Pairs that count but are not listed, inside clusters of more than 100 distinct texts. */
  readonly pairsOmitted: number;
  /** Files and records left out. */
  readonly skipped: number;
  /** Documents in which there is no word to compare. */
  readonly withoutWords: number;
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
  /** What was set aside as boilerplate, the most frequent first; present where it was asked for. */
  readonly boilerplate?: readonly Boilerplate[];
}

/** The stages of a run, in order, as progress names them. */
export const PHASES = ['scan', 'read', 'candidates', 'verify', 'cluster', 'evidence'] as const;
export type Phase = (typeof PHASES)[number];

/** One step of progress; `total` is absent while it is not known. */
export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  readonly total?: number;
  /** How much of the phase is done, in [0, 1], where that is known better than by `done` of `total`. */
  readonly share?: number;
}
