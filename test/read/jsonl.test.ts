import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/article.ts';
import { readJsonl } from '../../src/read/jsonl.ts';

const FIELDS = { id: 'id', text: 'text', title: 'title', date: 'date' };

async function read(
  source: string | Buffer,
  fields: Partial<typeof FIELDS> = {},
): Promise<Reading[]> {
  const context = { path: 'fruit.jsonl', fields: { ...FIELDS, ...fields }, onRepair: () => {} };
  const readings: Reading[] = [];
  for await (const reading of readJsonl([Buffer.from(source)], context)) readings.push(reading);
  return readings;
}

async function reasons(source: string): Promise<string[]> {
  const readings = await read(source);
  return readings.map((one) =>
    one.kind === 'skipped' ? `${one.skipped.line}: ${one.skipped.reason}` : one.kind,
  );
}

describe('readJsonl', () => {
  it('takes the fields of a record', async () => {
    const record = {
      id: 'pear-1',
      text: 'A pear.',
      title: ' Pears ',
      date: 'March 17, 2025',
      url: 'https://fruit.example/pear',
      canonical: 'https://orchard.example/pear',
    };
    const line = JSON.stringify(record);
    expect(await read(line)).toEqual([
      {
        kind: 'article',
        article: { ...record, title: 'Pears', date: '2025-03-17', path: 'fruit.jsonl', line: 1 },
        bytes: line.length,
      },
    ]);
  });

  it.each([
    [{ author: 'Ana Pear', outlet: 'Owl', publisher: 'Fig', source: 'Elm' }, 'Ana Pear', 'Owl'],
    [{ outlet: ' ', publisher: 'Fig', source: 'Elm' }, undefined, 'Fig'],
    [{ source: 'Elm' }, undefined, 'Elm'],
    [{ author: ['Ana'], source: 'https://elm.example/' }, undefined, undefined],
  ])(
    'takes author and outlet from the first field that names one: %j',
    async (own, author, outlet) => {
      const [reading] = await read(JSON.stringify({ text: 'A pear.', ...own }));
      const { article } = reading?.kind === 'article' ? reading : {};
      expect([article?.author, article?.outlet]).toEqual([author, outlet]);
    },
  );

  it('names a record by its id, a number as text, or by its line', async () => {
    const readings = await read(
      '{"id":7,"text":"a"}\n\n{"text":"b"}\n{"id":"","text":"c"}\n{"id":{},"text":"d"}',
    );
    const ids = readings.map((one) => one.kind === 'article' && one.article.id);
    expect(ids).toEqual(['7', 'fruit.jsonl#3', 'fruit.jsonl#4', 'fruit.jsonl#5']);
  });

  it('follows dotted paths, a key with dots first, and no inherited key', async () => {
    const source = '{"doc":{"body":{"en":"deep"}},"doc.key":"flat","constructor":1}';
    const [deep] = await read(source, { text: 'doc.body.en', id: 'doc.key' });
    expect(deep).toMatchObject({ article: { id: 'flat', text: 'deep' } });
    expect(await read('{"text":"a"}', { text: 'toString.name' })).toMatchObject([
      { kind: 'skipped' },
    ]);
  });

  it('skips what is not a record, with its line and the reason, and reads on', async () => {
    const source = '{"text":\n"a string"\n[1]\nnull\n3\n{"text":5}\n{}\n\n  \n{"text":"last"}\r\n';
    const [first, ...others] = await reasons(source);
    expect(first).toMatch(/^1: invalid JSON: \S/);
    expect(others).toEqual([
      '2: not a JSON object but a string',
      '3: not a JSON object but an array',
      '4: not a JSON object but null',
      '5: not a JSON object but a number',
      '6: no text field "text"',
      '7: no text field "text"',
      'article',
    ]);
  });

  it('reads the same from chunks of any size', async () => {
    const whole = Buffer.from('\uFEFF{"id":"a","text":"pêche"}\r\n{"text":"plum"}\nno\n');
    const context = { path: 'fruit.jsonl', fields: FIELDS, onRepair: () => {} };
    for (const size of [1, 2, 3, 5]) {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
        whole.subarray(i * size, (i + 1) * size),
      );
      const readings: Reading[] = [];
      for await (const reading of readJsonl(chunks, context)) readings.push(reading);
      expect(readings).toEqual(await read(whole));
      expect(readings).toMatchObject([{ article: { id: 'a' } }, { kind: 'article' }, {}]);
    }
  });

  it('accepts a byte-order mark, and refuses UTF-16 and binary files', async () => {
    expect(await read('\uFEFF{"id":"a","text":"pear"}')).toMatchObject([{ article: { id: 'a' } }]);
    expect(await read(Buffer.from('\uFEFF{}', 'utf16le'))).toMatchObject([
      { skipped: { path: 'fruit.jsonl', reason: 'UTF-16 JSON lines: save the file as UTF-8' } },
    ]);
    expect(await read('PK\0')).toMatchObject([{ skipped: { reason: 'binary file' } }]);
  });
});
