import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../../src/model/explanation.ts';
import type { Article } from '../../../src/model/article.ts';
import { explain } from '../../../src/explain/explain.ts';
import { printExplanationJson } from '../../../src/explain/print/json.ts';
import { printExplanation } from '../../../src/explain/print/text.ts';
import { verdictSentence } from '../../../src/explain/print/wording.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { BEES, LANTERNS } from '../../cli/stories.ts';

const EXCERPT = LANTERNS.slice(0, 240);
const ARTICLES: readonly Article[] = [
  { id: 'lanterns.txt', text: LANTERNS, date: '2024-11-02' },
  { id: 'copy.txt', text: LANTERNS.replace('seven lanterns', 'eight bright lanterns') },
  { id: 'excerpt.txt', text: EXCERPT },
  { id: 'bees.txt', text: BEES },
  { id: 'nothing.txt', text: '' },
  { id: 'mirror.txt', text: LANTERNS },
];

const told = new Map<string, Explanation>();

beforeAll(async () => {
  for (const { id } of ARTICLES.slice(1)) {
    told.set(id, await explain(ARTICLES, ['lanterns.txt', id]));
  }
});

function about(id: string): Explanation {
  const explanation = told.get(id);
  if (explanation === undefined) throw new Error(`nothing is told about ${id}`);
  return explanation;
}

async function textOf(
  explanation: Explanation,
  width: number | null = 80,
  color: 0 | 1 = 0,
): Promise<string> {
  return [...(await printExplanation(explanation, { width, color }))].join('');
}

describe('the verdict', () => {
  it('is one sentence for every case', () => {
    expect(verdictSentence(about('copy.txt'))).toMatch(
      /^Copies: A and B are near-duplicates, with a probability of \.\d\d \(\.50 is enough\)\.$/,
    );
    expect(verdictSentence(about('excerpt.txt'))).toMatch(/^Copies: B is an excerpt of A, with/);
    expect(verdictSentence(about('mirror.txt'))).toBe(
      'Copies: A and B have the same words in the same order.',
    );
    expect(verdictSentence(about('bees.txt'))).toMatch(
      /^A and B do not count as copies: the score, .*, is .*, but \.50 is needed\.$/,
    );
    expect(verdictSentence(about('nothing.txt'))).toBe(
      'B has no words: a text without words matches nothing.',
    );
  });

  it('says if the settings are in the way, or if the pair was never compared', async () => {
    const ids = ['lanterns.txt', 'excerpt.txt'] as const;
    const weaker = await explain(ARTICLES, ids, { relation: 'near-duplicate' });
    expect(verdictSentence(weaker)).toBe(
      'A and B do not count as copies: B is an excerpt of A, but only near-duplicate or closer counts.',
    );
    const by = await explain(ARTICLES, ids, { by: 'resemblance', threshold: 0.99 });
    expect(verdictSentence(by)).toMatch(/: the resemblance is \.\d\d, but \.99 is needed\.$/);
    const { candidates, verdict } = about('copy.txt');
    const never = {
      ...about('copy.txt'),
      candidates: { ...candidates, isCandidate: false },
      verdict: { ...verdict, isCompared: false, isSameCluster: false },
    } as Explanation;
    expect(verdictSentence(never)).toMatch(
      /^Copies, but not compared in this corpus: .*; neither is among the best partners of the other, so no report lists the pair\.$/,
    );
  });
});

describe('the text of an explanation', () => {
  it.each([80, 60, 120])('keeps to %i columns', async (width) => {
    for (const explanation of told.values()) {
      const lines = (await textOf(explanation, width)).split('\n');
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    }
  });

  it('has every part, the verdict first', async () => {
    const text = await textOf(about('copy.txt'));
    expect(text.startsWith('Copies: A and B are near-duplicates')).toBe(true);
    const headings = [...text.matchAll(/^([A-Z][^\n,─]*?)(?:, as of an excerpt)? ─/gmu)].map(
      ([, heading]) => heading,
    );
    expect(headings).toEqual([
      'Relation',
      'Score',
      'Passages: 1',
      'What they share',
      'Rarest words',
      'Clusters',
      'Candidates',
    ]);
    expect(text).toContain('A  lanterns.txt\n');
    expect(text).toMatch(
      /near-duplicate {2}yes {2}resemblance \.\d\d \(3-word phrases in both\), at least \.60/,
    );
    expect(text).toContain('[seven]');
    expect(text).toContain('[eight bright]');
    expect(text).toContain('by 128 minima');
    expect(text).toMatch(/^ {2}A is .* c1, /mu);
    expect(text).toContain('A and B were compared');
  });

  it('shortens long passages on a terminal, with a count, and nowhere else', async () => {
    const long = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
    const articles = [
      { id: 'a', text: `${long} first` },
      { id: 'b', text: `${long} second` },
    ];
    const explanation = await explain(articles, ['a', 'b']);
    const [cut, whole] = [await textOf(explanation), await textOf(explanation, null)];
    const [, count] = /… ([\d,]+) more words/u.exec(cut) ?? [];
    const last = [...cut.matchAll(/word(\d+)(?=\s+… )/gu)].at(0)?.[1];
    // words 0 to `last` are shown
    expect(Number(count)).toBe(400 - Number(last) - 1);
    expect(whole).toContain(long);
    expect(whole).not.toContain('more words');
  });

  it('never moves the cursor, whatever the texts', async () => {
    const articles = [
      { id: 'a\u001b[2J', title: 'up\u001b[A', text: `${LANTERNS} bell\u0007 \u001b[31mred` },
      { id: 'b', text: `${LANTERNS} bell\u0007 \u001b[31mred` },
    ];
    const text = await textOf(await explain(articles, ['a\u001b[2J', 'b']));
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/u);
  });

  it('has colours only if asked for, and the same words either way', async () => {
    const [plain, painted] = [
      await textOf(about('copy.txt')),
      await textOf(about('copy.txt'), 80, 1),
    ];
    expect(plain).not.toContain('\u001b');
    expect(painted).toContain('\u001b[1m');
    // eslint-disable-next-line no-control-regex
    expect(painted.replaceAll(/\u001b\[\d+m/gu, '').replaceAll(/ +$/gmu, '')).toBe(plain);
  });
});

describe('the JSON of an explanation', () => {
  it('holds the explanation, to 6 decimals', () => {
    const explanation = about('excerpt.txt');
    const text = [...printExplanationJson(explanation)].join('');
    const parsed: unknown = JSON.parse(text);
    expect(parsed).toEqual(
      JSON.parse(JSON.stringify(explanation), (_, value) =>
        typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
      ),
    );
    expect(text.endsWith('\n}\n')).toBe(true);
    expect(text).toMatch(/^ {2}"verdict": \{/mu);
  });
});
