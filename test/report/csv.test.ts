import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { csv } from '../../src/report/csv.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { randomResult } from './arbitrary.ts';
import { ACTING, resultWith } from './hostile-result.ts';
import { INDIRECT, SAMPLE } from './sample.ts';
import { NOTHING, renamed } from './shown.ts';

const HEADER =
  'cluster,role,document,path,line,title,date,score,resemblance,containment,original,via,words,author,outlet,origin,known';

const written = (result: DedupeResult): string => [...csv(result)].join('');

function rowsOf(result: DedupeResult): Record<string, string>[] {
  return parse<Record<string, string>>(written(result), { columns: true });
}

describe('the CSV report', () => {
  it('has a row for each member, in the order of the clusters', () => {
    const rows = rowsOf(INDIRECT);
    const members = INDIRECT.clusters.flatMap((cluster) =>
      cluster.members.map((member) => [cluster.id, member.role, member.document, member.via]),
    );
    expect(rows.map((row) => [row['cluster'], row['role'], row['document'], row['via']])).toEqual(
      members,
    );
  });

  it('says of a record where it is, how long it is, and how alike to which original', () => {
    const row = rowsOf(SAMPLE).find(({ document }) => document === '4711');
    const original = 'content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt';
    expect(row).toMatchObject({ path: 'feeds/notices.jsonl', line: '17', role: 'near-duplicate' });
    expect(row).toMatchObject({ score: '0.9991', resemblance: '0.87', containment: '0.931' });
    expect(row).toMatchObject({ original, title: '' });
    expect(Number(row?.['words'])).toBe(SAMPLE.documents.find(({ id }) => id === '4711')?.words);
  });

  it('has the header alone without clusters, and ends each line as RFC 4180 says', () => {
    expect(written(NOTHING)).toBe(`${HEADER}\r\n`);
    expect(written(SAMPLE).split('\r\n').at(-1)).toBe('');
    expect(written(SAMPLE).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('keeps quotes, commas and semicolons in their cells', () => {
    const title = 'Pier, "wooden"; rebuilt';
    expect(rowsOf(renamed({ title })).map((row) => row['title'])).toEqual(
      Array.from({ length: 6 }, () => title),
    );
  });

  it('is one line a member, for any names', () => {
    fc.assert(
      fc.property(randomResult, (result) => {
        const members = result.clusters.flatMap((cluster) => cluster.members);
        expect(rowsOf(result)).toHaveLength(members.length);
        expect(written(result).split('\r\n')).toHaveLength(members.length + 2);
      }),
      { numRuns: 50 },
    );
  });

  it('has nothing that acts, of hostile names', () => {
    const result = resultWith(HOSTILE);
    expect(written(result).replaceAll('\r\n', '\n')).not.toMatch(ACTING);
    const cells = rowsOf(result).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^\s*[=+\-@\uff1d]/u.test(cell))).toEqual([]);
    expect(cells).toContain("'=cmd|' /C calc'!A0");
    expect(rowsOf(result)).toHaveLength(2 * HOSTILE.length);
  });
});
