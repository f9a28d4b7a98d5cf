/** Tells the pairs that only follow one form, or share a list (core/templates), from versions of one text. */
import type { ScoredPair } from '../core/score/counting.ts';
import { EVEN_ODDS, isCopyRelation } from '../core/score/relation.ts';
import { SortedLists } from '../core/templates/sorted-lists.ts';
import { type FormInput, findTemplates } from '../core/templates/templates.ts';
import { PHRASE_LEVEL } from '../kernel/layout/phrases.ts';
import type { Settings } from '../model/settings.ts';

/**
 * A form has texts that resemble each other less than the two that a reader meets: a log-odd less. In a large collection
 * it has enough that do not, and all those pairs would cost a fifth of a run; so this fades between these sizes.
 */
const LOG_ODDS_BELOW = 1;
const SMALL = 1000;
const LARGE = 4000;

/** What is known of the words of a run. */
export interface WordCounts {
  /** By word: the number of distinct texts that have it. */
  readonly wordDf: Int32Array;
  /** Distinct texts. */
  readonly distinct: number;
}

/** Other measures than the score count what is shared, whatever it is, and so do runs that keep boilerplate. */
export function tellsForms({ by, boilerplate }: Settings): boolean {
  return by === 'score' && boilerplate;
}

/** The least score of the pairs that forms are looked for in, among so many distinct texts. */
export function leastOfForms(settings: Settings, distinct: number): number {
  const { threshold } = settings;
  if (!tellsForms(settings)) return threshold;
  // no higher threshold makes fewer forms
  const least = Math.min(EVEN_ODDS, threshold);
  const size = Math.max(SMALL, Math.min(LARGE, distinct));
  const below = LOG_ODDS_BELOW * (Math.log(LARGE / size) / Math.log(LARGE / SMALL));
  return least / (least + (1 - least) * Math.exp(below));
}

/**
 * Returns the pairs, with the relation `template` for those that follow a form, and `quotation` for those that share a
 * list; as they are, if the run tells no forms.
 */
export function markTemplates(
  scored: readonly ScoredPair[],
  texts: FormInput['texts'],
  { wordDf, distinct }: WordCounts,
  settings: Settings,
): readonly ScoredPair[] {
  const { shingleSize } = settings;
  if (!tellsForms(settings)) return scored;
  const least = leastOfForms(settings, distinct);
  const pairs = scored.filter(({ score, relation }) => score >= least && isCopyRelation(relation));
  const known = pairs.map(({ a, b, score, sharedShingles }) => ({
    a,
    b,
    score,
    sharedPhrases: shingleSize === PHRASE_LEVEL ? sharedShingles : undefined,
  }));
  // a word that all texts have says a bit, one of a single text as many as there are
  const bits = new Float64Array(wordDf.length);
  const rarity = (word: number): number => {
    const known = bits[word] ?? 0;
    if (known > 0) return known;
    return (bits[word] = 1 + Math.log2((distinct + 2) / Math.max(1, wordDf[word] ?? 1)));
  };
  const isTemplate = findTemplates(known, { texts, rarity });
  const templates = new Set(pairs.filter((_, i) => isTemplate[i] === 1));
  const lists = new SortedLists(texts, rarity);
  const quoting = new Set(
    pairs.filter((pair) => !templates.has(pair) && lists.isAllShared(pair.a, pair.b)),
  );
  if (templates.size + quoting.size === 0) return scored;
  return scored.map((pair) => {
    if (templates.has(pair)) return { ...pair, relation: 'template' };
    return quoting.has(pair) ? { ...pair, relation: 'quotation', quoting: 'both' } : pair;
  });
}
