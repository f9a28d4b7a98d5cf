import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesApart, rowNames } from '../../../../src/report/text/names/row-names.ts';
import { displayWidth } from '../../../../src/report/text/width.ts';
import type { DedupeResult } from '../../../../src/model/result.ts';
import { shown } from '../../shown.ts';
import { SAMPLE } from '../../sample.ts';

const VERSIONS = ['v5', 'v6', 'v7'].flatMap((version) =>
  ['angular', 'react'].map(
    (kit) => `handbook/all_versions/version-${version}/${kit}/your-first-boat/5-adding-a-mast.md`,
  ),
);

/** Paths that have most in common: folders, file names, long stretches of a name. */
const path = fc
  .array(
    fc.oneof(
      fc.constantFrom('docs', 'v1', 'v2', 'index.md', 'a', 'b', '港', 'e\u0301', '\u00e9', ''),
      fc.constantFrom('x'.repeat(70), `${'x'.repeat(69)}y`, 'long-name-of-a-folder-that-goes-on'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join('/'))
  .filter((text) => text.trim() !== '');

const paths = fc.uniqueArray(path, { minLength: 2, maxLength: 11 });

/** A cluster of documents with these paths, the first the original. */
function clusterOf(ids: readonly string[]): DedupeResult {
  const [original = '', ...copies] = ids;
  const measures = { score: 0.9, resemblance: 0.5, containment: 0.5, via: original, viaScore: 0.9 };
  const members = [
    { ...measures, document: original, role: 'original' as const },
    ...copies.map((document) => ({ ...measures, document, role: 'rewrite' as const })),
  ];
  const [first] = SAMPLE.clusters;
  if (first === undefined) throw new Error('the sample has a cluster');
  return {
    ...SAMPLE,
    clusters: [{ ...first, original, size: ids.length, members }],
    pairs: [],
    documents: ids.map((id) => ({
      id,
      path: id,
      words: 9,
      cluster: 'c1',
      role: 'unique' as const,
    })),
  };
}

/** The names in the rows of a report: what is beside a bar or the mark of the original. */
function namesIn(report: string): string[] {
  const rows = report.split('\n').filter((line) => /^(?:● original|  rewrite) /u.test(line));
  return rows.map((row) => row.slice(38).trim().normalize('NFC'));
}

describe('names of rows', () => {
  it('are whole if they fit', () => {
    expect(rowNames(['a/b.md', 'a/c.md'], 40)).toEqual({ folder: '', names: ['a/b.md', 'a/c.md'] });
  });

  it('show the part of the paths that differs, and common folders once', () => {
    expect(rowNames(VERSIONS, 40)).toEqual({
      folder: 'handbook/all_versions/',
      names: VERSIONS.map((name) =>
        name.replace('handbook/all_versions/', '').replace('your-first-boat', '…'),
      ),
    });
    expect(rowNames(VERSIONS, 20).names.slice(0, 3)).toEqual([
      'version-v5/angular/…',
      'version-v5/react/…',
      'version-v6/angular/…',
    ]);
  });

  it('show the text around the difference of two long names', () => {
    const [a, b] = namesApart(
      ['one', 'two'].map((word) => `${'w'.repeat(80)}-${word}-${'z'.repeat(80)}`),
      30,
    );
    expect(a).toBe('wwwwwwwwww…wwwww-one-zzzzzzzz…');
    expect(b).toBe('wwwwwwwwww…wwwww-two-zzzzzzzz…');
  });

  it('are numbered if they look alike', () => {
    expect(rowNames(['caf\u00e9', 'cafe\u0301', 'cafe', 'caf\u00e9 (2)'], 20).names).toEqual([
      'caf\u00e9',
      'cafe\u0301 (3)',
      'cafe',
      'caf\u00e9 (2)',
    ]);
  });

  it('never read the same, nor are wider than asked, for any distinct names', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 20, max: 80 }), (names, width) => {
        const short = rowNames(names, width).names;
        const read = short.map((name) => name.normalize('NFC'));
        expect(new Set(read).size).toBe(names.length);
        for (const name of short) expect(displayWidth(name)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 500 },
    );
  });

  it('tell the rows of a cluster apart at 60 to 120 columns, for any distinct paths', async () => {
    await fc.assert(
      fc.asyncProperty(paths, fc.integer({ min: 60, max: 120 }), async (ids, width) => {
        const names = namesIn(await shown(clusterOf(ids), { width }));
        expect(names).toHaveLength(ids.length);
        expect(new Set(names).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are told once for each cluster: the folder stands above its rows', async () => {
    const lines = (await shown(clusterOf(VERSIONS))).split('\n');
    expect(lines[1]).toBe('  in handbook/all_versions/');
    expect(lines[2]).toContain('version-v5/angular/…/5-adding-a-mast.md');
  });
});
