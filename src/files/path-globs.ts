/**
 * Globs that say which paths something holds for: with the meaning of an ignore file in their folder. Costs as much as
 * ignore rules do, for the path and for each folder above it.
 */

import { relative, resolve } from 'node:path';
import { bytesOf, posix } from './bytes-path.ts';
import { IgnoreRules } from './ignore-rules.ts';

/** Some globs, ready to match. */
export class PathGlobs {
  readonly #folder: string;
  readonly #rules: IgnoreRules;

  /** The globs are relative to `folder`; of those that match, the last decides, and `!` takes back. */
  constructor(globs: readonly string[], folder: string) {
    this.#folder = resolve(folder);
    this.#rules = IgnoreRules.asked(bytesOf(globs.join('\n')));
  }

  /** True if a path from the working folder is meant, itself or by a folder above it; never one outside the folder. */
  match(path: string): boolean {
    const inside = bytesOf(posix(relative(this.#folder, resolve(path))));
    if (inside === '' || inside === '..' || inside.startsWith('../')) return false;
    for (let end = inside.length; end > 0; end = inside.lastIndexOf('/', end - 2) + 1) {
      const verdict = this.#rules.verdict(inside.slice(0, end));
      if (verdict !== undefined) return verdict;
    }
    return false;
  }
}
