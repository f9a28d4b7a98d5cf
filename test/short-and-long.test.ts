import { expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';

const HEADLINES = [
  'Ferry sinks off Port Ellery at dawn, nobody aboard',
  'Ferry sinks off Port Ellery with nobody aboard',
  'Ferry company fined after Port Ellery accident',
  'Town council approves new bridge over the river',
  'New bridge over the river approved by town council',
  'Council delays vote on bridge',
  'Orchard growers hire night guards as hive thefts spread',
  'Orchard growers hire guards as hive thefts spread across county',
  'Shares in Norwick Mills fall 3 percent',
  'Shares in Dalby Steel fall 4 percent',
];

it('headlines of one story are found, those of others on the same subject are not', async () => {
  const articles = HEADLINES.map((text, i) => ({ id: `h${i}`, text }));
  const { pairs } = await dedupe(articles);
  const found = pairs.map(({ a, b }) => `${a} ${b}`).toSorted();
  // of one that was turned around too little is left in order
  expect(found).toEqual(['h0 h1', 'h6 h7']);
});

const SYLLABLES = ['ba', 'co', 'du', 'fe', 'gi', 'ho', 'la', 'me', 'no', 'pu'];

/** A word of the invented language for each number. */
const wordOf = (number: number): string =>
  Array.from(String(number), (digit) => SYLLABLES[Number(digit)] ?? '').join('');

/** Chapters of 200 words, as frequent as in a language: rank r with probability about 1 / r. */
function inventChapters(count: number): string[] {
  let state = 7;
  const random = (): number => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
  const word = (): string => wordOf(Math.floor(8000 ** random()));
  return Array.from({ length: count }, () => Array.from({ length: 200 }, word).join(' '));
}

it('a chapter and a second edition are found beside the book that has a hundred chapters', async () => {
  const texts = inventChapters(160);
  const book = texts.slice(0, 100);
  const edition = book.map((text, i) => (i % 9 === 0 ? (texts[100 + i / 9] ?? '') : text));
  const { clusters, documents } = await dedupe([
    { id: 'book', text: book.join('\n\n') },
    { id: 'chapter', text: book.slice(40, 42).join('\n\n') },
    { id: 'edition', text: edition.join('\n\n') },
    { id: 'other', text: texts.slice(120, 160).join('\n\n') },
  ]);
  expect(clusters.map(({ size }) => size)).toEqual([3]);
  const roles = Object.fromEntries(documents.map(({ id, role }) => [id, role]));
  expect(roles).toMatchObject({ chapter: 'excerpt', other: 'unique' });
  expect(roles['edition']).toMatch(/original|near-duplicate/);
});
