import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../src/model/settings.ts';
import { scoreCorpus } from '../../src/eval/scored-documents.ts';
import { SCORE_MODEL, scoreOf } from '../../src/core/score/score.ts';
import { largeCorpus } from '../large-corpus.ts';
import { drawWords, seededRandom } from '../core/small-corpus.ts';
import { editedCorpus } from '../invented-articles.ts';

describe('a scored corpus', () => {
  it('measures any two documents, in either order, as it measured the candidates', async () => {
    let measured = 0;
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { pairs, measure } = await scoreCorpus(articles);
        for (const [i, a] of pairs.a.entries()) {
          const relation = RELATIONS[pairs.relation[i] ?? 0];
          if (relation === 'identical') continue;
          const [score, resemblance] = [pairs.score[i], pairs.resemblance[i]];
          const expected = { score, resemblance, containment: pairs.containment[i], relation };
          const b = pairs.b[i] ?? 0;
          expect([measure(a, b), measure(b, a)]).toEqual([expected, expected]);
          measured++;
        }
      }),
      { numRuns: 30 },
    );
    expect(measured).toBeGreaterThan(30);
  });

  it('shows the evidence of every pair that it verified, in order', async () => {
    const seen: [number, number, number][] = [];
    const { pairs } = await scoreCorpus(largeCorpus(120, 8), {
      onEvidence: (a, b, evidence) => seen.push([a, b, scoreOf(evidence, SCORE_MODEL)]),
    });
    expect(seen).toEqual(Array.from(seen, (_, i) => [pairs.a[i], pairs.b[i], pairs.score[i]]));
    expect(seen.length).toBeGreaterThan(100);
  });

  it('measures documents that have nothing in common, and a copy as its text', async () => {
    const random = seededRandom(12);
    const [plain, other] = [drawWords(random, 60, 1e9), drawWords(random, 60, 1e9)];
    const corpus = await scoreCorpus([
      { id: 'a', text: plain.join(' ') },
      { id: 'b', text: plain.join(' ') },
      { id: 'c', text: other.join(' ') },
    ]);
    expect(corpus.measure(1, 2)).toEqual(corpus.measure(0, 2));
    expect(corpus.measure(1, 2)).toMatchObject({ resemblance: 0, containment: 0 });
  });

  it('knows the first words of every document', async () => {
    const { opening } = await scoreCorpus([{ id: 'a', text: '  One   quiet\nmorning in Brill.' }]);
    expect(opening(0)).toBe('One quiet morning in Brill.');
  });
});
