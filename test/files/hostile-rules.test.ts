/** Ignore files as someone who means harm would write them, and git as the judge of what rules mean. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/files/bytes-path.ts';
import { IgnoreRules } from '../../src/files/ignore-rules.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { link, listed } from './listed.ts';
import { withFolder } from './temporary-folder.ts';

describe('an ignore file', () => {
  const names = ['.gitignore', '.ignore', '.dedupeignore'];

  it('that is a FIFO, a device, a folder or too large is reported and not waited for', async () => {
    await withFolder({ 'a.txt': '' }, (root) => {
      execFileSync('mkfifo', [join(root, '.gitignore')]);
      symlinkSync('/dev/zero', join(root, '.ignore'));
      writeFileSync(join(root, '.dedupeignore'), '*.txt\n'.repeat(200_000));
      expect(listed(root)).toEqual({
        read: ['a.txt'],
        skipped: [
          [
            '.dedupeignore',
            'ignore file not used: is larger than 1 MB: --limit ignore-size allows more',
          ],
          ['.gitignore', 'ignore file not used: is a FIFO, not a file'],
          ['.ignore', 'ignore file not used: symbolic link that leads out of the folder'],
        ],
      });
      for (const name of names) rmSync(join(root, name));
      for (const name of names) mkdirSync(join(root, name));
      expect(listed(root).skipped.map(([, reason]) => reason)).toEqual(
        names.map(() => 'ignore file not used: is a folder'),
      );
    });
  });

  it('above the folder is treated alike', async () => {
    await withFolder({ 'repo/.git/HEAD': '', 'repo/x/a.txt': '', rules: 'a.txt' }, (root) => {
      execFileSync('mkfifo', [join(root, 'repo/.gitignore')]);
      symlinkSync('../rules', join(root, 'repo/.ignore'));
      expect(listed(join(root, 'repo/x'))).toEqual({
        read: ['a.txt'],
        skipped: [
          ['../.gitignore', 'ignore file not used: is a FIFO, not a file'],
          ['../.ignore', 'ignore file not used: symbolic link that leads out of the folder'],
        ],
      });
    });
  });

  it('may be a link to another inside', async () => {
    await withFolder({ rules: '*.md', 'a.txt': '', 'b.md': '' }, (root) => {
      link(root, { '.gitignore': 'rules' });
      expect(listed(root)).toEqual({ read: ['a.txt'], skipped: [] });
    });
  });

  it('with more rules with wildcards than can be tried is not used, and reported', async () => {
    const globs = Array.from(
      { length: LIMITS.ignoreWildcards.default / 8 },
      (_, i) => `a*b*${i}*x`,
    ).join('\n');
    await withFolder({ '.gitignore': `${globs}\n*.txt`, 'a.txt': '' }, (root) => {
      const { read, skipped } = listed(root);
      expect(read).toEqual(['a.txt']);
      expect(skipped[0]?.[1]).toMatch(/^ignore file not used: rules with wildcards larger than/);
    });
    const names = Array.from({ length: 40_000 }, (_, i) => `n${i}.txt\n*.e${i}\n`).join('');
    await withFolder({ '.gitignore': names, 'n39999.txt': '', 'm.txt': '' }, (root) => {
      expect(listed(root)).toEqual({ read: ['m.txt'], skipped: [] });
    });
  });
});

describe('many folders', () => {
  it('one in another, each with rules and links, are walked as few are', async () => {
    const depth = 1200;
    await withFolder({}, (root) => {
      const deepest = join(root, 'a/'.repeat(depth));
      mkdirSync(deepest, { recursive: true });
      writeFileSync(join(deepest, 'a.txt'), '');
      writeFileSync(join(deepest, 'b.md'), '');
      symlinkSync('.', join(deepest, 'loop'));
      for (let i = 0; i < depth; i++) {
        writeFileSync(join(root, 'a/'.repeat(i), '.gitignore'), '*.md');
      }
      expect(listed(root)).toEqual({ read: [`${'a/'.repeat(depth)}a.txt`], skipped: [] });
      rmSync(join(root, 'a'), { recursive: true });
    });
  }, 60_000);

  it('that share one large ignore file by links use it so often and no more', async () => {
    const names = `#${'-'.repeat(1_000_000)}\nb.txt`;
    await withFolder({ names }, (root) => {
      const most = Math.ceil(LIMITS.ignoreTotal.default / names.length) + 1;
      for (let i = 0; i < most + 3; i++) {
        mkdirSync(join(root, `d${i}`));
        link(root, { [`d${i}/.gitignore`]: '../names' });
        writeFileSync(join(root, `d${i}/a.txt`), '');
      }
      const { read, skipped } = listed(root);
      expect(read).toHaveLength(most + 3);
      expect(skipped.length).toBeGreaterThan(0);
      expect(skipped[0]?.[1]).toMatch(/^ignore file not used: ignore files larger than/);
    });
  }, 60_000);
});

describe('ignore rules', () => {
  it('take time in proportion to rule and path', () => {
    const path = Array.from({ length: 2000 }, () => 'a').join('/');
    const long = 'a'.repeat(20_000);
    const rules = [
      [`${'**/?*/'.repeat(6)}c`, path],
      [`${'**/*a*/'.repeat(500)}c`, path],
      [`${'*a'.repeat(500)}b`, long],
      [`${'**/a*'.repeat(500)}/b`, path],
      [`${'[a-z]*'.repeat(500)}!`, long],
      [`/${'*/'.repeat(500)}**/${'*a*'.repeat(100)}x`, path],
      [`a${' '.repeat(500_000)}b`, long],
      [`a${'\\'.repeat(500_000)}b  `, long],
    ];
    for (const [rule = '', tried = ''] of rules) {
      expect(IgnoreRules.NONE.with('', rule).verdict(tried)).toBeUndefined();
    }
  }, 10_000);

  it('mean what git says they mean, quirks and all', async () => {
    const wild = ['*', '*', '**', '?', '/', '/', '/**', '**/', '/**/', '[', '[!', '[^', ']'];
    const classes = ['-', ':', '[:alpha:]', '[[:digit:]', '[a-c]', '[!a]'];
    const plain = ['a', 'b', 'A', '1', '.', 'x.y', '\\', ' ', '#', '!', '\t', '\r', '\u00e9'];
    const char = fc.constantFrom(...wild, ...classes, ...plain);
    const rule = fc.array(char, { minLength: 1, maxLength: 9 }).map((chars) => chars.join(''));
    const letter = fc.constantFrom(
      'a',
      'b',
      'A',
      '1',
      '.',
      '-',
      ']',
      '[',
      '\\',
      '*',
      ' ',
      'x.y',
      '\u00e9',
    );
    const name = fc
      .array(letter, { minLength: 1, maxLength: 4 })
      .map((letters) => letters.join(''))
      .filter((text) => !/^\.{1,2}$/.test(text));
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    await withFolder({}, (root) => {
      execFileSync('git', ['init', '--quiet', root]);
      fc.assert(
        fc.property(
          fc.array(rule, { minLength: 1, maxLength: 6 }),
          fc.array(path, { minLength: 30, maxLength: 60 }),
          (lines, paths) => {
            writeFileSync(join(root, '.gitignore'), lines.join('\n'));
            const rules = IgnoreRules.NONE.with('', bytesOf(lines.join('\n')));
            const ours = paths.filter((one) => isIgnored(rules, bytesOf(one)));
            expect(new Set(ours)).toEqual(ignoredByGit(root, paths));
          },
        ),
        { numRuns: 300 },
      );
    });
  }, 60_000);
});

/** What is in a folder that is left out is left out too. */
function isIgnored(rules: IgnoreRules, path: string): boolean {
  const ends = [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));
  return [...ends, path].some((part) => rules.verdict(part) === true);
}

function ignoredByGit(root: string, paths: readonly string[]): Set<string> {
  const args = ['-C', root, 'check-ignore', '--no-index', '--stdin', '-z'];
  try {
    const stdio = ['pipe', 'pipe', 'ignore'] as const;
    const out = execFileSync('git', args, {
      input: paths.join('\0'),
      encoding: 'utf8',
      stdio: [...stdio],
    });
    return new Set(out.split('\0').filter((path) => path !== ''));
  } catch (error) {
    // its way to say that none is
    if (error instanceof Error && 'status' in error && error.status === 1) return new Set();
    throw error;
  }
}
