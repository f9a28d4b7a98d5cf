/** A run with a cache of which some files have changed: what it knows of the others, and when it may not. */
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox, type Outcome } from '../run-dedupe.ts';
import { inventedArticles } from './articles.ts';

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = new Sandbox(inventedArticles(60));
});

afterEach(() => sandbox.remove());

const plain = (...words: string[]): Promise<Outcome> =>
  sandbox.dedupe(['--json', 'articles', ...words]);
const cached = (...words: string[]): Promise<Outcome> => plain('--cache', ...words);
const path = (...names: string[]): string => join(sandbox.folder, ...names);
const kept = (kind: string): string[] =>
  readdirSync(path('.dedupe-cache')).filter((name) => name.endsWith(`.${kind}`));
const article = (i: number): string => path('articles', `${i}.md`);

/** Longer than a file must have been at rest for its mark to be known. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2200));

/** Changes a file in place: neither its size nor the time of its change are others. */
function changeUnseen(file: string): void {
  const { atime, mtime } = statSync(file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, -8) + text.slice(-8).toUpperCase().replaceAll(/[A-Z]/g, 'x'));
  utimesSync(file, atime, mtime);
}

describe('a run of which some files have changed', () => {
  it('prints the same bytes, edit after edit', async () => {
    const texts = Object.values(inventedArticles(60)).map(String);
    await cached();
    for (let i = 0; i < 6; i++) {
      writeFileSync(article(i * 9 + 1), `${texts[i * 9 + 1]} ${texts[i]?.slice(60, 400)}`);
      if (i % 2 === 0) rmSync(article(i * 9 + 4));
      if (i % 3 === 1) writeFileSync(article(100 + i), texts[i * 5] ?? '');
      expect(await cached()).toEqual(await plain());
    }
  });

  it('prints the same bytes though a duplicate takes the place of another', async () => {
    await cached();
    writeFileSync(article(2), 'Something else, of which nobody has heard.');
    writeFileSync(article(40), readFileSync(article(3)));
    expect(await cached()).toEqual(await plain());
    expect(await cached('-t', '0.3')).toEqual(await plain('-t', '0.3'));
  });

  it('is not led astray by what a sentence in many of them is worth', async () => {
    const footer = 'All rights are reserved by the harbour board, which may change its timetable.';
    const texts = Object.values(inventedArticles(60)).map(String);
    for (let i = 0; i < 12; i++) writeFileSync(article(i), `${texts[i]}\n${footer}\n`);
    await cached();
    for (let i = 11; i > 2; i -= 2) {
      writeFileSync(article(i), texts[i] ?? '');
      expect(await cached()).toEqual(await plain());
    }
  });
});

describe('the marks of files', () => {
  it('are kept of files at rest alone', async () => {
    await cached();
    expect(kept('marks')).toEqual([]);
    await rest();
    await cached();
    expect(kept('marks')).toHaveLength(1);
    const file = path('.dedupe-cache', kept('marks')[0] ?? '');
    expect(readFileSync(file, 'latin1').trimEnd().split('\n')).toHaveLength(61);
  });

  it('are not believed of a file that was changed and made to look old', async () => {
    await rest();
    await cached();
    changeUnseen(article(3));
    const { mtimeMs } = statSync(article(3));
    expect(mtimeMs).toBeLessThan(Date.now() - 2000);
    expect(await cached()).toEqual(await plain());
    expect((await cached('-v')).stderr).toContain('nothing has changed');
  });

  it('are not believed of a file that is changed as soon as it was read', async () => {
    for (let i = 0; i < 3; i++) {
      writeFileSync(article(4), `A text that is the ${i}. of its kind, and no other.`);
      expect(await cached()).toEqual(await plain());
      changeUnseen(article(4));
      expect(await cached()).toEqual(await plain());
    }
  });
});

describe('what is known of marks and pairs', () => {
  it.each(['marks', 'pairs'])(
    'is done without, with a warning, if its %s are damaged',
    async (kind) => {
      await rest();
      await cached();
      const file = path('.dedupe-cache', kept(kind)[0] ?? '');
      const whole = readFileSync(file);
      for (let i = 0; i < 6; i++) {
        const damaged = Buffer.from(whole);
        const at = Math.floor((i / 6) * whole.length);
        damaged[at] = (damaged[at] ?? 0) ^ 0x21;
        writeFileSync(file, i === 5 ? whole.subarray(0, -1) : damaged);
        writeFileSync(article(5), `Text number ${i} of many.`);
        const { stdout, stderr } = await cached();
        expect(stdout).toBe((await plain()).stdout);
        expect(stderr).toContain('1 file is ignored in the cache');
        expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2);
      }
    },
  );
});
