/** The program on folders that would harm it: no stack trace, no wait, and nothing lost in silence. */

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox } from './run-dedupe.ts';

const isPosix = sep === '/';
const isRoot = process.getuid?.() === 0;
/** Runs as a user who owns nothing, if these tests run as one who may read everything. */
const NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups';

const sandboxes: Sandbox[] = [];

function sandbox(files: Readonly<Record<string, string>> = {}): Sandbox {
  const made = new Sandbox(files);
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

const story = (name: string): string =>
  `The orchard keeper of ${name} says that the ladders by the north wall were moved at night, ` +
  `that nobody from ${name} saw a light, and that the plums of the third row are gone.`;

/** So many different articles below `orchard`, enough to be read by all threads. */
function orchard(count: number): Record<string, string> {
  const entries = Array.from({ length: count }, (_, i) => [`orchard/${i}.txt`, story(`row ${i}`)]);
  return Object.fromEntries(entries);
}

function skippedOf({ stdout }: Outcome): string[] {
  const { skipped }: { skipped: { path: string; reason: string }[] } = JSON.parse(stdout);
  return skipped.map(({ path, reason }) => `${path}: ${reason}`);
}

const idsOf = ({ stdout }: Outcome): string[] => {
  const { documents }: { documents: { id: string }[] } = JSON.parse(stdout);
  return documents.map(({ id }) => id);
};

describe('a folder of links', () => {
  it('whose files are kept in a hidden store is read, by few and by many', async () => {
    for (const count of [2, 70]) {
      const box = sandbox({ 'annex/.git/objects/k1': story('one'), ...orchard(count) });
      symlinkSync('.git/objects/k1', join(box.folder, 'annex/a.txt'));
      symlinkSync('.git/objects/k2', join(box.folder, 'annex/b.txt'));
      const outcome = await box.dedupe(['annex', 'orchard', '--json']);
      expect(outcome.exitCode).toBe(0);
      expect(idsOf(outcome)).toContain('annex/a.txt');
      expect(idsOf(outcome)).toHaveLength(count + 1);
      expect(skippedOf(outcome)).toEqual(['annex/b.txt: broken symbolic link']);
    }
  });
});

describe.skipIf(!isPosix)('names that are not UTF-8', () => {
  const record = (id: string): string => `${JSON.stringify({ id, text: story(id) })}\n`;

  it('are read and shown escaped, by few and by many, in text and in records', async () => {
    for (const count of [2, 70]) {
      const box = sandbox(orchard(count));
      const bytes = (name: string): Buffer =>
        Buffer.from(`${box.folder}/orchard/${name}`, 'latin1');
      mkdirSync(bytes('d\xff'));
      writeFileSync(bytes('bad\xff.txt'), story('ten'));
      writeFileSync(bytes('d\xff/r\xfe.jsonl'), record('eleven') + record('twelve'));
      const outcome = await box.dedupe(['orchard', '--json', '-q']);
      expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
      expect(idsOf(outcome)).toEqual(
        expect.arrayContaining(['orchard/bad\\xFF.txt', 'eleven', 'twelve']),
      );
      expect(idsOf(outcome)).toHaveLength(count + 3);
      const named = await box.shell(`dedupe explain orchard/bad$'\\xff'.txt eleven --in orchard`);
      expect(named).toMatchObject({ exitCode: 0, stderr: '' });
    }
  });

  it('can be named, in a list too; if several look alike, none is guessed', async () => {
    const box = sandbox(orchard(1));
    const bytes = (name: string): Buffer => Buffer.from(`${box.folder}/orchard/${name}`, 'latin1');
    writeFileSync(bytes('bad\xff.txt'), story('ten'));
    const listed = { exitCode: 0, stdout: 'orchard/bad\\xFF.txt\n', stderr: '' };
    const lines = [
      `dedupe --list-files orchard/bad$'\\xff'.txt`,
      `dedupe --list-files 'orchard/bad\\xFF.txt'`,
      `printf 'orchard/bad\\xff.txt\\0' | dedupe --list-files --files-from - -0 | tr '\\0' '\\n'`,
    ];
    for (const line of lines) expect(await box.shell(line)).toMatchObject(listed);
    writeFileSync(bytes('bad\xfe.txt'), story('nine'));
    const outcome = await box.shell(`dedupe orchard/bad$'\\xff'.txt`);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(
      '2 names that are not UTF-8: write one of them as "orchard/bad\\xFE.txt"',
    );
  });
});

describe('ignore files of a folder', () => {
  it.skipIf(!isPosix)(
    'of any name and kind neither block nor fill the memory',
    async () => {
      const box = sandbox({ ...orchard(2), 'orchard/sub/a.txt': story('a'), rules: '*.txt' });
      execFileSync('mkfifo', [join(box.folder, 'orchard/.gitignore')]);
      symlinkSync('/dev/zero', join(box.folder, 'orchard/.ignore'));
      symlinkSync('../rules', join(box.folder, 'orchard/.dedupeignore'));
      execFileSync('mkfifo', [join(box.folder, 'orchard/sub/.ignore')]);
      const outcome = await box.dedupe(['orchard', '--json', '-q']);
      expect(outcome.exitCode).toBe(0);
      expect(idsOf(outcome)).toHaveLength(3);
      expect(skippedOf(outcome)).toEqual([
        'orchard/.dedupeignore: ignore file not used: symbolic link that leads out of the folder',
        'orchard/.gitignore: ignore file not used: is a FIFO, not a file',
        'orchard/.ignore: ignore file not used: symbolic link that leads out of the folder',
        'orchard/sub/.ignore: ignore file not used: is a FIFO, not a file',
      ]);
    },
    30_000,
  );

  it('may hold rules that backtrack, for a path however deep', async () => {
    const deep = `orchard/${'a/'.repeat(60)}b.txt`;
    const rules = `${'**/?*/'.repeat(6)}c\n**/${'*a*/**/'.repeat(20)}c\n`;
    const box = sandbox({ ...orchard(2), [deep]: story('deep'), 'orchard/.gitignore': rules });
    const outcome = await box.dedupe(['orchard', '--list-files']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout.split('\n')).toContain(deep);
  }, 10_000);
});

describe('folders named node_modules', () => {
  it('are left out, as said when verbose, and read without ignore files', async () => {
    const box = sandbox({ ...orchard(2), 'orchard/node_modules/x/a.md': story('x') });
    const quiet = await box.dedupe(['orchard', '--list-files']);
    expect(quiet).toMatchObject({ stderr: '' });
    expect(quiet.stdout).not.toContain('node_modules');
    const verbose = await box.dedupe(['orchard', '--list-files', '-v']);
    expect(verbose.stderr).toBe(
      'left out: 1 folder named node_modules (orchard/node_modules); --no-ignore reads them\n',
    );
    const all = await box.dedupe(['orchard', '--list-files', '-v', '--no-ignore']);
    expect(all).toMatchObject({ stderr: '' });
    expect(all.stdout).toContain('orchard/node_modules/x/a.md');
    const none = await box.dedupe(['orchard', '--ext', 'md']);
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toContain('1 folder named node_modules (orchard/node_modules)');
  });
});

describe.skipIf(!isPosix)('a refusal of the system', () => {
  const canDropRights = isRoot && canNobodyRun();

  it.skipIf(isRoot && !canDropRights)(
    'to one file is a skip: folders without the right to list or to enter, by few and by many',
    async () => {
      for (const count of [2, 70]) {
        const box = sandbox({
          ...orchard(count),
          'orchard/shut/a.txt': story('a'),
          'orchard/shut/sub/b.txt': story('b'),
          'orchard/unlisted/c.txt': story('c'),
        });
        chmodSync(box.folder, 0o755);
        chmodSync(join(box.folder, 'orchard/shut'), 0o644);
        chmodSync(join(box.folder, 'orchard/unlisted'), 0o311);
        const line = `orchard --json -q --no-config`;
        const outcome = await box.shell(
          isRoot
            ? `${NOBODY} bash --norc -c "$(declare -f dedupe); dedupe ${line}"`
            : `dedupe ${line}`,
        );
        chmodSync(join(box.folder, 'orchard/shut'), 0o755);
        chmodSync(join(box.folder, 'orchard/unlisted'), 0o755);
        expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
        expect(idsOf(outcome)).toHaveLength(count);
        expect(skippedOf(outcome)).toEqual([
          'orchard/shut/a.txt: cannot be read: permission denied',
          'orchard/shut/sub: cannot be read: permission denied',
          'orchard/unlisted: cannot be read: permission denied',
        ]);
      }
    },
    30_000,
  );

  it('to one path is a skip: a loop, a name that is too long', async () => {
    const box = sandbox(orchard(2));
    symlinkSync('loop', join(box.folder, 'loop'));
    const long = 'n'.repeat(300);
    const outcome = await box.dedupe(['orchard', 'loop', long, '--json', '-q', '--no-config']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(skippedOf(outcome)).toEqual([
      'loop: cannot be read: too many symbolic links',
      `${long}: cannot be read: name too long`,
    ]);
  });

  it('to the whole process ends the run, and no file is lost for lack of descriptors', async () => {
    const box = sandbox(orchard(71));
    for (const limit of [19, 20, 21, 22, 23, 24, 28]) {
      const outcome = await box.shell(`ulimit -n ${limit}; dedupe orchard --json -q --no-config`);
      if (outcome.exitCode !== 0) expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      else expect(idsOf(outcome)).toHaveLength(71);
    }
  }, 60_000);
});

/** Whether a user without rights could read the program, and what is planted for it. */
function canNobodyRun(): boolean {
  try {
    const [command = '', ...words] = NOBODY.split(' ');
    const test = '[ -r bin/dedupe.js ] && [ -r node_modules ] && [ -x "$0" ]';
    execFileSync(command, [...words, 'sh', '-c', test, tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('standard input that is a folder', () => {
  it('is refused, as a path and as a list of paths', async () => {
    const box = sandbox(orchard(2));
    for (const words of ['-', '--files-from -']) {
      const outcome = await box.shell(`dedupe ${words} < orchard`);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toBe(
        'dedupe: standard input is a folder; name it as a path instead: dedupe FOLDER\n',
      );
    }
  });
});
