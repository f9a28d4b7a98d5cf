/**
 * Ignore rules as git applies them: the last rule that matches decides, and the rules of a folder
 * come after the rules of the folders above it.
 *
 * Files that git reads from elsewhere (`.git/info/exclude`, the user's own excludes) do not count,
 * so the same folder gives the same result on every machine.
 */

import { completeLimits, type InputLimits } from '../model/limits.ts';
import { NO_RULE, parseRule, RuleTable } from './rule-table.ts';

/** The files that hold rules, weakest first. */
export const IGNORE_FILES: readonly string[] = ['.gitignore', '.ignore', '.dedupeignore'];

/**
 * The rules that hold in one folder. Immutable: a folder with rules of its own derives new ones.
 */
export class IgnoreRules {
  /** No rules at all. */
  static readonly NONE = new IgnoreRules(undefined, '', '', 0);

  /** Bytes of the rules that have to be tried one after another. */
  readonly globBytes: number;
  readonly #above: IgnoreRules | undefined;
  readonly #start: number;
  readonly #ofFiles: RuleTable;
  readonly #ofFolders: RuleTable;

  private constructor(
    above: IgnoreRules | undefined,
    folder: string,
    lines: string,
    maxGlobBytes: number,
  ) {
    this.#above = above;
    this.#ofFiles = new RuleTable(maxGlobBytes);
    this.#ofFolders = new RuleTable(maxGlobBytes);
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
   * Returns these rules plus those of a file in `folder`, which is a path from the base, '' for the
   * base itself. Both are byte strings, like every path that the rules are applied to. Rules of
   * more bytes than `ignoreWildcards` must not be used.
   */
  with(
    folder: string,
    lines: string,
    { ignoreWildcards }: InputLimits = completeLimits(),
  ): IgnoreRules {
    const isEmpty = this.#above === undefined && this.#ofFolders.isEmpty;
    const rules = new IgnoreRules(isEmpty ? undefined : this, folder, lines, ignoreWildcards);
    return rules.#ofFolders.isEmpty ? this : rules;
  }

  /** Returns the rules that the user gave, with no limit on their size. */
  static asked(lines: string): IgnoreRules {
    return new IgnoreRules(undefined, '', lines, Infinity);
  }

  /**
   * Returns the verdict of the rules on a path from the base, which ends in `/` if it is a folder:
   * true to leave it out, false to take it, undefined if no rule matches. The path must lie in the
   * folder that the rules were made for.
   */
  verdict(path: string): boolean | undefined {
    return IgnoreRules.#decide(this, path);
  }

  /** A loop, because folders can be nested deeper than calls. */
  static #decide(strongest: IgnoreRules, path: string): boolean | undefined {
    const isFolder = path.endsWith('/');
    const end = isFolder ? path.length - 1 : path.length;
    const name = path.slice(path.lastIndexOf('/', end - 1) + 1, end);
    let rules: IgnoreRules | undefined = strongest;
    for (; rules !== undefined; rules = rules.#above) {
      const table = isFolder ? rules.#ofFolders : rules.#ofFiles;
      const rank = table.isEmpty ? NO_RULE : table.rank(path.slice(rules.#start, end), name);
      if (rank !== NO_RULE) return rank % 2 === 0;
    }
    return undefined;
  }
}
