/** The measures against judged pairs: by weight, of those pairs alone. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, type Evaluation } from '../../src/eval/evaluate.ts';
import { parseLabels } from '../../src/eval/labels/labels.ts';
import { resolveLabels } from '../../src/eval/labels/truth.ts';
import { printEvaluation } from '../../src/eval/print/text.ts';
import { corpusOf } from './corpus-of.ts';

const LAKES = ['como', 'eyre', 'huron', 'ladoga', 'mead', 'onega'];
const CORPUS = corpusOf(LAKES, [
  [0, 1, 1, 'identical'],
  [2, 3, 0.8, 'rewrite'],
  [3, 4, 0.62, 'near-duplicate'],
  [0, 5, 0.3, 'excerpt'],
]);
const SETTINGS = {
  by: 'score',
  threshold: 0.5,
  relation: 'rewrite',
  precision: 0.9,
  mistakes: 5,
} as const;

function judge(
  rows: readonly string[],
  change: Partial<typeof SETTINGS> | object = {},
): Evaluation {
  const truth = resolveLabels(
    parseLabels(['a,b,label,weight', ...rows].join('\n'), 'x.csv'),
    LAKES,
  );
  return evaluate(CORPUS, truth, { ...SETTINGS, ...change });
}

const ROWS = [
  'huron,ladoga,C,4',
  'ladoga,mead,T,12',
  // eyre is a copy of como, so this is the pair that is listed as como, onega
  'onega,eyre,C,2',
  'huron,mead,Q,5',
];

describe('an evaluation against judged pairs', () => {
  it('has the precision and the recall of those that count, by weight', () => {
    const { labels, default: result } = judge(ROWS);
    expect(labels).toMatchObject({
      kind: 'judged',
      pairs: 6,
      clusters: null,
      leftOut: 0,
      missing: 0,
    });
    expect(result).toMatchObject({ pairs: 16, truePairs: 4, precision: 0.25, recall: 0.666667 });
    expect(result.reported).toEqual({ C: 1, Q: 0, T: 1 });
    // (4 + 12)^2 / (16 + 144)
    expect(result.effective).toBe(1.6);
  });

  it('counts no pair for being in a cluster, but each by relation and threshold', () => {
    // huron and mead are in one cluster, and are not listed
    expect(judge(ROWS).default.reported).toMatchObject({ Q: 0 });
    expect(judge(ROWS, { relation: 'near-duplicate' }).default.reported).toEqual({
      C: 0,
      Q: 0,
      T: 1,
    });
    expect(judge(ROWS, { threshold: 0.3 }).default.reported).toEqual({ C: 2, Q: 0, T: 1 });
  });

  it('counts identical texts as reported at any threshold', () => {
    const { default: result } = judge(['como,eyre,C,'], { threshold: 1 });
    expect(result).toMatchObject({ precision: 1, recall: 1, reported: { C: 1 } });
  });

  it('ignores every pair that was not judged', () => {
    const { default: result, labels } = judge(['huron,ladoga,C,4']);
    expect(result).toMatchObject({ pairs: 4, precision: 1, recall: 1 });
    expect(labels.judged).toEqual([{ label: 'C', isCopy: true, pairs: 1, weight: 4 }]);
  });

  it('has recall 1 if nothing is a copy, and precision 1 if nothing is reported', () => {
    expect(judge(['huron,ladoga,T,4']).default).toMatchObject({ precision: 0, recall: 1 });
    expect(judge(['huron,mead,C,4']).default).toMatchObject({ precision: 1, recall: 0 });
    expect(judge(['huron,ladoga,T,4']).averagePrecision).toBeNull();
  });

  it('lists what is wrong with its label, by pairs and not by weight', () => {
    const { falsePairs, missedPairs } = judge(ROWS).mistakes;
    expect(falsePairs).toMatchObject({
      pairs: 1,
      candidates: 1,
      worst: [{ a: { id: 'ladoga' }, b: { id: 'mead' }, score: 0.62, label: 'T' }],
    });
    expect(missedPairs).toMatchObject({
      pairs: 1,
      worst: [{ a: { id: 'eyre' }, b: { id: 'onega' }, score: 0.3, label: 'C' }],
    });
    expect(judge(['huron,mead,C,4']).mistakes.missedPairs).toMatchObject({
      pairs: 1,
      candidates: 0,
      worst: [{ isCandidate: false, label: 'C' }],
    });
  });

  it('trusts a few heavy pairs no more than as many light ones', () => {
    const interval = (weight: number) => {
      const rows = ['huron,ladoga,C', 'ladoga,mead,C', 'como,onega,T'].map(
        (row) => `${row},${weight}`,
      );
      return judge(rows, { precision: 0.5 });
    };
    const [light, heavy] = [interval(1), interval(5000)];
    expect(heavy.suggested.interval).toEqual(light.suggested.interval);
    expect(heavy.reliability.bins.map((bin) => bin.interval)).toEqual(
      light.reliability.bins.map((bin) => bin.interval),
    );
    expect(heavy.reliability.pairs).toBe(15_000);
    expect(heavy.reliability.effective).toBe(3);
  });

  it('measures the same if all weights are as many times as large, in any order of rows', () => {
    const factor = fc.constantFrom(0.25, 1, 2, 64);
    const order = fc.shuffledSubarray(ROWS, { minLength: ROWS.length });
    fc.assert(
      fc.property(order, factor, (rows, times) => {
        const scaled = rows.map((row) =>
          row.replace(/[\d.]+$/, (weight) => String(Number(weight) * times)),
        );
        const { precision, recall, f1, reported } = judge(scaled).default;
        expect({ precision, recall, f1, reported }).toEqual({
          precision: 0.25,
          recall: 0.666667,
          f1: 0.363636,
          reported: { C: 1, Q: 0, T: 1 },
        });
      }),
    );
  });

  it('has a column for each label in its text, within 80 columns', () => {
    const lines = [...printEvaluation(judge(ROWS), { color: 0, width: null })];
    expect(lines.slice(0, 2).join(' ')).toBe(
      '4 judged pairs, which stand for 23, 6 of them copies, by score, rewrite or closer',
    );
    expect(lines).toContain('  threshold  precision   recall       F1     C     Q     T');
    expect(lines).toContain('       0.50     0.2500   0.6667   0.3636     1     0     1');
    expect(lines).toContain('reported:  C 1 of 2, Q 0 of 1, T 1 of 1');
    expect(lines.filter((line) => /0\.62.*judged T/.test(line))).toHaveLength(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows long, wide and odd labels without harm', () => {
    const rows = [
      'huron,ladoga,\u001b[31mred and long,4',
      'ladoga,mead,複製複製複製,1',
      'como,onega,7,1',
    ];
    const text = [...printEvaluation(judge(rows), { color: 0, width: null })].join('\n');
    expect(text).not.toContain('\u001b');
    expect(text).toContain('       F1 ␛[31…     7 複製…\n');
  });
});
