import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox } from '../run-dedupe.ts';
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

const plain = (): Promise<Outcome> => sandbox.dedupe(['--json', 'articles']);
const cached = (...words: string[]): Promise<Outcome> =>
  sandbox.dedupe(['--json', 'articles', '--cache', ...words]);
const path = (name: string): string => join(sandbox.folder, name);
const entries = (): string[] =>
  readdirSync(path('.dedupe-cache')).filter((name) => name.endsWith('.cache'));

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
      await killedWhileWriting(i % 2 === 0 ? /^\.dedupe-.*\.tmp$/ : /\.tmp$/);
      if (entries().length === 0) unfinished++;
      expect(await cached()).toEqual(expected);
      expect(await cached()).toEqual(expected);
    }
    expect(unfinished).toBeGreaterThan(0);
  });

  it('is right after a run over changed files that was killed at any moment', KILLED, async () => {
    await cached();
    const whole = await timed(() => cached('-t', '0.6'));
    for (let i = 0; i < KILLS; i++) {
      const { [`articles/${(i + 1) % 24}.md`]: text = '' } = inventedArticles(24);
      sandbox.write({ [`articles/${i % 24}.md`]: `${text}\nEdit number ${i}.\n` });
      await killedAfter(whole * (0.4 + 0.7 * Math.random()));
      expect(await cached()).toEqual(await plain());
    }
    const known = readdirSync(path('.dedupe-cache')).filter((name) =>
      /\.(pairs|marks)$/.test(name),
    );
    expect(known.length).toBeGreaterThan(0);
  });
});

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

/** Starts a run, and kills it as soon as there is a temporary file of that name in the cache, or a little later. */
function killedWhileWriting(temporary: RegExp): Promise<void> {
  const child = startCached();
  let isOver = false;
  child.on('close', () => (isOver = true));
  const look = (): void => {
    if (isOver) return;
    const isWriting = readdirSync(path('.dedupe-cache')).some((name) => temporary.test(name));
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
