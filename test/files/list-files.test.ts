import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/files/list-files.ts';
import type { SourceOptions } from '../../src/files/source.ts';
import { type Tree, withFolder } from './temporary-folder.ts';

/** The paths below `root` that its listing gives. */
function below(root: string, options?: SourceOptions, ...paths: string[]): string[] {
  const { files } = listFiles(
    paths.length > 0 ? paths.map((path) => join(root, path)) : [root],
    options,
  );
  return files.map((file) => relative(root, file.path));
}

describe('the files of a folder', () => {
  it('has them by extension in any case, compressed or not, in code-unit order', async () => {
    const tree = {
      'b.txt': '',
      'a.MD': '',
      'Z.txt': '',
      'a/c.html.gz': '',
      'a.css': '',
      'a-b.txt': '',
      README: '',
    };
    await withFolder(tree, (root) => {
      expect(below(root)).toEqual(['Z.txt', 'a-b.txt', 'a.MD', 'a/c.html.gz', 'b.txt']);
    });
  });

  it('takes other extensions when asked, unknown ones as plain text', async () => {
    await withFolder(
      { 'a.txt': '', 'b.rst': '', 'c.rst.gz': '', 'd.md.gz': '', 'e.md': '' },
      (root) => {
        expect(below(root, { extensions: ['RST', 'md.gz'] })).toEqual([
          'b.rst',
          'c.rst.gz',
          'd.md.gz',
        ]);
        const { files } = listFiles([root], { extensions: ['rst'] });
        expect(files.map(({ format, gzip }) => [format, gzip])).toEqual([
          ['text', false],
          ['text', true],
        ]);
      },
    );
  });

  it('leaves out files named for that, not those named outright or of like name', async () => {
    await withFolder({ 'a.txt': '', 'r.txt': '', 'x/r.txt': '' }, (root) => {
      const leaveOut = [join(root, 'x', '..', 'r.txt'), join(root, 'none.txt')];
      expect(below(root, { leaveOut })).toEqual(['a.txt', 'x/r.txt']);
      expect(below(root, { leaveOut }, 'r.txt')).toEqual(['r.txt']);
    });
  });

  it('leaves out hidden ones and node_modules unless asked, and .git in any case', async () => {
    const tree = {
      '.a.txt': '',
      '.b/c.txt': '',
      '.git/d.txt': '',
      'x/node_modules/e.txt': '',
      'f.txt': '',
    };
    await withFolder(tree, (root) => {
      expect(below(root)).toEqual(['f.txt']);
      expect(below(root, { hidden: true })).toEqual(['.a.txt', '.b/c.txt', 'f.txt']);
      expect(below(root, { useIgnoreFiles: false })).toEqual(['f.txt', 'x/node_modules/e.txt']);
      expect(below(root, {}, 'x/node_modules', '.b')).toEqual(['.b/c.txt', 'x/node_modules/e.txt']);
    });
  });

  it('always takes a file that is named outright', async () => {
    const tree = { '.gitignore': '*', '.hidden.txt': '', 'notes.xyz': 'pear', README: '' };
    await withFolder(tree, (root) => {
      const { files } = listFiles(
        ['.hidden.txt', 'notes.xyz', 'README'].map((name) => join(root, name)),
      );
      expect(files.map(({ path, format }) => [relative(root, path), format])).toEqual([
        ['.hidden.txt', 'text'],
        ['README', 'text'],
        ['notes.xyz', 'text'],
      ]);
      expect(files[2]?.size).toBe(4);
    });
  });

  it('has each file once however it is reached, in any order of the paths', async () => {
    await withFolder({ 'a/b.txt': '', 'c.txt': '' }, (root) => {
      symlinkSync(join(root, 'a'), join(root, 'link'));
      const paths = ['', 'a', 'a/b.txt', './a/../a/', 'link/b.txt', 'c.txt'];
      expect(below(root, {}, ...paths)).toEqual(['a/b.txt', 'c.txt']);
      expect(below(root, {}, ...paths.toReversed())).toEqual(['a/b.txt', 'c.txt']);
    });
  });

  it('does not follow links out of the folder, and says so', async () => {
    await withFolder({ 'in/a.txt': '', 'out/b.txt': '' }, (root) => {
      symlinkSync(join(root, 'out/b.txt'), join(root, 'in/out.txt'));
      symlinkSync(join(root, 'in/a.txt'), join(root, 'in/same.txt'));
      symlinkSync(join(root, 'in'), join(root, 'in/loop'));
      symlinkSync(join(root, 'out'), join(root, 'in/folder'));
      symlinkSync(join(root, 'out/b.txt'), join(root, 'in/b.css'));
      symlinkSync(join(root, 'nowhere'), join(root, 'in/broken.txt'));
      const { files, skipped } = listFiles([join(root, 'in')]);
      expect(files.map((file) => relative(root, file.path))).toEqual(['in/a.txt']);
      expect(skipped.map(({ path, reason }) => [relative(root, path), reason])).toEqual([
        ['in/broken.txt', 'broken symbolic link'],
        ['in/folder', 'symbolic link that leads out of the folder'],
        ['in/out.txt', 'symbolic link that leads out of the folder'],
      ]);
    });
  });

  it('skips what is not a regular file', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      execFileSync('mkfifo', [join(root, 'pipe.txt')]);
      const reason = 'not a regular file';
      expect(listFiles([root]).skipped).toEqual([{ path: join(root, 'pipe.txt'), reason }]);
      expect(listFiles([join(root, 'pipe.txt')]).skipped).toEqual([
        { path: join(root, 'pipe.txt'), reason },
      ]);
    });
  });

  it('throws on a path that does not exist, naming it', () => {
    expect(() => listFiles(['no/such/pear'])).toThrow(
      expect.objectContaining({
        code: 'PATH_MISSING',
        message: expect.stringContaining('"no/such/pear"'),
      }),
    );
  });

  it('means standard input by -', () => {
    expect(listFiles(['-', '-']).files).toEqual([{ path: '-', format: 'jsonl', gzip: false }]);
    expect(listFiles(['-'], { stdinFilename: 'a.md.gz' }).files).toEqual([
      { path: '-', format: 'markdown', gzip: true },
    ]);
  });
});

describe('the paths of files', () => {
  it('are the path as given, normalised, plus the path below it', async () => {
    await withFolder({ 'articles/x/a.txt': '', 'articles/-': '' }, (root) => {
      const before = process.cwd();
      process.chdir(join(root, 'articles'));
      try {
        const paths = ['./x/', '.', '../articles', 'x//a.txt', '../articles/./x'];
        const listed = paths.map((path) => listFiles([path]).files.map((file) => file.path));
        const up = '../articles/x/a.txt';
        expect(listFiles(['./-']).files).toMatchObject([{ path: './-', format: 'text' }]);
        expect(listed).toEqual([['x/a.txt'], ['x/a.txt'], [up], ['x/a.txt'], [up]]);
      } finally {
        process.chdir(before);
      }
    });
  });
});

describe('ignore rules', () => {
  const tree: Tree = {
    '.git/HEAD': '',
    '.gitignore': 'drafts/\n*.html\n# pears\n!keep.html\n',
    'a.txt': '',
    'b.html': '',
    'keep.html': '',
    'drafts/c.txt': '',
    'site/.gitignore': '/d.txt\n!*.html\n',
    'site/d.txt': '',
    'site/e.html': '',
    'site/sub/d.txt': '',
    'site/sub/.ignore': 'f.txt',
    'site/sub/f.txt': '',
    'site/sub/g.txt': '',
    'site/sub/.dedupeignore': 'g.txt\n!f.txt',
  };

  it('come from .gitignore, .ignore and .dedupeignore, the later and deeper the stronger', async () => {
    await withFolder(tree, (root) => {
      expect(below(root)).toEqual([
        'a.txt',
        'keep.html',
        'site/e.html',
        'site/sub/d.txt',
        'site/sub/f.txt',
      ]);
    });
  });

  it('come from the folders above up to the root of the repository', async () => {
    await withFolder({ ...tree, 'site/.gitignore': '' }, (root) => {
      expect(below(root, {}, 'site')).toEqual(['site/d.txt', 'site/sub/d.txt', 'site/sub/f.txt']);
    });
    await withFolder(
      { '.gitignore': '*.txt', 'repo/.git/HEAD': '', 'repo/x/a.txt': '' },
      (root) => {
        expect(below(root, {}, 'repo/x')).toEqual(['repo/x/a.txt']);
      },
    );
  });

  it('do not leave out a folder that is named outright', async () => {
    await withFolder(tree, (root) => {
      expect(below(root, {}, 'drafts')).toEqual(['drafts/c.txt']);
    });
  });

  it('can be turned off, and added to', async () => {
    await withFolder(tree, (root) => {
      expect(below(root, { useIgnoreFiles: false })).toHaveLength(9);
      const ignore = ['/site/*', '!b.html', 'a.*'];
      expect(below(root, { ignore })).toEqual(['b.html', 'keep.html']);
    });
  });

  it('hold in folders whose names look like patterns', async () => {
    const rules = { '[a] *?/.gitignore': 'b.txt\n/c.txt\n' };
    const files = { '[a] *?/b.txt': '', '[a] *?/x/c.txt': '', '[a] *?/c.txt': '', 'a x/b.txt': '' };
    await withFolder({ ...rules, ...files }, (root) => {
      expect(below(root)).toEqual(['[a] *?/x/c.txt', 'a x/b.txt']);
    });
  });

  it('agree with git on every tree and every set of rules', async () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'x y', 'c-1');
    const folder = fc.array(name, { maxLength: 2 });
    const file = fc
      .tuple(folder, name)
      .map(([parents, leaf]) => [...parents, `${leaf}.txt`].join('/'));
    const glob = fc.constantFrom(
      'a',
      'b',
      'ab',
      'a*',
      '?',
      '*',
      '**',
      '[ab]',
      '[!a]',
      'x\\ y',
      'x y',
      'a.txt',
      '*.txt',
      'b.*',
      '*b.txt',
    );
    const rule = fc
      .tuple(
        fc.constantFrom('', '', '!'),
        fc.constantFrom('', '', '/'),
        fc.array(glob, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([negation, anchor, parts, end]) => negation + anchor + parts.join('/') + end);
    const rules = fc.array(
      fc.oneof({ weight: 6, arbitrary: rule }, fc.constantFrom('', '# a', '\\#a')),
      { maxLength: 5 },
    );
    const ruleFiles = fc.array(fc.tuple(folder, rules), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 8 }),
        ruleFiles,
        async (files, ignoreFiles) => {
          const trees = ignoreFiles.map(([at, lines]) => [
            [...at, '.gitignore'].join('/'),
            lines.join('\n'),
          ]);
          const planted = {
            ...Object.fromEntries(files.map((path) => [path, ''])),
            ...Object.fromEntries(trees),
          };
          await withFolder(planted, (root) => {
            execFileSync('git', ['init', '--quiet', root]);
            expect(below(root)).toEqual(notIgnoredByGit(root));
          });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

function notIgnoredByGit(root: string): string[] {
  const args = ['ls-files', '-z', '--others', '--exclude-per-directory=.gitignore', '--', '*.txt'];
  const listed = execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((path) => path !== '')
    .sort();
}
