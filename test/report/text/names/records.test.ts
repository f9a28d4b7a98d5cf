import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../../../src/model/result.ts';
import { clusterOf } from '../../findings.ts';
import { shown } from '../../shown.ts';

const FILE = 'collections/2025/all-newswire-articles.jsonl.gz';

/** Records of one file, which have ids of their own or none. */
function recordsOf(lines: readonly number[], isNamed: boolean, path = FILE): DedupeResult {
  const ids = lines.map((line) => (isNamed ? `wire-${line}` : `${path}#${line}`));
  const result = clusterOf(ids);
  const documents = ids.map((id, i) => ({
    id,
    path,
    line: lines[i] ?? 0,
    words: 9,
    cluster: 'c1',
    role: 'unique' as const,
  }));
  return { ...result, documents };
}

/** What is beside the measures. */
const rowsIn = (report: string): string[] =>
  report
    .split('\n')
    .filter((row) => /^(?:● original|  (?:rewrite|near-duplicate)) /u.test(row))
    .map((row) => row.slice(38).trim());

describe('rows of the records of one file', () => {
  it('show their lines, and the file once above', async () => {
    const named = await shown(recordsOf([3, 112], true), { width: 80 });
    expect(named).toContain(`  in ${FILE}\n`);
    expect(rowsIn(named)).toEqual(['wire-3  :3', 'wire-112  :112']);
    expect(rowsIn(await shown(recordsOf([3, 112], false), { width: 80 }))).toEqual([':3', ':112']);
  });

  it('show the file where there is room for it', async () => {
    const report = await shown(recordsOf([3, 112], true, 'a.jsonl'), { width: 80 });
    expect(rowsIn(report)).toEqual(['wire-3  a.jsonl:3', 'wire-112  a.jsonl:112']);
  });

  it('never read the same', async () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 1e7 }), { minLength: 2, maxLength: 8 });
    const length = fc.integer({ min: 1, max: 120 });
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), length, async (some, isNamed, size) => {
        const path = `${'x'.repeat(size)}.jsonl`;
        const rows = rowsIn(await shown(recordsOf(some, isNamed, path), { width: 80 }));
        expect(new Set(rows).size).toBe(some.length);
      }),
    );
  });
});
