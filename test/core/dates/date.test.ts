import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/core/dates/date.ts';

describe('isoDate', () => {
  it.each([
    ['2025-03-17', '2025-03-17'],
    [' 2025-03-17 ', '2025-03-17'],
    ['2025/3/7', '2025-03-07'],
    ['2025-03-17T08:30:00Z', '2025-03-17T08:30:00Z'],
    ['2025-03-17T08:30:00.123Z', '2025-03-17T08:30:00Z'],
    ['2025-03-17T10:30+02:00', '2025-03-17T08:30:00Z'],
    ['2025-03-17 10:30:00 +0200', '2025-03-17T08:30:00Z'],
    ['2025-03-17 08:30', '2025-03-17T08:30:00'],
    ['Mon, 17 Mar 2025 10:30:00 +0200', '2025-03-17T08:30:00Z'],
    ['Monday, March 17, 2025', '2025-03-17'],
    ['March 17, 2025', '2025-03-17'],
    ['Sept. 3rd, 2024', '2024-09-03'],
    ['17 March 2025', '2025-03-17'],
    ['1 May 2025 at 9:05', '2025-05-01T09:05:00'],
    ['3. März 2025', '2025-03-03'],
    ['1er août 2025', '2025-08-01'],
    ['2 de maio de 2025', '2025-05-02'],
    ['3 stycznia 2025', '2025-01-03'],
    ['9 декабря 2025 г.', '2025-12-09'],
    ['4 Ağustos 2025', '2025-08-04'],
    ['2025年3月3日', '2025-03-03'],
  ])('reads %j as %s', (given, expected) => {
    expect(isoDate(given)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '2025',
    '2025-02-30',
    '2025-13-01',
    '03/04/2025',
    'March 2025',
    'Marble 3, 2025',
    '17 March',
    '2025-03-17T25:00',
    '2025-03-17 and more',
  ])('does not read %j', (given) => {
    expect(isoDate(given)).toBeUndefined();
  });

  it('takes a number as seconds or milliseconds only if that is plausible', () => {
    expect(isoDate(1_742_200_200)).toBe('2025-03-17T08:30:00Z');
    expect(isoDate(1_742_200_200_000)).toBe('2025-03-17T08:30:00Z');
    expect(isoDate(2025)).toBeUndefined();
    expect(isoDate(20_250_317)).toBeUndefined();
    expect(isoDate(1e18)).toBeUndefined();
    expect(isoDate(Number.NaN)).toBeUndefined();
  });

  it('takes dates, and nothing of another type', () => {
    expect(isoDate(new Date(Date.UTC(2025, 2, 17)))).toBe('2025-03-17T00:00:00Z');
    for (const value of [new Date(Number.NaN), null, undefined, true, [], {}]) {
      expect(isoDate(value)).toBeUndefined();
    }
  });

  it('agrees with the platform on every moment and leaves its own result as it is', () => {
    const range = { min: new Date('1000-01-01'), max: new Date('9999-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const iso = `${date.toISOString().slice(0, 19)}Z`;
        expect(isoDate(date.toISOString())).toBe(iso);
        expect(isoDate(date.toUTCString())).toBe(iso);
        expect(isoDate(iso.slice(0, 10))).toBe(iso.slice(0, 10));
      }),
    );
  });
});
