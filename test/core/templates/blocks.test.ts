import { expect, it } from 'vitest';
import { findTemplates } from '../../../src/core/templates/templates.ts';
import { collect } from '../tokens.ts';
import { formsOf } from './forms.ts';

/** Words of one name, as many as a paragraph has. */
const words = (name: string, count = 40): string =>
  Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');

const [INTRO, PRAISE, ADVICE, CLOSE] = ['intro', 'praise', 'advice', 'close'].map((name) =>
  words(name),
);
/** Three of the four blocks each, so that no text has all that two others share. */
const REVIEWS = [
  [INTRO, words('ferry'), PRAISE, ADVICE],
  [INTRO, PRAISE, words('tower'), CLOSE],
  [INTRO, words('castle'), ADVICE, CLOSE],
  [PRAISE, words('garden'), ADVICE, CLOSE],
  [INTRO, PRAISE, ADVICE, words('market')],
  [INTRO, PRAISE, CLOSE, words('bridge')],
].map((blocks) => blocks.join(' '));

it('reviews that are put together from the same blocks follow a form', () => {
  const texts = REVIEWS.map((text, i) => `${text} ${words(`own${i}x`, 30)}`);
  expect(formsOf(texts)).toHaveLength(15);
  expect(formsOf(texts.slice(0, 2))).toEqual([]);
});

it('versions of one text are none, though all share its blocks', () => {
  const text = [INTRO, PRAISE, ADVICE, CLOSE].join(' ');
  const versions = ['intro7', 'praise9', 'advice3', 'close30'].map((word) =>
    text.replace(word, 'lamp'),
  );
  expect(formsOf([text, ...versions])).toEqual([]);
});

it('rewrites are none, as what they share is in short runs', () => {
  const story = words('story', 160).split(' ');
  const rewrite = (name: string, by: number): string =>
    story.map((word, i) => ((i * by) % 11 < 6 ? word : `${name}${i}`)).join(' ');
  expect(
    formsOf(['ann', 'ben', 'cyd', 'dan', 'eve'].map((name, i) => rewrite(name, i + 1))),
  ).toEqual([]);
});

it('two texts alone follow none, though a third has what they share', () => {
  const share = words('share', 60);
  const [one, other] = [`${share} ${words('one')}`, `${share} ${words('other')}`];
  const collection = collect([one, other, `${share} ${words('third')}`]);
  const pairs = [
    { a: 0, b: 1, score: 0.9 },
    { a: 0, b: 2, score: 0.9 },
  ];
  const isTemplate = findTemplates(pairs, { texts: collection, rarity: () => 9 });
  const texts = new Set(pairs.filter((_, i) => isTemplate[i] === 1).flatMap(({ a, b }) => [a, b]));
  expect(texts.size === 0 || texts.size >= 3).toBe(true);
});

it('two follow a form that both follow with a third, though they alone share more', () => {
  const texts = REVIEWS.map((text, i) => `${text} ${words(`own${i}x`, 40)}`);
  const extra = words('extra', 90);
  const two = texts.map((text, i) => (i < 2 ? `${text} ${extra}` : text));
  expect(formsOf(two)).toHaveLength(15);
  const copy = `${texts[0]} ${words('other', 12)}`;
  expect(formsOf([...texts, copy])).not.toContain('0 6');
});
