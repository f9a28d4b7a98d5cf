/**
 * Where a config may have a report written: into its own folder or below. A config travels with its
 * folder, and using it must not overwrite files elsewhere.
 *
 * Links are followed, of folders and of the file itself. If something does not exist yet, its name
 * decides.
 */

import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The absolute path of a report that a config names; undefined if it is not inside its folder. */
export function placeOutput(config: string, output: string): string | undefined {
  const target = placeInside(dirname(config), output);
  try {
    return target !== undefined && realPlace(target) !== realpathSync(config) ? target : undefined;
  } catch {
    return undefined;
  }
}

/** The absolute path of a file below a folder; undefined if links or its name lead out of it. */
export function placeInside(folder: string, file: string): string | undefined {
  const target = resolve(folder, file);
  try {
    return isInside(realpathSync(folder), realPlace(target)) ? target : undefined;
  } catch {
    // a link to nothing or in a circle, or a folder that may not be read
    return undefined;
  }
}

/** The path without links; as far as it does not exist yet, it is kept as it is. */
function realPlace(path: string): string {
  if (isThere(path)) return realpathSync(path);
  return join(realPlace(dirname(path)), basename(path));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isInside(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
