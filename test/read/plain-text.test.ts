import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/read/plain-text.ts';

describe('a date before the text', () => {
  it.each([
    [' date 2025-03-17 The ferry was late.', '2025-03-17', 'The ferry was late.'],
    ['Date: 2025-03-17\nThe ferry was late.', '2025-03-17', 'The ferry was late.'],
    ['DATE: 2025-03-17T08:30:00Z\r\nThe ferry', '2025-03-17T08:30:00Z', 'The ferry'],
    ['Date: March 17, 2025\nThe ferry', '2025-03-17', 'The ferry'],
    ['\n2025-03-17\n\nThe ferry', '2025-03-17', 'The ferry'],
    ['17 March 2025\nThe ferry', '2025-03-17', 'The ferry'],
    ['2025-03-17', '2025-03-17', ''],
  ])('is metadata in %j', (source, date, prose) => {
    const parts = readPlainText(source);
    expect(parts.date).toBe(date);
    expect(parts.text.trim()).toBe(prose);
    expect(parts.text.length).toBe(source.length);
    expect(parts.text.endsWith(prose)).toBe(true);
  });
});

describe('a dateline or byline', () => {
  it.each([
    ['PORT ELLIS, March 17, 2025 (Harbour Wire) - The ferry was late.', '2025-03-17'],
    ['Port Ellis, Norland, 17 March 2025 \u2014 The ferry was late.', '2025-03-17'],
    ['Ferry is late\n\nPORT ELLIS, 2025-03-17 -- The ferry', '2025-03-17'],
    ['by Ann Oak / Harbour Post March 17, 2025\n\nThe ferry', '2025-03-17'],
    ['Late again\nBy Ann Oak and Jo Elm, Harbour Post, March 17, 2025\nThe ferry', '2025-03-17'],
    ['Published: March 17, 2025\nThe ferry', '2025-03-17'],
    ['Late again\nPosted on 17 March 2025\nThe ferry', '2025-03-17'],
    [' date 2025-03-17 by Ann Oak / Harbour Post March 18, 2025\n\nThe ferry', '2025-03-17'],
  ])('gives the date of %j', (source, date) => {
    expect(readPlainText(source).date).toBe(date);
  });

  it('stays in the text', () => {
    const source = 'PORT ELLIS, March 17, 2025 - The ferry was late.';
    expect(readPlainText(source).text).toBe(source);
  });
});

describe('a date that is not plainly of publication', () => {
  it.each([
    'The council met on March 17, 2025 and rose early.',
    'On March 17, 2025, the council met.',
    'March 17, 2025 was a wet day in Port Ellis.',
    '2025-03-17 was a wet day.',
    'date 2025-03-17th of the almanac',
    'By Monday March 17, 2025\nthe bridge was open.',
    'by the time it closed on March 17, 2025\nnobody came.',
    'PORT ELLIS, March 17 (Harbour Wire) - The ferry was late.',
    'PORT ELLIS, March 32, 2025 - The ferry was late.',
    `${'The ferry was late. '.repeat(15)}\nPORT ELLIS, March 17, 2025 - Again.`,
    'Update of the date 2025-03-17 in the ledger.',
    'Published in March 17, 2025 copies',
  ])('is left alone in %j', (source) => {
    expect(readPlainText(source)).toEqual({ text: source });
  });
});
