import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { paths } from '../../src/report/paths.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { ACTING, resultWith } from './hostile-result.ts';
import { SAMPLE } from './sample.ts';
import { NOTHING } from './shown.ts';

const listed = (result: DedupeResult, nul = true): string =>
  [...paths(result, { nul, width: null })].join('');

/** A file with an original, then files with copies of it. */
function copiesAt(...places: readonly string[]): DedupeResult {
  const result = resultWith(['kept.txt']);
  const [original, copy] = result.documents;
  if (!original || !copy) throw new Error('a cluster has two');
  const copies = places.map((path, i) => ({ ...copy, id: `copy ${i}`, path }));
  return { ...result, documents: [original, ...copies] };
}

describe('the list of paths', () => {
  it('has the duplicates and nothing else, one a line', () => {
    expect(listed(SAMPLE, false)).toBe(
      [
        'feeds/notices.jsonl',
        'content/harbour/2025/pier-short.md',
        'mirror/pier.md',
        '新聞/埠頭再建の住民投票について.md',
        '',
      ].join('\n'),
    );
    expect(listed({ ...NOTHING, documents: [] }, false)).toBe('');
  });

  it('ends each path with NUL when asked', () => {
    expect(listed(copiesAt('a b.txt', 'c\nd.txt'))).toBe('a b.txt\0c\nd.txt\0');
  });

  it('names a file of many records once, and not if one of them is no duplicate', () => {
    expect(listed(copiesAt('all.jsonl', 'all.jsonl', 'kept.txt'))).toBe('all.jsonl\0');
  });

  it('leaves out a file of which a part could not be read, and standard input', () => {
    const result = copiesAt('half.jsonl', '-', 'whole.txt');
    const skipped = [{ path: 'half.jsonl', line: 3, reason: 'invalid JSON' }];
    expect(listed({ ...result, skipped })).toBe('whole.txt\0');
  });

  it('gives no program an option', () => {
    expect(listed(copiesAt('-rf', '--all'))).toBe('./-rf\0./--all\0');
  });

  it('refuses a path with a line break, which would be two paths, and says what helps', () => {
    const list = (): string => listed(copiesAt('a\n/etc/passwd'), false);
    expect(list).toThrow(/"a\\n\/etc\/passwd" has a line break.*-0/);
  });

  it('has nothing that acts, of hostile names', () => {
    const result = resultWith(HOSTILE);
    const without = resultWith(HOSTILE.filter((name) => !name.includes('\0')));
    const names = listed(without).split('\0').slice(0, -1);
    expect(names).toHaveLength(without.clusters.length);
    expect(names.filter((name) => name.startsWith('-'))).toEqual([]);
    const onScreen = [...paths(result, { width: 80 })].join('');
    expect(onScreen).not.toMatch(ACTING);
    expect(onScreen.split('\n')).toHaveLength(HOSTILE.length + 1);
  });
});
