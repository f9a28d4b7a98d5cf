/** A scanned folder sets nothing, and no config is taken that a stranger could have written. */

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig } from '../../../src/cli/config/config-search.ts';
import type { Outcome, Sandbox } from '../run-dedupe.ts';
import { LANTERNS } from '../stories.ts';
import {
  CODE,
  CONFIGS,
  MODULE,
  IS_POSIX,
  MARK,
  NAMES,
  TEXTS,
  atDesk,
  deskAndCorpus,
  sandbox,
} from './desk.ts';

const IS_ROOT = process.geteuid?.() === 0;
/** An id that no user of any system has. */
const STRANGER = 54_321;

const SCANS = [
  '../corpus/in --json',
  '../corpus/in/a.txt ../corpus/in/b.txt --json',
  '../corpus/in --list-files',
  '../corpus/in --check',
  'explain ../corpus/in/a.txt ../corpus/in/b.txt',
];

describe('a scanned folder', () => {
  const places = ['corpus', 'corpus/in'];
  let known: Outcome[] | undefined;

  /** The outcome of each scan without a config: the same in every sandbox. */
  async function expected(): Promise<Outcome[]> {
    const made = deskAndCorpus();
    const outcomes = known ?? [];
    if (!known) for (const words of SCANS) outcomes.push(await atDesk(made, words));
    return (known = outcomes);
  }

  it.each(NAMES)('sets nothing with a file named %s', async (name) => {
    const made = deskAndCorpus();
    const before = await expected();
    for (const place of places) made.write({ [`${place}/${name}`]: CONFIGS[name] ?? '' });
    for (const [i, words] of SCANS.entries()) {
      expect(await atDesk(made, words), words).toEqual(before[i]);
    }
    for (const place of places) {
      expect(existsSync(join(made.folder, place, MARK))).toBe(false);
      expect(existsSync(join(made.folder, place, 'seized'))).toBe(false);
    }
    expect(existsSync(join(made.folder, 'desk/seized'))).toBe(false);
  });

  const kinds: Record<string, (path: string) => void> = {
    FIFOs: (path) => execFileSync('mkfifo', [path]),
    'links to /dev/zero': (path) => symlinkSync('/dev/zero', path),
    'links in a circle': (path) => symlinkSync(path, path),
    folders: (path) => mkdirSync(path),
  };
  it.runIf(IS_POSIX).each(Object.entries(kinds))(
    'is scanned as ever if %s in it have the names of configs',
    async (_, make) => {
      const made = deskAndCorpus();
      const words = '../corpus/in --json';
      const before = await atDesk(made, words);
      for (const place of places) for (const name of NAMES) make(join(made.folder, place, name));
      const after = await atDesk(made, words);
      expect(after).toMatchObject({ exitCode: 0, stdout: before.stdout });
    },
  );

  it('sets nothing at any place among the arguments', async () => {
    const made = sandbox({
      'desk/note': '',
      'plain/a.txt': LANTERNS,
      'odd/b.txt': LANTERNS,
      'odd/dedupe.config.json': '{"threshold": 1, "format": "ndjson"}',
    });
    const outcome = await atDesk(made, '../odd ../plain --json');
    expect(outcome).toEqual(await atDesk(made, '../plain ../odd --json'));
    expect(JSON.parse(outcome.stdout)).toMatchObject({ settings: { threshold: 0.5 } });
  });

  it('may hold a config if it is the working folder', async () => {
    const made = deskAndCorpus();
    made.write({ 'corpus/in/.deduperc': 'threshold: .25' });
    const { stdout } = await made.shell('cd corpus/in && dedupe . --json');
    expect(JSON.parse(stdout)).toMatchObject({ settings: { threshold: 0.25 } });
  });

  it('is never looked into for a config if its path leads nowhere', async () => {
    const made = deskAndCorpus();
    symlinkSync('circle', join(made.folder, 'desk/circle'));
    for (const path of ['circle', 'n'.repeat(300)]) {
      const outcome = await atDesk(made, `${path} --print-config`);
      expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    }
  });
});

describe('the search for a config', () => {
  const find = ({ folder }: Sandbox, start: string): string | undefined => {
    const { file } = findConfig(join(folder, start));
    return file && relative(folder, file);
  };

  it.runIf(IS_POSIX)('ends below a folder that everyone can write to, and says so', async () => {
    const made = sandbox({
      '.deduperc': '',
      'open/x/y/a.txt': LANTERNS,
      'open/x/y/b.txt': LANTERNS,
    });
    expect(find(made, 'open/x/y')).toBe('.deduperc');
    for (const mode of [0o777, 0o1777]) {
      chmodSync(join(made.folder, 'open'), mode);
      expect(findConfig(join(made.folder, 'open/x/y'))).toEqual({ warnings: [], remarks: [] });
    }
    made.write({ 'open/dedupe.config.mjs': MODULE });
    const outcome = await made.shell('cd open/x/y && dedupe . --json');
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toMatch(
      /warning: .*dedupe\.config\.mjs is not used as config, because everyone/,
    );
    expect(existsSync(join(made.folder, 'open', MARK))).toBe(false);
  });

  it.runIf(IS_POSIX)('takes no code from a working folder that everyone can write to', async () => {
    const made = sandbox({ ...TEXTS, 'dedupe.config.js': CODE });
    chmodSync(made.folder, 0o1777);
    const outcome = await made.dedupe(['.']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /dedupe\.config\.js: not used as config, because everyone can write to its folder; name it with -c/,
    );
    expect(existsSync(join(made.folder, MARK))).toBe(false);
    expect(await made.dedupe(['.', '--no-config'])).toMatchObject({ exitCode: 0 });
    expect(await made.dedupe(['.', '-c', 'dedupe.config.js'])).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(made.folder, MARK))).toBe(true);
  });

  it.runIf(IS_POSIX)(
    "takes data from there if it is a file of the user's that no other can change",
    () => {
      const made = sandbox({ '.deduperc': '', elsewhere: '' });
      const config = join(made.folder, '.deduperc');
      chmodSync(made.folder, 0o1777);
      expect(find(made, '')).toBe('.deduperc');
      chmodSync(config, 0o666);
      expect(() => find(made, '')).toThrow('everyone can write to it');
      rmSync(config);
      symlinkSync('elsewhere', config);
      expect(() => find(made, '')).toThrow('everyone can write to its folder');
    },
  );

  it.runIf(IS_ROOT)(
    'takes nothing that another user owns, nor a link that another user made',
    () => {
      const made = sandbox({ 'x/.deduperc': '', 'y/real': '', 'z/.deduperc': '', 'z/in/a': '' });
      chownSync(join(made.folder, 'x/.deduperc'), STRANGER, STRANGER);
      expect(() => find(made, 'x')).toThrow('it belongs to another user; name it with -c');
      symlinkSync('../x/.deduperc', join(made.folder, 'y/.deduperc'));
      expect(() => find(made, 'y')).toThrow('it belongs to another user');
      chownSync(join(made.folder, 'z'), STRANGER, STRANGER);
      expect(find(made, 'z')).toBe('z/.deduperc');
      expect(findConfig(join(made.folder, 'z/in'))).toMatchObject({
        warnings: [expect.stringContaining('belongs to another user')],
      });
      expect(find(made, 'z/in')).toBeUndefined();
    },
  );

  it('does not ignore a link to nothing', async () => {
    const made = sandbox(TEXTS);
    symlinkSync('gone', join(made.folder, 'dedupe.config.json'));
    const outcome = await made.dedupe(['.']);
    expect(outcome).toMatchObject({
      exitCode: 2,
      stderr: 'dedupe: dedupe.config.json: no such file\n',
    });
  });

  it.runIf(IS_POSIX)('ignores a package.json that is no file, and says so with -v', async () => {
    const made = sandbox(TEXTS);
    const manifest = join(made.folder, 'package.json');
    for (const [make, reason] of [
      [() => execFileSync('mkfifo', [manifest]), 'is a FIFO'],
      [() => symlinkSync('/dev/zero', manifest), 'is a device'],
      [() => mkdirSync(manifest), 'is a folder'],
    ] as const) {
      rmSync(manifest, { recursive: true, force: true });
      make();
      expect(await made.dedupe(['.'])).toMatchObject({ exitCode: 0, stderr: '' });
      const { stderr } = await made.dedupe(['.', '-v']);
      expect(stderr).toContain(`package.json is ignored: it ${reason}`);
    }
  });

  it.each(['[]', 'null', '5', '["dedupe"]', '{"dependencies": {"dedupe": "1"}}', '{"dedupe": '])(
    'takes no package.json that is %s',
    (manifest) => {
      const made = sandbox({ '.git/HEAD': '', 'package.json': manifest });
      expect(findConfig(made.folder)).toEqual({ warnings: [], remarks: [] });
    },
  );

  it.runIf(IS_POSIX)('finds nothing if the working folder was removed', async () => {
    const made = sandbox({ 'gone/a': '', 'a.txt': LANTERNS });
    const outcome = await made.shell(`cd gone && rm -r ../gone && dedupe "${made.folder}" -v`);
    expect(outcome).toMatchObject({ exitCode: 0 });
  });
});
