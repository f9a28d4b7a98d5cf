/**
 * How much of what a user hands in is taken: every limit that a sound input may meet and that has no
 * option of its own. The option `--limit`, its help, the README and the code that keeps a limit all read
 * this one table. Limits inside a parser, where it turns to a simpler way, are beside that parser.
 */

import { DedupeError } from './error.ts';

/** What a limit counts. */
export type LimitUnit = 'bytes' | 'characters' | 'parts' | 'paths' | 'seconds';

/** One limit. */
export interface LimitSpec {
  readonly default: number;
  /** No value above it: more is beyond the engine, not the user. */
  readonly most: number;
  readonly unit: LimitUnit;
  /** What it holds for; limits of one thing stand together. */
  readonly of: string;
  /** What happens to an input beyond it. */
  readonly beyond: string;
  /** It holds for configs, so that none may set it. */
  readonly isOfConfigs?: boolean;
}

const MB = 2 ** 20;
/** A longest string has 512 MB, and bytes that are not text take more characters than bytes. */
const MOST_TEXT = 256 * MB;

const CONFIG = { of: 'a config', beyond: 'the run ends', isOfConfigs: true } as const;
const LIST = { of: 'a list of `--files-from`', beyond: 'the run ends' } as const;
const IGNORE = {
  of: 'an ignore file, all of a folder, their wildcards',
  beyond: 'the file is not used, and told as skipped',
} as const;

/** Every limit, by the name that it has in a program: `idLength` is `id-length` for the command line. */
export const LIMITS = {
  configSize: { ...CONFIG, default: MB, most: MOST_TEXT, unit: 'bytes' },
  // forty thousand globs to ignore, one a line
  configParts: { ...CONFIG, default: 200_000, most: 100_000_000, unit: 'parts' },
  // fetching settings may be slow
  configTime: { ...CONFIG, default: 60, most: 86_400, unit: 'seconds' },
  // five million paths of fifty letters; more than sixteen million fit no table of V8
  listSize: { ...LIST, default: 256 * MB, most: 2 ** 40, unit: 'bytes' },
  listPaths: { ...LIST, default: 5_000_000, most: 16_000_000, unit: 'paths' },
  ignoreSize: { ...IGNORE, default: MB, most: MOST_TEXT, unit: 'bytes' },
  // links can make many files of one; a megabyte takes .1 s
  ignoreTotal: { ...IGNORE, default: 32 * MB, most: 2 ** 40, unit: 'bytes' },
  // about 1,000 rules that are tried one after another: at worst a millisecond for each path
  ignoreWildcards: { ...IGNORE, default: 16_384, most: MOST_TEXT, unit: 'bytes' },
  // V8 hashes longer strings by their length alone, and a table of them takes quadratic time
  idLength: {
    default: 4096,
    most: 16_383,
    unit: 'characters',
    of: 'an id',
    beyond: 'path and line name the document, with a warning',
  },
} as const satisfies Readonly<Record<string, LimitSpec>>;

/** The name of a limit, as a program has it. */
export type LimitName = keyof typeof LIMITS;

/** The value of every limit. */
export type InputLimits = Readonly<Record<LimitName, number>>;

/** Every name, in the order of the table. */
export const LIMIT_NAMES: readonly LimitName[] = Object.keys(LIMITS).filter(isLimitName);

export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}

/** What is known of a limit. */
export function limitSpec(name: LimitName): LimitSpec {
  return LIMITS[name];
}

/** `idLength` -> `id-length`, as the command line has it. */
export function spokenLimit(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The limits that are given, and the usual ones. Throws a `DedupeError` for a name or value that cannot be. */
export function completeLimits(given: Partial<InputLimits> = {}): InputLimits {
  for (const [name, value] of Object.entries(given)) {
    if (!isLimitName(name)) throw refusal(`unknown limit "${name}"`, LIMIT_NAMES.join(', '));
    const { most } = limitSpec(name);
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most)) continue;
    throw refusal(`invalid limit "${name}"`, `a whole number from 1 to ${most}`);
  }
  const limit = (name: LimitName): number => given[name] ?? LIMITS[name].default;
  return {
    configSize: limit('configSize'),
    configParts: limit('configParts'),
    configTime: limit('configTime'),
    listSize: limit('listSize'),
    listPaths: limit('listPaths'),
    ignoreSize: limit('ignoreSize'),
    ignoreTotal: limit('ignoreTotal'),
    ignoreWildcards: limit('ignoreWildcards'),
    idLength: limit('idLength'),
  };
}

function refusal(problem: string, expected: string): DedupeError {
  return new DedupeError('BAD_OPTION', `${problem}: expected ${expected}`);
}

/** The end of a message about a limit: how to raise it. Empty if it cannot be raised. */
export function remedyOf(name: LimitName, { [name]: value }: InputLimits): string {
  return value < LIMITS[name].most ? `: --limit ${spokenLimit(name)} allows more` : '';
}

/** `64 MB` for whole megabytes, else `4999 bytes`. */
export function sizeInWords(bytes: number): string {
  const megabytes = bytes / MB;
  return Number.isInteger(megabytes) ? `${megabytes} MB` : `${bytes} bytes`;
}
