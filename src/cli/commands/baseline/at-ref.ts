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
 * What is found at a ref, as accepted.
 *
 * @throws {DedupeError} `GIT_FAILED` if git does not know the ref, or a path is not in the repository.
 */
export async function baselineAtRef(
  call: Call,
  ref: string,
  find: (call: Call) => Promise<DedupeResult>,
): Promise<Baseline> {
  const repository = await Repository.open();
  const places = call.paths.map((path) => placeOf(path, repository.root));
  const roots = places.map(({ fromRoot }) => fromRoot);
  return repository.withFilesOf(ref, roots, async (folder) => {
    const there = places.filter(({ fromRoot }) => existsSync(join(folder, fromRoot)));
    const result = await find(silent(call, folder, there));
    const { settings, summary } = result;
    const none = { prior: summary.prior, stem: settings.stem, documents: [], pairs: [] };
    const isScanned = (): boolean => true;
    const compared = compareWith(none, result, isScanned);
    return renamed(acceptAll({ baseline: none, compared, isScanned }), folder, there);
  });
}

function placeOf(typed: string, root: string): Place {
  if (typed === STDIN) {
    throw new DedupeError(
      'BAD_OPTION',
      'standard input is in no commit, so --baseline-from-ref cannot take -',
    );
  }
  const fromRoot = relative(root, realPath(typed));
  if (fromRoot !== '..' && !fromRoot.startsWith(`..${sep}`)) {
    return { typed, fromRoot: fromRoot.replaceAll(sep, '/') };
  }
  throw new DedupeError(
    'GIT_FAILED',
    `${JSON.stringify(typed)} is not in the repository of the working folder`,
  );
}

function realPath(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : full;
}

/** The call, for the files in that folder; it may be empty, and says nothing. */
function silent(call: Call, folder: string, places: readonly Place[]): Call {
  const { stderr: stream } = process;
  const quiet = { isQuiet: true, isVerbose: false, showProgress: false, isColored: false };
  return {
    ...call,
    paths: places.map(({ fromRoot }) => join(folder, fromRoot)),
    values: { ...call.values, errorOnEmpty: false },
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
