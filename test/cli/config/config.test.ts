import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../../src/cli/config/config-search.ts';
import { loadConfig } from '../../../src/cli/config/config.ts';
import { Sandbox } from '../run-dedupe.ts';

const sandboxes: Sandbox[] = [];

function sandbox(files: Record<string, string>): Sandbox {
  const made = new Sandbox(files);
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

describe('the search for a config file', () => {
  const find = ({ folder }: Sandbox, start: string): string | undefined => {
    const { file } = findConfig(join(folder, start));
    return file && relative(folder, file);
  };

  it('takes the nearest one upward from the working folder', () => {
    const made = sandbox({
      '.deduperc': '',
      'site/dedupe.config.json': '{}',
      'site/posts/a.txt': '',
      'elsewhere/a.txt': '',
    });
    expect(find(made, 'site/posts')).toBe('site/dedupe.config.json');
    expect(find(made, 'site')).toBe('site/dedupe.config.json');
    expect(find(made, 'elsewhere')).toBe('.deduperc');
  });

  it('goes no higher than the root of the repository', () => {
    const made = sandbox({ '.deduperc': '', 'project/posts/a.txt': '' });
    mkdirSync(join(made.folder, 'project/.git'));
    expect(find(made, 'project/posts')).toBeUndefined();
    made.write({ 'project/dedupe.config.yaml': 'check: true' });
    expect(find(made, 'project/posts')).toBe('project/dedupe.config.yaml');
  });

  it('takes a package.json only for its own key "dedupe"', () => {
    const made = sandbox({
      '.git/HEAD': '',
      'package.json': '{"bin": {"dedupe": "x.js"}}',
      'posts/a.txt': '',
    });
    expect(find(made, 'posts')).toBeUndefined();
    made.write({ 'package.json': '{"dedupe": {"check": true}}' });
    expect(find(made, 'posts')).toBe('package.json');
    made.write({ 'dedupe.config.yml': '' });
    expect(find(made, 'posts')).toBe('dedupe.config.yml');
  });
});

describe('a config file', () => {
  const load = (name: string, content: string) =>
    loadConfig(join(sandbox({ [name]: content }).folder, name));

  it.each([
    ['dedupe.config.json', '{"$schema": "x.json", "threshold": 0.4, "ext": ["md"]}'],
    [
      'dedupe.config.jsonc',
      '{\n  // not "so" strict\n  "threshold": 0.4, /* , */ "ext": ["md",],\n}',
    ],
    ['dedupe.config.yaml', 'threshold: .4\next: [md]\n'],
    ['dedupe.config.yml', 'threshold: .4\next: [md]\n'],
    ['.deduperc', 'threshold: .4\next: md\n'],
    ['.deduperc', '{"threshold": 0.4, "ext": "md"}'],
    ['dedupe.config.mjs', 'export default { threshold: 2 / 5, ext: ["md"] };'],
    ['package.json', '{"name": "site", "dedupe": {"threshold": 0.4, "ext": ["md"]}}'],
  ])('named %s is read: %s', async (name, content) => {
    expect((await load(name, content)).values).toEqual({ threshold: 0.4, ext: ['md'] });
  });

  it('keeps what looks like a comment inside quotes', async () => {
    const { values } = await load('dedupe.config.jsonc', '{"ignore": ["**/*.md", "http://x/,]"]}');
    expect(values).toEqual({ ignore: ['**/*.md', 'http://x/,]'] });
  });

  it('may be empty', async () => {
    expect((await load('.deduperc', '')).values).toEqual({});
  });

  it('gives paths relative to itself', async () => {
    const made = sandbox({ 'site/.deduperc': 'paths: [posts, ./drafts]' });
    const { paths } = await loadConfig(join(made.folder, 'site/.deduperc'));
    expect(paths?.map((path) => relative(made.folder, path))).toEqual([
      'site/posts',
      'site/drafts',
    ]);
  });

  it.each([
    ['{"treshold": 0.4}', 'unknown key "treshold"; did you mean "threshold"?'],
    ['{"mystery": 1}', 'unknown key "mystery"'],
    ['{"listFiles": true}', 'unknown key "listFiles"'],
    ['{"threshold": "high"}', 'invalid value for "threshold": expected a number from 0 to 1'],
    ['{"by": "size"}', 'invalid value for "by": expected one of score, resemblance, containment'],
    ['{"paths": [1]}', 'invalid value for "paths": expected a list of words'],
    ['[1]', 'expected an object of settings'],
    ['null', 'expected an object of settings'],
    ['{"a": ', 'JSON'],
  ])('is refused for %s', async (content, problem) => {
    await expect(load('dedupe.config.json', content)).rejects.toThrow(problem);
    await expect(load('dedupe.config.json', content)).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });

  it('that is named but not there is an error', async () => {
    await expect(loadConfig('nowhere.json')).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });
});
