/** How a pair scores must not depend on how many other versions of its text there are. */
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import { explain } from '../src/explain/explain.ts';
import { numbers } from './large-corpus.ts';

/** Words that look like those of a language: some frequent, most rare. */
function invent(random: (below: number) => number): string {
  const rank = Math.floor(3000 ** (random(1000) / 1000));
  return `${'bcdfglmnprst'[rank % 12]}${'aeiou'[rank % 5]}${rank.toString(36).replaceAll(/\d/gu, 'x')}en`;
}

/** So many versions of one text of 260 words; each has a share of the words replaced, left out, or added to. */
function versionsOf(seed: number, share: number, count: number) {
  const random = numbers(seed);
  const base = Array.from({ length: 260 }, () => invent(random));
  const edit = (word: string): string[] => {
    const dice = random(1000) / 1000;
    if (dice > share) return [word];
    if (dice < share / 2) return [invent(random)];
    return dice < (share * 3) / 4 ? [] : [word, invent(random)];
  };
  return Array.from({ length: count }, (_, i) => ({
    id: `v${String(i).padStart(2, '0')}`,
    text: base.flatMap(edit).join(' '),
  }));
}

describe('a pair among versions of its text', () => {
  it.each([0.05, 0.15, 0.25])(
    'scores the same among 2, 10, 40 and 90, share edited %s',
    async (share) => {
      const versions = versionsOf(17, share, 90);
      const scores = [];
      for (const count of [2, 10, 40, 90]) {
        const { score } = await explain(versions.slice(0, count), ['v00', 'v01']);
        scores.push(score.score);
      }
      expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(0.03);
      expect(Math.min(...scores)).toBeGreaterThan(0.9);
    },
  );

  it('is explained with the score that is reported', async () => {
    const versions = versionsOf(5, 0.15, 40);
    const { pairs } = await dedupe(versions);
    for (const pair of pairs.slice(0, 3)) {
      const { score } = await explain(versions, [pair.a, pair.b]);
      expect(score.score).toBe(pair.score);
    }
  });
});
