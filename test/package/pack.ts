/** The package as npm would publish it, and what those who install it get. */

import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** `.ci/run` sets it: these tests install from the registry, which takes a minute and a network. */
export const INSTALLS = process.env['TEST_PACKAGE'] === '1';

/** Says that the tests of a file are skipped, and how to run them. */
export function saySkipped(what: string): void {
  if (INSTALLS) return;
  process.stderr.write(`${what}: skipped; TEST_PACKAGE=1 installs the package, as .ci/run does\n`);
}

/** One file of the tarball. */
export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

/** The tarball, before it is written. */
export interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly PackedFile[];
}

/** An empty folder. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dedupe-package-'));
}

/** What `npm pack` would write, of what is built already; with a folder it does. */
export function pack(folder?: string): Packed {
  const words = folder === undefined ? ['--dry-run'] : ['--pack-destination', folder];
  const printed = npm(['pack', '--json', '--ignore-scripts', ...words], ROOT);
  const [packed] = readPacked(JSON.parse(printed));
  if (packed === undefined) throw new Error(`npm pack said ${printed}`);
  return packed;
}

function readPacked(value: unknown): readonly Packed[] {
  return isPackedList(value) ? value : [];
}

function isPackedList(value: unknown): value is readonly Packed[] {
  return Array.isArray(value) && value.every((one) => Array.isArray(fieldOf(one, 'files')));
}

/** A field of an object that JSON holds. */
export function fieldOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}

/** Runs npm, as users do, and returns what it printed. An error has what it complained of. */
export function npm(words: readonly string[], cwd: string): string {
  // `npm test` hands its own settings on, which are about this repository
  const env = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return execFileSync('npm', words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: Object.fromEntries(env),
  });
}

/** Installs packages or tarballs into a folder. */
export function install(folder: string, specs: readonly string[]): void {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(['install', '--no-audit', '--no-fund', ...specs], folder);
}

/** Every file below a folder, with its size. */
export function filesBelow(folder: string): PackedFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path, size: lstatSync(path).size }));
}

/** A manifest: the package.json of a package. */
export function manifestIn(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
