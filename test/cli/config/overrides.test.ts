import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../../src/model/result.ts';
import type { Sandbox } from '../run-dedupe.ts';
import { BEES, LANTERNS } from '../stories.ts';
import { sandbox } from './desk.ts';

const wire = (name: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../../fixtures/wire/${name}.txt`, import.meta.url)),
    'utf8',
  );

/** A story, its copy with small edits, a rewrite of it (score .995), and an excerpt with more (.95). */
const STORY = wire('northline-barrier');
const COPY = wire('port-ellery-syndicated');
const REWRITE = wire('evening-post-rewrite');
const EXCERPT = wire('insurer-weekly-excerpt');

/** A folder of posts and one of old ones, with this config. */
function site(config: object, files: Record<string, string>): Sandbox {
  return sandbox({ 'dedupe.config.json': JSON.stringify(config), ...files });
}

async function resultOf(made: Sandbox, ...words: string[]): Promise<DedupeResult> {
  const { stdout, stderr, exitCode } = await made.dedupe([...words, '--json']);
  expect([stderr, exitCode]).toEqual(['', 0]);
  const result: DedupeResult = JSON.parse(stdout);
  return result;
}

async function pairsOf(made: Sandbox, ...words: string[]): Promise<string[]> {
  const { pairs } = await resultOf(made, ...words);
  return pairs.map(({ a, b }) => `${a} ${b}`).toSorted();
}

async function filesOf(made: Sandbox, words: string): Promise<string[]> {
  return (await made.shell(`dedupe --list-files ${words}`)).stdout.split('\n').filter(Boolean);
}

describe('overrides of a config', () => {
  const FILES = {
    'old/a.txt': STORY,
    'old/b.txt': REWRITE,
    'new/c.txt': COPY,
    'new/d.txt': EXCERPT,
  };

  it('hold for a pair by the stricter of its two documents', async () => {
    const strict = { files: 'old/**', relation: 'near-duplicate' };
    const made = site({ overrides: [strict] }, FILES);
    // the rewrite and the excerpt of what is old no longer count; the pair of new ones does
    expect(await pairsOf(made, '.')).toEqual(['new/c.txt new/d.txt', 'new/c.txt old/a.txt']);
    expect(await pairsOf(site({}, FILES), '.')).toContain('old/a.txt old/b.txt');
  });

  it('may be less strict than the run, between documents that both are', async () => {
    const lax = { files: ['old'], threshold: 0.5 };
    const made = site({ threshold: 0.999, overrides: [lax] }, FILES);
    expect(await pairsOf(made, '.')).toEqual(['new/c.txt old/a.txt', 'old/a.txt old/b.txt']);
    expect((await resultOf(made, '.')).settings.threshold).toBe(0.999);
  });

  it('say the same for all files as the setting itself', async () => {
    for (const own of [{ threshold: 0.97 }, { relation: 'near-duplicate' }, { threshold: 0.2 }]) {
      const overridden = await resultOf(site({ overrides: [{ files: '*', ...own }] }, FILES), '.');
      const set = await resultOf(site(own, FILES), '.');
      expect({ ...overridden, settings: set.settings }).toEqual(set);
    }
  });

  it('leave copies word for word together, whatever they ask for', async () => {
    const strict = { files: 'old/**', threshold: 1, relation: 'identical' };
    const files = { 'old/a.txt': STORY, 'new/a.txt': STORY, 'new/b.txt': REWRITE };
    const { clusters } = await resultOf(site({ overrides: [strict] }, files), '.');
    expect(clusters.map(({ size }) => size)).toEqual([3]);
  });

  it('give way to a flag or a variable, which hold for all files', async () => {
    const strict = { files: '*', relation: 'identical' };
    const made = site({ overrides: [strict] }, FILES);
    expect(await pairsOf(made, '.')).toEqual([]);
    const all = await pairsOf(site({}, FILES), '.');
    expect(await pairsOf(made, '.', '--relation', 'rewrite')).toEqual(all);
    const env = { DEDUPE_RELATION: 'rewrite' };
    expect((await made.dedupe(['.', '--check'], { env })).exitCode).toBe(1);
    expect((await made.dedupe(['.', '--check'])).exitCode).toBe(0);
  });

  it('match from the folder of the config, and the last that matches decides', async () => {
    const overrides = [
      { files: '/old', relation: 'identical' },
      { files: ['*.txt', '!c.txt', '!d.txt'], relation: 'near-duplicate' },
    ];
    const made = site({ overrides }, { ...FILES, 'new/old/e.txt': REWRITE });
    const { stdout } = await made.shell('cd new && dedupe .. --json');
    const result: DedupeResult = JSON.parse(stdout);
    expect(result.pairs.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual([
      '../new/c.txt ../new/d.txt',
      '../new/c.txt ../old/a.txt',
      // the same words
      '../new/old/e.txt ../old/b.txt',
    ]);
  });

  it('hold in explain, which names the threshold of the pair', async () => {
    const made = site({ overrides: [{ files: 'old', threshold: 0.999 }] }, FILES);
    const { stdout } = await made.dedupe([
      'explain',
      'old/a.txt',
      'old/b.txt',
      '--in',
      '.',
      '--json',
    ]);
    expect(JSON.parse(stdout).verdict).toMatchObject({
      outcome: 'below-threshold',
      threshold: 0.999,
    });
  });

  it('hold between what is asked about and what it is compared with', async () => {
    const made = site({ overrides: [{ files: 'old', relation: 'near-duplicate' }] }, FILES);
    const pairs = await pairsOf(made, 'new', '--against', 'old');
    expect(pairs).toEqual(['new/c.txt old/a.txt']);
    expect(await pairsOf(site({}, FILES), 'new', '--against', 'old')).toContain(
      'new/d.txt old/a.txt',
    );
  });

  it('hold for what a ref of git has, which is then nothing new', async () => {
    const lax = { overrides: [{ files: 'old', threshold: 0.5 }], threshold: 0.999 };
    const made = site(lax, { 'old/a.txt': STORY, 'old/b.txt': REWRITE });
    const git = 'git -c user.name=a -c user.email=a@example.org';
    await made.shell(`unset GIT_DIR; git init -q && git add . && ${git} commit -qm first`);
    expect((await made.dedupe(['old', '--check'])).exitCode).toBe(1);
    const words = ['old', '--check', '--baseline-from-ref', 'HEAD'];
    expect(await made.dedupe(words)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('leave a result that can be reported again', async () => {
    const made = site({ threshold: 0.999, overrides: [{ files: 'old', threshold: 0.5 }] }, FILES);
    await made.dedupe(['.', '-f', 'json', '-o', 'saved.json']);
    const { exitCode, stdout, stderr } = await made.dedupe(['report', 'saved.json', '--json']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(`${made.folder}/saved.json`, 'utf8'));
  });

  it('are named by -v and shown by --print-config', async () => {
    const made = site({ overrides: [{ files: 'old', threshold: 0.9 }] }, FILES);
    expect((await made.dedupe(['.', '-v'])).stderr).toContain('dedupe.config.json: overrides\n');
    const { stdout } = await made.dedupe(['--print-config']);
    expect(JSON.parse(stdout).overrides).toEqual([{ files: ['old'], threshold: 0.9 }]);
  });

  it('are part of what the cache goes by', async () => {
    const made = site({ cache: true, overrides: [{ files: '*', relation: 'identical' }] }, FILES);
    expect(await pairsOf(made, '.')).toEqual([]);
    made.write({ 'dedupe.config.json': JSON.stringify({ cache: true }) });
    expect(await pairsOf(made, '.')).not.toEqual([]);
  });

  it('do not count in eval, which tries one threshold for all, and says so', async () => {
    const files = { ...FILES, 'labels.tsv': 'a.txt\tx\nb.txt\tx\nc.txt\tx\nd.txt\ty\n' };
    const made = site({ overrides: [{ files: '*', relation: 'identical' }] }, files);
    const { stderr, stdout } = await made.dedupe(['eval', 'labels.tsv', 'old', 'new', '--json']);
    expect(stderr).toContain('overrides do not count');
    const plain = await site({}, files).dedupe(['eval', 'labels.tsv', 'old', 'new', '--json']);
    expect(stdout).toBe(plain.stdout);
  });
});

describe('an override with "ignore"', () => {
  const FILES = { 'old/a.txt': LANTERNS, 'old/kept/b.txt': LANTERNS, 'new/c.txt': BEES };
  const overrides = [
    { files: 'old', ignore: true },
    { files: 'old/kept/**', ignore: false },
  ];

  it('leaves files out, and a later one takes that back', async () => {
    expect(await filesOf(site({ overrides }, FILES), 'old new')).toEqual([
      'new/c.txt',
      'old/kept/b.txt',
    ]);
  });

  it('leaves a file that is named outright', async () => {
    expect(await filesOf(site({ overrides }, FILES), 'old/a.txt')).toEqual(['old/a.txt']);
  });

  it('never means files outside the folder of the config', async () => {
    const made = sandbox({
      ...FILES,
      'site/.deduperc': 'overrides: [{files: "*", ignore: true}]',
      'site/in.txt': BEES,
    });
    const { stdout } = await made.shell('cd site && dedupe --list-files . ../old');
    expect(stdout).toBe('../old/a.txt\n../old/kept/b.txt\n');
  });
});

describe('an override that is not valid', () => {
  it.each([
    ['{"overrides": {"files": "a"}}', 'expected a list of objects'],
    ['{"overrides": ["a"]}', 'entry 1: expected an object with "files" and settings'],
    [
      '{"overrides": [{"files": "a"}, {"ignore": true}]}',
      'entry 2: "files" is to be a list of globs',
    ],
    [
      '{"overrides": [{"files": "a", "treshold": 1}]}',
      'unknown key "treshold"; did you mean "threshold"?',
    ],
    [
      '{"overrides": [{"files": "a", "by": "score"}]}',
      'an override has "files", "threshold", "relation", "ignore"',
    ],
    [
      '{"overrides": [{"files": "a", "threshold": 2}]}',
      '"threshold" is to be a number from 0 to 1',
    ],
    ['{"overrides": [{"files": "a\\nb"}]}', 'holds a NUL or the end of a line'],
    ['{"override": []}', 'unknown key "override"; did you mean "overrides"?'],
  ])('%s ends the run', async (config, problem) => {
    const made = sandbox({ 'dedupe.config.json': config, 'a.txt': BEES });
    const { exitCode, stdout, stderr } = await made.dedupe(['.']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
  });
});
