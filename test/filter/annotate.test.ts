import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withField } from '../../src/filter/annotate.ts';

const annotated = (line: string, value: object): string =>
  Buffer.from(withField(Buffer.from(line), value)).toString();

describe('withField', () => {
  it('adds a field at the end, and leaves the other bytes as they are', () => {
    expect(annotated('{ "n": 1.0e2, "text":"a}" } \r\n', { role: 'unique' })).toBe(
      '{ "n": 1.0e2, "text":"a}" ,"dedupe":{"role":"unique"}} \r\n',
    );
  });

  it('replaces a field of the same name, however it is spelt', () => {
    const expected = '{"dedupe":{"role":"original"},"text":"a"}\n';
    expect(annotated('{"dedupe":5,"text":"a"}\n', { role: 'original' })).toBe(expected);
    expect(annotated('{"\\u0064edupe":5,"text":"a"}\n', { role: 'original' })).toBe(expected);
  });

  it('keeps a text that only mentions the field', () => {
    const line = '{"text":"a \\"dedupe\\" b"}';
    expect(annotated(line, {})).toBe('{"text":"a \\"dedupe\\" b","dedupe":{}}');
    expect(annotated('{"inner":{"dedupe":1},"text":"a"}', {})).toBe(
      '{"inner":{"dedupe":1},"text":"a","dedupe":{}}',
    );
  });

  it('gives a record with its own fields and this one, for any record', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (record) => {
        const line = JSON.stringify(record);
        const found: unknown = JSON.parse(annotated(line, { kept: true }));
        expect(found).toEqual({ ...JSON.parse(line), dedupe: { kept: true } });
      }),
    );
  });
});
