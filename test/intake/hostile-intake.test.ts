/**
 * Files that are damaged, endless, empty by what the system says, or full of what is no record: read as far
 * as they can be, the rest told, by the plain pipeline and by the kernel alike.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { readFiles, type SourceOptions } from '../../src/files/articles.ts';
import { dedupe, readArticles } from '../../src/index.ts';
import { Sandbox } from '../cli/run-dedupe.ts';
import { withFolder } from '../files/temporary-folder.ts';
import { plainDedupe } from '../oracle/pipeline.ts';
import { peakOf } from './peak.ts';

const WORDS = 'lantern quay heron barge tide ferry net gull mast rope pier foam'.split(' ');

/** A text of its own for each number. */
function textOf(number: number): string {
  return Array.from(
    { length: 12 },
    (_, i) => `${WORDS[(number * 7 + i * i) % 12]}${number % 97}`,
  ).join(' ');
}

const recordOf = (number: number): string =>
  JSON.stringify({ id: `r${number}`, text: textOf(number) });
const records = (count: number): string[] => Array.from({ length: count }, (_, i) => recordOf(i));

/** More files than the plain pipeline takes. */
const MANY = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`many/${i}.txt`, textOf(i)]));

interface Told {
  readonly result: DedupeResult;
  readonly warnings: readonly string[];
}

async function tell(root: string, way: typeof dedupe, options: SourceOptions = {}): Promise<Told> {
  const warnings: string[] = [];
  const result = await way(readArticles([root], options), {
    workers: 2,
    onWarning: (message) => warnings.push(message.replaceAll(`${root}/`, '')),
  });
  const local = <T extends { readonly path?: string }>(one: T): T =>
    one.path === undefined ? one : { ...one, path: one.path.replace(`${root}/`, '') };
  return { result: { ...result, skipped: result.skipped.map(local) }, warnings };
}

/** What both pipelines tell of a folder that also holds many other files. */
async function both(root: string, options: SourceOptions = {}): Promise<Told> {
  const [plain, kernel] = [
    await tell(root, plainDedupe, options),
    await tell(root, dedupe, options),
  ];
  expect(kernel).toEqual(plain);
  return kernel;
}

const idsOf = ({ result }: Told): string[] =>
  result.documents.map(({ id }) => id).filter((id) => /^r\d+$/.test(id));

describe('damaged gzip', () => {
  const whole = records(9000).join('\n');
  const zip = gzipSync(whole);

  it('gives every whole record before the end of a file that is cut short', async () => {
    await withFolder(
      { ...MANY, 'cut.jsonl.gz': zip.subarray(0, zip.length - 4000) },
      async (root) => {
        const told = await both(root);
        const count = idsOf(told).length;
        expect(count).toBeGreaterThan(8000);
        expect(told.result.skipped).toEqual([
          { path: 'cut.jsonl.gz', line: count + 1, reason: 'damaged gzip: unexpected end of file' },
        ]);
      },
    );
  });

  it('gives every whole record before a damage in the middle', async () => {
    // stored blocks: what stands before the damage is known to the byte
    const parts = [gzipSync(whole.slice(0, 300_000), { level: 0 }), Buffer.from(zip)];
    const damaged = Buffer.concat(parts);
    damaged.fill(0xff, (parts[0]?.length ?? 0) + 10, (parts[0]?.length ?? 0) + 40);
    await withFolder({ ...MANY, 'mid.jsonl.gz': damaged }, async (root) => {
      const told = await both(root);
      const lines = whole.slice(0, 300_000).split('\n').length - 1;
      expect(idsOf(told).length).toBe(lines);
      expect(told.result.skipped).toMatchObject([{ path: 'mid.jsonl.gz', line: lines + 1 }]);
      expect(told.result.skipped[0]?.reason).toMatch(/^damaged gzip: /);
    });
  });

  it('is none where only the checksum is wrong: the last record counts as well', async () => {
    const wrong = Buffer.from(gzipSync(records(50).join('\n')));
    wrong.fill(0x55, wrong.length - 8, wrong.length - 4);
    await withFolder({ ...MANY, 'sum.jsonl.gz': wrong }, async (root) => {
      const told = await both(root);
      expect(idsOf(told).length).toBe(50);
      expect(told.result.skipped).toEqual([
        { path: 'sum.jsonl.gz', line: 51, reason: 'damaged gzip: incorrect data check' },
      ]);
    });
  });

  it('is told of what follows the data, and loses no record for it', async () => {
    const tree = {
      ...MANY,
      'a.jsonl.gz': Buffer.concat([gzipSync(records(40).join('\n')), Buffer.from('left over')]),
      'b.txt.gz': Buffer.concat([gzipSync('a gull on the mast'), Buffer.from([0, 0, 0, 7])]),
      'c.txt.gz': Buffer.concat([gzipSync('a heron on the pier'), Buffer.alloc(600)]),
      'd.txt.gz': Buffer.concat([gzipSync('two ropes '), gzipSync('and a net')]),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root);
      expect(idsOf(told).length).toBe(40);
      expect(told.result.skipped).toEqual([]);
      expect(told.warnings).toEqual(
        ['a.jsonl.gz', 'b.txt.gz'].map(
          (name) =>
            `${name}: bytes after the end of the gzip data are left out, because they are not gzip`,
        ),
      );
    });
  });

  it('is a skip of the whole file where nothing stands before it', async () => {
    await withFolder({ ...MANY, 'none.jsonl.gz': 'not gzip at all' }, async (root) => {
      expect((await both(root)).result.skipped).toEqual([
        { path: 'none.jsonl.gz', reason: 'damaged gzip: incorrect header check' },
      ]);
    });
  });

  it('loses no record of standard input either', async () => {
    const box = new Sandbox();
    try {
      const { stdout } = await box.dedupe(['-', '--json'], { stdin: zip.subarray(0, -4000) });
      const { summary, skipped } = JSON.parse(stdout);
      expect(summary.documents).toBeGreaterThan(8000);
      expect(skipped).toMatchObject([{ path: '-', line: summary.documents + 1 }]);
    } finally {
      box.remove();
    }
  });
});

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

describe('a line that is too long', () => {
  it('is skipped with its number, and reading goes on behind it', async () => {
    const lines = [
      recordOf(1),
      `{"text":"${'gull '.repeat(5000)}"}`,
      recordOf(2),
      'x'.repeat(30_000),
      recordOf(3),
    ];
    const tree = {
      ...MANY,
      'a.jsonl': lines.join('\n'),
      'b.jsonl.gz': gzipSync(lines.map((line) => line.replace(/"r/, '"r1')).join('\r\n')),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: 4096 });
      expect(idsOf(told)).toEqual(['r1', 'r11', 'r12', 'r13', 'r2', 'r3']);
      expect(told.result.skipped.map(({ path, line }) => [path, line])).toEqual([
        ['a.jsonl', 2],
        ['a.jsonl', 4],
        ['b.jsonl.gz', 2],
        ['b.jsonl.gz', 4],
      ]);
      expect(told.result.skipped[0]?.reason).toBe('line larger than 4096 bytes');
    });
  });

  it('is measured to the byte, without its line break, and is nothing where it is blank', async () => {
    const one = (number: number): string =>
      `{"id":"r${number}","text":"gull ${number} on the mast"}`;
    const tree = {
      ...MANY,
      'a.jsonl': `${one(1)}\r\n${' '.repeat(200)}\n${one(2)} \n`,
      'b.jsonl': `\uFEFF${one(3)}\n${' \t'.repeat(3_000_000)}\n${one(4)}`,
      'c.jsonl.gz': gzipSync(`${one(5)}\n${' '.repeat(3_000_000)}\r\n${one(6)}\r\n`),
    };
    const limit = one(1).length;
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: limit });
      expect(idsOf(told)).toEqual(['r1', 'r3', 'r4', 'r5', 'r6']);
      expect(told.result.skipped).toMatchObject([{ path: 'a.jsonl', line: 3 }]);
    });
  });

  it('may go over many pieces of a file', async () => {
    const long = `"${'gull '.repeat(900_000)}`;
    const tree = {
      ...MANY,
      'a.jsonl': [recordOf(1), long, recordOf(2), 'no', recordOf(3)].join('\n'),
    };
    await withFolder(tree, async (root) => {
      const told = await both(root, { maxRecordSize: 100_000 });
      expect(idsOf(told)).toEqual(['r1', 'r2', 'r3']);
      const bad = 'invalid JSON: no { at its start';
      expect(told.result.skipped.map(({ line, reason }) => [line, reason])).toEqual([
        [2, 'line larger than 100000 bytes'],
        [4, bad],
      ]);
      const wide = await both(root, { maxRecordSize: 5_000_000 });
      expect(wide.result.skipped.map(({ line, reason }) => [line, reason])).toEqual([
        [2, 'invalid JSON: no " at its end'],
        [4, bad],
      ]);
    });
  });
});

describe('bad lines by the thousand', () => {
  it('are listed up to a thousand of a file, then summed by reason, and all are counted', async () => {
    const bad = Array.from({ length: 4000 }, (_, i) => (i % 4 === 3 ? '[1]' : 'x'));
    const tree = {
      ...MANY,
      'a.jsonl': ['{', ...bad, recordOf(1), '{}', ''].join('\n'),
      'b.jsonl.gz': gzipSync(bad.join('\n')),
    };
    await withFolder(tree, async (root) => {
      const { result } = await both(root);
      expect(result.summary.skipped).toBe(8002);
      const ofA = result.skipped.filter(({ path }) => path === 'a.jsonl');
      expect(ofA.filter(({ count }) => count === undefined).length).toBe(1001);
      expect(
        ofA.filter(({ count }) => count !== undefined).map(({ line, count }) => [line, count]),
      ).toEqual([
        [1001, 751],
        [1002, 2250],
      ]);
      expect(ofA.at(-1)).toEqual({ path: 'a.jsonl', line: 4003, reason: 'no text field "text"' });
    });
  });

  it('have reasons that quote nothing of them', async () => {
    const lines = [
      '\u001b]0;x\u0007',
      '{"\u001b":}',
      '"\u001b',
      '[\u001b',
      'nul',
      '{"a":1',
      '-',
      '1e5',
      'true',
    ];
    await withFolder({ ...MANY, 'a.jsonl': lines.join('\n') }, async (root) => {
      const { result } = await both(root);
      expect(result.skipped.map(({ reason }) => reason)).toEqual([
        'invalid JSON: no { at its start',
        'invalid JSON',
        'invalid JSON: no " at its end',
        'invalid JSON: no ] at its end',
        'invalid JSON: no { at its start',
        'invalid JSON: no } at its end',
        'invalid JSON: no { at its start',
        'not a JSON object but a number',
        'not a JSON object but a boolean',
      ]);
    });
  });

  it('are counted by the program, in its summary and in its list', async () => {
    const box = new Sandbox({ 'a.jsonl': `${recordOf(1)}\n${'x\n'.repeat(3000)}` });
    try {
      const { stderr, stdout } = await box.dedupe(['-v', '.']);
      expect(stdout).toContain('3,000 skipped');
      expect(stderr).toContain('3,000 records skipped: invalid JSON');
      expect(stderr).toMatch(/a\.jsonl:1002: invalid JSON: .* \(the first of 2,000 lines\)/);
    } finally {
      box.remove();
    }
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

  it('are warned of where they have to be normalised too', async () => {
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
  it('are counted, and told with the first of them', async () => {
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

  it('are told by the program', async () => {
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
  it('are skipped where a pipe, a folder or nothing is in their place', async () => {
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
