/** Files that come or go change few pieces. */
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/files/articles.ts';
import { bundleFiles } from '../../src/intake/pieces.ts';

function markedFiles(count: number): SourceFile[] {
  return Array.from({ length: count }, (_, i) => ({
    path: `articles/${i}.txt`,
    format: 'text',
    gzip: false,
    mark: { mark: `${i}`, strategy: 'content', stats: '', isAtRest: true },
  }));
}

function piecesOf(files: readonly SourceFile[]): string[] {
  return bundleFiles(files).map((piece) =>
    piece.kind === 'files' ? piece.files.map(({ path }) => path).join('\n') : '',
  );
}

describe.each([3000, 6000])('%i files with marks', (count) => {
  const files = markedFiles(count);
  const whole = piecesOf(files);

  it('are all in pieces, in order', () => {
    expect(whole.join('\n')).toBe(files.map(({ path }) => path).join('\n'));
  });

  it('keep nearly all pieces when one of them goes', () => {
    const known = new Set(whole);
    for (const gone of [0, 777, count - 1]) {
      const left = files.filter((_, i) => i !== gone);
      const fresh = piecesOf(left).filter((piece) => !known.has(piece));
      expect(fresh.length).toBeLessThan(5);
    }
  });
});

it('has larger pieces of many files with marks, whose words are looked up for each piece', () => {
  const sizes = [3000, 6000].map((count) => count / piecesOf(markedFiles(count)).length);
  expect(sizes[1]).toBeGreaterThan(1.5 * (sizes[0] ?? 0));
});
