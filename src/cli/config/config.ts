/**
 * The settings of a config file, read and checked against the option table. An unknown key is an error:
 * a misspelt setting must not be ignored in silence. Paths in it are relative to the file.
 */

import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { DedupeError } from '../../model/error.ts';
import { completeLimits, type InputLimits } from '../../model/limits.ts';
import { cleanLine } from '../../report/text/clean.ts';
import { readConfigFile } from './config-file.ts';
import { placeOutput } from './config-output.ts';
import { ConfigProblem } from './config-problem.ts';
import { type FileOverride, readOverrides } from './overrides.ts';
import { nearest } from '../options/nearest.ts';
import { type Kind, list } from '../options/option-kinds.ts';
import { type Key, SPECS } from '../options/options.ts';

/** A config file, checked. */
export interface Config {
  /** Its absolute path, if there is one. */
  readonly file?: string;
  /** What to scan if the command line names nothing, relative to the working folder. */
  readonly paths?: readonly string[];
  readonly values: Readonly<Partial<Record<Key, unknown>>>;
  /** Settings of some files, in the order of the file. */
  readonly overrides?: readonly FileOverride[];
}

const SETTABLE = SPECS.filter(([, spec]) => !spec.isFlagOnly);
/** Standard input among paths, standard output as a report. */
const STREAM = '-';
/** Keys of files that a run may write. */
const WRITTEN: ReadonlySet<string> = new Set(['output', 'baseline']);
/** Characters of a problem to show; no message of this program is longer. */
const MAX_PROBLEM = 300;
const KINDS = new Map<string, Kind<unknown>>(SETTABLE.map(([key, spec]) => [key, spec.kind]));

/**
 * Reads and checks a config file.
 *
 * @throws {DedupeError} `BAD_CONFIG` for a file that cannot be read, an unknown key, or an invalid value.
 */
export async function loadConfig(
  path: string,
  limits: InputLimits = completeLimits(),
): Promise<Config> {
  const file = resolve(path);
  const { $schema: _, paths, overrides, ...settings } = await readSettings(file, limits);
  const values = Object.entries(settings).map(([key, value]) => checkSetting(file, key, value));
  const places = checkPaths(file, paths);
  return {
    file,
    values: Object.fromEntries(values),
    ...places,
    ...checkOverrides(file, overrides),
  };
}

async function readSettings(
  file: string,
  limits: InputLimits,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await readConfigFile(file, limits);
  } catch (error) {
    return error instanceof ConfigProblem ? refuse(file, error.message) : Promise.reject(error);
  }
}

function checkSetting(file: string, key: string, value: unknown): [string, unknown] {
  const kind = KINDS.get(key);
  if (!kind) return refuseKey(file, key);
  const checked = checkValue(file, key, value, kind);
  return [key, WRITTEN.has(key) ? checkOutput(file, key, String(checked)) : checked];
}

function checkPaths(file: string, paths: unknown): Pick<Config, 'paths'> {
  if (paths === undefined) return {};
  return { paths: checkValue(file, 'paths', paths, list).map((path) => placePath(file, path)) };
}

function checkOverrides(file: string, overrides: unknown): Pick<Config, 'overrides'> {
  if (overrides === undefined) return {};
  const read = readOverrides(overrides, dirname(file));
  return typeof read === 'string' ? refuse(file, read) : { overrides: read };
}

function checkValue<T>(file: string, key: string, value: unknown, kind: Kind<T>): T {
  const checked = kind.accept(value);
  if (checked === undefined) {
    const why = kind.problem?.(value, true) ?? `expected ${kind.expected}`;
    return refuse(file, `invalid value for "${key}": ${why}`);
  }
  if ([checked].flat().some((word) => typeof word === 'string' && word.includes('\0'))) {
    return refuse(file, `invalid value for "${key}": it holds a NUL character`);
  }
  return checked;
}

function checkOutput(file: string, key: string, output: string): string {
  if (output === STREAM && key === 'output') return output;
  const place = placeOutput(file, output);
  if (place !== undefined) return fromWorkingFolder(place);
  return refuse(
    file,
    `"${key}" is not a file inside the config's folder: ${JSON.stringify(output)}`,
  );
}

function placePath(file: string, path: string): string {
  if (path === STREAM || isAbsolute(path)) return path;
  return fromWorkingFolder(join(dirname(file), path));
}

/** Ids begin with the path as given, so paths of a config look as if they had been typed here. */
function fromWorkingFolder(path: string): string {
  const typed = relative('', path) || '.';
  return typed === STREAM ? `./${STREAM}` : typed;
}

function refuseKey(file: string, key: string): never {
  const guess = nearest(key, ['paths', 'overrides', ...KINDS.keys()]);
  refuse(file, `unknown key ${JSON.stringify(key)}${guess ? `; did you mean "${guess}"?` : ''}`);
}

function refuse(file: string, problem: string): never {
  // it may quote the file, with a word of a megabyte or with characters that move the cursor
  const short = problem.length > MAX_PROBLEM ? `${problem.slice(0, MAX_PROBLEM)}...` : problem;
  throw new DedupeError('BAD_CONFIG', `${fromWorkingFolder(file)}: ${cleanLine(short)}`);
}
