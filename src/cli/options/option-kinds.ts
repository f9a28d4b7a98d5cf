/**
 * The kinds of value an option can have: how the text of a flag is read, what a config file may hold,
 * and what to say when either is wrong. One kind serves flags, environment variables and config files,
 * so the three always agree about what is valid.
 */

import { isPrior, MIN_MEMORY, PRIOR_EXPECTED } from '../../model/complete-settings.ts';
import type { Schema } from './schema.ts';

/** One kind of option value. */
export interface Kind<T> {
  /** What is expected, as the end of a sentence: `a number from 0 to 1`. */
  readonly expected: string;
  /** The words that are valid, or some of them, for a shell to complete. */
  readonly words?: readonly string[];
  /** Whether the flag has no value. */
  readonly isSwitch?: boolean;
  /** The value of a flag or a variable with this text; undefined if it is not valid. */
  read(text: string): T | undefined;
  /** The value for a parsed value of a config; undefined if it is not valid. */
  accept(value: unknown): T | undefined;
  /** What is wrong with a value that is not valid, if there is more to say than what is expected. */
  problem?(value: unknown, isConfig: boolean): string | undefined;
  /** What a config file may hold, as JSON Schema; every kind that a config may have needs it. */
  readonly schema?: Schema;
  /** Adds a repeated flag to the one before it; without this function the last one wins. */
  join?(earlier: T, later: T): T;
}

/** The numbers that are allowed, both ends included. */
export interface NumberRange {
  readonly from: number;
  readonly to?: number;
  readonly whole?: boolean;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number in a range; text such as `5x`, ``, `0x10` or `Infinity` is refused. */
export function number(range: NumberRange): Kind<number> {
  const accept = (value: unknown): number | undefined =>
    typeof value === 'number' && isWithin(value, range) ? value : undefined;
  return {
    expected: describeRange(range),
    read: (text) => (DECIMAL.test(text) ? accept(Number(text)) : undefined),
    accept,
    schema: rangeSchema(range),
  };
}

function rangeSchema({ from, to, whole }: NumberRange): Schema {
  const maximum = to === undefined ? {} : { maximum: to };
  return { type: whole ? 'integer' : 'number', minimum: from, ...maximum };
}

function isWithin(
  value: number,
  { from, to = Number.MAX_SAFE_INTEGER, whole }: NumberRange,
): boolean {
  return value >= from && value <= to && (!whole || Number.isInteger(value));
}

function describeRange({ from, to, whole }: NumberRange): string {
  const noun = whole ? 'a whole number' : 'a number';
  return to === undefined ? `${noun}, ${from} or more` : `${noun} from ${from} to ${to}`;
}

/** A share that is neither 0 nor 1, or the word that has it learnt. */
export const prior: Kind<'learnt' | number> = {
  expected: PRIOR_EXPECTED,
  words: ['learnt'],
  read: (text) => acceptPrior(DECIMAL.test(text) ? Number(text) : text),
  accept: acceptPrior,
  schema: {
    anyOf: [{ const: 'learnt' }, { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  },
};

function acceptPrior(value: unknown): 'learnt' | number | undefined {
  return isPrior(value) ? value : undefined;
}

/** One word of a fixed list, or one that was called otherwise before. */
export function choice<const T extends string>(
  words: readonly T[],
  former: ReadonlyMap<unknown, T> = new Map(),
): Kind<T> {
  const find = (value: unknown): T | undefined =>
    words.find((word) => word === value) ?? former.get(value);
  const schema = { enum: words };
  return { expected: `one of ${words.join(', ')}`, words, read: find, accept: find, schema };
}

const nonEmpty = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Any text that is not empty. */
export const text: Kind<string> = {
  expected: 'some text',
  read: nonEmpty,
  accept: nonEmpty,
  schema: { type: 'string', minLength: 1 },
};

/** The same, but no text is a value too: `null` in a config file. */
export const textOrNull: Kind<string | null> = {
  expected: 'some text',
  read: nonEmpty,
  accept: (value) => (value === null ? null : nonEmpty(value)),
  schema: { type: ['string', 'null'], minLength: 1 },
};

const SPOKEN = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'off'].map((word) => [word, false] as const),
]);

/** On or off; a flag of this kind has no value. */
export const onOff: Kind<boolean> = {
  expected: 'true or false',
  isSwitch: true,
  read: (word) => SPOKEN.get(word.toLowerCase()),
  accept: (value) => (typeof value === 'boolean' ? value : undefined),
  schema: { type: 'boolean' },
};

/** Words that may be separated by commas, given more than once, or both. */
export const list: Kind<readonly string[]> = {
  expected: 'a list of words',
  read: splitList,
  accept: (value) => {
    if (typeof value === 'string') return splitList(value);
    return Array.isArray(value) && value.every((word) => nonEmpty(word)) ? value : undefined;
  },
  schema: {
    anyOf: [{ type: 'array', items: { type: 'string', minLength: 1 } }, { type: 'string' }],
  },
  join: (earlier, later) => [...earlier, ...later],
};

/** A comma inside braces belongs to the glob: `{draft,old}/**` is one word. */
function splitList(words: string): string[] {
  const found = words.match(/(?:\{[^{}]*\}|[^,])+/g) ?? [];
  return found.map((word) => word.trim()).filter((word) => word !== '');
}

const UNITS = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** A number of bytes: `1500`, `64k`, `10MB`, `1.5GiB`; units are powers of 1,024. */
export const size: Kind<number> = {
  expected: 'a size such as 500k, 20MB or 1.5GB',
  read: readSize,
  accept: (value) =>
    typeof value === 'string' ? readSize(value) : number({ from: 0 }).accept(value),
  schema: sizeSchema(0),
};

/** A number of bytes that is enough for a run. */
export const memorySize: Kind<number> = {
  expected: 'a size of 128M or more, such as 512M or 1.5GB',
  read: (words) => enough(readSize(words)),
  accept: (value) => enough(size.accept(value)),
  schema: sizeSchema(MIN_MEMORY),
};

function enough(bytes: number | undefined): number | undefined {
  return bytes !== undefined && bytes >= MIN_MEMORY ? bytes : undefined;
}

/** A number of bytes, or text with a unit; how much the text means is beyond a schema. */
function sizeSchema(minimum: number): Schema {
  const pattern = '^([0-9]+[.]?[0-9]*|[.][0-9]+) ?[kKmMgGtT]?([iI]?[bB])?$';
  return {
    anyOf: [
      { type: 'string', pattern },
      { type: 'number', minimum },
    ],
  };
}

function readSize(words: string): number | undefined {
  const found = /^(\d+\.?\d*|\.\d+) ?([kmgt]?)(?:i?b)?$/i.exec(words);
  if (!found) return undefined;
  const unit = (found[2] ?? '').toLowerCase();
  return isUnit(unit) ? Math.floor(Number(found[1]) * UNITS[unit]) : undefined;
}

function isUnit(unit: string): unit is keyof typeof UNITS {
  return Object.hasOwn(UNITS, unit);
}
