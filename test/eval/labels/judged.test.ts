import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DedupeError } from '../../../src/model/error.ts';
import { isCopyLabel } from '../../../src/eval/labels/judged.ts';
import { parseLabels } from '../../../src/eval/labels/labels.ts';
import { resolveLabels } from '../../../src/eval/labels/truth.ts';

const walks = {
  kind: 'judged',
  ids: ['oak', 'oak-2', 'elm'],
  a: [0, 2],
  b: [1, 0],
  labels: ['C', 'T'],
  weights: [1, 2.5],
  lines: [2, 3],
};

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DedupeError) return `${error.code} ${error.message}`;
    throw error;
  }
  throw new Error('expected an error');
}

describe('a file of judged pairs', () => {
  it.each([
    ['tab-separated', 'a\tb\tlabel\tweight\noak\toak-2\tC\t\nelm\toak\tT\t2.5\n', 'walks.tsv'],
    ['comma-separated', 'A,B,Label,Weight\r\n"oak",oak-2,C,1\r\nelm,oak, T ,2.5\r\n', 'walks.csv'],
    ['with its columns in another order', 'weight,label,b,a\n,C,oak-2,oak\n2.5,T,oak,elm', 'walks'],
    [
      'among other columns',
      'reason\ta\tscore\tb\tlabel\tweight\nx\toak\t.5\toak-2\tC\t1\ny\telm\t.1\toak\tT\t2.5',
      'walks',
    ],
  ])('is read if it is %s', (_, text, file) => {
    expect(parseLabels(text, file)).toEqual(walks);
  });

  it('is read if it has records, one a line', () => {
    const text =
      '{"a":"oak","b":"oak-2","label":"C"}\n{"a":"elm","b":"oak","label":"T","weight":2.5}';
    expect(parseLabels(text, 'walks.jsonl')).toEqual({ ...walks, lines: [1, 2] });
    const verdict = '{"a":1,"b":2,"verdict":true}';
    expect(parseLabels(verdict, 'walks.jsonl')).toMatchObject({
      ids: ['1', '2'],
      labels: ['true'],
    });
  });

  it('has weight 1 everywhere if there is no such column, and takes verdicts for labels', () => {
    const text = 'collection\ta\tb\tverdict\npark\toak\toak-2\ttrue\npark\telm\toak\tfalse\n';
    const labels = parseLabels(text, 'walks.tsv');
    expect(labels).toEqual({ ...walks, labels: ['true', 'false'], weights: [1, 1] });
  });

  it('is no other kind of file, and no other kind is taken for it', () => {
    expect(parseLabels('a,b\nc,d', 'x.csv')).toMatchObject({
      kind: 'pairs',
      ids: ['a', 'b', 'c', 'd'],
    });
    expect(parseLabels('id,cluster,a,b,label\no,1,2,3,C', 'x.csv')).toMatchObject({
      kind: 'clusters',
    });
    expect(parseLabels('{"id":"o","cluster":"1","a":"b"}', 'x.jsonl')).toMatchObject({
      kind: 'clusters',
    });
  });

  it.each([
    ['a pair without a label', 'a,b,label\noak,elm,\n', 'x.csv:2: no label; expected'],
    ['a pair without an id', 'a,b,label\noak,,C\n', 'x.csv:2: no b; expected'],
    ['a pair of one id', 'a,b,label\noak,oak,C\n', "x.csv:2: 'oak' is paired with itself"],
    [
      'no number for a weight',
      'a,b,label,weight\noak,elm,C,much\n',
      "x.csv:2: weight 'much' is not",
    ],
    [
      'a weight of 0',
      'a,b,label,weight\noak,elm,C,0\n',
      "x.csv:2: weight '0' is not a number above 0",
    ],
    ['a weight below 0', 'a,b,label,weight\noak,elm,C,-1\n', "x.csv:2: weight '-1' is not"],
    ['a weight without end', 'a,b,label,weight\noak,elm,C,Infinity\n', 'x.csv:2: weight'],
    ['two columns of labels', 'a,b,label,label\noak,elm,C,C\n', "x.csv:1: two columns 'label'"],
    ['nothing but a header', 'a,b,label\n', 'x.csv: no labels in it; expected'],
    [
      'sentences for labels',
      `a,b,label\noak,elm,${'they share the whole of a long notice'.repeat(2)}\n`,
      'x.csv:2: ',
    ],
    [
      'a different label in each of many rows',
      `a,b,label\n${Array.from({ length: 60 }, (_, i) => `oak,elm-${i},kind ${i}`).join('\n')}`,
      "x.csv:42: 'kind 40' is no label",
    ],
  ])('is refused for %s', (_, text, message) => {
    expect(failure(() => parseLabels(text, 'x.csv'))).toContain(`BAD_LABELS ${message}`);
  });

  it('is refused in records for odd weights and labels', () => {
    const fault = (record: object): string =>
      failure(() => parseLabels(JSON.stringify({ a: 'oak', b: 'elm', ...record }), 'x.jsonl'));
    expect(fault({ label: 'C', weight: '2' })).toContain("x.jsonl:1: weight '2' is not");
    expect(fault({ label: 'C', weight: [1] })).toContain('x.jsonl:1: weight a list is not');
    expect(fault({ label: ['C'] })).toContain('x.jsonl:1: label is a list');
    expect(fault({})).toContain('x.jsonl:1: no label; expected');
  });

  it('reads any ids and weights, in rows or records', () => {
    const name = fc.string({ minLength: 1 }).map((text) => `<${text}>`);
    const weight = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    const rows = fc.array(fc.tuple(name, name, fc.constantFrom('C', 'T'), weight), {
      minLength: 1,
    });
    const quote = (field: string | number): string => `"${String(field).replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, (drawn) => {
        const judged = drawn.filter(([a, b]) => a !== b);
        fc.pre(judged.length > 0);
        const csv = ['a,b,label,weight', ...judged.map((row) => row.map(quote).join(','))];
        const records = judged.map(([a, b, label, w]) =>
          JSON.stringify({ a, b, label, weight: w }),
        );
        const [fromRows, fromRecords] = [
          parseLabels(csv.join('\n'), 'x.csv'),
          parseLabels(records.join('\n'), 'x.jsonl'),
        ];
        expect({ ...fromRows, lines: null }).toEqual({ ...fromRecords, lines: null });
        expect(fromRecords).toMatchObject({ weights: judged.map(([, , , w]) => w) });
      }),
    );
  });
});

describe('a label', () => {
  it('says that a pair is a copy, or anything else', () => {
    expect(
      ['C', 'c', 'copy', 'Copy', 'true', 'TRUE'].filter((label) => !isCopyLabel(label)),
    ).toEqual([]);
    expect(['T', 'S', 'Q', 'N', 'false', 'CC', 'copyright', '1'].filter(isCopyLabel)).toEqual([]);
  });
});

describe('judged pairs matched with documents', () => {
  const judged = (rows: readonly string[]) =>
    parseLabels(['a,b,label,weight', ...rows].join('\n'), 'x');

  it('count each label, copies first, and what is left out', () => {
    const rows = ['oak,elm,T,2', 'elm,ash.txt,C,3', 'oak,fir,C,5', 'oak,ash.txt,N,'];
    expect(resolveLabels(judged(rows), ['elm', 'oak', 'wood/ash.txt'])).toMatchObject({
      kind: 'judged',
      a: Int32Array.of(0, 0, 1),
      b: Int32Array.of(1, 2, 2),
      labels: Uint8Array.of(2, 0, 1),
      weights: Float64Array.of(2, 3, 1),
      names: [
        { label: 'C', isCopy: true, pairs: 1, weight: 3 },
        { label: 'N', isCopy: false, pairs: 1, weight: 1 },
        { label: 'T', isCopy: false, pairs: 1, weight: 2 },
      ],
      documents: 3,
      pairs: 3,
      leftOut: 1,
      missing: ['fir'],
    });
  });

  it('are refused if a pair is judged twice, in either order and by any name', () => {
    const message = failure(() =>
      resolveLabels(judged(['ash.txt,oak,C,', 'oak,wood/ash.txt,C,']), ['oak', 'wood/ash.txt']),
    );
    expect(message).toBe(
      "BAD_LABELS the pair 'oak', 'wood/ash.txt' is judged on line 2 and again on line 3; keep one of the two",
    );
  });

  it('are refused if no pair names two documents', () => {
    expect(failure(() => resolveLabels(judged(['oak,fir,C,']), ['oak', 'elm']))).toMatch(
      /^BAD_LABELS no pair names two of the documents/,
    );
  });
});
