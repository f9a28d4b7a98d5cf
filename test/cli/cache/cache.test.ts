import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sandbox, type Outcome } from '../run-dedupe.ts';
import { inventedArticles } from './articles.ts';

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

  it('shows the texts in an HTML report, which the result has not', async () => {
    const words = ['-f', 'html', '-o'];
    await plain(...words, 'plain.html');
    await cached(...words, 'cold.html');
    await cached(...words, 'warm.html');
    const [expected, cold, warm] = ['plain', 'cold', 'warm'].map((name) =>
      readFileSync(path(`${name}.html`), 'utf8').replaceAll(
        /--cache |(?:plain|cold|warm)\.html/g,
        '',
      ),
    );
    expect(cold).toBe(expected);
    expect(warm).toBe(expected);
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

describe('files that were read before', () => {
  const memories = (): string[] =>
    readdirSync(path('.dedupe-cache')).filter((name) => name.endsWith('.files'));
  const long = new Date('2024-01-01');
  const isOld = (name: string): boolean =>
    statSync(path('.dedupe-cache', name)).mtimeMs === long.getTime();

  /** Makes all memories old; what is used is made new again. */
  function age(): void {
    for (const name of memories()) utimesSync(path('.dedupe-cache', name), long, long);
  }

  it('are remembered for other settings of the matching, and not parsed again', async () => {
    await cached();
    age();
    expect(await cached('-t', '0.9')).toEqual(await plain('-t', '0.9'));
    expect(memories().filter(isOld)).toEqual([]);
  });

  it('are remembered though others changed, came or went', async () => {
    sandbox.write(inventedArticles(600));
    await cached();
    const before = memories().length;
    expect(before).toBeGreaterThan(4);
    age();
    sandbox.write({ 'articles/3.md': 'Something else.', 'articles/30000.md': 'A new one.' });
    rmSync(path('articles/400.md'));
    expect(await cached()).toEqual(await plain());
    const used = before - memories().filter(isOld).length;
    expect(used).toBeGreaterThanOrEqual(before - 3);
  });

  it('are read again with other limits, fields, names and stems', async () => {
    await cached();
    for (const words of [
      ['--max-file-size', '900'],
      ['--stem', 'english'],
    ]) {
      expect(await cached(...words)).toEqual(await plain(...words));
      expect(await cached('-t', '0.6', ...words)).toEqual(await plain('-t', '0.6', ...words));
    }
    renameSync(path('articles'), path('moved'));
    const words = ['--json', 'moved'];
    expect(await sandbox.dedupe([...words, '--cache'])).toEqual(await sandbox.dedupe(words));
  });

  it('keep warnings, what was skipped, quoted mail and other formats', async () => {
    const letter =
      'I agree with all of it, as I said before.\n\n> The ferry sank at dawn.\n> Nobody was aboard.\n';
    sandbox.write({
      'articles/bad.txt': Buffer.from([0x61, 0xff, 0x20, 0x62]),
      'articles/binary.txt': Buffer.from([0, 1, 2]),
      'articles/front.md': '---\ntitle: [a\n---\nText of it.\n',
      'articles/mail.txt': letter,
      'articles/other.txt': `And another word.\n${letter}`,
      'articles/page.html':
        '<title>A page</title><p>The ferry sank at dawn, nobody was aboard.</p>',
      'articles/more.jsonl': '{"id":"x","text":"The ferry sank at dawn, nobody was aboard."}\n{',
    });
    await cached();
    expect(await cached('-t', '0.1')).toEqual(await plain('-t', '0.1'));
  });

  it('are parsed again, with a warning, if a memory is damaged in any byte', async () => {
    await cached();
    const expected = await plain('-t', '0.9');
    const [name = ''] = memories();
    const whole = readFileSync(path('.dedupe-cache', name));
    const damages: Uint8Array[] = [
      whole.subarray(0, 50),
      Buffer.alloc(0),
      Buffer.concat([whole, whole]),
    ];
    for (let i = 0; i < 5; i++) damages.push(changed(whole, Math.floor((i / 5) * whole.length)));
    for (const damage of damages) {
      writeFileSync(path('.dedupe-cache', name), damage);
      rmSync(path('.dedupe-cache', entries()[0] ?? ''));
      const { stdout, stderr } = await cached('-t', '0.9');
      expect(stdout).toBe(expected.stdout);
      expect(stderr).toContain('1 file is ignored in the cache');
      expect(readFileSync(path('.dedupe-cache', name))).toEqual(whole);
      for (const entry of entries()) rmSync(path('.dedupe-cache', entry));
      await cached();
    }
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x11;
  return copy;
}
