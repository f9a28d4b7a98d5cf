/**
 * The settings of a run: defaults, ranges, and the check of what a caller gave.
 */

import { DedupeError } from './error.ts';
import { ENGINES, FORMER_ENGINES, MEASURES, RELATIONS, type Settings } from './settings.ts';

/** The settings of a run for which the caller gives none. */
export const DEFAULT_SETTINGS: Settings = {
  by: 'score',
  threshold: 0.5,
  relation: 'rewrite',
  prior: 'learnt',
  shingleSize: 3,
  engine: 'exact',
  scaled: 1,
  permutations: 128,
  bands: 32,
  stem: null,
  boilerplate: true,
  allPairs: false,
};

/** The names of all settings, in the order in which they are listed and reported. */
const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS).filter(isSettingName);

function isSettingName(name: string): name is keyof Settings {
  return Object.hasOwn(DEFAULT_SETTINGS, name);
}

/** The settings alone and in their order, out of something that may hold more. */
export function pickSettings(from: Settings): Settings {
  const picked = { ...DEFAULT_SETTINGS };
  for (const name of SETTING_NAMES) copySetting(picked, from, name);
  return picked;
}

function copySetting<K extends keyof Settings>(
  to: { -readonly [Name in keyof Settings]: Settings[Name] },
  from: Settings,
  name: K,
): void {
  to[name] = from[name];
}

/** What a prior may be, as the end of a sentence. */
export const PRIOR_EXPECTED = 'learnt, or a number between 0 and 1';

/** True for a prior: at 0 and at 1 no evidence would count. Callers in JavaScript may pass anything. */
export function isPrior(value: unknown): value is Settings['prior'] {
  return value === 'learnt' || (typeof value === 'number' && value > 0 && value < 1);
}

/** Longest shingle: beyond it, any edit of a text leaves no shared shingle. */
export const MAX_SHINGLE_SIZE = 64;
export const MAX_PERMUTATIONS = 4096;

/** More threads than today's machines have processors. */
export const MAX_WORKERS = 256;
/** Less memory is not enough even for the program and one thread's buffers. */
export const MIN_MEMORY = 128 * 1024 * 1024;

/** What a run may use of the machine. No result depends on it. */
export interface Limits {
  readonly workers?: number | undefined;
  readonly memory?: number | undefined;
}

/**
 * Options that are no settings: how a run reports its progress, what it may use, and what else it
 * returns.
 */
const HOOKS: ReadonlySet<string> = new Set([
  'fingerprints',
  'limits',
  'memory',
  'model',
  'onDamagedMemory',
  'onDescribed',
  'onEvidence',
  'onProgress',
  'onRead',
  'onRemembered',
  'onWarning',
  'overrides',
  'showBoilerplate',
  'reportSuppressions',
  'isAsked',
  'signal',
  'pairMemory',
  'spill',
  'workers',
]);

/**
 * Completes settings with the defaults. Throws a `DedupeError` with code `BAD_OPTION` that names
 * the first unknown option or the first value out of range, and what is allowed.
 */
export function completeSettings(given: Partial<Settings> & Limits): Settings {
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(DEFAULT_SETTINGS, key) || HOOKS.has(key)) continue;
    const known = Object.keys(DEFAULT_SETTINGS).join(', ');
    throw new DedupeError('BAD_OPTION', `unknown option "${key}": expected one of ${known}`);
  }
  const all = { ...DEFAULT_SETTINGS, ...withoutUndefined(given) };
  const settings = { ...all, engine: FORMER_ENGINES.get(all.engine) ?? all.engine };
  requireOneOf('by', settings.by, MEASURES);
  requireOneOf('relation', settings.relation, RELATIONS);
  requireOneOf('engine', settings.engine, ENGINES);
  const { threshold, scaled, prior } = settings;
  if (!isWithin(threshold, 0, 1)) refuse('threshold', threshold, 'a number from 0 to 1');
  if (!isPrior(prior)) refuse('prior', prior, PRIOR_EXPECTED);
  if (!isWithin(scaled, 1, Infinity)) refuse('scaled', scaled, 'a number from 1 up');
  requireWhole('shingleSize', settings.shingleSize, MAX_SHINGLE_SIZE);
  requireWhole('permutations', settings.permutations, MAX_PERMUTATIONS);
  requireWhole('bands', settings.bands, settings.permutations);
  if (settings.permutations % settings.bands !== 0) {
    refuse('bands', settings.bands, `a divisor of permutations, ${settings.permutations}`);
  }
  const { workers = 1, memory = MIN_MEMORY } = given;
  requireWhole('workers', workers, MAX_WORKERS);
  if (!(memory >= MIN_MEMORY)) refuse('memory', memory, `${MIN_MEMORY} bytes or more`);
  return settings;
}

function withoutUndefined(given: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => Object.hasOwn(DEFAULT_SETTINGS, key) && value !== undefined,
    ),
  );
}

function requireOneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) refuse(name, value, `one of ${allowed.join(', ')}`);
}

/** False for anything but a finite number: callers in JavaScript may pass text. */
const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isFinite(value) && value >= least && value <= most;

function requireWhole(name: string, value: number, most: number): void {
  const isInRange = Number.isInteger(value) && value >= 1 && value <= most;
  if (!isInRange) refuse(name, value, `a whole number from 1 to ${most}`);
}

function refuse(name: string, value: unknown, expected: string): never {
  throw new DedupeError('BAD_OPTION', `invalid ${name} "${String(value)}": expected ${expected}`);
}
