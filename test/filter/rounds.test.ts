import { describe, expect, it } from 'vitest';
import { inRun, scoreArticles, scoreInRounds } from '../../src/dedupe.ts';
import { pairCounts, type ScoredPair } from '../../src/core/score/counting.ts';
import type { ScoredCorpus } from '../../src/pipeline/scored-corpus.ts';
import { isNearEnough } from '../../src/pipeline/rounds.ts';
import { type Invented, inventArticles } from '../invented-collection.ts';

/** More texts than are inverted anew, many of which quote one notice. */
const ARTICLES = inventArticles(4200, 300).map(({ id, text }, i) => ({
  id,
  text:
    i % 400 === 0
      ? `${text} this notice may be printed by anyone who names its source ${id}`
      : text,
}));

/** The prior is learnt from what each of the two has for candidates, which is not quite the same. */
const PINNED = { prior: 0.15 };

const pairsOf = ({ intake, scored, settings }: ScoredCorpus): unknown[] => {
  const idOf = (text: number): string => intake.metadata[text]?.id ?? '';
  const counts = (pair: ScoredPair): boolean => pairCounts(pair, settings);
  return scored.filter(counts).map(({ a, b, score, relation }) => {
    return [idOf(a), idOf(b), score, relation];
  });
};

/** What a run over the articles finds, and one over all of which the others are taken away. */
async function bothWays(
  isLeft: (article: Invented) => boolean,
): Promise<readonly [alone: unknown[], later: unknown[]]> {
  const kept = ARTICLES.filter(isLeft);
  const ids = new Set(kept.map(({ id }) => id));
  const alone = await inRun(PINNED, async (run) =>
    pairsOf(await scoreArticles(run, kept, pairCounts)),
  );
  const later = await inRun(PINNED, (run) =>
    scoreInRounds(run, ARTICLES, async ({ intake }, again) => {
      const isKept = (text: number): boolean => ids.has(intake.metadata[text]?.id ?? '');
      // the second time it looks among what the first one found, and some texts come back
      await again((text) => isKept(text) && text % 97 > 0);
      return pairsOf(await again(isKept));
    }),
  );
  return [alone, later];
}

describe('a later round', () => {
  it('finds what a run over the texts that are left finds, if few are gone', async () => {
    const [alone, later] = await bothWays(({ id }) => !/[27]7$/u.test(id));
    expect(alone.length).toBeGreaterThan(100);
    expect(later).toEqual(alone);
  });

  it('learns the prior that a run over the texts that are left learns', async () => {
    const isLeft = ({ id }: Invented): boolean => !/[27]7$/u.test(id);
    const alone = await inRun({}, async (run) =>
      scoreArticles(run, ARTICLES.filter(isLeft), pairCounts),
    );
    const ids = new Set(ARTICLES.filter(isLeft).map(({ id }) => id));
    const later = await inRun({}, (run) =>
      scoreInRounds(run, ARTICLES, async ({ intake }, again) => {
        const isKept = (text: number): boolean => ids.has(intake.metadata[text]?.id ?? '');
        // the first learns it anew, the second holds it
        const priors = [(await again(isKept)).prior];
        priors.push((await again(isKept)).prior);
        return priors;
      }),
    );
    const found = later.map(({ value, shift }) => ({ value, shift }));
    const { value, shift } = alone.prior;
    expect(found).toEqual([
      { value, shift },
      { value, shift },
    ]);
  });

  it('finds the same if most are gone', async () => {
    const [alone, later] = await bothWays(({ id }) => id.endsWith('7') || id.endsWith('3'));
    expect(alone.length).toBeGreaterThan(2);
    expect(later).toEqual(alone);
  });

  it('looks among what is known only if the texts are many, and few are gone', () => {
    expect(isNearEnough(10_000, 10_000, 9500)).toBe(true);
    expect(isNearEnough(10_000, 10_000, 9000)).toBe(false);
    expect(isNearEnough(30_000, 10_000, 9900)).toBe(false);
    expect(isNearEnough(1000, 1000, 999)).toBe(false);
  });
});
