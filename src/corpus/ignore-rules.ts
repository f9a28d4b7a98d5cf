/**
 * Ignore rules as git applies them: the last rule that matches decides, and the rules of a folder
 * come after those of the folders above it.
 *
 * Files that git reads from elsewhere (`.git/info/exclude`, the user's own excludes) do not count: the
 * same folder gives the same result on every machine.
 */

import { NO_RULE, parseRule, RuleTable } from './rule-table.ts';

export { MAX_GLOB_BYTES } from './rule-table.ts';

/** The files that hold rules, weakest first. */
export const IGNORE_FILES: readonly string[] = ['.gitignore', '.ignore', '.dedupeignore'];

/** The rules that hold in one folder. Immutable: a folder with rules of its own derives from it. */
export class IgnoreRules {
  /** No rules at all. */
  static readonly NONE = new IgnoreRules(undefined, '', '');

  /** Bytes of the rules that have to be tried one after another. */
  readonly globBytes: number;
  readonly #above: IgnoreRules | undefined;
  readonly #start: number;
  readonly #ofFiles = new RuleTable();
  readonly #ofFolders = new RuleTable();

  private constructor(above: IgnoreRules | undefined, folder: string, lines: string) {
    this.#above = above;
    this.#start = folder === '' ? 0 : folder.length + 1;
    let order = 0;
    for (const line of lines.replace(/^\u00EF\u00BB\u00BF/, '').split('\n')) {
      const rule = parseRule(line, order++);
      if (rule === undefined) continue;
      this.#ofFolders.add(rule);
      if (!rule.isFolderOnly) this.#ofFiles.add(rule);
    }
    this.globBytes = this.#ofFolders.globBytes + (above?.globBytes ?? 0);
  }

  /**
   * Returns these rules plus those of a file in `folder`, a path from the base, '' for the base. Both
   * are byte strings, as all that these rules are asked of.
   */
  with(folder: string, lines: string): IgnoreRules {
    const isEmpty = this.#above === undefined && this.#ofFolders.isEmpty;
    const rules = new IgnoreRules(isEmpty ? undefined : this, folder, lines);
    return rules.#ofFolders.isEmpty ? this : rules;
  }

  /**
   * Returns what the rules say of a path from the base, which ends in `/` if it is a folder: true to
   * leave it out, false to take it, undefined if no rule speaks of it. The path lies in the folder
   * that the rules were made for.
   */
  verdict(path: string): boolean | undefined {
    const isFolder = path.endsWith('/');
    const end = isFolder ? path.length - 1 : path.length;
    const name = path.slice(path.lastIndexOf('/', end - 1) + 1, end);
    const table = isFolder ? this.#ofFolders : this.#ofFiles;
    const rank = table.isEmpty ? NO_RULE : table.rank(path.slice(this.#start, end), name);
    return rank === NO_RULE ? this.#above?.verdict(path) : rank % 2 === 0;
  }
}
