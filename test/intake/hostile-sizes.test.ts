/** Files that hold far more, or far less, than their size says. */

import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/index.ts';
import { Sandbox } from '../cli/run-dedupe.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { MANY, recordOf } from './both-pipelines.ts';
import { peakOf } from './peak.ts';

describe('files whose size is 0 to the system', () => {
  const isThere = process.platform === 'linux';

  it.skipIf(!isThere)('are read to their end', async () => {
    const tree = { ...MANY, 'a.txt': 'a', 'b.txt': 'b' };
    await withFolder(tree, async (root) => {
      const files = [
        { path: '/proc/version', format: 'text', gzip: false },
        { path: '/proc/cpuinfo', format: 'jsonl', gzip: false },
      ] as const;
      const listing = { files: [...files], skipped: [] };
      const { ArticleFiles } = await import('../../src/files/articles.ts');
      const more = Array.from({ length: 70 }, (_, i) => ({
        path: join(root, `many/${i}.txt`),
        format: 'text' as const,
        gzip: false,
      }));
      for (const all of [listing, { ...listing, files: [...files, ...more] }]) {
        const result = await dedupe(new ArticleFiles(() => all), { workers: 1 });
        expect(result.documents.map(({ id }) => id)).toContain('/proc/version');
        expect(result.summary.withoutWords).toBeUndefined();
        expect(result.summary.skipped).toBeGreaterThan(1);
        expect(result.skipped.every(({ path }) => path === '/proc/cpuinfo')).toBe(true);
      }
    });
  });
});

/** So many megabytes of one byte, compressed. */
function bomb(byte: string, megabytes: number): Promise<Buffer> {
  const gzip = createGzip({ level: 1 });
  const parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  for (let i = 0; i < megabytes; i++) gzip.write(Buffer.alloc(1 << 20, byte));
  gzip.end();
  return new Promise((resolve) => {
    gzip.on('end', () => resolve(Buffer.concat(parts)));
  });
}

describe('a little that becomes much', () => {
  it.each([
    ['zeros', '\0', 'binary file'],
    ['blanks', ' ', undefined],
    ['letters', 'x', 'line larger than 64 MB'],
  ])(
    'takes little memory: %s as JSON lines',
    async (_, byte, reason) => {
      const box = new Sandbox({ 'b/bomb.jsonl.gz': await bomb(byte, 700), 'b/a.txt': 'a gull' });
      try {
        const { stderr, stdout, peak } = await peakOf(box, 'b --json');
        const { skipped, summary } = JSON.parse(stdout);
        expect(summary.documents, stderr).toBe(1);
        expect(skipped.length).toBe(reason === undefined ? 0 : 1);
        expect(skipped[0]?.reason ?? '').toContain(reason ?? '');
        expect(peak).toBeLessThan(400);
      } finally {
        box.remove();
      }
    },
    60_000,
  );

  it('takes no text larger than a sixteenth of the memory, unless asked to', async () => {
    const zip = gzipSync('a gull '.repeat(1_500_000));
    const box = new Sandbox({ 'b/bomb.txt.gz': zip, 'b/large.txt': 'foam '.repeat(2_000_000) });
    try {
      const { stdout } = await box.dedupe([
        'b',
        '--memory',
        '128M',
        '--json',
        '--no-error-on-empty',
      ]);
      const reason =
        'larger than 8 MB, a sixteenth of the memory: --max-file-size allows more, or raise --memory';
      expect(JSON.parse(stdout).skipped).toEqual([
        { path: 'b/bomb.txt.gz', reason },
        { path: 'b/large.txt', reason },
      ]);
      const asked = await box.dedupe(['b', '--memory', '128M', '--max-file-size', '20M', '--json']);
      expect(JSON.parse(asked.stdout).summary).toMatchObject({ documents: 2, skipped: 0 });
    } finally {
      box.remove();
    }
  });

  it('holds for files with holes: no more than their head is read', async () => {
    const box = new Sandbox({
      'b/a.txt': '',
      'b/b.md': '',
      'b/c.html': '',
      'b/d.jsonl': `${recordOf(1)}\n${'x'.repeat(9000)}`,
      'b/e.txt': 'x'.repeat(9000),
      ...MANY,
    });
    try {
      for (const name of ['a.txt', 'b.md', 'c.html', 'd.jsonl', 'e.txt']) {
        truncateSync(join(box.folder, 'b', name), name === 'd.jsonl' ? 3e8 : 5e9);
      }
      const { stdout, peak } = await peakOf(box, 'b many --json');
      const { skipped } = JSON.parse(stdout);
      expect(skipped.map(({ reason }: { reason: string }) => reason.replace(/:.*/, ''))).toEqual([
        'binary file',
        'binary file',
        'binary file',
        'line larger than 64 MB',
        'larger than 536870888 bytes',
      ]);
      expect(peak).toBeLessThan(400);
    } finally {
      box.remove();
    }
  }, 60_000);
});
