/**
 * The baseline that a ref of git has: its files are checked out into a folder of their own and scanned with the
 * options of this call, and all that is found there is accepted. Costs a second run.
 */

import { existsSync, realpathSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { compareWith } from '../../../baseline/compare.ts';
import type { Baseline } from '../../../baseline/entry.ts';
import { acceptAll } from '../../../baseline/update.ts';
import { DedupeError } from '../../../model/error.ts';
import type { DedupeResult } from '../../../model/result.ts';
import type { Config } from '../../config/config.ts';
import type { Call } from '../../options/call.ts';
import { STDIN } from '../../options/stdin.ts';
import { Notices } from '../../screen/notices.ts';
import { Repository } from './git.ts';

/** A path of the call, and what it is from the root of the repository; '' is the root. */
interface Place {
  readonly typed: string;
  readonly fromRoot: string;
}

/**
 * What is found at a ref, as accepted; undefined if the ref lacks a side of what `--against` compares.
 *
 * @throws {DedupeError} `GIT_FAILED` if git does not know the ref, or a path is not in the repository.
 */
export async function baselineAtRef(
  call: Call,
  ref: string,
  find: (call: Call) => Promise<DedupeResult>,
): Promise<Baseline | undefined> {
  const repository = await Repository.open();
  const places = call.paths.map((path) => placeOf(path, repository.root));
  const { against } = call.values;
  const others = against.flatMap((path) => placeIn(path, repository.root) ?? []);
  const elsewhere = against.filter((path) => placeIn(path, repository.root) === undefined);
  const roots = [...places, ...others].map(({ fromRoot }) => fromRoot);
  return repository.withFilesOf(ref, roots, async (folder) => {
    const isThere = ({ fromRoot }: Place): boolean => existsSync(join(folder, fromRoot));
    const [there, othersThere] = [places.filter(isThere), others.filter(isThere)];
    const sides = { paths: pathsIn(folder, there), against: pathsIn(folder, othersThere) };
    const all = { ...sides, against: [...sides.against, ...elsewhere] };
    const isOneSided = against.length > 0;
    if (isOneSided && (all.paths.length === 0 || all.against.length === 0)) return undefined;
    const config = movedConfig(call.config, repository.root, folder);
    const result = await find(silent({ ...call, config }, all)).catch((error: unknown) => {
      if (isOneSided && error instanceof DedupeError && error.code === 'NO_FILES') return undefined;
      throw error;
    });
    if (result === undefined) return undefined;
    const { settings, summary } = result;
    const none = { prior: summary.prior, stem: settings.stem, documents: [], pairs: [] };
    const isScanned = (): boolean => true;
    const compared = compareWith(none, result, isScanned);
    return renamed(acceptAll({ baseline: none, compared, isScanned }), folder, [
      ...there,
      ...othersThere,
    ]);
  });
}

function placeOf(typed: string, root: string): Place {
  if (typed === STDIN) {
    throw new DedupeError(
      'BAD_OPTION',
      'standard input is in no commit, so --baseline-from-ref cannot take -',
    );
  }
  const place = placeIn(typed, root);
  if (place !== undefined) return place;
  throw new DedupeError(
    'GIT_FAILED',
    `${JSON.stringify(typed)} is not in the repository of the working folder`,
  );
}

/** Undefined if the path is not in the repository; what is compared with may be elsewhere. */
function placeIn(typed: string, root: string): Place | undefined {
  const fromRoot = relative(root, realPath(typed));
  if (fromRoot === '..' || fromRoot.startsWith(`..${sep}`)) return undefined;
  return { typed, fromRoot: fromRoot.replaceAll(sep, '/') };
}

function pathsIn(folder: string, places: readonly Place[]): readonly string[] {
  return places.map(({ fromRoot }) => join(folder, fromRoot));
}

function realPath(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : full;
}

/** The config with overrides that mean the files of the ref, as they mean those of the working folder. */
function movedConfig(config: Config, root: string, folder: string): Config {
  if (config.overrides === undefined) return config;
  const overrides = config.overrides.map((override) => {
    const place = placeIn(override.folder, root);
    return place === undefined ? override : { ...override, folder: join(folder, place.fromRoot) };
  });
  return { ...config, overrides };
}

interface Sides {
  readonly paths: readonly string[];
  readonly against: readonly string[];
}

/** The call for these files, all in focus; there may be none, it says nothing, and no later run has files there. */
function silent(call: Call, { paths, against }: Sides): Call {
  const { stderr: stream } = process;
  const quiet = { isQuiet: true, isVerbose: false, showProgress: false, isColored: false };
  return {
    ...call,
    paths,
    values: { ...call.values, against, focus: [], cache: false, errorOnEmpty: false },
    notices: new Notices({ stream, ...quiet }),
  };
}

/** Ids as the call would have them in the working folder. */
function renamed(baseline: Baseline, folder: string, places: readonly Place[]): Baseline {
  const nameOf = (id: string): string => {
    if (!id.startsWith(folder)) return id;
    for (const { typed, fromRoot } of places) {
      const rest = posix.relative(join(folder, fromRoot), id);
      if (rest === '..' || rest.startsWith('../')) continue;
      return rest === '' ? typed : posix.join(typed, rest);
    }
    return id;
  };
  return {
    ...baseline,
    documents: baseline.documents.map(({ path, ...one }) => {
      const file = path === undefined ? {} : { path: nameOf(path) };
      return { ...one, document: nameOf(one.document), ...file };
    }),
  };
}
