import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar } from '../../src/report/text/bar.ts';
import { clean, cleanLine } from '../../src/report/text/clean.ts';
import { counted, decimal, grouped, percent } from '../../src/report/text/number.ts';
import {
  REPORT_FORMAT_NAMES,
  report,
  REPORT_FORMATS,
  type ReportFormat,
} from '../../src/report/formats.ts';
import { shortenPath } from '../../src/report/text/names/path.ts';
import {
  clip,
  displayWidth,
  padEnd,
  takeEnd,
  takeStart,
  wrap,
} from '../../src/report/text/width.ts';
import { nastyText } from './arbitrary.ts';
import { SAMPLE } from './sample.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const line = nastyText.map(cleanLine);

describe('a text in columns', () => {
  it.each([
    ['', 0],
    ['harbour', 7],
    ['港町', 4],
    ['e\u0301te\u0301', 3],
    ['각', 2],
    ['\u1100\u1161\u11a8', 2],
    ['👍', 2],
    ['❤\ufe0f', 2],
    ['🇫🇷', 2],
    ['ｆｕｌｌ', 8],
    ['a\u200db', 2],
  ])('such as %j is %i wide', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('fits when clipped, says that it was cut, and stays whole if it fits', () => {
    fc.assert(
      fc.property(line, fc.nat(40), (text, width) => {
        const clipped = clip(text, width);
        expect(displayWidth(clipped)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width) expect(clipped).toBe(text);
        else expect(clipped.endsWith('…')).toBe(width > 0);
      }),
    );
  });

  it('has a start and an end as long as they can be', () => {
    fc.assert(
      fc.property(line, fc.nat(40), (text, width) => {
        const start = takeStart(text, width);
        const end = takeEnd(text, width);
        expect(text.startsWith(start)).toBe(true);
        expect(text.endsWith(end)).toBe(true);
        const least = Math.min(displayWidth(text), width) - 1;
        for (const part of [start, end]) {
          expect(displayWidth(part)).toBeLessThanOrEqual(width);
          expect(displayWidth(part)).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('keeps marks with the character that they sit on', () => {
    expect(takeStart('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
    expect(takeEnd('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
  });

  it('is padded by columns', () => {
    expect(padEnd('港', 4)).toBe('港  ');
    expect(padEnd('harbour', 4)).toBe('harbour');
  });

  it('wraps at commas and loses nothing', () => {
    expect(wrap('1 article, 2 unique, 3 skipped', 20)).toEqual([
      '1 article, 2 unique,',
      '3 skipped',
    ]);
    expect(wrap('1 article', 3)).toEqual(['1 article']);
  });
});

describe('a path', () => {
  it.each([
    ['a/b.md', 10, 'a/b.md'],
    ['content/posts/2025/03/harbour/pier.md', 30, 'content/…/03/harbour/pier.md'],
    ['content/posts/2025/03/harbour/pier.md', 18, 'content/…/pier.md'],
    ['content/posts/2025/03/harbour/pier.md', 12, '…/pier.md'],
    ['/home/ada/articles/2025/pier.md', 24, '/home/…/2025/pier.md'],
    ['content/the-longest-name-of-all.md', 16, 'the-l…-of-all.md'],
    ['record-without-folders', 12, 'reco…folders'],
    ['pier.md', 5, 'pier…'],
    ['新聞/埠頭の再建.md', 14, '埠頭の再建.md'],
  ])('%s in %i columns is %s', (path, width, expected) => {
    expect(shortenPath(path, width)).toBe(expected);
  });

  it('fits whatever it holds', () => {
    fc.assert(
      fc.property(nastyText.map(clean), fc.nat(60), (path, width) => {
        expect(displayWidth(shortenPath(path, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('numbers', () => {
  it('have thousands separators', () => {
    expect([0, 999, 1000, 1_204, 12_345_678].map(grouped)).toEqual([
      '0',
      '999',
      '1,000',
      '1,204',
      '12,345,678',
    ]);
  });

  it('agree with their noun', () => {
    expect([0, 1, 2].map((n) => counted(n, 'article'))).toEqual([
      '0 articles',
      '1 article',
      '2 articles',
    ]);
    expect(counted(1200, 'copy', 'copies')).toBe('1,200 copies');
  });

  it('say 100% and 0% only if exact', () => {
    expect([0, 0.001, 0.41, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '41%', '99%', '100%']);
    expect([0, 0.001, 0.41, 0.999, 1].map(decimal)).toEqual(['.00', '<.01', '.41', '.99', '1.00']);
    fc.assert(
      fc.property(share, (value) => {
        expect(percent(value) === '100%').toBe(value === 1);
        expect(percent(value) === '0%').toBe(value === 0);
        expect(percent(value).length).toBeLessThanOrEqual(4);
        expect(decimal(value)).toHaveLength((value > 0 && value < 0.005) || value === 1 ? 4 : 3);
      }),
    );
  });
});

describe('a bar', () => {
  it.each([
    [0, '', '░░░░'],
    [0.0001, '▏', '░░░'],
    [0.5, '██', '░░'],
    [0.53, '██▏', '░'],
    [0.9999, '███▉', ''],
    [1, '████', ''],
  ])('of %f over four cells is %s%s', (value, filled, rest) => {
    expect(bar(value, 4)).toEqual({ filled, rest });
  });

  it('always has the same width, and never shrinks as the share grows', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const [short, long] = [bar(low, 10), bar(high, 10)];
        expect(displayWidth(short.filled + short.rest)).toBe(10);
        expect(long.filled.length).toBeGreaterThanOrEqual(short.filled.length);
      }),
    );
  });
});

describe('cleaning', () => {
  it('shows control characters and drops what cannot be seen', () => {
    expect(clean('a\u001b[31mb\u0000\u007f\u009b\ud800')).toBe('a␛[31mb␀␡��');
    expect(clean('\ufeffso\u00adft\u202e\u2066 zero\u200bwidth')).toBe('soft zerowidth');
    expect(clean('one\ntwo')).toBe('one␊two');
  });

  it('keeps the joiners that shape letters and emoji', () => {
    expect(clean('👩‍👧 نمی‌خواهم')).toBe('👩‍👧 نمی‌خواهم');
  });

  it('puts a title on one line', () => {
    expect(cleanLine('  Pier \r\n\t reopens\u2028soon ')).toBe('Pier reopens soon');
  });
});

describe('the formats', () => {
  it('are refused by name if there is none of that name', async () => {
    const name: ReportFormat = JSON.parse('"pdf"');
    const message = 'invalid format "pdf": expected one of text, json, ndjson, sarif';
    await expect(report(name, SAMPLE)).rejects.toThrow(message);
  });

  it.each([
    ['found.TXT', 'text'],
    ['found.HTM', 'html'],
    ['found.html', 'html'],
    ['found.json', 'json'],
    ['found.ndjson', 'ndjson'],
    ['found.jsonl', 'ndjson'],
    ['found.sarif', 'sarif'],
    ['found.SARIF.json', 'sarif'],
    ['found', undefined],
    ['json', undefined],
  ])('of a file named %s is %s', (file, format) => {
    expect(REPORT_FORMAT_NAMES.ofFile(file)).toBe(format);
  });

  it.each(REPORT_FORMATS)('%s is found by name, and ends its last line', async (format) => {
    const chunks = await report(format, SAMPLE, { width: null, color: 0, all: false });
    expect([...chunks].join('')).toMatch(/\n$/u);
  });

  it('are plain and uncut unless options say otherwise', async () => {
    const asked = [...(await report('text', SAMPLE, { width: null, color: 0, all: false }))];
    expect([...(await report('text', SAMPLE))]).toEqual(asked);
  });
});
