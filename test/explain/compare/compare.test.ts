import { describe, expect, it } from 'vitest';
import type { ComparedPassage, Comparison, UnsharedText } from '../../../src/model/comparison.ts';
import { explain } from '../../../src/explain/explain.ts';
import { compare } from '../../../src/explain/compare/compare.ts';
import { documentsOf } from '../../fixtures/themes.ts';
import { BEES, LANTERNS } from '../../cli/stories.ts';

const between = (a: string, b: string): Promise<Comparison> =>
  compare(
    [
      { id: 'a', text: a },
      { id: 'b', text: b },
    ],
    ['a', 'b'],
  );

const passagesOf = ({ rows }: Comparison): ComparedPassage[] =>
  rows.filter((row) => row.kind === 'passage');
const unsharedOf = ({ rows }: Comparison): UnsharedText[] =>
  rows.filter((row) => row.kind === 'unshared');

/** `the [seven|eight bright] lanterns`. */
function told({ segments }: ComparedPassage): string {
  return segments
    .map(({ isShared, a, b }) => (isShared ? a.text : `[${a.text}|${b.text}]`))
    .join('');
}

describe('a comparison', () => {
  it('has the edits of a passage, word by word', async () => {
    const edited = LANTERNS.replace('seven lanterns', 'eight bright lanterns').replace('oil ', '');
    const [passage, ...others] = passagesOf(await between(LANTERNS, edited));
    expect(others).toEqual([]);
    const expected = LANTERNS.replace('seven lanterns', '[seven|eight bright] lanterns')
      .replace('oil ', '[oil|] ')
      .trimEnd();
    expect(passage && told(passage)).toBe(expected);
  });

  it('marks the characters of an edit if words are not spaced', async () => {
    const [passage] = passagesOf(
      await between(
        '镇上的老灯塔将在今年秋天改建成一座小型图书馆。',
        '镇上的老灯塔将在今年冬天改建成一座小型图书馆。',
      ),
    );
    expect(passage && told(passage)).toBe('镇上的老灯塔将在今年[秋|冬]天改建成一座小型图书馆。');
  });

  it('has every word of both texts in its rows, at its place', async () => {
    const texts = [...documentsOf('wire')];
    for (const [, a] of texts) {
      for (const [, b] of texts) {
        if (a === b) continue;
        const { rows } = await between(a, b);
        const seen = { a: new Set<number>(), b: new Set<number>() };
        const see = (side: 'a' | 'b', { start, end, text }: Place): void => {
          expect((side === 'a' ? a : b).slice(start, end)).toBe(text);
          for (let at = start; at < end; at++) seen[side].add(at);
        };
        for (const row of rows) {
          if (row.kind === 'unshared') {
            see(row.side, row);
            continue;
          }
          for (const segment of row.segments) for (const side of SIDES) see(side, segment[side]);
        }
        for (const [side, text] of [['a', a] as const, ['b', b] as const]) {
          const missed = [...text].filter((sign, at) => /\w/.test(sign) && !seen[side].has(at));
          expect(missed).toEqual([]);
        }
      }
    }
  });

  it('says what each has alone, where, and in how many words', async () => {
    const a = `A first line.\n${LANTERNS}\n${BEES}`;
    const b = `${LANTERNS}The end of the other one.`;
    const [first, last, ofB, ...others] = unsharedOf(await between(a, b));
    expect(others).toEqual([]);
    expect(first).toMatchObject({ side: 'a', words: 3, text: 'A first line.' });
    expect(first?.place).toMatchObject({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 14 });
    expect(last).toMatchObject({ side: 'a', text: BEES.trim() });
    expect(last?.place.startLine).toBe(8);
    expect(ofB).toMatchObject({ side: 'b', words: 6, text: 'The end of the other one.' });
  });

  it('tells what was moved', async () => {
    const [one, two, three] = [LANTERNS.slice(0, 300), LANTERNS.slice(300), BEES];
    const comparison = await between(
      `${one}\n\n${two}\n\n${three}`,
      `${three}\n\n${one}\n\n${two}`,
    );
    const moved = passagesOf(comparison).map((passage) => [
      told(passage).slice(0, 11),
      passage.isMoved,
    ]);
    expect(moved).toContainEqual(['A beekeeper', true]);
    expect(moved).toContainEqual(['The lamplig', false]);
  });

  it('is one passage of identical texts, and none of strangers and of empty texts', async () => {
    const same = await between(LANTERNS, LANTERNS.toUpperCase());
    expect(same.relation.relation).toBe('identical');
    expect(same.rows).toHaveLength(1);
    expect(same.rows[0]).toMatchObject({ kind: 'passage', isMoved: false });
    const strangers = await between(LANTERNS, BEES);
    expect(strangers.rows.map(({ kind }) => kind)).toEqual(['unshared', 'unshared']);
    expect((await between(LANTERNS, '...')).rows).toMatchObject([{ kind: 'unshared', side: 'a' }]);
    expect((await between('', '...')).rows).toEqual([]);
  });

  it('judges the pair as an explanation does', async () => {
    const articles = Array.from(documentsOf('wire'), ([id, text]) => ({ id, text }));
    const [a = '', b = ''] = articles.map(({ id }) => id).slice(1, 3);
    const told = await explain(articles, [a, b]);
    const { passages, shared, score } = told;
    const comparison = await compare(articles, [a, b]);
    for (const part of ['verdict', 'a', 'b', 'relation', 'prior', 'candidates'] as const) {
      expect(comparison[part]).toEqual(told[part]);
    }
    expect(comparison.score).toBe(score.score);
    const level = shared.find(({ size }) => size === told.settings.shingleSize);
    const { resemblance, containmentA, containmentB } = comparison;
    expect(level).toMatchObject({ resemblance, containmentA, containmentB });
    expect(passagesOf(comparison)).toHaveLength(passages.length);
  });
});

const SIDES = ['a', 'b'] as const;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
