import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { describeSystemError, systemFailure } from '../../src/model/system-error.ts';
import { largeCorpus } from '../large-corpus.ts';
import { Sandbox } from './run-dedupe.ts';
import { LANTERNS, TWINS } from './stories.ts';

const IS_POSIX = process.platform !== 'win32';
const IS_ROOT = process.getuid?.() === 0;

let box: Sandbox;

function sandbox(files: Record<string, string | Uint8Array> = TWINS): Sandbox {
  box = new Sandbox(files);
  return box;
}

afterEach(() => box.remove());

const at = (name: string): string => join(box.folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const NOT_FOR_WINDOWS = describe.runIf(IS_POSIX);

/** Enough for two threads to take part. */
const MANY = largeCorpus(3000)
  .map((article) => `${JSON.stringify(article)}\n`)
  .join('');

describe('the exit code is 2', () => {
  it('if a promise never settles, with a line that says so', async () => {
    sandbox({ ...TWINS, 'never.js': 'module.exports = new Promise(() => {});' });
    const outcome = await box.dedupe(['articles', '-c', 'never.js']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: .+\n$/);
  });

  it.each([
    ['ends the process', 'process.exit(0);'],
    ['throws later', 'setTimeout(() => { throw new Error("late"); }, 0); new Promise(() => {});'],
    ['rejects and nobody looks', 'Promise.reject({ toString: 1 });'],
    ['throws something that cannot be read', 'throw { get stack() { throw 1; } };'],
  ])('if code that is loaded %s', async (_, code) => {
    const meddle = `setTimeout(() => { ${code} }, 150);`;
    sandbox({ 'meddle.cjs': meddle });
    const env = { NODE_OPTIONS: `--require ${at('meddle.cjs')}` };
    // standard input stays open until after that
    const outcome = await box.shell('(sleep 2) | dedupe -; exit "${PIPESTATUS[1]}"', { env });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: /);
  });

  it.each([0, 30, 200])('if a thread is gone after %i ms, and nothing waits', async (after) => {
    const die = `require('node:worker_threads').isMainThread || setTimeout(() => process.exit(0), ${after});`;
    sandbox({ 'many.jsonl': MANY.repeat(4), 'die.cjs': die });
    const env = { NODE_OPTIONS: `--require ${at('die.cjs')}` };
    const words = ['many.jsonl', '-q', '--workers', '2', '-o', 'r.json'];
    const outcome = await box.dedupe(words, { env });
    // it may also die after all is done
    if (outcome.exitCode === 0) return expect(JSON.parse(read('r.json'))).toHaveProperty('summary');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(/^dedupe: a thread ended .*\n$/);
  });
});

NOT_FOR_WINDOWS('standard output that takes less than it is given', () => {
  const LONG = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`articles/a-name-that-takes-room-${i}.txt`, LANTERNS]),
  );
  const CALLS = [
    'articles --json',
    'articles --all',
    'articles --list-files',
    'articles --print-config',
    '--help',
    'eval --help',
    'explain articles/a-name-that-takes-room-1.txt articles/a-name-that-takes-room-2.txt --json',
    'eval labels.csv articles --json',
  ];
  const labels = { 'labels.csv': 'id,cluster\narticles/a-name-that-takes-room-1.txt,1\n' };

  it.each(CALLS)('is an error for %s', async (call) => {
    sandbox({ ...LONG, ...labels });
    const outcome = await box.shell(`ulimit -f 1; dedupe ${call} -q > cut`);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(/^dedupe: cannot write to standard output: .*\n$/);
    expect(statSync(at('cut')).size).toBeLessThanOrEqual(1024);
  });

  it.each(['--version', '--help', '-h', 'articles --list-files'])(
    'is an error for %s on a full device',
    async (call) => {
      if (!existsSync('/dev/full')) return;
      const outcome = await sandbox().shell(`dedupe ${call} > /dev/full`);
      expect(outcome.exitCode).toBe(2);
      expect(outcome.stderr).toMatch(/^dedupe: cannot write to standard output: ENOSPC.*\n$/);
    },
  );

  it('is an error on a disk that runs full', async (context) => {
    sandbox({ ...LONG, 'disk/none': '' });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4K', 'tmpfs', at('disk')]);
    if (mounted.status !== 0) return context.skip('no disk can be mounted here');
    try {
      const toStdout = await box.shell('dedupe articles --json > disk/x.json');
      expect(toStdout).toMatchObject({ exitCode: 2, stdout: '' });
      expect(toStdout.stderr).toMatch(/^dedupe: cannot write to standard output: ENOSPC.*\n$/);
      const toFile = await box.shell('rm disk/*; dedupe articles -o disk/x.json');
      expect(toFile.exitCode).toBe(2);
      expect(toFile.stderr).toMatch(/^dedupe: cannot write "disk\/x.json": ENOSPC.*\n$/);
      expect(readdirSync(at('disk'))).toEqual([]);
    } finally {
      spawnSync('umount', [at('disk')]);
    }
  });
});

NOT_FOR_WINDOWS('a report file', () => {
  it('is whole or the old one if there is no room for it', async () => {
    sandbox({ ...TWINS, 'r.json': 'old' });
    const outcome = await box.shell('ulimit -f 1; dedupe articles -o r.json');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(/^dedupe: cannot write "r.json": .*\n$/);
    expect(read('r.json')).toBe('old');
    expect(readdirSync(box.folder).toSorted()).toEqual(['articles', 'r.json']);
  });

  it('keeps the mode of the old one, or has the mode of any new file', async () => {
    sandbox({ ...TWINS, 'r.json': 'old' });
    chmodSync(at('r.json'), 0o640);
    await box.shell('umask 027; dedupe articles -o r.json; umask 022; dedupe articles -o new.json');
    expect(statSync(at('r.json')).mode & 0o777).toBe(0o640);
    expect(statSync(at('new.json')).mode & 0o777).toBe(0o644);
  });

  it('replaces the target of a link, and keeps the link', async () => {
    sandbox({ ...TWINS, 'reports/r.json': 'old' });
    symlinkSync('reports/r.json', at('latest.json'));
    expect(await box.dedupe(['articles', '-o', 'latest.json'])).toMatchObject({ exitCode: 0 });
    expect(lstatSync(at('latest.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read('reports/r.json'))).toHaveProperty('summary');
    expect(readdirSync(at('reports'))).toEqual(['r.json']);
  });

  it('is whole if two runs write it together', async () => {
    sandbox({ 'many.jsonl': MANY });
    const words = ['many.jsonl', '-q', '-o', 'r.json'];
    const outcomes = await Promise.all([1, 2, 3].map(() => box.dedupe(words)));
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(JSON.parse(read('r.json'))).toMatchObject({ summary: { documents: 3000 } });
    expect(readdirSync(box.folder).toSorted()).toEqual(['many.jsonl', 'r.json']);
  });

  it.skipIf(IS_ROOT)('is written in place in a folder that takes no new file', async () => {
    sandbox({ ...TWINS, 'shut/r.json': 'old' });
    chmodSync(at('shut'), 0o555);
    const outcome = await box.dedupe(['articles', '-o', 'shut/r.json']);
    const refused = await box.dedupe(['articles', '-o', 'shut/new.json']);
    chmodSync(at('shut'), 0o755);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(read('shut/r.json'))).toHaveProperty('summary');
    expect(refused.stderr).toMatch(/^dedupe: cannot write "shut\/new.json": EACCES.*\n$/);
  });

  it.runIf(IS_ROOT)(
    "is written in place where it is another's in a folder for all",
    async (context) => {
      sandbox({ ...TWINS, 'all/r.json': 'old' });
      chmodSync(box.folder, 0o755);
      chmodSync(at('all/r.json'), 0o666);
      chmodSync(at('all'), 0o1777);
      const nobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups';
      const can = await box.shell(`${nobody} "${process.execPath}" --version`);
      if (can.exitCode !== 0) return context.skip('nobody cannot run node here');
      const line = `declare -f dedupe | sed 's/"\\//${nobody} &/' > run.sh; echo 'dedupe "$@"' >> run.sh; bash run.sh`;
      const { ino } = statSync(at('all/r.json'));
      const outcome = await box.shell(`${line} articles -o all/r.json`);
      if (outcome.stderr.includes('MODULE_NOT_FOUND')) return context.skip('nobody cannot read it');
      expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
      expect(JSON.parse(read('all/r.json'))).toHaveProperty('summary');
      expect(statSync(at('all/r.json')).ino).toBe(ino);
      expect(readdirSync(at('all'))).toEqual(['r.json']);
    },
  );

  it.each([
    ['a link that leads nowhere', 'dangling.json'],
    ['a link to itself', 'loop.json'],
    ['a name that ends in a slash', 'x.json/'],
    ['a folder', 'articles'],
    ['a folder that is not there', 'none/x.json'],
    ['a folder that is a file', 'articles/bees.txt/x.json'],
    ['a name that is too long', `${'x'.repeat(300)}.json`],
  ])('is refused before the work if it cannot be written: %s', async (_, path) => {
    sandbox();
    symlinkSync('nowhere/at/all.json', at('dangling.json'));
    symlinkSync('loop.json', at('loop.json'));
    // the work would fail
    const outcome = await box.dedupe(['no-such-folder', '-o', path]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: cannot write ".*": .*\n$/);
  });

  it('is written in place if it is a device, a pipe or a descriptor', async () => {
    sandbox();
    const { stdout: expected } = await box.dedupe(['articles', '--json']);
    const lines = [
      'dedupe articles -f json -o /dev/stdout',
      'dedupe articles -f json -o /dev/stdout > to; cat to',
      'mkfifo fifo; cat fifo & dedupe articles -f json -o fifo; wait',
      'dedupe articles -f json -o /dev/fd/7 7> seven; cat seven',
    ];
    for (const line of lines) expect(await box.shell(line)).toMatchObject({ stdout: expected });
    expect(await box.shell('dedupe articles -f json -o /dev/null')).toMatchObject({ exitCode: 0 });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

NOT_FOR_WINDOWS('an output that is an input is refused, and nothing is written:', () => {
  const INPUTS = { ...TWINS, 'records.jsonl': `${JSON.stringify({ id: 'a', text: LANTERNS })}\n` };
  const before = Object.entries(INPUTS);

  /** Other ways to the same files. */
  function addLinks(): void {
    symlinkSync('articles/bees.txt', at('soft.json'));
    linkSync(at('articles/bees.txt'), at('hard.json'));
    symlinkSync('articles', at('other'));
    linkSync(at('articles/bees.txt'), at('articles/hard.md'));
  }

  it.each([
    [['articles', '-o', 'articles/bees.txt']],
    [['articles/bees.txt', 'articles/reprint.txt', '-o', 'articles/bees.txt']],
    [['articles/bees.txt', 'articles/reprint.txt', '-o', './articles/../articles//bees.txt']],
    [['articles', '-o', 'other/bees.txt']],
    [['articles', '-o', 'soft.json']],
    [['articles', '-o', 'hard.json']],
    [['articles', '-o', 'articles/hard.md']],
    [['soft.json', 'articles/reprint.txt', '-o', 'articles/bees.txt']],
    [['.', '-f', 'json', '-o', 'r.json', '-f', 'ndjson', '-o', 'records.jsonl']],
    [['records.jsonl', '-f', 'ndjson', '-o', 'records.jsonl']],
    [['explain', 'articles/bees.txt', 'articles/reprint.txt', '-o', 'articles/bees.txt']],
    [['eval', 'labels.tsv', 'articles', '-o', 'articles/bees.txt']],
    [['eval', 'labels.tsv', 'articles', '-o', 'labels.tsv']],
    [['eval', 'labels.tsv', 'plots', '--ext', 'svg', '--plot', 'plots']],
    [['articles', '-c', 'own.json', '-o', 'own.json']],
    [['--files-from', 'list', '-o', './list']],
  ])('%j', async (words) => {
    const others = {
      'labels.tsv': 'id\tcluster\nbees.txt\t1\n',
      'own.json': '{}',
      list: 'articles\n',
      'plots/reliability.svg': LANTERNS,
    };
    sandbox({ ...INPUTS, ...others });
    addLinks();
    const outcome = await box.dedupe(words);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: cannot write ".*": it is .*choose another name.*\n$/);
    for (const [name, text] of [...before, ...Object.entries(others)]) {
      expect(read(name)).toBe(text);
    }
    expect(existsSync(at('r.json'))).toBe(false);
  });

  it.each(['articles/r.ndjson', 'articles/r.jsonl'])(
    'but not a report of an earlier run, %s',
    async (file) => {
      sandbox();
      const first = await box.dedupe(['articles', '-f', 'ndjson', '-o', file, '-f', 'json']);
      const second = await box.dedupe(['articles', '-f', 'ndjson', '-o', file, '-f', 'json']);
      expect(second).toEqual({ ...first, exitCode: 0 });
    },
  );

  it('is refused if the file only begins or ends as a report', async () => {
    sandbox();
    await box.dedupe(['articles', '-o', 'r.ndjson']);
    const [first = '', ...rest] = read('r.ndjson').trimEnd().split('\n');
    for (const text of [first, `${JSON.stringify({ text: LANTERNS })}\n${rest.join('\n')}\n`]) {
      box.write({ 'articles/x.ndjson': text });
      const outcome = await box.dedupe(['articles', '-o', 'articles/x.ndjson']);
      expect(outcome.exitCode).toBe(2);
      expect(read('articles/x.ndjson')).toBe(text);
    }
  });

  it('is refused if a text report of the same name is among the articles, unless --ignore leaves that out', async () => {
    sandbox();
    const words = ['articles', '-o', 'articles/report.txt'];
    expect(await box.dedupe(words)).toMatchObject({ exitCode: 0 });
    const again = await box.dedupe(words);
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toContain('--ignore');
    expect(await box.dedupe([...words, '--ignore', 'report.txt'])).toMatchObject({ exitCode: 0 });
  });
});

NOT_FOR_WINDOWS('two outputs that are one file are refused:', () => {
  it.each([
    ['x.json', './x.json'],
    ['x.json', 'folder/../x.json'],
    ['folder/x.json', 'other/x.json'],
    ['old.json', 'soft.json'],
    ['old.json', 'hard.json'],
  ])('%s and %s', async (a, b) => {
    sandbox({ ...TWINS, 'old.json': 'old' });
    mkdirSync(at('folder'));
    symlinkSync('folder', at('other'));
    symlinkSync('old.json', at('soft.json'));
    linkSync(at('old.json'), at('hard.json'));
    const outcome = await box.dedupe(['articles', '-f', 'json', '-o', a, '-f', 'text', '-o', b]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(`two reports go to "${b}", which is "${a}"`);
    expect(read('old.json')).toBe('old');
  });

  it('a file and standard output that goes there', async () => {
    const line = 'dedupe articles -f json -o x.json -f text > x.json';
    const outcome = await sandbox().shell(line);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('two reports go to standard output');
  });

  it('but a device takes two', async () => {
    const words = ['articles', '-f', 'json', '-o', '/dev/null', '-f', 'text', '-o', '/dev/null'];
    expect(await sandbox().dedupe(words)).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('a refusal of the system is told in words', () => {
  it.runIf(process.platform === 'linux')('if few files may be open, in one line', async () => {
    const files = Array.from({ length: 71 }, (_, i) => [`many/${i}.txt`, LANTERNS] as const);
    sandbox({ ...Object.fromEntries(files), 'many.jsonl': MANY });
    // the program needs so many to start
    const line =
      'for n in $(seq 10 60); do (ulimit -n $n; dedupe -V > /dev/null 2>&1) && break; done; echo $n';
    const least = Number((await box.shell(line)).stdout);
    for (const limit of [0, 1, 2, 4, 8].map((more) => least + more)) {
      for (const call of ['many --workers 4', 'many.jsonl --workers 4 --memory 128M']) {
        const outcome = await box.shell(`ulimit -n ${limit}; dedupe ${call} --json`);
        if (outcome.exitCode === 0) {
          expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { skipped: 0 } });
        } else {
          expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
          expect(outcome.stderr).toMatch(/^dedupe: .*(?:open files|cannot be started|EMFILE).*\n$/);
        }
      }
    }
  });

  it('with what failed, where, why, and what helps', () => {
    sandbox({});
    const error = Object.assign(new Error('EMFILE: ...'), {
      code: 'EMFILE',
      syscall: 'open',
      path: 'a.txt',
    });
    expect(describeSystemError(error)).toBe(
      'cannot open "a.txt": EMFILE: too many open files; raise the limit (ulimit -n), or use fewer --workers',
    );
    expect(systemFailure(new RangeError('Invalid string length'))?.reason).toBe(
      'not enough memory',
    );
    expect(systemFailure(new RangeError('Invalid count value'))).toBe(undefined);
    expect(systemFailure(Object.assign(new Error('x'), { code: 'constructor' }))).toBe(undefined);
  });

  it('also for a path that no system takes', () => {
    sandbox({});
    try {
      statSync('a\0b');
    } catch (error) {
      expect(systemFailure(error)?.reason).toBe('a path cannot hold a NUL character');
      return;
    }
    expect.fail('a NUL was taken');
  });
});
