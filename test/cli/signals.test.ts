/**
 * Signals at random moments. `SIGNAL_RUNS=100` sends 100 of each kind instead of 8; the seed of the moments
 * is in the name of the test that fails.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { largeCorpus, numbers } from '../large-corpus.ts';
import { Sandbox } from './run-dedupe.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));
const RUNS = Number(process.env['SIGNAL_RUNS'] ?? 8);
const SEED = Date.now() % 1e6;
const GENTLE: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Milliseconds: ten times what is promised, as the machine may be busy. */
const SOON = 10_000;

const CORPUS = largeCorpus(3000)
  .map((article) => JSON.stringify(article))
  .join('\n');
/** 50 MB; their tokens do not fit into the smallest memory. */
const SPILLING = Array.from({ length: Math.ceil(5e7 / CORPUS.length) }, () => CORPUS).join('\n');
const MARKDOWN = 'Some *words* with [a link](http://a.example/b), `code` and **more** of it.\n\n';
/** Records with a report of 10 MB. */
const LISTED = Array.from({ length: 80_000 }, (_, i) =>
  JSON.stringify({ id: `record number ${i} of a long list of them`, text: `word${i} and another` }),
).join('\n');

let box: Sandbox;

beforeEach(() => {
  box = new Sandbox();
  for (const name of ['tmp', 'out']) mkdirSync(join(box.folder, name));
});

afterEach(() => box.remove());

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<End>;
  isRunning: boolean;
}

function start(words: readonly string[]): Running {
  const env = { ...process.env, TMPDIR: join(box.folder, 'tmp'), NODE_OPTIONS: '' };
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: box.folder,
    env,
    stdio: [...stdio],
  });
  const ended = new Promise<End>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const running: Running = { child, ended, isRunning: true };
  void ended.then(() => (running.isRunning = false));
  return running;
}

/** Sends a signal and checks that the process dies of it, which a shell calls 130 for Ctrl-C. */
async function signal({ child, ended }: Running, name: NodeJS.Signals): Promise<boolean> {
  const sent = performance.now();
  child.kill(name);
  const end = await ended;
  expect(performance.now() - sent).toBeLessThan(SOON);
  if (end.signal === null) expect(end.code).toBe(0);
  else expect(end.signal).toBe(name);
  expect(readdirSync(join(box.folder, 'tmp'))).toEqual([]);
  return end.signal !== null;
}

/** How many of the runs a signal ended, each after another time of up to `most` milliseconds. */
async function interrupt(words: readonly string[], most: number, names = GENTLE): Promise<number> {
  const random = numbers(SEED);
  let hits = 0;
  for (let i = 0; i < RUNS; i++) {
    const running = start(words);
    await sleep(random(most));
    if (await signal(running, names[i % names.length] ?? 'SIGINT')) hits++;
  }
  return hits;
}

const outFiles = (): string[] => readdirSync(join(box.folder, 'out'));
const report = (): string => readFileSync(join(box.folder, 'out/r.json'), 'utf8');

/** Waits until a report is being written, or is there. */
async function untilWriting(running: Running): Promise<void> {
  while (running.isRunning && outFiles().length < 2) await sleep(1);
}

describe.skipIf(process.platform === 'win32')(
  `a signal (seed ${SEED})`,
  { timeout: RUNS * 60_000 },
  () => {
    it('ends a run in the middle of a parse', async () => {
      box.write({ 'long.md': MARKDOWN.repeat(150_000) });
      expect(await interrupt(['long.md', '-q'], 1500)).toBeGreaterThan(0);
    });

    it('ends a run that uses temporary files, and leaves nothing', async () => {
      box.write({ 'many.jsonl': SPILLING });
      const words = ['many.jsonl', '-q', '--memory', '128M'];
      expect(await interrupt(words, 2500)).toBeGreaterThan(0);
    });

    it('leaves no temporary file, even if it cannot be seen', async () => {
      box.write({ 'many.jsonl': SPILLING });
      const words = ['many.jsonl', '-q', '--memory', '128M'];
      expect(await interrupt(words, 2500, ['SIGKILL'])).toBeGreaterThan(0);
    });

    it('leaves the old report, and nothing else, while one is written', async () => {
      box.write({ 'list.jsonl': LISTED });
      const random = numbers(SEED);
      let hits = 0;
      for (let i = 0; i < RUNS; i++) {
        writeFileSync(join(box.folder, 'out/r.json'), 'old');
        const running = start(['list.jsonl', '-q', '-o', 'out/r.json']);
        await untilWriting(running);
        await sleep(random(100));
        if (await signal(running, GENTLE[i % GENTLE.length] ?? 'SIGINT')) hits++;
        expect(outFiles()).toEqual(['r.json']);
        if (report() !== 'old') expect(JSON.parse(report())).toHaveProperty('summary');
      }
      expect(hits).toBeGreaterThan(0);
    });

    it('leaves the old report even if it cannot be seen, and the next run is right', async () => {
      box.write({ 'list.jsonl': LISTED });
      const words = ['.', '-q', '-o', 'out/r.json'];
      expect(await start(words).ended).toMatchObject({ code: 0 });
      const right = report();
      const random = numbers(SEED);
      for (let i = 0; i < Math.ceil(RUNS / 2); i++) {
        writeFileSync(join(box.folder, 'out/r.json'), 'old');
        const running = start(words);
        await untilWriting(running);
        await sleep(random(100));
        await signal(running, 'SIGKILL');
        if (report() !== 'old') expect(report()).toBe(right);
        expect(await start(words).ended).toMatchObject({ code: 0 });
        expect(report()).toBe(right);
        expect(outFiles().filter((name) => !name.startsWith('.'))).toEqual(['r.json']);
      }
    });
  },
);
