import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agencyInMargins,
  agencyNamedIn,
  agencyOfHost,
} from '../../../src/core/originals/agencies.ts';
import { marginsOf } from '../../../src/core/originals/credit.ts';
import { HOSTILE } from '../../hostile-strings.ts';

const STORY = `The lantern ferry stopped between two islands for a night, and everybody on board slept on sacks of
flour. In the morning a farmer brought milk, and nobody spoke of the delay again.`;

const agencyIn = (text: string): string | undefined => agencyInMargins(marginsOf(text));

describe('the agency of a text', () => {
  it.each([
    ['PORT ELLERY, March 12 (Reuters) - ', 'Reuters'],
    ['PORT ELLERY (AP) — ', 'AP'],
    ['AP — ', 'AP'],
    ['LONDON, AFP - ', 'AFP'],
    ['Glimm (dpa) - ', 'dpa'],
    ['Glimm (dpa/AFP) – ', 'dpa'],
    ['PARIS (AFP) – ', 'AFP'],
    ['Madrid, 12 mar (EFE).- ', 'EFE'],
    ['(ANSA) - GLIMM, 12 MAR - ', 'ANSA'],
    ['МОСКВА, 12 марта. /ТАСС/. ', 'TASS'],
    ['МОСКВА, 12 мар - РИА Новости. ', 'RIA Novosti'],
    ['（共同）', 'Kyodo'],
    ['(서울=연합뉴스) ', 'Yonhap'],
    ['ANKARA (AA) - ', 'Anadolu'],
    ['By Jane Doe, Associated Press\n', 'AP'],
    ['Ferry sleeps\nBy Jane Doe and Reuters\n', 'Reuters'],
    ['Von Hanna Glimm, dpa\n', 'dpa'],
    ['Por Ana Faro (EFE)\n', 'EFE'],
    ['Reuters\n', 'Reuters'],
  ])('is named at its head: %j', (head, agency) => {
    expect(agencyIn(`${head}${STORY}`)).toBe(agency);
    expect(agencyIn(`${head}${STORY.repeat(8)}`)).toBe(agency);
  });

  it.each([
    [' (dpa)', 'dpa'],
    ['\n(Reuters)', 'Reuters'],
    ['\n© 2026 AFP', 'AFP'],
    ['\nCopyright 2026 The Associated Press', 'AP'],
    ['\nEFE', 'EFE'],
    ['（共同）', 'Kyodo'],
    [' (with reporting by AP)', 'AP'],
  ])('is named at its end: %j', (end, agency) => {
    expect(agencyIn(`${STORY}${end}`)).toBe(agency);
    expect(agencyIn(`${STORY.repeat(8)}${end}\n`)).toBe(agency);
  });

  it.each([
    'Shares of Bloomberg fell on Tuesday - for the third time. ',
    'The Ellery Assistance Circle (AA) has a new hall. ',
    'He said (pa) and left. ',
    'A man from Tass - of all places - came. ',
    '',
  ])('is not read into a story: %j', (head) => {
    expect(agencyIn(`${head}${STORY}`)).toBeUndefined();
  });

  it('is not found in the middle of a story', () => {
    expect(agencyIn(`${STORY.repeat(4)} (Reuters) - ${STORY.repeat(4)}`)).toBeUndefined();
  });

  it('takes no time, and no harm, from any text', () => {
    for (const text of HOSTILE) expect(() => agencyIn(text)).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(() => agencyIn(text)).not.toThrow();
      }),
    );
    const start = performance.now();
    for (const bait of ['(', '/', ' - ', '([', 'By ', '© ', ', ']) agencyIn(bait.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the agency of a name or a host', () => {
  it('is known by each of its names, in the case that it is written in', () => {
    expect(agencyNamedIn('Jane Doe, The Associated Press')).toBe('AP');
    expect(agencyNamedIn('REUTERS')).toBe('Reuters');
    expect(agencyNamedIn('Agence France-Presse')).toBe('AFP');
    expect(agencyNamedIn('ap')).toBeUndefined();
    expect(agencyNamedIn('Jane Doe')).toBeUndefined();
  });

  it('is known by its site', () => {
    expect(agencyOfHost('apnews.com')).toBe('AP');
    expect(agencyOfHost('reuters.com')).toBe('Reuters');
    expect(agencyOfHost('owl-herald.example')).toBeUndefined();
    expect(agencyOfHost('')).toBeUndefined();
  });
});
