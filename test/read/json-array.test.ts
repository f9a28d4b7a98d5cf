import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/article.ts';
import { ArrayElements } from '../../src/read/array-elements.ts';
import { readJsonArray } from '../../src/read/json-array.ts';

const FIELDS = { id: 'id', text: 'text', title: 'title', date: 'date' };

async function read(...parts: readonly string[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  const context = { path: 'a.json', fields: FIELDS, onRepair: () => {} };
  const chunks = parts.map((part) => Buffer.from(part));
  for await (const reading of readJsonArray(chunks, context)) readings.push(reading);
  return readings;
}

describe('an array of records', () => {
  it('gives an article for each, wherever they stand', async () => {
    const found = await read('[{"text":"a"},{"text":"b]"}', ',\n {"id":"c",\n"text":"c"}\n]\n');
    expect(found).toMatchObject([
      { article: { id: 'a.json#1', line: 1, record: 1, text: 'a' } },
      { article: { id: 'a.json#2', line: 1, record: 2, text: 'b]' } },
      { article: { id: 'c', line: 2, record: 3, text: 'c' } },
    ]);
  });

  it('skips what is no record, and reads on', async () => {
    const found = await read('[1,\n[{"text":"x"}],\n{"text":"b"},{"txt":2}]');
    expect(found).toMatchObject([
      { skipped: { line: 1, reason: 'not a JSON object but a number' } },
      { skipped: { line: 2, reason: 'not a JSON object but an array' } },
      { article: { text: 'b' } },
      { skipped: { line: 3, reason: 'no text field "text"' } },
    ]);
  });

  it('is told from other files, and from a part of one', async () => {
    const reasonOf = async (text: string): Promise<unknown> => (await read(text)).at(-1);
    const skipped = (reason: string): object => ({ kind: 'skipped', skipped: { reason } });
    expect(await reasonOf('{"text":"a"}')).toMatchObject(skipped('not a JSON array of records'));
    expect(await reasonOf('[{"text":"a"}')).toMatchObject(skipped('invalid JSON: no ] at its end'));
    expect(await reasonOf('[] 1')).toMatchObject(skipped('invalid JSON: text after the array'));
    expect(await read('[]')).toEqual([]);
  });

  it('is cut into the elements that JSON.parse finds, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.boolean(), fc.nat(300), (values, isWide, cut) => {
        const all = Buffer.from(JSON.stringify(values, null, isWide ? 2 : 0));
        const elements = new ArrayElements(Infinity);
        const found = [...elements.push(all.subarray(0, cut)), ...elements.push(all.subarray(cut))];
        const parsed: unknown[] = found.map(({ bytes = new Uint8Array(0) }) =>
          JSON.parse(Buffer.from(bytes).toString()),
        );
        expect(parsed).toEqual(JSON.parse(all.toString()));
        expect(elements.problem).toBeUndefined();
      }),
    );
  });
});
