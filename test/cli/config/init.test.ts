import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../../src/cli/config/config-schema.ts';
import { toJson } from '../../../src/cli/config/jsonc.ts';
import type { Sandbox } from '../run-dedupe.ts';
import { BEES, LANTERNS } from '../stories.ts';
import { sandbox } from './desk.ts';

const CONFIG = 'dedupe.config.jsonc';
const WORKFLOW = '.github/workflows/duplicates.yml';
const ARTICLES = { 'posts/a.md': LANTERNS, 'posts/deep/b.md': LANTERNS, 'posts/c.txt': BEES };

/** Without GIT_DIR and such, which would have git work elsewhere. */
const PLAIN = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
);

interface Written {
  readonly paths: string[];
  readonly ignore: string[];
}

interface Workflow {
  readonly jobs: {
    readonly duplicates: {
      readonly defaults?: { readonly run: { readonly 'working-directory': string } };
      readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
    };
  };
}

const read = ({ folder }: Sandbox, name: string): string =>
  readFileSync(join(folder, name), 'utf8');

function configIn(made: Sandbox, name = CONFIG): Written {
  const config: Written = JSON.parse(toJson(read(made, name)));
  return config;
}

function workflowIn(made: Sandbox): Workflow['jobs']['duplicates'] {
  const workflow: Workflow = parse(read(made, WORKFLOW));
  return workflow.jobs.duplicates;
}

/** A folder in a repository that is pushed to this address. */
function repository(files: Record<string, string>, address?: string): Sandbox {
  const made = sandbox(files);
  const git = (...words: string[]): void => {
    execFileSync('git', words, { cwd: made.folder, stdio: 'ignore', env: PLAIN });
  };
  git('init', '-q');
  if (address !== undefined) git('remote', 'add', 'origin', address);
  return made;
}

describe('the config that init writes', () => {
  it('is one that dedupe takes, and by which it finds what is there', async () => {
    const made = sandbox({ ...ARTICLES, 'README.md': BEES });
    const { exitCode, stdout, stderr } = await made.dedupe(['init']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('found 3 files (2 Markdown, 1 plain text) in ./posts\n');
    expect(stdout).toContain(`wrote ${CONFIG}\n`);
    const found = await made.dedupe(['--check']);
    expect([found.exitCode, found.stderr]).toEqual([1, '']);
    expect(found.stdout).toContain('3 articles, 1 duplicate in 1 cluster');
  });

  it('is valid by the schema', async () => {
    const made = sandbox({ ...ARTICLES, 'data.jsonl': '{"id": 1, "text": "x"}' });
    await made.dedupe(['init']);
    const validate = new Ajv({ allowUnionTypes: true }).compile(configSchema());
    expect(validate(configIn(made))).toBe(true);
    expect(read(made, CONFIG)).toContain('"textField"');
    // each setting that stands in a comment is valid as well
    const all = read(made, CONFIG).replaceAll(/^( *)\/\/ (".*,)$/gm, '$1$2');
    expect(validate(JSON.parse(toJson(all)))).toBe(true);
    expect(Object.keys(JSON.parse(toJson(all)))).toContain('overrides');
  });

  it('names the one folder that has all articles, or what the user names', async () => {
    const one = sandbox(ARTICLES);
    await one.dedupe(['init']);
    expect(configIn(one).paths).toEqual(['./posts']);
    const two = sandbox({ ...ARTICLES, 'drafts/d.md': BEES });
    await two.dedupe(['init']);
    expect(configIn(two).paths).toEqual(['.']);
    await two.dedupe(['init', 'drafts', '--force']);
    expect(configIn(two).paths).toEqual(['drafts']);
  });

  it('leaves out what is no article, if there is any', async () => {
    const made = sandbox({
      ...ARTICLES,
      'README.md': BEES,
      'posts/CHANGELOG.md': BEES,
      'dist/a.html': LANTERNS,
      'readmes/d.md': BEES,
    });
    await made.dedupe(['init']);
    expect(configIn(made).ignore).toEqual(['dist/', 'CHANGELOG.md', 'README.md']);
    expect((await made.dedupe(['--list-files'])).stdout).toBe(
      'posts/a.md\nposts/c.txt\nposts/deep/b.md\nreadmes/d.md\n',
    );
    const only = sandbox({ 'public/a.md': BEES });
    await only.dedupe(['init']);
    expect(configIn(only)).toMatchObject({ paths: ['./public'], ignore: [] });
  });

  it('may be of an empty folder, and of one with hostile names', async () => {
    const empty = sandbox({});
    expect((await empty.dedupe(['init'])).stdout).toContain('found no article yet in .\n');
    const name = '- "x",\n\\ \u001b[2J\u2028* ${{ 1 }}';
    const made = sandbox({ [`${name}/a.md`]: BEES });
    const { exitCode, stdout, stderr } = await made.dedupe(['init']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('\u001b');
    expect(configIn(made).paths).toEqual([`./${name}`]);
    expect((await made.dedupe(['--list-files', '-0'])).stdout).toBe(`${name}/a.md\0`);
  });

  it('names the schema if the package is installed', async () => {
    const made = sandbox({ ...ARTICLES, 'node_modules/neardup/package.json': '{}' });
    await made.dedupe(['init']);
    expect(configIn(made)).toMatchObject({
      $schema: './node_modules/neardup/config.schema.json',
    });
  });
});

describe('init', () => {
  it('overwrites nothing without --force, and then writes nothing at all', async () => {
    const made = repository({ ...ARTICLES, [WORKFLOW]: 'mine' });
    const { exitCode, stdout, stderr } = await made.dedupe(['init']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`"${WORKFLOW}" is there already: --force overwrites`);
    expect(read(made, WORKFLOW)).toBe('mine');
    expect(existsSync(join(made.folder, CONFIG))).toBe(false);
    expect((await made.dedupe(['init', '--force'])).exitCode).toBe(0);
    expect(read(made, WORKFLOW)).toContain('jobs:');
  });

  it.each(['dedupe.config.json', 'dedupe.config.yml', '.deduperc', 'package.json'])(
    'writes no second config beside %s, not even with --force',
    async (name) => {
      const made = sandbox({ ...ARTICLES, [name]: '{"dedupe": {"threshold": 0.4}}' });
      const { exitCode, stderr } = await made.dedupe(['init', '--force']);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`there is a config already, ${name}`);
      expect(existsSync(join(made.folder, CONFIG))).toBe(false);
    },
  );

  it('prints what it would write with --print, and writes nothing', async () => {
    const made = repository({ ...ARTICLES, '.deduperc': '' });
    const { exitCode, stdout } = await made.dedupe(['init', '--print']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`==> ${CONFIG} <==\n`);
    expect(stdout).toContain(`==> ${WORKFLOW} <==\n`);
    expect(existsSync(join(made.folder, CONFIG))).toBe(false);
    expect(existsSync(join(made.folder, '.github'))).toBe(false);
  });

  it('never writes through a link', async () => {
    const made = repository({ ...ARTICLES, 'victim/keep': '' });
    const inside = repository(ARTICLES);
    symlinkSync(join(made.folder, 'victim'), join(inside.folder, '.github'));
    const first = await inside.dedupe(['init', '--force']);
    expect(first.exitCode).toBe(2);
    expect(first.stderr).toContain('link: write it by hand');
    expect(existsSync(join(made.folder, 'victim/workflows'))).toBe(false);
    symlinkSync(join(made.folder, 'victim/keep'), join(made.folder, CONFIG));
    expect((await made.dedupe(['init', '--force'])).exitCode).toBe(2);
    expect(read(made, 'victim/keep')).toBe('');
  });

  it.each([
    [['nowhere'], 'nowhere'],
    [['-'], 'not "-"'],
    [['--baseline', 'a b*'], 'invalid value "a b*" for --baseline'],
    [['--frce'], 'unknown option'],
  ])('refuses %j', async (words, problem) => {
    const made = sandbox(ARTICLES);
    const { exitCode, stderr } = await made.dedupe(['init', ...words]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(problem);
    expect(existsSync(join(made.folder, CONFIG))).toBe(false);
  });
});

describe('the workflow that init writes', () => {
  it('ends in a command that fails on duplicates', async () => {
    const made = repository(ARTICLES, 'https://github.com/someone/gitlab-notes.git');
    await made.dedupe(['init']);
    const last = workflowIn(made).steps.at(-1)?.run ?? '';
    expect(last).toBe('dedupe --check -f github');
    const outcome = await made.shell(last);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain('::error ');
    expect(read(made, WORKFLOW)).toContain('--baseline dedupe.baseline --update-baseline');
  });

  it('says how to begin with duplicates that are there, in commands that work', async () => {
    const made = repository(ARTICLES);
    await made.dedupe(['init']);
    const [, accept = ''] = /# {3}(dedupe .*)/.exec(read(made, WORKFLOW)) ?? [];
    expect((await made.shell(accept)).exitCode).toBe(0);
    const last = workflowIn(made).steps.at(-1)?.run ?? '';
    expect((await made.shell(`${last} --baseline dedupe.baseline`)).exitCode).toBe(0);
    made.write({ 'posts/new.md': BEES });
    expect((await made.shell(`${last} --baseline dedupe.baseline`)).exitCode).toBe(1);
  });

  it('installs by the lockfile if the package is a dependency, and never another package', async () => {
    const made = repository({
      ...ARTICLES,
      'package.json': '{"devDependencies": {"neardup": "*"}}',
      'package-lock.json': '{}',
    });
    await made.dedupe(['init']);
    const runs = workflowIn(made).steps.flatMap(({ run }) => run ?? []);
    expect(runs).toEqual(['npm ci', 'npx --no dedupe --check -f github']);
  });

  it('stands at the root of the repository, and works in the folder of the config', async () => {
    const folder = "site's ${{ github.token }}";
    const made = repository({ [`${folder}/posts/a.md`]: BEES });
    const { exitCode, stdout } = await made.shell(`cd site* && dedupe init`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`wrote ../${WORKFLOW}\n`);
    const directory = workflowIn(made).defaults?.run['working-directory'];
    // as GitHub evaluates the one expression in it
    expect(directory?.replace("${{ '${{' }}", '${{')).toBe(folder);
    expect(configIn(made, `${folder}/${CONFIG}`).paths).toEqual(['./posts']);
  });

  it.each([
    ['git@gitlab.com:group/site.git', 'add to .gitlab-ci.yml:'],
    ['https://gitlab.example.org/github/site.git', 'add to .gitlab-ci.yml:'],
    ['https://bitbucket.org/github/site.git', 'neither GitHub nor GitLab'],
  ])('is not written for %s', async (address, told) => {
    const made = repository(ARTICLES, address);
    const { stdout, exitCode } = await made.dedupe(['init']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(told);
    expect(existsSync(join(made.folder, '.github'))).toBe(false);
  });

  it('has a job for GitLab beside it that is YAML, from the folder of the config', async () => {
    const made = repository({ "it's/posts/a.md": BEES }, 'git@gitlab.com:group/site.git');
    const { stdout } = await made.shell(`cd it* && dedupe init`);
    const job = /\n(duplicates:\n(?: .*\n)+)/.exec(stdout)?.[1] ?? '';
    const { duplicates } = parse(job);
    expect(duplicates.before_script[0]).toBe(`cd './it'\\''s'`);
    expect((await made.shell(`${duplicates.before_script[0]} && pwd`)).stdout).toBe(
      `${made.folder}/it's\n`,
    );
    expect(duplicates.artifacts.reports.codequality).toBe("it's/duplicates.json");
  });

  it('is not written outside a repository, which init says', async () => {
    const { stdout } = await sandbox(ARTICLES).dedupe(['init']);
    expect(stdout).toContain('no git repository: no workflow\n');
  });
});

describe('the line in .gitattributes', () => {
  it('is added once, after what is there, if there is a baseline', async () => {
    const made = repository({ ...ARTICLES, '.gitattributes': '*.md text' });
    await made.dedupe(['init']);
    expect(read(made, '.gitattributes')).toBe('*.md text');
    await made.dedupe(['init', '--force', '--baseline', 'ci/known.baseline']);
    await made.dedupe(['init', '--force', '--baseline', 'ci/known.baseline']);
    expect(read(made, '.gitattributes')).toBe('*.md text\nci/known.baseline merge=union\n');
    made.write({ 'dedupe.baseline': '' });
    await made.dedupe(['init', '--force']);
    expect(read(made, '.gitattributes')).toContain('\ndedupe.baseline merge=union\n');
    const attribute = ['check-attr', 'merge', 'dedupe.baseline'];
    const git = execFileSync('git', attribute, { cwd: made.folder, encoding: 'utf8', env: PLAIN });
    expect(git).toBe('dedupe.baseline: merge: union\n');
  });

  it('is not added to bytes that are no text, nor to a folder', async () => {
    const made = repository(ARTICLES);
    made.write({ '.gitattributes': Uint8Array.of(0xff, 10) });
    const { exitCode, stderr } = await made.dedupe(['init', '--baseline', 'b']);
    expect([exitCode, existsSync(join(made.folder, CONFIG))]).toEqual([2, false]);
    expect(stderr).toContain('write in it "b merge=union"');
    const other = repository(ARTICLES);
    mkdirSync(join(other.folder, '.gitattributes'));
    expect((await other.dedupe(['init', '--baseline', 'b'])).exitCode).toBe(2);
  });
});
