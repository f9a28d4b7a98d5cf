/**
 * Holds the README to the program: its commands run, its picture is what they print, its table of
 * options is the one in the code, and its library examples compile and run. Picture and table are
 * generated: with `UPDATE_README=1` in the environment they are written instead of compared.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitRows, OPTION_LIMITS } from '../src/cli/options/limit-list.ts';
import { flagOf, SPECS, type Spec } from '../src/cli/options/options.ts';
import { report } from '../src/report/formats.ts';
import { Sandbox } from './cli/run-dedupe.ts';

const ROOT = resolve(import.meta.dirname, '..');
const README_FILE = join(ROOT, 'README.md');
const README = readFileSync(README_FILE, 'utf8');

/** What the README's examples name. */
const sandbox = new Sandbox();

beforeAll(() => {
  const copies = [
    ['', 'fixtures'],
    ['wire', 'articles'],
    ['wire/labels.tsv', 'labels.tsv'],
    ['originals/articles.jsonl', 'stories.jsonl'],
  ] as const;
  for (const [from, to] of copies) {
    cpSync(join(ROOT, 'fixtures', from), join(sandbox.folder, to), { recursive: true });
  }
});

afterAll(() => sandbox.remove());

/** The contents of the code blocks in this language. */
function blocks(language: string): string[] {
  const fences = README.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...fences].filter(([, name]) => name === language).map(([, , body]) => body ?? '');
}

interface Example {
  readonly command: string;
  readonly exitCode: number;
}

function examples(): Example[] {
  const lines = blocks('sh').flatMap((block) => block.split('\n'));
  return lines
    .filter((line) => /^(dedupe|node bin\/dedupe\.js) /.test(line))
    .map((line) => ({
      command: line.replace(/^node bin\/dedupe\.js/, 'dedupe').replace(/ +# .*/, ''),
      exitCode: Number(/# exits (\d+)$/.exec(line)?.[1] ?? 0),
    }));
}

describe('the commands of the README', () => {
  it('are there', () => {
    expect(examples().length).toBeGreaterThanOrEqual(8);
  });

  it.each(examples())('$command', async ({ command, exitCode }) => {
    const { exitCode: found, stderr } = await sandbox.shell(`set -o pipefail; ${command}`);
    expect({ exitCode: found, stderr }).toEqual({ exitCode, stderr: '' });
  });
});

describe('what is generated in the README', () => {
  it('has the picture that a terminal of 80 columns shows', async () => {
    const { stdout } = await sandbox.dedupe(['fixtures/wire', '--json']);
    const options = { width: 80, command: 'dedupe fixtures/wire' } as const;
    const picture = [...(await report('text', JSON.parse(stdout), options))].join('');
    expectSection('picture', ['```text', '$ dedupe fixtures/wire', `${picture}\`\`\``].join('\n'));
  });

  it('has the options that most runs need', () => {
    expectSection('options', `\n${optionTable()}`);
  });

  it('has every limit', () => {
    expectSection('limits', limitTable());
  });
});

/** Compares the text between the markers of a section, or writes it. */
function expectSection(name: string, content: string): void {
  const readme = readFileSync(README_FILE, 'utf8');
  const section = new RegExp(`(?<=<!-- ${name}: .*? -->\n).*?(?=\n<!-- /${name} -->)`, 's');
  if (process.env['UPDATE_README']) {
    writeFileSync(
      README_FILE,
      readme.replace(section, () => content),
    );
  } else expect(section.exec(readme)?.[0]).toBe(content);
}

function optionTable(): string {
  const basic = SPECS.filter(([, spec]) => spec.isBasic);
  const rows = basic.map(
    ([key, spec]) => `| ${flagsOf(key, spec)} | ${defaultOf(spec)} | ${escapeCell(spec.summary)} |`,
  );
  return ['| option | default | what it does |', '|---|---|---|', ...rows, ''].join('\n');
}

function limitTable(): string {
  const rows = [...limitRows(), ...OPTION_LIMITS].map(({ of, usual, beyond }) => {
    const names = usual.map((name) => `\`${name}\``).join(' ');
    return `| ${escapeCell(of)} | ${names} | ${escapeCell(beyond)} |`;
  });
  return ['| of | name, usual value | beyond it |', '|---|---|---|', ...rows].join('\n');
}

/** As in the help: a switch that is on from the start is shown by the flag that turns it off. */
function flagsOf(key: string, { short, placeholder, negative, ...spec }: Spec<unknown>): string {
  const isOn = spec.kind.isSwitch === true && spec.default === true;
  const flag = isOn ? (negative?.flag ?? '') : `${flagOf(key)} ${placeholder ?? ''}`.trim();
  return [short, flag]
    .filter((name) => name !== undefined)
    .map((name) => `\`${name}\``)
    .join(', ');
}

function defaultOf(spec: Spec<unknown>): string {
  const isTelling = typeof spec.default === 'string' || typeof spec.default === 'number';
  return isTelling ? `\`${spec.default}\`` : '';
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

describe('the library examples of the README', () => {
  beforeAll(() => {
    const modules = join(sandbox.folder, 'node_modules');
    mkdirSync(join(modules, '@types'), { recursive: true });
    symlinkSync(ROOT, join(modules, 'neardup'));
    symlinkSync(join(ROOT, 'node_modules/@types/node'), join(modules, '@types/node'));
  });

  /** Type-checks a program as a project that installed the package would, and runs it. */
  function runProgram(code: string): string {
    sandbox.write({ 'program.mts': code });
    const start = { cwd: sandbox.folder, encoding: 'utf8' } as const;
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, ...options, 'program.mts'], start);
    return execFileSync(process.execPath, ['program.mjs'], start);
  }

  it('compile, and print what they find', () => {
    expect(blocks('ts')).toHaveLength(1);
    const printed = blocks('ts').map(runProgram).join('');
    expect(printed).toMatch(
      /^wire 2\n[^]*\n6 articles, 1 duplicate in 1 cluster, 18% of all words duplicated, 4 unique\n$/,
    );
  });
});
