/** The release script, in clones of this repository as it lies here. */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFolder, fieldOf, manifestIn, ROOT } from './pack.ts';

/** All that the script reads. */
const FILES = [
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'src/version.ts',
  'bin/package.json',
  'bin/build/release.js',
];

const NEXT = '0.98.0';
const who = ['-c', 'user.name=Ida Holm', '-c', 'user.email=ida@example.org'];

let clone = '';

beforeEach(() => {
  clone = emptyFolder();
  for (const name of FILES) {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    cpSync(join(ROOT, name), join(clone, name));
  }
  const log = read('CHANGELOG.md').replace(/^## /m, `## ${NEXT} (unreleased)\n\nMore.\n\n## `);
  writeFileSync(join(clone, 'CHANGELOG.md'), log);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

function read(name: string): string {
  return readFileSync(join(clone, name), 'utf8');
}

/** The environment without what names another repository. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const person = { GIT_AUTHOR_NAME: 'Ida Holm', GIT_AUTHOR_EMAIL: 'ida@example.org' };
  const same = { GIT_COMMITTER_NAME: 'Ida Holm', GIT_COMMITTER_EMAIL: 'ida@example.org' };
  return { ...Object.fromEntries(kept), ...person, ...same };
}

function git(...words: readonly string[]): string {
  const options = { cwd: clone, encoding: 'utf8', env: environment() } as const;
  return execFileSync('git', [...who, ...words], options).trim();
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
}

function release(words: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(clone, 'bin/build/release.js'), ...words],
    { cwd: clone, encoding: 'utf8', env: { ...environment(), ...env } },
  );
  return { code: status, out: stdout + stderr };
}

describe('npm run release', () => {
  it('says what it would do, and changes nothing', () => {
    const { code, out } = release([NEXT]);
    expect(out).toContain(
      `would release ${NEXT}, after ${String(fieldOf(manifestIn(ROOT), 'version'))}`,
    );
    expect(out).toContain('nothing was changed');
    expect(code).toBe(0);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('tag')).toBe('');
  });

  it('with --write has the version everywhere, one commit and a tag', () => {
    expect(release([NEXT, '--write']).code).toBe(0);
    expect(fieldOf(JSON.parse(read('package.json')), 'version')).toBe(NEXT);
    expect(read('src/version.ts')).toContain(`VERSION = '${NEXT}'`);
    expect(read('package-lock.json').match(new RegExp(`"version": "${NEXT}"`, 'g'))).toHaveLength(
      2,
    );
    expect(read('CHANGELOG.md')).toMatch(/^## 0\.98\.0 \(\d{4}-\d\d-\d\d\)$/m);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%s')).toBe(`Release ${NEXT}\nAll`);
    expect(git('rev-parse', `v${NEXT}^{commit}`)).toBe(git('rev-parse', 'HEAD'));
    const files = git('show', '--name-only', '--format=', 'HEAD').split('\n');
    expect(files.toSorted()).toEqual(FILES.slice(0, 4).toSorted());
  });

  it('leaves the lock file as npm writes it', () => {
    const before = read('package-lock.json').split('\n');
    release([NEXT, '--write']);
    const after = read('package-lock.json').split('\n');
    expect(after.filter((line, i) => line !== before[i])).toHaveLength(2);
  });

  it('refuses a tree that is not clean', () => {
    writeFileSync(join(clone, 'left.txt'), 'left\n');
    expect(release([NEXT, '--write'])).toEqual({
      code: 2,
      out: 'release: the work tree is not clean:\n?? left.txt\n',
    });
    expect(git('tag')).toBe('');
  });

  it('refuses a version that the changelog does not have', () => {
    expect(release(['0.99.0', '--write'])).toMatchObject({ code: 2 });
    expect(git('status', '--porcelain')).toBe('');
  });

  it('refuses a tag that exists, an earlier version, and what is no version', () => {
    expect(release(['0.0.9']).out).toMatch(/0\.0\.9 is not later than/);
    for (const words of [[], ['next'], ['0.2'], ['--publish'], ['01.2.3'], [NEXT, NEXT]]) {
      expect(release(words)).toMatchObject({ code: 2 });
    }
    git('tag', `v${NEXT}`);
    expect(release([NEXT])).toMatchObject({ code: 2, out: `release: the tag v${NEXT} exists\n` });
  });

  it('works on its own repository, whatever the environment names', () => {
    const other = emptyFolder();
    const env = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other };
    expect(release([NEXT], env).code).toBe(0);
    rmSync(other, { recursive: true, force: true });
  });
});
