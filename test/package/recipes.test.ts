/**
 * What the README says for CI, each recipe run in a scratch repository: the action by its own steps, with the variables
 * that a runner sets, the others by their commands.
 */

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SPECS } from '../../src/cli/options/options.ts';
import { emptyFolder, fieldOf, INSTALLS, ROOT, saySkipped } from './pack.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const ACTION = readFileSync(join(ROOT, 'action.yml'), 'utf8');
const HOOKS = readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8');

/** The block of the README whose first line has these words. */
function block(words: string): string {
  const fences = README.matchAll(/^```\w*\n(.*?)^```$/gms);
  const found = Array.from(fences, ([, body = '']) => body).filter((body) => {
    return body.split('\n')[0]?.includes(words);
  });
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

/** A value deep in another: `jobs.duplicates.steps.1`. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => fieldOf(inner, name), value);
}

function listAt(value: unknown, path: string): readonly unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

let scratch = '';
const bin = emptyFolder();

beforeEach(() => {
  scratch = emptyFolder();
  cpSync(join(ROOT, 'fixtures/wire'), join(scratch, 'content'), { recursive: true });
  writeFileSync(
    join(bin, 'dedupe'),
    `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/bin/dedupe.js" "$@"\n`,
  );
  chmodSync(join(bin, 'dedupe'), 0o755);
  execFileSync('git', ['init', '--quiet'], { cwd: scratch, env: environment() });
  execFileSync('git', ['add', '--all'], { cwd: scratch, env: environment() });
});

afterEach(() => rmSync(scratch, { recursive: true, force: true }));
afterAll(() => rmSync(bin, { recursive: true, force: true }));

/** The environment of a runner, without what this one has to say. */
function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT|GITHUB|npm|DEDUPE)_/.test(name),
  );
  const own = Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
  return { ...own, PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...more };
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a line as a build server does. */
function bash(line: string, more: Readonly<Record<string, string>> = {}): Outcome {
  const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line];
  const start = { cwd: scratch, encoding: 'utf8', env: environment(more) } as const;
  const { status, stdout, stderr } = spawnSync('bash', words, start);
  return { code: status, out: stdout + stderr };
}

/** Removes all copies, so that nothing is found. */
function leaveOriginal(): void {
  const files = ['port-ellery-syndicated', 'insurer-weekly-excerpt', 'evening-post-rewrite'];
  for (const name of files) rmSync(join(scratch, `content/${name}.txt`));
}

interface ActionRun extends Outcome {
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
}

/** Runs the action as a runner does, with these inputs; a step that fails ends it, but for the comment. */
async function runAction(
  given: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const runner = emptyFolder();
  const files = {
    GITHUB_OUTPUT: join(runner, 'output'),
    GITHUB_STEP_SUMMARY: join(runner, 'summary'),
  };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const action: unknown = parse(ACTION);
  const inputs = Object.keys(Object(at(action, 'inputs'))).map((name) => {
    const value = String(given[name] ?? at(action, `inputs.${name}.default`));
    return [name, value === '${{ github.token }}' ? 'a-token' : value] as const;
  });
  const known = new Map(inputs.map(([name, value]) => [`inputs.${name}`, value]));
  const ran: Outcome[] = [];
  for (const step of listAt(action, 'runs.steps')) {
    const condition = String(at(step, 'if') ?? '');
    if (condition.includes('inputs.comment') && known.get('inputs.comment') !== 'true') continue;
    if (condition === '' && ran.some(({ code }) => code !== 0)) continue;
    const told = outputsIn(files.GITHUB_OUTPUT);
    for (const [name, value] of told) known.set(`steps.run.outputs.${name}`, value);
    const variables = Object.entries(Object(at(step, 'env'))).map(([name, value]) => {
      return [name, filledIn(String(value), known)] as const;
    });
    const own = { GITHUB_ACTION_PATH: ROOT, RUNNER_TEMP: runner, GITHUB_ACTIONS: 'true', ...files };
    ran.push(
      await bashStep(String(at(step, 'run')), {
        ...own,
        ...more,
        ...Object.fromEntries(variables),
      }),
    );
  }
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  const outputs = outputsIn(files.GITHUB_OUTPUT);
  const code = ran.find((one) => one.code !== 0)?.code ?? 0;
  return { code, out: ran.map(({ out }) => out).join(''), outputs, summary };
}

/** As `bash`, while this process can answer what the step asks. */
function bashStep(line: string, more: Readonly<Record<string, string>>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const words = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line];
    const child = spawn('bash', words, { cwd: scratch, env: environment(more) });
    let out = '';
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (out += String(text)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out }));
    child.stdin.end();
  });
}

function filledIn(text: string, known: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => known.get(name) ?? '');
}

function outputsIn(file: string): Map<string, string> {
  const text = readFileSync(file, 'utf8');
  const entries = text.matchAll(/^([\w-]+)<<(.*)\n([^]*?)\n\2\n/gm);
  return new Map(Array.from(entries, ([, name = '', , value = '']) => [name, value]));
}

describe('the action', () => {
  it('is valid, and so is the workflow of the README', () => {
    expect(validateAction(ACTION).errors).toEqual([]);
    expect(validateAction(ACTION.replace('using: composite', 'using: dos')).errors).not.toEqual([]);
    expect(validateWorkflow(block('.github/workflows/')).errors).toEqual([]);
  });

  it('puts no input into a script', () => {
    const steps = listAt(parse(ACTION), 'runs.steps');
    expect(steps.length).toBeGreaterThan(2);
    for (const step of steps) expect(String(at(step, 'run'))).not.toContain('${{');
  });

  it('hands every input on', () => {
    const names = Object.keys(Object(at(parse(ACTION), 'inputs')));
    expect(names.filter((name) => !ACTION.includes(`inputs.${name} `))).toEqual([]);
  });

  it('runs as the README has it, fails on copies, and tells what it found', async () => {
    const workflow: unknown = parse(block('.github/workflows/'));
    const step = listAt(workflow, 'jobs.duplicates.steps').find((one) => {
      return String(at(one, 'uses')).includes('/neardup@');
    });
    const inputs = Object(at(step, 'with'));
    const { code, out, outputs, summary } = await runAction({ ...inputs, comment: false });
    expect(code).toBe(1);
    expect(out).toMatch(/^::\w+ file=content\/port-ellery-syndicated\.txt,/m);
    expect(summary).toContain('northline-barrier.txt');
    expect(Object.fromEntries(outputs)).toMatchObject({
      clusters: '1',
      duplicates: '1',
      'exit-code': '1',
    });
    expect(readFileSync(outputs.get('report') ?? '', 'utf8')).toContain('northline-barrier.txt');
    const sarif: unknown = JSON.parse(
      readFileSync(join(scratch, outputs.get('sarif') ?? ''), 'utf8'),
    );
    expect(listAt(sarif, 'runs.0.results')).toHaveLength(1);
  });

  it('passes without copies', async () => {
    leaveOriginal();
    const { code, outputs } = await runAction({ paths: 'content' });
    expect(code).toBe(0);
    expect(Object.fromEntries(outputs)).toMatchObject({ clusters: '0', 'exit-code': '0' });
  });

  it('takes several paths, a format, a threshold and a file for the report', async () => {
    writeFileSync(
      join(scratch, 'with space.txt'),
      'A text that nobody copied, in a file with a space.',
    );
    const given = {
      paths: 'content\nwith space.txt\n',
      format: 'csv',
      report: 'found.csv',
      threshold: '.99',
    };
    const { outputs } = await runAction(given);
    expect(outputs.get('report')).toBe('found.csv');
    expect(readFileSync(join(scratch, 'found.csv'), 'utf8')).toContain('northline-barrier.txt');
  });

  it('tells that it did not run properly', async () => {
    const { code, outputs } = await runAction({ paths: 'nowhere' });
    expect(code).toBe(2);
    expect(Object.fromEntries(outputs)).toEqual({ 'exit-code': '2' });
  });

  const names = Object.keys(Object(at(parse(ACTION), 'inputs')));
  it.each(names.filter((name) => name !== 'working-directory'))(
    'takes what %s holds for a value, whatever it is',
    async (name) => {
      for (const hostile of ['"; touch pwned; "$(touch pwned)`touch pwned`', '--output=pwned']) {
        await runAction({ paths: 'content', [name]: hostile });
        expect(existsSync(join(scratch, 'pwned'))).toBe(false);
      }
    },
  );

  it.skipIf(!SPECS.some(([key]) => String(key) === 'failOn'))('hands fail-on on', async () => {
    expect((await runAction({ paths: 'content', 'fail-on': 'none' })).code).toBe(0);
    expect((await runAction({ paths: 'content', 'fail-on': 'any' })).code).toBe(1);
  });
});

describe('the comment of the action', () => {
  const asked: { method: string; url: string; body: string; token: string }[] = [];
  let comments: readonly object[] = [];
  let server: Server | undefined;

  async function commentOn(event: object): Promise<ActionRun> {
    asked.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (text) => (body += String(text)));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        asked.push({ method, url, body, token: headers.authorization ?? '' });
        response.end(JSON.stringify(method === 'GET' ? comments : {}));
      });
    });
    const listening = server;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    writeFileSync(join(scratch, 'event.json'), JSON.stringify(event));
    const run = await runAction(
      { paths: 'content', comment: true },
      {
        GITHUB_API_URL: `http://127.0.0.1:${isBound(address) ? address.port : 0}`,
        GITHUB_EVENT_PATH: join(scratch, 'event.json'),
        GITHUB_REPOSITORY: 'ida/articles',
      },
    );
    server.close();
    return run;
  }

  function isBound(address: AddressInfo | string | null): address is AddressInfo {
    return typeof address === 'object' && address !== null;
  }

  it('goes to the pull request, though the check has failed', async () => {
    comments = [];
    const { code } = await commentOn({ pull_request: { number: 17 } });
    expect(code).toBe(1);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /repos/ida/articles/issues/17/comments?per_page=100&page=1',
      'POST /repos/ida/articles/issues/17/comments',
    ]);
    expect(asked[1]?.token).toBe('Bearer a-token');
    const body = String(at(JSON.parse(asked[1]?.body ?? ''), 'body'));
    expect(body).toMatch(/^<!-- neardup -->\n/);
    expect(body).toContain('northline-barrier.txt');
  });

  it('replaces the one of an earlier run, and nobody else’s', async () => {
    comments = [
      { id: 1, user: { type: 'User' }, body: '<!-- neardup --> quoted' },
      { id: 2, user: { type: 'Bot' }, body: 'another' },
      { id: 3, user: { type: 'Bot' }, body: '<!-- neardup -->\nold' },
    ];
    await commentOn({ pull_request: { number: 17 } });
    expect(asked[1]).toMatchObject({
      method: 'PATCH',
      url: '/repos/ida/articles/issues/comments/3',
    });
  });

  it('is not written without a pull request', async () => {
    const { out } = await commentOn({ push: {} });
    expect(asked).toEqual([]);
    expect(out).toContain('no pull request, so no comment');
  });
});

describe('the recipe for GitLab', () => {
  const recipe = (): unknown => parse(block('.gitlab-ci.yml'));

  it('fails on copies, and leaves the report that it promises', () => {
    const [line, ...more] = listAt(recipe(), 'duplicates.script');
    expect(more).toEqual([]);
    expect(bash(String(line))).toMatchObject({ code: 1 });
    const file = String(at(recipe(), 'duplicates.artifacts.reports.codequality'));
    expect(JSON.parse(readFileSync(join(scratch, file), 'utf8'))).toHaveLength(1);
    leaveOriginal();
    expect(bash(String(line))).toMatchObject({ code: 0 });
  });

  it.skipIf(!INSTALLS)(
    'installs the command from a clone, as pre-commit does too',
    { timeout: 600_000 },
    () => {
      const prefix = emptyFolder();
      const clone = join(prefix, 'clone');
      const lines = listAt(recipe(), 'duplicates.before_script').map(String).join('\n');
      const own = lines.replaceAll('/tmp/neardup', clone);
      const env = { NEARDUP: `file://${ROOT}`, NPM_CONFIG_PREFIX: prefix };
      expect(bash(own, env)).toMatchObject({ code: 0 });
      expect(bash(`"${prefix}/bin/dedupe" --version`)).toMatchObject({ code: 0 });
      rmSync(prefix, { recursive: true, force: true });
    },
  );
});

describe('the recipe for pre-commit', () => {
  it('names a hook that there is, which reads all articles, not only those that change', () => {
    const [hook] = listAt(parse(`hooks:\n${HOOKS}`), 'hooks');
    const [named] = listAt(parse(block('.pre-commit-config.yaml')), 'repos.0.hooks');
    expect(at(named, 'id')).toBe(at(hook, 'id'));
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
    expect('content/page.mdx').toMatch(new RegExp(String(at(hook, 'files'))));
    const words = [String(at(hook, 'entry')), ...listAt(named, 'args').map(String)];
    expect(bash(words.join(' '))).toMatchObject({ code: 1 });
    leaveOriginal();
    expect(bash(words.join(' '))).toMatchObject({ code: 0 });
  });
});

describe('the recipe for npm scripts', () => {
  it('runs', () => {
    writeFileSync(join(scratch, 'package.json'), block('"scripts"'));
    mkdirSync(join(scratch, 'node_modules'));
    expect(bash('npm run duplicates')).toMatchObject({ code: 1 });
    leaveOriginal();
    expect(bash('npm run duplicates')).toMatchObject({ code: 0 });
  });
});

saySkipped('the recipe that installs from a clone');
