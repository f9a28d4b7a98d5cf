/** Words that were made to hang a stemmer: no language has them. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { loadStemmer, STEM_LANGUAGES } from '../../src/intake/stem.ts';

const LETTERS = [
  'b',
  'a',
  'ab',
  's',
  '7',
  'e',
  'щ',
  'ї',
  'ння',
  'ив',
  'ß',
  '新',
  'ing',
  'eur',
  'kan',
];

describe('a word of any length', () => {
  it.each(STEM_LANGUAGES)('is no trouble to the %s stemmer', async (language) => {
    const stem = await loadStemmer(language);
    const before = process.cpuUsage();
    for (const letters of LETTERS) {
      const word = letters.repeat(100_000 / letters.length);
      expect(stem(word)).toBe(word);
    }
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });

  it.each(STEM_LANGUAGES)('is stemmed in %s, if people write it', async (language) => {
    const stem = await loadStemmer(language);
    const before = process.cpuUsage();
    for (const letters of LETTERS) {
      for (let length = 1; length <= 128; length++) stem(letters.repeat(length).slice(0, length));
    }
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });

  it('has its ending cut up to a length that no word has', async () => {
    const stem = await loadStemmer('english');
    const long = 'antidisestablishmentarian'.repeat(4);
    expect(stem(`${long}s`)).not.toBe(`${long}s`);
  });
});

describe('words without end', () => {
  it('are not all remembered', async () => {
    const stem = await loadStemmer('russian');
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc');
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 500_000; i++) stem(`w${i}`.padStart(100, 'x'));
    collect();
    // all of them would take twice as much
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(45e6);
    expect(stem('мельницы')).toBe(stem('мельница'));
  });
});
