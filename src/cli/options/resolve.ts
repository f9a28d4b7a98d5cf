/**
 * The value of every option, and where it comes from: a flag wins over a `DEDUPE_*` variable, a variable
 * over the config file, the config file over the default. Only `--ignore` and `--limit` add up.
 */

import type { Given } from './flags.ts';
import { type Key, type Spec, SPECS, type Values } from './options.ts';
import { readValue } from './read-value.ts';
import { variableOf } from './variables.ts';

/** Where the value of an option comes from. */
export type Source = 'flag' | 'environment' | 'config' | 'default';

/** The effective options of one call. */
export interface Effective {
  readonly values: Values;
  readonly sources: Readonly<Record<Key, Source>>;
}

/** What may set an option; `config` is already checked. */
export interface Origins {
  readonly given: readonly Given[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: Readonly<Partial<Record<Key, unknown>>>;
}

/** A value, and where it comes from. */
interface SourcedValue {
  readonly source: Source;
  readonly value: unknown;
}

/**
 * The effective options.
 *
 * @throws {DedupeError} `BAD_OPTION` for a flag or a variable with an invalid value.
 */
export function resolveOptions(origins: Origins): Effective {
  const values: Partial<Record<Key, unknown>> = {};
  const sources: Partial<Record<Key, Source>> = {};
  for (const [key, spec] of SPECS) {
    const { source, value } = strongest(key, spec, origins);
    values[key] = value;
    sources[key] = source;
  }
  // every key of the table was set above, each with a value of its own kind
  return { values: values as Values, sources: sources as Record<Key, Source> };
}

function strongest(key: Key, spec: Spec<unknown>, origins: Origins): SourcedValue {
  const found = [
    fromConfig(key, origins),
    fromEnvironment(key, spec, origins),
    fromFlags(key, spec, origins),
  ];
  return found.reduce<SourcedValue>((weaker, stronger) => merge(spec, weaker, stronger), {
    source: 'default',
    value: spec.default,
  });
}

function merge(
  { addsUp, kind }: Spec<unknown>,
  weaker: SourcedValue,
  stronger: SourcedValue | undefined,
): SourcedValue {
  if (!stronger) return weaker;
  if (!addsUp || !kind.join) return stronger;
  return { source: stronger.source, value: kind.join(weaker.value, stronger.value) };
}

function fromConfig(key: Key, { config }: Origins): SourcedValue | undefined {
  return Object.hasOwn(config, key) ? { source: 'config', value: config[key] } : undefined;
}

function fromEnvironment(
  key: Key,
  spec: Spec<unknown>,
  { env }: Origins,
): SourcedValue | undefined {
  const name = variableOf(key);
  const text = env[name];
  if (spec.isFlagOnly || text === undefined || text === '') return undefined;
  return { source: 'environment', value: readValue(spec.kind, text, name) };
}

function fromFlags(key: Key, spec: Spec<unknown>, { given }: Origins): SourcedValue | undefined {
  const flags = given.filter((flag) => flag.key === key);
  if (flags.length === 0) return undefined;
  const value = flags.reduce<unknown>((earlier, flag) => {
    const later = flagValue(spec, flag);
    return earlier === undefined || !spec.kind.join ? later : spec.kind.join(earlier, later);
  }, undefined);
  return { source: 'flag', value };
}

function flagValue(spec: Spec<unknown>, flag: Given): unknown {
  if (flag.isNegative) return spec.negative?.value;
  return flag.text === undefined ? true : readValue(spec.kind, flag.text, flag.flag);
}
