import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/article.ts';
import { readArticles, readFiles, type SourceOptions } from '../../src/files/articles.ts';
import { withFolder } from './temporary-folder.ts';

async function read(paths: readonly string[], options?: SourceOptions): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of readArticles(paths, options)) readings.push(reading);
  return readings;
}

/** One line a reading, with paths below `root`. */
async function lines(root: string, options?: SourceOptions): Promise<string[]> {
  return (await read([root], options)).map((one) => {
    if (one.kind === 'warning') return `warning: ${one.message.replaceAll(`${root}/`, '')}`;
    if (one.kind === 'skipped') return `${relative(root, one.skipped.path)}: ${one.skipped.reason}`;
    return `${relative(root, one.article.id)} = ${one.article.text.trim()} (${one.bytes})`;
  });
}

async function* stream(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

const RECORDS = '{"id":"one","text":"pear"}\n{"text":"plum"}\n';

describe('readArticles', () => {
  it('reads every format, compressed or not, in order', async () => {
    const tree = {
      'a.txt': 'pear',
      'b.md': '# Plum',
      'c.html': '<p>fig</p>',
      'd.jsonl': RECORDS,
      'e.txt.gz': gzipSync('quince'),
      'f.ndjson.gz': gzipSync(RECORDS.replace('one', 'two')),
      'g.txt': '',
    };
    await withFolder(tree, async (root) => {
      expect(await lines(root)).toEqual([
        'a.txt = pear (4)',
        'b.md = Plum (6)',
        'c.html = fig (10)',
        `${relative(root, 'one')} = pear (26)`,
        'd.jsonl#2 = plum (15)',
        'e.txt.gz = quince (6)',
        `${relative(root, 'two')} = pear (26)`,
        'f.ndjson.gz#2 = plum (15)',
        'g.txt =  (0)',
      ]);
    });
  });

  it('reads a file larger than its buffer, and small ones after it, whole', async () => {
    const large = 'pears '.repeat(100_000);
    await withFolder({ 'a.txt': large, 'b.txt': 'plum' }, async (root) => {
      const texts = (await read([root])).map((one) => one.kind === 'article' && one.article.text);
      expect(texts).toEqual([large, 'plum']);
    });
  });

  it('skips binary, damaged and oversized files, each with its reason', async () => {
    const zip = gzipSync('pears '.repeat(1000));
    const tree = {
      'a.txt': 'GIF89a\0\0',
      'b.txt.gz': zip.subarray(0, -20),
      'c.txt.gz': 'not gzip at all',
      'd.txt': 'x'.repeat(5000),
      'e.txt.gz': zip,
      'f.txt': 'pear',
      'g.jsonl': `{"text":"${'x'.repeat(5000)}"}`,
      'h.md': '---\ndedupe: false\n---\nfig',
    };
    await withFolder(tree, async (root) => {
      const readings = await lines(root, { maxFileSize: 4999 });
      expect(readings.filter((line) => !line.includes(' = '))).toEqual([
        'a.txt: binary file',
        'b.txt.gz: damaged gzip: unexpected end of file',
        'c.txt.gz: damaged gzip: incorrect header check',
        'd.txt: larger than 4999 bytes',
        'e.txt.gz: larger than 4999 bytes',
        'h.md: left out by its front matter',
      ]);
      expect(readings).toHaveLength(8);
    });
  });

  it('keeps the records before the damage in a compressed file', async () => {
    const whole = Array.from({ length: 2000 }, (_, i) =>
      JSON.stringify({ text: `pear ${i * 7919}` }),
    );
    const zip = gzipSync(whole.join('\n'));
    await withFolder({ 'a.jsonl.gz': zip.subarray(0, zip.length - 100) }, async (root) => {
      const readings = await read([root]);
      expect(readings.at(-1)).toMatchObject({
        kind: 'skipped',
        skipped: { reason: 'damaged gzip: unexpected end of file' },
      });
      const articles = readings.slice(0, -1);
      expect(articles.length).toBeGreaterThan(1000);
      expect(articles.every((one) => one.kind === 'article')).toBe(true);
    });
  });

  it('counts invalid UTF-8 over all files in one warning at the end', async () => {
    const tree = {
      'a.txt': Buffer.from('p\u00EAche', 'latin1'),
      'b.txt': 'fine',
      'c.jsonl': Buffer.from('{"text":"\u00E9\u00E9"}\n{"text":"\u00E9"}', 'latin1'),
    };
    await withFolder(tree, async (root) => {
      expect((await lines(root)).at(-1)).toBe(
        'warning: 2 files had invalid UTF-8: 4 bytes replaced (first: a.txt)',
      );
    });
    await withFolder({ 'a.txt': Buffer.from([0x61, 0xff]) }, async (root) => {
      expect((await lines(root)).at(-1)).toBe(
        'warning: 1 file had invalid UTF-8: 1 byte replaced (first: a.txt)',
      );
    });
  });

  it('warns of broken front matter, naming the file, before the article', async () => {
    await withFolder({ 'a.md': '---\ntitle: [\n---\nfig' }, async (root) => {
      const [warning, article] = await lines(root);
      expect(warning).toMatch(/^warning: a\.md: front matter is not valid YAML: /);
      expect(article).toBe('a.md = fig (20)');
    });
  });

  it.skipIf(process.getuid?.() === 0)('skips what it may not read', async () => {
    await withFolder({ 'a.txt': 'pear', 'b/c.txt': 'plum' }, async (root) => {
      chmodSync(join(root, 'a.txt'), 0);
      chmodSync(join(root, 'b'), 0);
      expect(await lines(root)).toEqual([
        'b: cannot be read: permission denied',
        'a.txt: cannot be read: permission denied',
      ]);
      chmodSync(join(root, 'b'), 0o700);
    });
  });

  it('skips what vanished since it was listed, and reads on', async () => {
    const names = ['gone.txt', 'gone.jsonl', 'gone.txt.gz'];
    const files = names.map((path) => {
      const format = path.endsWith('l') ? ('jsonl' as const) : ('text' as const);
      return { path: `no/such/${path}`, format, gzip: path.endsWith('.gz') };
    });
    const reasons: string[] = [];
    for await (const one of readFiles(files)) {
      reasons.push(one.kind === 'skipped' ? one.skipped.reason : one.kind);
    }
    expect(reasons).toEqual(names.map(() => 'cannot be read: no such file'));
  });

  it('takes record fields by name', async () => {
    const source = '{"key":1,"body":{"en":"pear"},"head":"Pears","when":1742200200}';
    const options = { idField: 'key', textField: 'body.en', titleField: 'head', dateField: 'when' };
    const [article] = await read(['-'], { ...options, stdin: stream(source) });
    expect(article).toMatchObject({
      article: {
        id: '1',
        text: 'pear',
        title: 'Pears',
        date: '2025-03-17T08:30:00Z',
        path: '-',
        line: 1,
      },
    });
  });

  it('reads JSON lines from standard input in any pieces', async () => {
    const ids = (
      await read(['-'], { stdin: stream('{"id":"o', 'ne","text":"pear"}\n{"te', 'xt":"plum"}') })
    ).map((one) => one.kind === 'article' && one.article.id);
    expect(ids).toEqual(['one', '-#2']);
  });

  it('decompresses standard input that is gzip, in any pieces', async () => {
    const zip = gzipSync(RECORDS);
    for (const size of [1, 7, zip.length]) {
      const pieces = Array.from({ length: Math.ceil(zip.length / size) }, (_, i) =>
        zip.subarray(i * size, (i + 1) * size),
      );
      expect(await read(['-'], { stdin: stream(...pieces) })).toMatchObject([
        { article: { id: 'one', text: 'pear' } },
        { article: { text: 'plum' } },
      ]);
    }
    expect(await read(['-'], { stdin: stream(zip.subarray(0, -9)) })).toContainEqual({
      kind: 'skipped',
      skipped: { path: '-', line: 3, reason: 'damaged gzip: unexpected end of file' },
    });
    const draft = { stdin: stream(gzipSync('fig')), stdinFilename: 'draft.txt' };
    expect(await read(['-'], draft)).toMatchObject([{ article: { text: 'fig' } }]);
  });

  it('closes standard input that it does not read to the end', async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(10_000);
      } finally {
        isClosed = true;
      }
    }
    const found = await read(['-'], { stdin: endless() });
    expect(found).toMatchObject([{ skipped: { reason: 'binary file' } }]);
    expect(isClosed).toBe(true);
  });

  it('reads one text from standard input under a name', async () => {
    const options = { stdin: stream('# Ripe ', 'pears'), stdinFilename: 'pears.md' };
    expect(await read(['-'], options)).toEqual([
      {
        kind: 'article',
        article: { id: 'pears.md', path: 'pears.md', text: '  Ripe pears', title: 'Ripe pears' },
        bytes: 12,
      },
    ]);
  });

  it('throws on - without standard input', async () => {
    await expect(read(['-'])).rejects.toMatchObject({ code: 'STDIN_MISSING' });
  });

  it('does not wait on a pipe among the files', async () => {
    await withFolder({ 'a.txt': 'pear' }, async (root) => {
      execFileSync('mkfifo', [join(root, 'b.txt')]);
      expect(await lines(root)).toEqual(['b.txt: not a regular file', 'a.txt = pear (4)']);
    });
  });
});
