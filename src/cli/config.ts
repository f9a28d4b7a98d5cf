/**
 * What a config file says, read and checked against the option table. Unknown keys are errors: a
 * setting with a slip in its name must not be ignored in silence.
 */

import { dirname, join, relative, resolve } from 'node:path';
import { DedupeError } from '../core/errors.ts';
import { nearest } from './nearest.ts';
import { list } from './option-kinds.ts';
import type { Kind } from './option-kinds.ts';
import { SPECS } from './options.ts';
import type { Key } from './options.ts';

/** A config file, checked. */
export interface Config {
  /** Its absolute path; absent where there is none. */
  readonly file?: string;
  /** What to scan where the command line names nothing, relative to the working folder. */
  readonly paths?: readonly string[];
  readonly values: Readonly<Partial<Record<Key, unknown>>>;
}

const SETTABLE = SPECS.filter(([, spec]) => !spec.isFlagOnly);
const KINDS = new Map<string, Kind<unknown>>(SETTABLE.map(([key, spec]) => [key, spec.kind]));

/**
 * What a config file says.
 *
 * @throws {DedupeError} `BAD_CONFIG` for a file that cannot be read, a key that is not known, or a
 * value that the key cannot have.
 */
export async function loadConfig(path: string): Promise<Config> {
  const file = resolve(path);
  const content = (await readConfig(file)) ?? {};
  if (typeof content !== 'object' || Array.isArray(content))
    refuse(file, 'expected settings by name');
  const { $schema: _, paths, ...settings } = content as Record<string, unknown>;
  const values = Object.entries(settings).map(([key, value]) => checkSetting(file, key, value));
  return { file, values: Object.fromEntries(values), ...checkPaths(file, paths) };
}

function checkSetting(file: string, key: string, value: unknown): [string, unknown] {
  const kind = KINDS.get(key);
  return kind
    ? [key, checkValue(file, key, kind.accept(value), kind.expected)]
    : refuseKey(file, key);
}

function checkPaths(file: string, paths: unknown): Pick<Config, 'paths'> {
  if (paths === undefined) return {};
  const checked = checkValue(file, 'paths', list.accept(paths), list.expected);
  return { paths: checked.map((path) => fromWorkingFolder(join(dirname(file), path))) };
}

function checkValue<T>(file: string, key: string, value: T | undefined, expected: string): T {
  return value === undefined
    ? refuse(file, `invalid value for "${key}": expected ${expected}`)
    : value;
}

/** Ids begin with the path as given, so paths of a config read as if they had been typed here. */
function fromWorkingFolder(path: string): string {
  return relative('', path) || '.';
}

function refuseKey(file: string, key: string): never {
  const guess = nearest(key, ['paths', ...KINDS.keys()]);
  refuse(file, `unknown key ${JSON.stringify(key)}${guess ? `; did you mean "${guess}"?` : ''}`);
}

function refuse(file: string, problem: string): never {
  throw new DedupeError('BAD_CONFIG', `${fromWorkingFolder(file)}: ${problem}`);
}

async function readConfig(file: string): Promise<unknown> {
  const { lilconfig } = await import('lilconfig');
  const loaders = { '.jsonc': readJsonc, '.yaml': readYaml, '.yml': readYaml, noExt: readYaml };
  try {
    const found = await lilconfig('dedupe', { loaders }).load(file);
    return found?.config;
  } catch (error) {
    return refuse(file, error instanceof Error ? error.message : String(error));
  }
}

/** Also reads JSON, which is YAML. */
async function readYaml(_: string, content: string): Promise<unknown> {
  const { parse } = await import('yaml');
  return parse(content);
}

/** Comments and the comma after a last element go; text in quotes stays as it is. */
function readJsonc(_: string, content: string): unknown {
  const bare = content
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1');
  return JSON.parse(bare);
}
