/** HTML reports as the command writes them: with the texts of the run, without any, and of a saved result. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { TWINS } from './stories.ts';

let box: Sandbox;

function sandbox(files: Record<string, string> = TWINS): Sandbox {
  box = new Sandbox(files);
  return box;
}

afterEach(() => box.remove());

const read = (name: string): string => readFileSync(join(box.folder, name), 'utf8');
/** A sentence of the story that has a copy. */
const [WORDS = ''] = /[A-Z][a-z]+(?: [a-z]+){3}/u.exec(Object.values(TWINS).join('\n')) ?? [];

describe('an HTML report', () => {
  it('follows from the name of its file, and has the texts', async () => {
    sandbox();
    const outcome = await box.dedupe(['articles', '-o', 'found.html']);
    expect(outcome).toEqual({ exitCode: 0, signal: null, stdout: '', stderr: '' });
    expect(read('found.html')).toMatch(/^<!doctype html>\n/u);
    const texts = /id="texts-data">(?<json>[^<]*)</u.exec(read('found.html'))?.groups?.['json'];
    expect(JSON.parse(texts ?? '[]')[0][0]).toBe(TWINS['articles/reprint.txt'] ?? '');
  });

  it('is written again over that of an earlier run among the articles, and only over one', async () => {
    sandbox();
    const words = ['articles', '-o', 'articles/found.html', '--ext', 'txt,html'];
    const first = await box.dedupe(words);
    const page = read('articles/found.html');
    expect(await box.dedupe(words)).toEqual(first);
    expect(read('articles/found.html')).toBe(page);
    box.write({ 'articles/found.html': page.replace('<!-- neardup', '<!-- my') });
    const refused = await box.dedupe(words);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('it is one of the files to read');
  });

  it('has the marks of boilerplate and quoted mail', async () => {
    const quoted = '> The mill burnt down on Friday and nobody knows who locked the doors.\n';
    const own = (word: string): string =>
      Array.from({ length: 40 }, (_, i) => `${word}${i}`).join(' ');
    const [one, two] = [own('alpha'), own('alpha')];
    sandbox({ 'mail/a.txt': `${quoted}\n${one}\n`, 'mail/b.txt': `${two} more\n` });
    expect(await box.dedupe(['mail', '-o', 'm.html'])).toMatchObject({ exitCode: 0 });
    const json = /id="texts-data">(?<json>[^<]*)</u.exec(read('m.html'))?.groups?.['json'] ?? '[]';
    const texts: readonly [string, readonly number[]][] = JSON.parse(json);
    const asides = texts.map(([text, [from = 0, to = 0]]) => text.slice(from, to));
    expect(asides.join()).toContain('The mill burnt down');
    expect(asides.join()).not.toContain('alpha');
  });

  it('is refused a name of another format', async () => {
    const outcome = await sandbox().dedupe(['articles', '-f', 'html', '-o', 'x.csv']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('--no-texts', () => {
  it('leaves every word, title and name out of the page', async () => {
    sandbox();
    await box.dedupe(['articles', '-o', 'with.html']);
    const outcome = await box.dedupe(['articles', '-o', 'without.html', '--no-texts']);
    expect(outcome).toEqual({ exitCode: 0, signal: null, stdout: '', stderr: '' });
    expect(WORDS).not.toBe('');
    for (const secret of [WORDS, 'reprint']) {
      expect(read('with.html')).toContain(secret);
      expect(read('without.html')).not.toContain(secret);
    }
  });

  it.each([[['-f', 'json']], [['-f', 'html', '-o', 'a.html', '-f', 'text']], [[]]])(
    'is refused where titles and names are written: %j',
    async (words) => {
      const outcome = await sandbox().dedupe(['articles', '--no-texts', ...words]);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain('--no-texts is for -f html');
    },
  );
});

describe('the help', () => {
  it.each(['', 'report', 'explain', 'eval', 'compare'])(
    'names --no-texts where a report is written: %j',
    async (command) => {
      const words = command === '' ? ['--help'] : [command, '--help'];
      const { stdout } = await sandbox().dedupe(words);
      expect(stdout.includes('--no-texts')).toBe(['', 'report'].includes(command));
    },
  );
});

describe('an HTML report of a saved result', () => {
  it('reads the texts again, and is the page that the run writes', async () => {
    sandbox();
    await box.dedupe(['articles', '-o', 'run.html', '-f', 'json', '-o', 'r.json']);
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome).toEqual({ exitCode: 0, signal: null, stdout: '', stderr: '' });
    expect(read('saved.html')).toBe(read('run.html'));
  });

  it('reads records again by their lines', async () => {
    const story = Object.values(TWINS)[0] ?? '';
    const lines = [
      { id: 1, body: story },
      { id: 2, body: 'else' },
      { id: 3, body: `${story} More.` },
    ];
    sandbox({ 'a.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
    const field = ['--text-field', 'body'];
    await box.dedupe(['a.jsonl', ...field, '-o', 'run.html', '-f', 'json', '-o', 'r.json']);
    const outcome = await box.dedupe(['report', 'r.json', ...field, '-o', 'saved.html']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(read('saved.html')).toBe(read('run.html'));
    expect(read('saved.html')).toContain('More.');
  });

  it('shows no text that has changed since or is gone, and says so', async () => {
    sandbox();
    await box.dedupe(['articles', '-f', 'json', '-o', 'r.json']);
    const reprint = TWINS['articles/reprint.txt'] ?? '';
    // as many words, in other places
    box.write({ 'articles/reprint.txt': reprint.replace(' ', '  ') });
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '' });
    expect(outcome.stderr).toBe(
      'warning: 1 of 2 texts are not in the HTML report: "articles/reprint.txt" has changed since the result was ' +
        'saved; run dedupe again, from the same folder\n',
    );
    expect(read('saved.html')).toContain('null');
    const hidden = await box.dedupe(['report', 'r.json', '-o', 'b.html', '--no-texts']);
    expect(hidden).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('shows no text of which a letter has changed, in a word that no passage has', async () => {
    const end = 'Afterwards the printer added a line of his own about trout';
    const files = Object.entries(TWINS).map(([name, text]) =>
      name.includes('reprint') ? [name, `${text}\n${end}\n`] : [name, text],
    );
    sandbox(Object.fromEntries(files));
    await box.dedupe(['articles', '-f', 'json', '-o', 'r.json']);
    box.write({ 'articles/reprint.txt': read('articles/reprint.txt').replace('trout', 'trouT') });
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome.stderr).toContain('"articles/reprint.txt" has changed since');
    expect(read('saved.html')).not.toContain('trouT');
  });

  it('names what is gone, each once, and at most three', async () => {
    const story = Object.values(TWINS)[0] ?? '';
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `articles/${name}.txt`);
    sandbox(Object.fromEntries(names.map((name) => [name, story])));
    await box.dedupe(['articles', '-o', 'r.json']);
    await box.shell('rm articles/b.txt articles/c.txt articles/d.txt articles/e.txt');
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome.stderr).toContain(
      '4 of 5 texts are not in the HTML report: "articles/b.txt", "articles/c.txt", "articles/d.txt" and 1 more are not there;',
    );
  });

  it('says that standard input cannot be read again', async () => {
    sandbox();
    const story = Object.values(TWINS)[0] ?? '';
    const lines = [1, 2].map((id) => `${JSON.stringify({ id, text: story })}\n`).join('');
    await box.dedupe(['-', '-o', 'r.json'], { stdin: lines });
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stderr).toMatch(/2 of 2 texts .*"-:1" and "-:2" came from standard input;/u);
  });

  it('checks a result that an earlier version saved by its words and passages', async () => {
    sandbox();
    await box.dedupe(['articles', '-o', 'run.html', '-f', 'json', '-o', 'r.json']);
    box.write({ 'r.json': read('r.json').replaceAll(/"hash":"[0-9a-f]{16}",/gu, '') });
    expect(read('r.json')).not.toContain('"hash"');
    const outcome = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(read('saved.html')).toBe(read('run.html'));
    const reprint = TWINS['articles/reprint.txt'] ?? '';
    box.write({ 'articles/reprint.txt': reprint.replace(' ', '  ') });
    const changed = await box.dedupe(['report', 'r.json', '-o', 'saved.html']);
    expect(changed.stderr).toContain('"articles/reprint.txt" has changed');
  });
});
