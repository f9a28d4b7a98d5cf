/**
 * The key `overrides` of a config: settings of some files. A flag or a variable wins over it, as it does over the rest
 * of a config.
 */

import { PathGlobs } from '../../files/path-globs.ts';
import type { Override } from '../../model/overrides.ts';
import { nearest } from '../options/nearest.ts';
import { type Kind, list, onOff } from '../options/option-kinds.ts';
import { OPTIONS } from '../options/options.ts';
import type { Source } from '../options/resolve.ts';
import { isPlain } from './config-problem.ts';

/** Settings of some files, as a config gives them. */
export interface FileOverride extends Omit<Override, 'paths'> {
  /** Globs, as in an ignore file in the config's folder. */
  readonly files: readonly string[];
  /** The config's folder. */
  readonly folder: string;
  /** True to leave the files out, false to take back an earlier override. */
  readonly ignore?: boolean;
}

/** What an override may set, besides the files. */
export const OVERRIDABLE = {
  threshold: OPTIONS.threshold.kind,
  relation: OPTIONS.relation.kind,
  ignore: onOff,
} as const;

const FILES = 'files';
const KNOWN = [FILES, ...Object.keys(OVERRIDABLE)];

/** The overrides, or what is wrong with them, as the end of a sentence that begins with the config's name. */
export function readOverrides(value: unknown, folder: string): readonly FileOverride[] | string {
  if (!Array.isArray(value)) return 'invalid value for "overrides": expected a list of objects';
  const overrides: FileOverride[] = [];
  for (const [i, entry] of value.entries()) {
    const read = readOne(entry, folder);
    if (typeof read === 'string') return `invalid value for "overrides", entry ${i + 1}: ${read}`;
    overrides.push(read);
  }
  return overrides;
}

function readOne(entry: unknown, folder: string): FileOverride | string {
  if (!isPlain(entry)) return 'expected an object with "files" and settings';
  const unknown = Object.keys(entry).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) return describeUnknown(unknown);
  const files = list.accept(entry[FILES]);
  if (files === undefined || files.length === 0) return '"files" is to be a list of globs';
  if (files.some((glob) => /[\0\n]/.test(glob))) return '"files" holds a NUL or the end of a line';
  const wrong = Object.entries<Kind<unknown>>(OVERRIDABLE).find(
    ([key, kind]) => Object.hasOwn(entry, key) && kind.accept(entry[key]) === undefined,
  );
  if (wrong !== undefined) return `"${wrong[0]}" is to be ${wrong[1].expected}`;
  const threshold = OVERRIDABLE.threshold.accept(entry['threshold']);
  const relation = OVERRIDABLE.relation.accept(entry['relation']);
  const ignore = OVERRIDABLE.ignore.accept(entry['ignore']);
  return {
    files,
    folder,
    ...(threshold !== undefined && { threshold }),
    ...(relation !== undefined && { relation }),
    ...(ignore !== undefined && { ignore }),
  };
}

function describeUnknown(key: string): string {
  const guess = nearest(key, KNOWN);
  const may = KNOWN.map((name) => `"${name}"`).join(', ');
  const remedy = guess === undefined ? `an override has ${may}` : `did you mean "${guess}"?`;
  return `unknown key ${JSON.stringify(key)}; ${remedy}`;
}

/**
 * What the overrides say of thresholds and relations of these paths, without what a flag or a variable sets for all
 * files.
 */
export function pairOverrides(
  overrides: readonly FileOverride[],
  paths: readonly string[],
  sources: Readonly<Record<'threshold' | 'relation', Source>>,
): readonly Override[] {
  return overrides.flatMap(({ files, folder, threshold, relation }) => {
    const own = {
      ...(threshold !== undefined && !isStronger(sources.threshold) && { threshold }),
      ...(relation !== undefined && !isStronger(sources.relation) && { relation }),
    };
    if (Object.keys(own).length === 0) return [];
    const globs = new PathGlobs(files, folder);
    return [{ paths: paths.filter((path) => globs.match(path)), ...own }];
  });
}

function isStronger(source: Source): boolean {
  return source === 'flag' || source === 'environment';
}

/** Tells which paths the overrides leave out; undefined if they are about other things. */
export function leftOutBy(
  overrides: readonly FileOverride[],
): ((path: string) => boolean) | undefined {
  const rules = overrides.flatMap(({ files, folder, ignore }) =>
    ignore === undefined ? [] : [{ globs: new PathGlobs(files, folder), ignore }],
  );
  if (rules.length === 0) return undefined;
  return (path) => rules.findLast(({ globs }) => globs.match(path))?.ignore ?? false;
}
