/**
 * Scores the pairs of each family anew: among versions of one text it says nothing against a phrase that all of them
 * have it (core/rarity/family-frequencies.ts). Only scores that such a doubt has lowered are looked at.
 *
 * Cost: a clustering, a reading of each text of a family with such a pair, and a comparison for each of these pairs.
 */
import { type ClusteredCorpus, clusterTexts } from '../core/clusters/text-clusters.ts';
import { Families } from '../core/rarity/family-frequencies.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import type { PairScorer } from '../core/score/measure.ts';
import type { Settings } from '../model/settings.ts';

/** Families are what counts at even odds, whatever the threshold of a run. */
const EVEN_ODDS = 0.5;

/** Pairs with their scores among families, and what measures others alike. */
export interface WeighedPairs {
  readonly scored: readonly ScoredPair[];
  readonly scorer: PairScorer;
  /** Undefined if no score was doubted. */
  readonly families: Families | undefined;
}

/** Scores the doubted pairs of a corpus anew. `rest` is awaited between families. */
export async function weighFamilies(
  corpus: ClusteredCorpus,
  doubted: ReadonlySet<ScoredPair>,
  settings: Settings,
  rest: () => Promise<void>,
): Promise<WeighedPairs> {
  const { scored, scorer } = corpus;
  if (settings.by !== 'score' || !scored.some((pair) => doubted.has(pair))) {
    return { scored, scorer, families: undefined };
  }
  const { centre } = clusterTexts(corpus, { ...settings, threshold: EVEN_ODDS });
  const families = new Families(centre);
  const inFamilies = scorer.within(families);
  const pairsOf = new Map<readonly number[], ScoredPair[]>();
  for (const pair of scored) {
    const family = doubted.has(pair) ? families.ofPair(pair.a, pair.b) : undefined;
    if (family === undefined) continue;
    const known = pairsOf.get(family);
    if (known === undefined) pairsOf.set(family, [pair]);
    else known.push(pair);
  }
  const anew = new Map<ScoredPair, ScoredPair>();
  for (const [family, pairs] of pairsOf) {
    for (const pair of pairs) {
      const { score } = inFamilies.measureInFamily(pair.a, pair.b, family);
      anew.set(pair, { ...pair, score });
    }
    await rest();
  }
  return { scored: scored.map((pair) => anew.get(pair) ?? pair), scorer: inFamilies, families };
}
