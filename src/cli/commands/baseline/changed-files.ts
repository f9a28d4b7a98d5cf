/** Which documents of a run are in files that changed since a ref. */

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DocumentEntry } from '../../../model/result.ts';
import type { Call } from '../../options/call.ts';
import { Repository } from './git.ts';

/** Whether a document is in a changed file. */
export type IsChanged = (entry: Pick<DocumentEntry, 'path'>) => boolean;

/**
 * The test for documents in changed files; undefined if the call does not ask.
 *
 * @throws {DedupeError} `GIT_FAILED` if git cannot say what changed.
 */
export async function changedFiles({ values }: Call): Promise<IsChanged | undefined> {
  const { changedSince } = values;
  if (changedSince === undefined) return undefined;
  const repository = await Repository.open();
  const changed = await repository.changedSince(changedSince);
  return ({ path }) => changed.has(realPath(path));
}

function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    return full;
  }
}
