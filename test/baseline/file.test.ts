import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/baseline/entry.ts';
import { parseBaseline, printBaseline } from '../../src/baseline/file.ts';
import { editedCorpus } from '../invented-articles.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { UNSAFE } from '../report/findings.ts';
import { accepting, found, textOf } from './articles.ts';

const print = (baseline: Baseline): string => [...printBaseline(baseline)].join('');
const parse = (text: string): Baseline => parseBaseline(text, 'old.baseline');
const HEAD = '{"baseline":"neardup","version":1,"prior":0.15}';
const FINGERPRINT = `${'0'.repeat(16)}-${'a'.repeat(64)}`;

function documentLine(fields: object = {}): string {
  const whole = {
    key: '0123456789ab',
    document: 'a.md',
    role: 'original',
    fingerprint: FINGERPRINT,
  };
  return JSON.stringify({ ...whole, ...fields });
}

describe('the file of a baseline', () => {
  it('gives back what was written, in one order, one line an entry', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const baseline = accepting(await found(articles, 0.15));
        const text = print(baseline);
        expect(print(parse(text))).toBe(text);
        const { documents, pairs } = baseline;
        expect(text.split('\n')).toHaveLength(documents.length + pairs.length + 2);
        const [head = '', ...lines] = text.trimEnd().split('\n');
        expect(print(parse([...lines.toReversed(), head, ...lines].join('\r\n')))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('makes one cluster of those that two sides of a merge gave one document', () => {
    const ours = [
      documentLine({ cluster: 'aaaaaaaaaaaa' }),
      documentLine({ key: '1'.repeat(12), cluster: 'aaaaaaaaaaaa', document: 'b.md' }),
    ];
    const theirs = [
      documentLine({ cluster: 'bbbbbbbbbbbb' }),
      documentLine({
        key: '2'.repeat(12),
        cluster: 'bbbbbbbbbbbb',
        document: 'c.md',
        because: 'why',
      }),
    ];
    const { documents } = parse([HEAD, HEAD, ...ours, ...theirs].join('\n'));
    expect(documents.map(({ document, cluster }) => [document, cluster])).toEqual([
      ['a.md', 'aaaaaaaaaaaa'],
      ['b.md', 'aaaaaaaaaaaa'],
      ['c.md', 'aaaaaaaaaaaa'],
    ]);
  });

  it.each([
    ['', 'has no head line'],
    ['once upon a time', ':1 is no entry of a baseline: it is no JSON'],
    [`${HEAD}\n[1]`, ':2 is no entry of a baseline: it is no JSON object'],
    [`${HEAD}\n\n${documentLine({ key: 'x' })}`, ':3 is no entry of a baseline: "key" is not'],
    [`${HEAD}\n${documentLine({ role: 'boss' })}`, '"role" is not one of original'],
    [`${HEAD}\n${documentLine({ fingerprint: 7 })}`, '"fingerprint" is not a text'],
    [`${HEAD}\n${documentLine({ document: '' })}`, '"document" is not a text'],
    [`${HEAD}\n${documentLine({ score: 1e9 })}`, '"score" is not a number from 0 to 1'],
    [`${HEAD}\n${documentLine({ title: 'x'.repeat(200_000) })}`, 'longer than 128 kB'],
    [`${HEAD}\n{"pair":["0123456789ab"]}`, '"pair" is not a list of two'],
    [`${HEAD}\n{"pair":["a","b"]}`, '"pair" does not hold two keys'],
    [HEAD.replace('1', '2'), 'it has version 2, and this version of dedupe reads 1'],
    [HEAD.replace('0.15', '1'), '"prior" is not a number between 0 and 1'],
    [HEAD.replace('neardup', 'other'), '"baseline" is not one of neardup'],
    [`${HEAD}\n<<<<<<< HEAD\n${documentLine()}`, ':2 is a mark of a merge conflict: keep'],
    [`${HEAD}\n${'['.repeat(100_000)}`, 'it is no JSON'],
    ['{"schemaVersion":1}', '"key" is not a text'],
  ])('is refused with its place if it is %j', (text, problem) => {
    expect(() => parse(text)).toThrow(problem);
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'BAD_BASELINE' }));
  });

  it('takes no name in it for one of its own', () => {
    const line = documentLine().replace('{', '{"__proto__":{"because":"x"},"constructor":1,');
    const { documents } = parse(`${HEAD}\n${line}`);
    expect(documents[0]).not.toHaveProperty('because');
    expect(() => parse(`${HEAD}\n{"__proto__":${documentLine()}}`)).toThrow('"key" is not a text');
    expect(Object.hasOwn(Object.prototype, 'because')).toBe(false);
  });

  it.each(HOSTILE.map((text) => [text]))('keeps %j in its line', async (hostile) => {
    const text = textOf(3);
    const articles = ['a', 'b'].map((id) => ({ id: `${id}${hostile}`, title: hostile, text }));
    const result = await found(articles);
    const printed = print(accepting(result));
    expect(printed.split('\n')).toHaveLength(4);
    expect(UNSAFE.test(printed.replaceAll('\n', ''))).toBe(false);
    const ids = parse(printed).documents.map(({ document }) => document);
    expect(ids.toSorted()).toEqual(articles.map(({ id }) => id).toSorted());
  });

  it('of a hundred thousand entries that nothing matches costs a second or two', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => {
      const key = i.toString(16).padStart(12, '0');
      return documentLine({ key, document: `d${i}`, cluster: '0'.repeat(12) });
    });
    const start = performance.now();
    const { documents } = parse([HEAD, ...lines].join('\n'));
    expect(documents).toHaveLength(100_000);
    const { compareWith } = await import('../../src/baseline/compare.ts');
    const result = await found(['a', 'b', 'c'].map((id) => ({ id, text: textOf(5) })));
    const { baseline } = compareWith(
      { prior: 0.15, stem: null, documents, pairs: [] },
      result,
    ).result;
    expect(baseline).toMatchObject({ new: 2, known: 0 });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
