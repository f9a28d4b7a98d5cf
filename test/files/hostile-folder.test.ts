/** Folders as someone who means harm would fill them: nothing hangs, crashes, or is lost in silence. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../../src/files/articles.ts';
import { sizeOfFile } from '../../src/files/file-size.ts';
import { listFiles } from '../../src/files/list-files.ts';
import { openPath } from '../../src/files/source.ts';
import { link, listed } from './listed.ts';
import { withFolder } from './temporary-folder.ts';

const isPosix = sep === '/';
const isRoot = process.getuid?.() === 0;

async function textsOf(root: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for await (const reading of readArticles([root])) {
    if (reading.kind !== 'article') continue;
    texts[relative(root, reading.article.id)] = reading.article.text;
  }
  return texts;
}

describe('a link inside the folder', () => {
  it('to a file that is not read itself is read under the name of the link', async () => {
    const tree = {
      '.git/annex/objects/k1': 'figs',
      'data/plain': 'plums',
      '.hidden.txt': 'pears',
      'drafts/a.txt': 'quinces',
      '.gitignore': 'drafts/',
    };
    await withFolder(tree, async (root) => {
      link(root, {
        'a.txt': '.git/annex/objects/k1',
        'data/plain.txt': 'plain',
        'shown.txt': '.hidden.txt',
        'draft.txt': join(root, 'drafts/a.txt'),
      });
      expect(await textsOf(root)).toEqual({
        'a.txt': 'figs',
        'data/plain.txt': 'plums',
        'shown.txt': 'pears',
        'draft.txt': 'quinces',
      });
      expect(listed(root).skipped).toEqual([]);
    });
  });

  it('is one file with the others to its target, under the smallest name', async () => {
    await withFolder({ '.k': 'figs', 'z/': '' }, (root) => {
      link(root, { 'z/a.txt': '../.k', 'c.txt': 'b.txt', 'b.txt': '.k' });
      expect(listed(root)).toEqual({ read: ['b.txt'], skipped: [] });
    });
  });

  it('says nothing if its target is read, though its name is smaller', async () => {
    await withFolder({ 'z.txt': '', 'sub/y.txt': '' }, (root) => {
      link(root, { 'a.txt': 'z.txt', b: 'sub', 'sub/up': '..' });
      expect(listed(root)).toEqual({ read: ['sub/y.txt', 'z.txt'], skipped: [] });
    });
  });

  it('to a folder that is not walked itself is walked under the name of the link', async () => {
    const tree = { '.store/x/a.txt': '', '.store/.gitignore': 'b.txt', '.store/b.txt': '' };
    await withFolder({ ...tree, '.other/c.txt': '' }, (root) => {
      link(root, {
        shop: '.store',
        'shop-again': '.store',
        '.store/x/loop': '..',
        '.store/x/up': '../..',
        '.store/more': '../.other',
      });
      const read = ['shop/more/c.txt', 'shop/x/a.txt'];
      expect(listed(root)).toEqual({ read, skipped: [] });
    });
  });

  it('to itself, to nothing or to something other than a file is skipped with the reason', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      execFileSync('mkfifo', [join(root, '.pipe')]);
      link(root, { 'self.txt': 'self.txt', 'none.txt': 'none', 'p.txt': '.pipe', 'dir.css': 'x' });
      expect(listed(root)).toEqual({
        read: ['a.txt'],
        skipped: [
          ['none.txt', 'broken symbolic link'],
          ['p.txt', 'not a regular file'],
          ['self.txt', 'cannot be read: too many symbolic links'],
        ],
      });
    });
  });

  it('that leads out by way of another is refused', async () => {
    await withFolder({ 'in/a.txt': '', 'out/b.txt': '', 'out/sub/c.txt': '' }, (root) => {
      link(root, { 'in/.way': '../out', 'in/b.txt': '.way/b.txt', 'in/c': '.way/sub' });
      const reason = 'symbolic link that leads out of the folder';
      expect(listed(join(root, 'in'))).toEqual({
        read: ['a.txt'],
        skipped: [
          ['b.txt', reason],
          ['c', reason],
        ],
      });
    });
  });

  it('does not bring back a report that is left out', async () => {
    await withFolder({ '.r': '', 'a.txt': '' }, (root) => {
      link(root, { 'r.txt': '.r' });
      expect(listed(root, { leaveOut: [join(root, '.r')] }).read).toEqual(['a.txt']);
    });
  });

  it('is, in any tree, read, the same as what is read, or skipped with a reason', async () => {
    const name = fc.constantFrom('a.txt', 'b.txt', 'c', 'd', '.h', '.h.txt', 'ign.txt', 'ign');
    const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const target = fc.oneof(
      place,
      place.map((path) => `../${path}`),
      fc.constantFrom('.', '..', '../..', '../../..', '/', '/dev/null', '../out/a.txt'),
    );
    const entry = fc.record({
      place,
      kind: fc.constantFrom('file', 'file', 'link', 'link', 'link', 'folder', 'fifo'),
      target,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 14 }), async (entries) => {
        await withFolder({ 'out/a.txt': '', 'in/.gitignore': 'ign*' }, (root) => {
          for (const one of entries) plant(join(root, 'in', one.place), one);
          const { files, skipped } = listFiles([join(root, 'in')]);
          const reals = files.map(({ path }) => realpathSync(path));
          const told = new Set(skipped.map(({ path }) => path));
          expect(new Set(reals).size).toBe(files.length);
          expect(reals.filter((real) => !real.startsWith(join(root, 'in/')))).toEqual([]);
          expect(files.filter(({ path }) => told.has(path))).toEqual([]);
          expect(lost(join(root, 'in'), { reals: new Set(reals), told })).toEqual([]);
        });
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

interface Planted {
  readonly kind: string;
  readonly target: string;
}

/** Puts something at a path, if that can be. */
function plant(path: string, { kind, target }: Planted): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (kind === 'file') writeFileSync(path, '', { flag: 'wx' });
    if (kind === 'link') symlinkSync(target, path);
    if (kind === 'folder') mkdirSync(path);
    if (kind === 'fifo') execFileSync('mkfifo', [path], { stdio: 'ignore' });
  } catch {
    // something is there by now
  }
}

/** The entries of a folder that are wanted by name, although nothing is known of them. */
function lost(
  root: string,
  { reals, told }: { reals: ReadonlySet<string>; told: ReadonlySet<string> },
): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (folder: string): void => {
    if (seen.has(realpathSync(folder))) return;
    seen.add(realpathSync(folder));
    for (const name of readdirSync(folder)) {
      if (name.startsWith('.') || name.startsWith('ign')) continue;
      const path = join(folder, name);
      const isLink = lstatSync(path).isSymbolicLink();
      const stats = isLink ? followed(path) : lstatSync(path);
      const isInside = stats && `${realpathSync(path)}/`.startsWith(`${root}/`);
      if (stats?.isDirectory() && isInside) visit(path);
      else if (!stats?.isDirectory() && !name.endsWith('.txt')) continue;
      // only one of two links to a folder is reported
      else if (![...told].some((one) => one === path || endsAlike(one, path))) {
        if (!stats || !reals.has(realpathSync(path))) found.push(path);
      }
    }
  };
  visit(root);
  return found;
}

/** The same name in the same folder, reached another way. */
const endsAlike = (told: string, path: string): boolean =>
  join(realpathSync(dirname(told)), told.slice(dirname(told).length)) ===
  join(realpathSync(dirname(path)), path.slice(dirname(path).length));

function followed(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

describe.skipIf(!isPosix)('a name that is not UTF-8', () => {
  const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

  it('is read by its bytes and shown escaped, even as the name of a folder', async () => {
    await withFolder({ 'a.txt': 'figs', 'caf\u00e9 \uFFFD.txt': 'plums' }, async (root) => {
      writeFileSync(Buffer.concat([bytes(`${root}/`), bytes('bad\xff.txt')]), 'pears');
      mkdirSync(bytes(`${root}/d\xe9j\xe0`));
      writeFileSync(bytes(`${root}/d\xe9j\xe0/v\xfc.txt`), 'quinces');
      writeFileSync(bytes(`${root}/d\xe9j\xe0/plain.txt`), 'medlars');
      expect(await textsOf(root)).toEqual({
        'a.txt': 'figs',
        'bad\\xFF.txt': 'pears',
        'caf\u00e9 \uFFFD.txt': 'plums',
        'd\\xE9j\\xE0/v\\xFC.txt': 'quinces',
        'd\\xE9j\\xE0/plain.txt': 'medlars',
      });
      const { files, skipped } = listFiles([root]);
      expect(skipped).toEqual([]);
      const cloned = structuredClone(files);
      expect(cloned.map((file) => statSync(openPath(file)).size)).toEqual([4, 5, 5, 7, 7]);
    });
  });

  it('never looks like another', async () => {
    const tree = { 'bad\\xFF.txt': 'figs', 'bad\\\\xFF.txt': 'plums' };
    await withFolder(tree, async (root) => {
      writeFileSync(bytes(`${root}/bad\xff.txt`), 'pears');
      writeFileSync(bytes(`${root}/bad\\xFF\xff.txt`), 'quinces');
      writeFileSync(bytes(`${root}/bad\xff\xff.txt`), 'medlars');
      const texts = await textsOf(root);
      expect(Object.values(texts).toSorted()).toEqual([
        'figs',
        'medlars',
        'pears',
        'plums',
        'quinces',
      ]);
      expect(texts).toMatchObject({ 'bad\\xFF.txt': 'figs', 'bad\\\\\\xFF.txt': 'pears' });
    });
  });

  it('can be named as it is shown, and as the arguments of node show it', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      mkdirSync(bytes(`${root}/d\xff`));
      writeFileSync(bytes(`${root}/d\xff/v\xfe.txt`), '');
      const path = `${root}/d\\xFF/v\\xFE.txt`;
      for (const given of [path, `${root}/d\uFFFD/v\uFFFD.txt`, `${root}/d\uFFFD`]) {
        const { files } = listFiles([given]);
        expect(files.map((file) => file.path)).toEqual([path]);
        expect(files.map((file) => statSync(openPath(file)).isFile())).toEqual([true]);
      }
      expect(listFiles([root, path]).files).toHaveLength(2);
      writeFileSync(bytes(`${root}/d\xff/v\xfd.txt`), '');
      expect(() => listFiles([`${root}/d\uFFFD/v\uFFFD.txt`])).toThrow(
        expect.objectContaining({
          code: 'PATH_AMBIGUOUS',
          message: expect.stringContaining('d\\xFF/v\\xFD.txt'),
        }),
      );
      expect(() => listFiles([`${root}/w\uFFFD`])).toThrow(
        expect.objectContaining({ code: 'PATH_MISSING' }),
      );
    });
  });

  it('is ignored by a rule of the same bytes, and by wildcards', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      for (const name of ['b\xff.txt', 'c\xff.txt', 'd\xff.txt']) {
        writeFileSync(bytes(`${root}/${name}`), '');
      }
      writeFileSync(join(root, '.gitignore'), bytes('b\xff.txt\nc?.txt\n'));
      expect(listed(root).read).toEqual(['a.txt', 'd\\xFF.txt']);
    });
  });
});

describe('a path too long or not to be opened', () => {
  /** Folders of long names, so that the path of the last file is too long for the system. */
  const DEEP = [
    'n=$(printf "%0200d" 0)',
    'while [ ${#PWD} -lt 3800 ]; do mkdir "$n"; cd -P "$n"; done',
    ': > a.txt; f=$(printf "%0240d" 0).txt; : > "$f"',
    'mkdir "$n"; cd -P "$n"; : > "$f"; mkdir "$n"; cd -P "$n"; : > "$f"',
  ].join('\n');

  it.skipIf(!isPosix)('is skipped with a reason, a folder or a file', async () => {
    await withFolder({ 'a.txt': '' }, async (root) => {
      try {
        execFileSync('bash', ['-c', DEEP], { cwd: root });
        const { files, skipped } = listFiles([root]);
        const unread: string[] = [];
        for await (const reading of readArticles([root])) {
          if (reading.kind === 'skipped') unread.push(reading.skipped.reason);
        }
        expect(skipped.length).toBeGreaterThan(0);
        expect(unread.length).toBeGreaterThan(skipped.length);
        expect(new Set(unread)).toEqual(new Set(['cannot be read: name too long']));
        expect(Math.min(...files.map((file) => sizeOfFile(file) ?? -1))).toBe(0);
      } finally {
        execFileSync('rm', ['-rf', '--', ...readdirSync(root)], { cwd: root });
      }
    });
  });

  it('is skipped if it is named outright, whatever the system says', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      link(root, { loop: 'loop' });
      const long = join(root, 'n'.repeat(300));
      expect(listFiles([join(root, 'loop'), long]).skipped).toEqual([
        { path: join(root, 'loop'), reason: 'cannot be read: too many symbolic links' },
        { path: long, reason: 'cannot be read: name too long' },
      ]);
      expect(() => listFiles([`${root}/a\0b`])).toThrow(
        expect.objectContaining({ code: 'PATH_MISSING' }),
      );
    });
  });

  it.skipIf(isRoot || !isPosix)(
    'is skipped in a folder that may be listed but not entered',
    async () => {
      await withFolder({ 'shut/a.txt': '', 'shut/sub/b.txt': '', 'c.txt': '' }, async (root) => {
        chmodSync(join(root, 'shut'), 0o644);
        try {
          const { files } = listFiles([root]);
          expect(files.map((file) => sizeOfFile(file))).toEqual([0, 0]);
          expect(await textsOf(root)).toEqual({ 'c.txt': '' });
        } finally {
          chmodSync(join(root, 'shut'), 0o755);
        }
      });
    },
  );
});

describe('folders named node_modules', () => {
  it('are left out and reported, unless ignore files are turned off', async () => {
    await withFolder({ 'a.txt': '', 'x/node_modules/b.txt': '' }, (root) => {
      const { files, packages } = listFiles([root]);
      expect([files.length, packages]).toEqual([1, [join(root, 'x/node_modules')]]);
      const all = listFiles([root], { useIgnoreFiles: false });
      expect([all.files.length, all.packages]).toEqual([2, []]);
    });
  });
});
