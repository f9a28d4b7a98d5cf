/**
 * The folders that a server may read, and the paths below them. What a client asks for is resolved to where it
 * really lies, links and `..` included, before it is compared: a link in a folder leads nowhere else. Whether
 * something exists elsewhere is not told.
 */

import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { DedupeError } from '../../../model/error.ts';
import { STDIN } from '../../options/stdin.ts';

/** The named folders, and files. */
export class Folders {
  /** As they were named. */
  readonly named: readonly string[];
  readonly #roots: readonly string[];

  /** @throws {DedupeError} `PATH_MISSING` for one that is not there; `BAD_OPTION` for standard input. */
  constructor(named: readonly string[]) {
    this.named = named.map(asPath);
    this.#roots = named.map(rootOf);
  }

  /**
   * The path to read for a path that a client asks for.
   *
   * @throws {DedupeError} `PATH_MISSING` if it is not there, or not in the folders.
   */
  find(asked: string): string {
    const real = realPath(asked);
    if (real !== undefined && this.#has(real)) return asPath(real);
    const isBelow = !asked.includes('\0') && real === undefined && this.#has(resolve(asked));
    const shown = JSON.stringify(asked.slice(0, 200));
    const known = this.named.map((name) => JSON.stringify(name)).join(', ');
    const what = isBelow ? `there is no ${shown}` : `${shown} is not in the folders of this server`;
    throw new DedupeError('PATH_MISSING', `${what}; they are ${known}`);
  }

  #has(path: string): boolean {
    return this.#roots.some((root) => isWithin(path, root));
  }
}

function rootOf(name: string): string {
  if (name === STDIN) {
    const message = 'standard input speaks the protocol, so it cannot be read; name a folder';
    throw new DedupeError('BAD_OPTION', message);
  }
  const real = realPath(name);
  if (real !== undefined) return real;
  throw new DedupeError('PATH_MISSING', `no such file or folder: ${JSON.stringify(name)}`);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Relative to the working folder where it is below, as reports show paths; never taken for a flag or a stream. */
function asPath(path: string): string {
  const way = relative(process.cwd(), resolve(path));
  if (way === '') return '.';
  if (way === '..' || way.startsWith(`..${sep}`)) return resolve(path);
  return way.startsWith('-') ? `./${way}` : way;
}
