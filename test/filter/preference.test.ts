import { describe, expect, it } from 'vitest';
import { type Choice, matcherOf, sortByPreference } from '../../src/filter/preference.ts';

const choice = (document: number, more: Partial<Choice>): Choice => ({
  document,
  id: `d${document}`,
  path: `d${document}`,
  words: 10,
  file: 0,
  line: document + 1,
  rank: 1,
  matches: 1,
  ...more,
});

const CHOICES = [
  choice(0, { words: 50, date: '2025-03-02', path: 'paper/0.txt', file: 2 }),
  choice(1, { words: 40, date: '2025-03-01T09:00:00Z', rank: 0, path: 'wire/deep/1.txt', file: 1 }),
  choice(2, { words: 90, matches: 4, path: 'blog/wire/2.txt' }),
  choice(3, { words: 90, rank: 2, date: '2025-03-01', path: 'blog/3.txt', line: 1 }),
];

const order = (...rules: string[]): number[] => {
  const found = sortByPreference(CHOICES, rules).map(({ document }) => document);
  const turned = sortByPreference(CHOICES.toReversed(), rules).map(({ document }) => document);
  expect(turned).toEqual(found);
  return found;
};

describe('the order of preference', () => {
  it('is originals, what matches most, digests last, unless asked otherwise', () => {
    expect(order()).toEqual([1, 2, 0, 3]);
    expect(order('original')).toEqual([1, 2, 0, 3]);
  });

  it('follows length, date or place', () => {
    expect(order('longest')).toEqual([2, 3, 0, 1]);
    expect(order('oldest')).toEqual([3, 1, 0, 2]);
    expect(order('newest')).toEqual([0, 1, 3, 2]);
    expect(order('first')).toEqual([3, 2, 1, 0]);
  });

  it('lets earlier globs win, and later rules break ties', () => {
    expect(order('paper/**', 'wire/**', 'longest')).toEqual([0, 2, 1, 3]);
    expect(order('d3', 'longest')).toEqual([3, 2, 0, 1]);
  });
});

describe('a glob of --keep', () => {
  it('matches an id or a path as a whole, or its end', () => {
    const matches = (glob: string, id: string, path = id): boolean => matcherOf(glob)({ id, path });
    expect(matches('wire/**', 'news/wire/a.txt')).toBe(true);
    expect(matches('wire-*', '17', 'wire-17.jsonl')).toBe(true);
    expect(matches('wire', 'wire/a.txt')).toBe(false);
    expect(matches('*.txt', 'wire/a.txt')).toBe(true);
    expect(matches('fähre?*', 'fähre-17')).toBe(true);
    expect(() => matcherOf('[a')).toThrow('it can match nothing');
  });
});
