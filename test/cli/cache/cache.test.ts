import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox, type Outcome } from '../run-dedupe.ts';
import { inventedArticles } from './articles.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/dedupe.js', import.meta.url));
/** More where a kill at many moments is to be tried. */
const KILLS = Number(process.env['KILLS'] ?? 6);
const KILLED = { timeout: 60_000 + KILLS * 5000 };

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox(inventedArticles(24));
});

afterEach(() => sandbox.remove());

const plain = (...words: string[]): Promise<Outcome> =>
  sandbox.dedupe(['--json', 'articles', ...words]);
const cached = (...words: string[]): Promise<Outcome> => plain('--cache', ...words);
const path = (...names: string[]): string => join(sandbox.folder, ...names);
const entries = (folder = '.dedupe-cache'): string[] =>
  readdirSync(path(folder)).filter((name) => name.endsWith('.cache'));

/** What a run with the cache prints is what one without prints, then and again. */
async function expectRight(...words: string[]): Promise<void> {
  const expected = await plain(...words);
  expect(expected.exitCode).toBe(0);
  expect(await cached(...words)).toEqual(expected);
  expect(await cached(...words)).toEqual(expected);
}

describe('a run with --cache', () => {
  it('prints the same bytes cold and warm, and says when verbose that it read the cache', async () => {
    await expectRight();
    const { stderr } = await cached('-v');
    expect(stderr).toContain('nothing has changed');
    expect((await cached('-v', '-t', '0.6')).stderr).not.toContain('nothing has changed');
  });

  it('is right when an article changed, went, came, or has another name', async () => {
    await expectRight();
    writeFileSync(path('articles/3.md'), readFileSync(path('articles/4.md')));
    await expectRight();
    rmSync(path('articles/5.md'));
    await expectRight();
    renameSync(path('articles/6.md'), path('articles/600.md'));
    await expectRight();
    renameSync(path('articles/7.md'), path('articles/7.txt'));
    await expectRight();
    writeFileSync(path('articles/new.md'), 'Nothing in common with any other of them.');
    await expectRight();
  });

  it('is right with an edit that keeps size and times', async () => {
    await expectRight();
    const file = path('articles/3.md');
    const then = new Date('2024-01-01');
    utimesSync(file, then, then);
    await expectRight();
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('e', 'a'));
    utimesSync(file, then, then);
    await expectRight();
  });

  it('is right with other settings, ignore rules and ways to read', async () => {
    await expectRight();
    await expectRight('-t', '0.9');
    await expectRight('--show-boilerplate');
    await expectRight('--max-file-size', '900');
    await expectRight('--no-boilerplate');
    sandbox.write({ 'articles/.gitignore': '1*.md\n' });
    await expectRight();
  });

  it('repeats the warnings and what was skipped', async () => {
    sandbox.write({ 'articles/bad.txt': Buffer.from([0x61, 0xff, 0x20, 0x62]) });
    sandbox.write({ 'articles/binary.txt': Buffer.from([0, 1, 2]) });
    await expectRight();
    const { stderr } = await cached();
    expect(stderr).toContain('invalid UTF-8');
    expect(stderr).toContain('1 file skipped');
  });

  it('keeps the exit code of --check', async () => {
    const first = await cached('--check');
    expect(first.exitCode).toBe(1);
    expect(await cached('--check')).toEqual(first);
  });

  it('does not keep what it read from standard input', async () => {
    const outcome = await sandbox.dedupe(['--cache', '-'], { stdin: '{"text":"A ferry sank."}\n' });
    expect(outcome.exitCode).toBe(0);
    expect(readdirSync(sandbox.folder)).not.toContain('.dedupe-cache');
  });

  it('with the metadata strategy looks at size and times alone', async () => {
    const words = ['--cache-strategy', 'metadata'];
    const then = new Date('2024-01-01');
    for (const name of readdirSync(path('articles'))) {
      utimesSync(path('articles', name), then, then);
    }
    const first = await cached(...words);
    expect(await cached(...words)).toEqual(first);
    writeFileSync(path('articles/3.md'), 'Now it is about something else.');
    expect(await cached(...words)).toEqual(await plain());
  });
});

describe('the folder of the cache', () => {
  it('is beside the packages if there are any', async () => {
    mkdirSync(path('node_modules'));
    await cached();
    expect(entries('node_modules/.cache/dedupe')).toHaveLength(1);
  });

  it('may be named after an equals sign, and never swallows a path', async () => {
    await plain('--cache=kept');
    expect(entries('kept')).toHaveLength(1);
    const outcome = await sandbox.dedupe(['--json', '--cache', 'articles']);
    expect(outcome.stdout).toBe((await plain()).stdout);
  });

  it('may be asked for by a config and a variable, which a flag overrules', async () => {
    sandbox.write({ '.deduperc.json': '{}', 'dedupe.config.json': '{"cache": true}' });
    await plain('-c', 'dedupe.config.json');
    expect(entries()).toHaveLength(1);
    await plain('-c', 'dedupe.config.json', '--no-cache', '-t', '0.7');
    expect(entries()).toHaveLength(1);
    await sandbox.dedupe(['articles'], { env: { DEDUPE_CACHE: 'elsewhere' } });
    expect(entries('elsewhere')).toHaveLength(1);
  });

  it('of a config is the usual one: a config has no files written elsewhere', async () => {
    sandbox.write({ 'dedupe.config.json': '{"cache": "../elsewhere"}' });
    const { exitCode, stderr } = await plain('-c', 'dedupe.config.json');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('true or false');
  });

  it('is hidden from git', async () => {
    await cached();
    expect(readFileSync(path('.dedupe-cache/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('holds no more than some runs', async () => {
    await cached();
    const [first = ''] = entries();
    for (let i = 0; i < 20; i++) {
      const name = first.replace(/-[0-9a-f]{32}/, `-${String(i).padStart(32, '0')}`);
      writeFileSync(path('.dedupe-cache', name), 'old');
      utimesSync(path('.dedupe-cache', name), new Date('2024-01-01'), new Date('2024-01-01'));
    }
    await cached('-t', '0.7');
    expect(entries()).toHaveLength(16);
    expect(entries()).toContain(first);
  });

  it('that cannot be written costs a warning, and nothing else', async () => {
    sandbox.write({ taken: 'a file' });
    const outcome = await plain('--cache=taken/below');
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toBe((await plain()).stdout);
    expect(outcome.stderr).toMatch(
      /^warning: the cache in "taken\/below" is not written: [^\n]+\n$/,
    );
  });
});

describe('a cache that is not what it was', () => {
  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 7)],
    ['cut in its head', (bytes) => bytes.subarray(0, 20)],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])],
    ['of another program', () => Buffer.from('SQLite format 3\0')],
    ['changed in one byte', (bytes) => changed(bytes, bytes.length >> 1)],
    ['changed in its checksum', (bytes) => changed(bytes, 30)],
  ])('is ignored with a warning if a file is %s, and mended', async (_, damage) => {
    const expected = await cached();
    const [name = ''] = entries();
    writeFileSync(path('.dedupe-cache', name), damage(readFileSync(path('.dedupe-cache', name))));
    const { stdout, stderr } = await cached();
    expect(stdout).toBe(expected.stdout);
    expect(stderr).toContain('1 file is ignored in the cache');
    expect(await cached()).toEqual(expected);
  });

  it('is ignored whichever byte is another', async () => {
    const expected = await cached();
    const [name = ''] = entries();
    const whole = readFileSync(path('.dedupe-cache', name));
    for (let i = 0; i < 8; i++) {
      writeFileSync(
        path('.dedupe-cache', name),
        changed(whole, Math.floor((i / 8) * whole.length)),
      );
      expect((await cached()).stdout).toBe(expected.stdout);
    }
  });

  it('is ignored and removed if another version made it', async () => {
    const expected = await cached();
    const [name = ''] = entries();
    const older = `0123456789abcdef${name.slice(16)}`;
    renameSync(path('.dedupe-cache', name), path('.dedupe-cache', older));
    const { stdout, stderr } = await cached();
    expect(stdout).toBe(expected.stdout);
    expect(stderr).toContain('1 file is ignored in the cache');
    expect(entries()).toEqual([name]);
    expect(await cached()).toEqual(expected);
  });

  it('is ignored if a file is kept under the key of another run', async () => {
    await cached();
    const [name = ''] = entries();
    const expected = await plain('-t', '0.99');
    await cached('-t', '0.99');
    const other = entries().find((one) => one !== name) ?? '';
    renameSync(path('.dedupe-cache', name), path('.dedupe-cache', other));
    expect((await cached('-t', '0.99')).stdout).toBe(expected.stdout);
  });

  it('may hold folders and files of others, which stay', async () => {
    mkdirSync(path('.dedupe-cache/folder'), { recursive: true });
    sandbox.write({ '.dedupe-cache/notes.txt': 'keep' });
    await expectRight();
    expect(readdirSync(path('.dedupe-cache'))).toEqual(
      expect.arrayContaining(['folder', 'notes.txt']),
    );
  });
});

describe('a cache that several processes have', () => {
  it('is right if they run at once', async () => {
    const expected = await plain();
    const outcomes = await Promise.all([cached(), cached(), cached('-q')]);
    for (const { stdout } of outcomes) expect(stdout).toBe(expected.stdout);
    expect(await cached()).toEqual(expected);
    expect(readdirSync(path('.dedupe-cache')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is right after a run that was killed at any moment', KILLED, async () => {
    const expected = await plain();
    const whole = await timed(() => cached());
    for (let i = 0; i < KILLS; i++) {
      rmSync(path('.dedupe-cache'), { recursive: true, force: true });
      await killedAfter(whole * (0.5 + (0.6 * (i + Math.random())) / KILLS));
      expect(await cached()).toEqual(expected);
    }
  });

  it('is right after a run that was killed while it wrote the cache', KILLED, async () => {
    const expected = await plain();
    let unfinished = 0;
    for (let i = 0; i < KILLS; i++) {
      rmSync(path('.dedupe-cache'), { recursive: true, force: true });
      mkdirSync(path('.dedupe-cache'));
      await killedWhileWriting();
      if (entries().length === 0) unfinished++;
      expect(await cached()).toEqual(expected);
      expect(await cached()).toEqual(expected);
    }
    expect(unfinished).toBeGreaterThan(0);
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x11;
  return copy;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Starts a run, and kills it after so many milliseconds unless it ended. */
function killedAfter(milliseconds: number): Promise<void> {
  const child = startCached();
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  child.on('close', () => clearTimeout(timer));
  return ended(child);
}

/** Starts a run, and kills it as soon as there is a temporary file in the cache, or a little later. */
function killedWhileWriting(): Promise<void> {
  const child = startCached();
  let isOver = false;
  child.on('close', () => (isOver = true));
  const look = (): void => {
    if (isOver) return;
    const isWriting = readdirSync(path('.dedupe-cache')).some((name) => name.endsWith('.tmp'));
    if (!isWriting) return void setImmediate(look);
    const until = performance.now() + Math.random() ** 3 * 3;
    while (performance.now() < until);
    child.kill('SIGKILL');
  };
  look();
  return ended(child);
}

function startCached(): ChildProcess {
  const words = [PROGRAM, '--json', '--cache', 'articles'];
  return spawn(process.execPath, words, { cwd: sandbox.folder, stdio: 'ignore' });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => void child.on('close', () => resolve()));
}
