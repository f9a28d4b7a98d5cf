/**
 * The settings of a run, and the values of those that are names.
 */

/**
 * How a copy can relate to its text, strongest first. Only these relations make clusters. Identical are texts of the same
 * tokens: case, punctuation, white space and marks that writers leave out (accents, vowel signs, points) may differ.
 */
export const COPY_RELATIONS = ['identical', 'near-duplicate', 'excerpt', 'rewrite'] as const;

/** How a copy relates to its text. */
export type CopyRelation = (typeof COPY_RELATIONS)[number];

/** How two documents can relate, strongest first. */
export const RELATIONS = [...COPY_RELATIONS, 'quotation', 'template'] as const;

/** How two documents relate. */
export type Relation = (typeof RELATIONS)[number];

/** The measures that a threshold can apply to. */
export const MEASURES = ['score', 'resemblance', 'containment'] as const;

/** A measure that a threshold can apply to. */
export type Measure = (typeof MEASURES)[number];

/** The ways of finding candidates. */
export const ENGINES = ['exact', 'minhash'] as const;

/** The name of a way of finding candidates. */
export type EngineName = (typeof ENGINES)[number];

/** Names that engines had before; they are accepted until 1.0. */
export const FORMER_ENGINES: ReadonlyMap<unknown, EngineName> = new Map([['scaled', 'exact']]);

/** Every effective setting of a run, as the JSON report lists them. */
export interface Settings {
  /** The measure that is compared with `threshold`. Default `score`. */
  readonly by: Measure;
  /** Smallest measure that counts, [0, 1]. Default .5. */
  readonly threshold: number;
  /** The weakest relation that counts; one below `rewrite` counts without making clusters. Default `rewrite`. */
  readonly relation: Relation;
  /**
   * The share of candidates, of pairs that are worth comparing, that are copies, between 0 and 1: scores hold for it.
   * `learnt` from the collection if there are enough, by the score; else .15. Default `learnt`.
   */
  readonly prior: 'learnt' | number;
  /** Tokens in a shingle, for resemblance and containment. Default 3. */
  readonly shingleSize: number;
  /** How candidates are found. Default `exact`. */
  readonly engine: EngineName;
  /** Look at one shingle hash in this many when looking for candidates. Default 1: at all. */
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
