import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/article.ts';
import { CsvRows } from '../../src/read/csv-rows.ts';
import { readCsv } from '../../src/read/csv.ts';

const FIELDS = { id: 'id', text: 'text', title: 'title', date: 'date' };

async function read(
  parts: readonly (string | Uint8Array)[],
  limit?: { readonly bytes: number; readonly reason: string },
): Promise<Reading[]> {
  const readings: Reading[] = [];
  const context = { path: 't.csv', fields: FIELDS, limit, onRepair: () => {} };
  const chunks = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  for await (const reading of readCsv(chunks, context)) readings.push(reading);
  return readings;
}

const articles = (readings: readonly Reading[]): unknown[] =>
  readings.flatMap((reading) => (reading.kind === 'article' ? [reading.article] : []));
const skips = (readings: readonly Reading[]): unknown[] =>
  readings.flatMap((reading) => (reading.kind === 'skipped' ? [reading.skipped] : []));

describe('a table', () => {
  it('gives an article for each row, by the names of its columns', async () => {
    const table =
      '\uFEFFdate,id,text,title\r\n2025-03-01,a,"One, ""two""\nthree",T\r\n\r\n,,four,\r\n';
    expect(await read([table])).toEqual([
      {
        kind: 'article',
        bytes: 37,
        article: {
          id: 'a',
          path: 't.csv',
          line: 2,
          text: 'One, "two"\nthree',
          title: 'T',
          date: '2025-03-01',
        },
      },
      {
        kind: 'article',
        bytes: 9,
        article: { id: 't.csv#5', path: 't.csv', line: 5, text: 'four' },
      },
    ]);
  });

  it.each([';', '\t', ','])('may be separated by %j', async (mark) => {
    const rows = [`id${mark}text${mark}"a, b; c"`, `1${mark}"one, two; three"${mark}x`];
    expect(articles(await read([rows.join('\n')]))).toMatchObject([{ id: '1' }]);
  });

  it('skips a row that is malformed, and says why', async () => {
    const rows = ['id,text', '1,one,1', '2', '3,"three"3', '4,four', '5,"five', 'six\n'];
    expect(articles(await read([rows.join('\n')]))).toMatchObject([{ id: '4', text: 'four' }]);
    expect(skips(await read([rows.join('\n')]))).toEqual([
      { path: 't.csv', line: 2, reason: 'another number of fields than the header has' },
      { path: 't.csv', line: 3, reason: 'another number of fields than the header has' },
      { path: 't.csv', line: 4, reason: 'text after the closing quote of a field' },
      { path: 't.csv', line: 6, reason: 'a quoted field that does not end' },
    ]);
  });

  it('skips a row that is too long, and reads on', async () => {
    const limit = { bytes: 12, reason: 'too long' };
    const readings = await read(['id,text\n1,"aaaaaaaa\na', 'aaaaa"\n2,b\n'], limit);
    expect(skips(readings)).toEqual([{ path: 't.csv', line: 2, reason: 'too long' }]);
    expect(articles(readings)).toMatchObject([{ id: '2', line: 4 }]);
  });

  it('is skipped as a whole without a column of texts, or in UTF-16', async () => {
    const reason = 'no text column "text" in the header';
    expect(await read(['a,b\n1,2\n3,4\n'])).toEqual([
      { kind: 'skipped', skipped: { path: 't.csv', reason } },
    ]);
    const wide = Buffer.from('\uFEFFid,text\n', 'utf16le');
    expect(skips(await read([wide]))).toMatchObject([
      { reason: expect.stringContaining('UTF-16') },
    ]);
  });

  it('is read as csv-parse reads it, wherever the chunks are cut', async () => {
    const cell = fc
      .array(fc.constantFrom('"', ',', '\n', '\r\n', 'é', 'a', ' '), { maxLength: 5 })
      .map((parts) => `x${parts.join('')}`);
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), fc.nat(200), async (rows, isCr, cut) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const end = isCr ? '\r\n' : '\n';
        const lines = rows.map((row) => row.map(quoted).join(',') + end);
        const bytes = Buffer.from(`id,text${end}${lines.join('')}`);
        const expected: { id: string; text: string }[] = parse(bytes, { columns: true });
        const found = await read([bytes.subarray(0, cut), bytes.subarray(cut)]);
        const read2 = articles(found);
        expect(read2).toMatchObject(expected.map(({ id, text }) => ({ id, text })));
        expect(read2).toHaveLength(expected.length);
      }),
    );
  });
});

describe('rows', () => {
  it('are all bytes of the file, in order, each once', () => {
    const bytes = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a'), { maxLength: 40 });
    fc.assert(
      fc.property(bytes, fc.nat(40), (parts, cut) => {
        const all = Buffer.from(parts.join(''));
        const rows = new CsvRows(',', Infinity);
        const found = [
          ...rows.push(all.subarray(0, cut)),
          ...rows.push(all.subarray(cut)),
          ...rows.end(),
        ];
        expect(Buffer.concat(found.map((row) => row.bytes ?? Buffer.alloc(0)))).toEqual(all);
      }),
    );
  });
});
