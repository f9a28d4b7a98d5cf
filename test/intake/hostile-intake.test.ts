/** Texts that are no Unicode or have no words, and files that change under the reader. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../src/files/articles.ts';
import { dedupe, readArticles } from '../../src/index.ts';
import { Sandbox } from '../cli/run-dedupe.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { both, MANY, recordOf } from './both-pipelines.ts';

describe('texts that are no Unicode', () => {
  it('have U+FFFD for half of a surrogate pair, in every field', async () => {
    const text = String.raw`a \ud800 gull \udc00\ud800 on the mast of the ferry, and a heron on the pier`;
    const lines = [
      String.raw`{"id":"r\ud800","text":"${text}"}`,
      String.raw`{"id":"r1","title":"t\udc00t","url":"u\ud800","text":"${text}"}`,
    ];
    await withFolder({ ...MANY, 'a.jsonl': lines.join('\n') }, async (root) => {
      const { result } = await both(root);
      const found = result.documents.filter(({ path }) => path?.endsWith('a.jsonl'));
      expect(found).toMatchObject([
        { id: 'r1', title: 't\uFFFDt' },
        {
          id: 'r\uFFFD',
          opening: 'a \uFFFD gull \uFFFD\uFFFD on the mast of the ferry, and a heron on the pier',
        },
      ]);
      expect(JSON.stringify(result)).not.toMatch(/\\ud[89a-f]/);
    });
  });

  it('are warned of even if they have to be normalised too', async () => {
    const line = Buffer.concat([
      Buffer.from('{"id":"r1","text":"chapter \u2167 of the lantern '),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(' keeper"}'),
    ]);
    await withFolder({ ...MANY, 'a.jsonl': line }, async (root) => {
      expect((await both(root)).warnings).toEqual([
        '1 file had invalid UTF-8: 2 bytes replaced (first: a.jsonl)',
      ]);
    });
  });
});

describe('documents without words', () => {
  it('are counted, and a warning names the first', async () => {
    const tree = {
      ...MANY,
      'b.txt': '',
      'c.txt': '... --- !',
      'd.jsonl': '{"id":"r1","text":" "}',
    };
    await withFolder(tree, async (root) => {
      const { result, warnings } = await both(root);
      expect(result.summary).toMatchObject({ documents: 73, withoutWords: 3, skipped: 0 });
      expect(warnings).toEqual([`3 articles have no words to compare (first: b.txt)`]);
    });
  });

  it('are reported by the program', async () => {
    const box = new Sandbox({ 'a.txt': '?', 'b.txt': 'a gull on the mast' });
    try {
      const { stdout, stderr } = await box.dedupe(['.']);
      expect(stderr).toBe('warning: 1 article has no words to compare: a.txt\n');
      expect(stdout).toContain('1 without words');
    } finally {
      box.remove();
    }
  });
});

describe('files that change between the listing and the reading', () => {
  it('are skipped if a pipe, a folder or nothing is in their place', async () => {
    await withFolder({ 'a.txt': 'a', 'b.jsonl': '', 'c.txt.gz': '', 'd.txt': '' }, async (root) => {
      const { files } = readArticles([root]).listing;
      for (const name of ['a.txt', 'b.jsonl', 'c.txt.gz']) {
        rmSync(join(root, name));
        execFileSync('mkfifo', [join(root, name)]);
      }
      rmSync(join(root, 'd.txt'));
      mkdirSync(join(root, 'd.txt'));
      const reasons: string[] = [];
      for await (const one of readFiles(files)) {
        reasons.push(one.kind === 'skipped' ? one.skipped.reason : one.kind);
      }
      expect(reasons).toEqual([
        'not a regular file',
        'not a regular file',
        'not a regular file',
        'cannot be read: is a folder',
      ]);
    });
  });

  it('are no crash for the kernel, whatever they have become', async () => {
    await withFolder(
      { ...MANY, 'a.jsonl': `${recordOf(1)}\n`.repeat(9), 'b.jsonl': '' },
      async (root) => {
        const sources = readArticles([root]);
        const count = sources.listing.files.length;
        rmSync(join(root, 'many/3.txt'));
        rmSync(join(root, 'b.jsonl'));
        execFileSync('mkfifo', [join(root, 'b.jsonl')]);
        writeFileSync(join(root, 'a.jsonl'), recordOf(2));
        const result = await dedupe(sources, { workers: 2 });
        expect(result.summary).toMatchObject({ documents: count - 2, skipped: 2 });
      },
    );
  });
});
