/**
 * Writes files that are not there yet; all or, if one of them is there, none. A link of the folder must not lead the
 * program to write elsewhere, not even with --force.
 */

import { lstatSync, mkdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { DedupeError } from '../../../model/error.ts';
import { placeInside } from '../../config/config-output.ts';
import { orCannot } from '../../output/refuse-output.ts';
import { writeOutput } from '../../output/write.ts';
import { tryStat } from '../../try-stat.ts';

/** A file to write. */
export interface NewFile {
  /** The folder that it must stay in. */
  readonly root: string;
  /** Its path from there. */
  readonly name: string;
  readonly content: string;
  /** True if the content begins with what is there already. */
  readonly isAddition?: boolean;
}

/** Its path as a user would type it here. */
export const pathOfNew = ({ root, name }: NewFile): string => relative('', `${root}/${name}`);

/**
 * Writes the files.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` if one is there and is not to be overwritten, or cannot be written.
 */
export async function writeNew(files: readonly NewFile[], isForced: boolean): Promise<void> {
  const places = files.map((file) => placeOf(file));
  const there = files.filter((file, i) => !file.isAddition && isThere(places[i] ?? ''));
  if (there.length > 0 && !isForced) throw refuseOverwrite(there.map(pathOfNew));
  for (const [i, { content }] of files.entries()) {
    const place = places[i] ?? '';
    const folder = dirname(place);
    orCannot(`cannot make the folder ${JSON.stringify(folder)}`, () =>
      mkdirSync(folder, { recursive: true }),
    );
    await writeOutput(place, [content]);
  }
}

function placeOf(file: NewFile): string {
  const place = placeInside(file.root, file.name);
  if (place !== undefined && !isLink(place)) return place;
  const name = JSON.stringify(pathOfNew(file));
  throw new DedupeError('OUTPUT_FAILED', `${name} is or goes through a link: write it by hand`);
}

const isThere = (path: string): boolean => tryStat(() => lstatSync(path)) !== undefined;
const isLink = (path: string): boolean => tryStat(() => lstatSync(path))?.isSymbolicLink() ?? false;

function refuseOverwrite(names: readonly string[]): DedupeError {
  const list = names.map((name) => JSON.stringify(name)).join(' and ');
  const verb = names.length === 1 ? 'is' : 'are';
  const remedy = '--force overwrites, --print shows what would be written';
  return new DedupeError('OUTPUT_FAILED', `${list} ${verb} there already: ${remedy}`);
}
