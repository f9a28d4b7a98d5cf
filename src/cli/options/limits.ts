/**
 * The value of `--limit`: `id-length=8000`, several with commas or by repeating it; in a config file an
 * object too. A config cannot set the limits of configs: it would be read already.
 */

import {
  type InputLimits,
  LIMIT_NAMES,
  type LimitName,
  limitSpec,
  spokenLimit,
} from '../../model/limits.ts';
import { nearest } from './nearest.ts';
import { type Kind, number, size } from './option-kinds.ts';
import type { Schema } from './schema.ts';

type Some = Partial<InputLimits>;
/** What is given for one limit. */
type Entry = readonly [name: string, value: unknown];

const SPOKEN = LIMIT_NAMES.map(spokenLimit);
const FORM = 'name=value, such as id-length=8000';

/** Some limits, by name. */
export const limits: Kind<Some> = {
  expected: FORM,
  read: (text) => found(readAll(text.split(','))),
  accept: (value) => found(readConfig(value)),
  problem: (value, isConfig) =>
    problemOf(isConfig ? readConfig(value) : readAll(String(value).split(','))),
  get schema() {
    return limitsSchema();
  },
  join: (earlier, later) => ({ ...earlier, ...later }),
};

/** Without the limits of configs, which no config can set. */
function limitsSchema(): Schema {
  const names = LIMIT_NAMES.filter((name) => !limitSpec(name).isOfConfigs);
  const properties = Object.fromEntries(names.map((name) => [name, limitSchema(name)]));
  const words: Schema = { type: 'string', minLength: 1 };
  const object: Schema = { type: 'object', properties, additionalProperties: false };
  return { anyOf: [object, { type: 'array', items: words }, words] };
}

function limitSchema(name: LimitName): Schema {
  const { default: usual, most, unit, beyond, of } = limitSpec(name);
  const description = `${of}: beyond it, ${beyond}`;
  const number: Schema = { type: 'integer', minimum: 1, maximum: most };
  const value: Schema = unit === 'bytes' ? { anyOf: [number, { type: 'string' }] } : number;
  return { ...value, description, default: usual };
}

/** The limits, or what is wrong. */
type Read = Some | string;

function found(read: Read): Some | undefined {
  return typeof read === 'string' ? undefined : read;
}

function problemOf(read: Read): string | undefined {
  return typeof read === 'string' ? read : undefined;
}

function readAll(words: readonly unknown[]): Read {
  return readEntries(words.map((word) => entryIn(String(word))));
}

function entryIn(word: string): Entry {
  const at = word.indexOf('=');
  return at < 0 ? [word.trim(), undefined] : [word.slice(0, at).trim(), word.slice(at + 1).trim()];
}

function readConfig(value: unknown): Read {
  const read = readPlain(value);
  if (typeof read === 'string') return read;
  const own = LIMIT_NAMES.find((name) => limitSpec(name).isOfConfigs && Object.hasOwn(read, name));
  if (own === undefined) return read;
  return `"${spokenLimit(own)}" holds for the config itself: set it with --limit on the command line`;
}

function readPlain(value: unknown): Read {
  if (typeof value === 'string') return readAll(value.split(','));
  if (Array.isArray(value)) return readAll(value);
  if (typeof value !== 'object' || value === null) return `expected ${FORM}, or an object of them`;
  return readEntries(Object.entries(value));
}

function readEntries(entries: readonly Entry[]): Read {
  const read: { [Name in LimitName]?: number } = {};
  for (const [name, given] of entries) {
    const spoken = spokenLimit(name);
    const known = LIMIT_NAMES.find((limit) => spokenLimit(limit) === spoken);
    if (known === undefined) return unknownName(name);
    const value = readValue(known, given);
    if (value === undefined) return `expected ${describeLimit(known)}`;
    read[known] = value;
  }
  return read;
}

function unknownName(name: string): string {
  if (name === '') return `expected ${FORM}`;
  const guess = nearest(spokenLimit(name), SPOKEN);
  const hint = guess === undefined ? '' : `; did you mean "${guess}"?`;
  return `unknown limit ${JSON.stringify(name)}${hint} (limits: ${SPOKEN.join(', ')})`;
}

function readValue(name: LimitName, given: unknown): number | undefined {
  const { most, unit } = limitSpec(name);
  const kind = unit === 'bytes' ? size : number({ from: 1, to: most, whole: true });
  const value = typeof given === 'string' ? kind.read(given) : kind.accept(given);
  return value !== undefined && value >= 1 && value <= most ? value : undefined;
}

/** `id-length=<characters> from 1 to 16383`, for a value that is not valid. */
function describeLimit(name: LimitName): string {
  const { most, unit } = limitSpec(name);
  const range = unit === 'bytes' ? `1 to ${shortSize(most)}` : `1 to ${most}`;
  return `${spokenLimit(name)}=<${unit}>, from ${range}`;
}

/** The names of all limits, as they are typed. */
export function limitNames(): readonly string[] {
  return SPOKEN;
}

/** `16K`, `256M`, as a size may be typed. */
export function shortSize(bytes: number): string {
  const units = ['', 'K', 'M', 'G', 'T'];
  let unit = 0;
  let value = bytes;
  for (; value >= 1024 && value % 1024 === 0; value /= 1024) unit++;
  return `${value}${units[unit] ?? ''}`;
}
