import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../../src/model/result.ts';
import { ndjson } from '../../../src/report/ndjson.ts';
import type { ReportOptions } from '../../../src/report/options.ts';
import { text } from '../../../src/report/text.ts';
import { SAMPLE } from '../sample.ts';

const PIECE = {
  opening: 'The Harbour Gazette is printed on Saturdays',
  words: 42,
  documents: 1180,
  examples: ['a.md', 'b\u001b[31m.md', 'c.md'],
};
const EMPTY = { ...SAMPLE, clusters: [], pairs: [], documents: [], skipped: [] };

async function shown(
  result: DedupeResult,
  options: Pick<ReportOptions, 'width'> & Partial<ReportOptions>,
): Promise<string[]> {
  const pieces = await text(result, { color: 0, all: false, ...options });
  return [...pieces].join('').split('\n');
}

describe('boilerplate in the report', () => {
  it('takes one line a piece in a file', async () => {
    const lines = await shown({ ...EMPTY, boilerplate: [PIECE] }, { width: null });
    expect(lines[0]).toBe(
      'boilerplate  42 words in 1,180 articles  The Harbour Gazette is printed on Saturdays  ' +
        'a.md, b␛[31m.md, c.md',
    );
  });

  it('has a heading on a terminal, and ends after the first ten pieces', async () => {
    const boilerplate = Array.from({ length: 12 }, () => PIECE);
    const lines = await shown({ ...EMPTY, boilerplate }, { width: 80 });
    expect(lines.slice(0, 3)).toEqual([
      '12 pieces of boilerplate',
      '  42 words in 1,180 articles  The Harbour Gazette is printed on Saturdays',
      '    in a.md, b␛[31m.md, c.md',
    ]);
    expect(lines).toContain('  … 2 more pieces');
    const all = await shown({ ...EMPTY, boilerplate }, { width: 80, all: true });
    expect(all.filter((line) => line.includes('Gazette'))).toHaveLength(12);
  });

  it.each([80, null])('is said to be none if it was asked for; width %s', async (width) => {
    expect(await shown({ ...EMPTY, boilerplate: [] }, { width })).toContain('no boilerplate');
    expect((await shown(EMPTY, { width })).join('\n')).not.toContain('boilerplate');
  });

  it('is a record of its own in NDJSON, before the summary', () => {
    const lines = [...ndjson({ ...EMPTY, boilerplate: [PIECE] }, {})].join('').trim().split('\n');
    expect(JSON.parse(lines.at(-2) ?? '')).toEqual({ type: 'boilerplate', ...PIECE });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'summary' });
  });
});
