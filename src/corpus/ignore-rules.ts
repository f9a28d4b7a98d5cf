/**
 * Ignore rules as git applies them: the last rule that matches decides, and the rules of a folder
 * come after those of the folders above it.
 *
 * The rules of a nested file are rewritten to be relative to one base, so that a folder's whole
 * chain is one matcher. Files that git reads from elsewhere (`.git/info/exclude`, the user's own
 * excludes) do not count: the same folder gives the same result on every machine.
 */

import type ignore from 'ignore';

/** The files that hold rules, weakest first. */
export const IGNORE_FILES: readonly string[] = ['.gitignore', '.ignore', '.dedupeignore'];

/** The rules that hold in one folder. Immutable: a folder with rules of its own derives from it. */
export class IgnoreRules {
  /** No rules at all. */
  static readonly NONE = new IgnoreRules(undefined);

  private readonly matcher: ignore.Ignore | undefined;

  private constructor(matcher: ignore.Ignore | undefined) {
    this.matcher = matcher;
  }

  /** Returns these rules plus those of a file in `folder`, a path from the base, '' for the base. */
  with(folder: string, lines: string): IgnoreRules {
    const rules = lines.replace(/^\uFEFF/, '').split(/\r?\n/);
    const rebased = rules.map((rule) => rebase(rule, folder)).filter((rule) => rule !== '');
    if (rebased.length === 0) return this;
    const matcher = newMatcher();
    if (this.matcher) matcher.add(this.matcher);
    return new IgnoreRules(matcher.add(rebased));
  }

  /**
   * Returns what the rules say of a path from the base, which ends in `/` if it is a folder: true to
   * leave it out, false to take it, undefined if no rule speaks of it.
   */
  verdict(path: string): boolean | undefined {
    if (!this.matcher) return undefined;
    const { ignored, unignored } = this.matcher.test(path);
    if (ignored) return true;
    return unignored ? false : undefined;
  }
}

// Loaded with the first rule: a folder without ignore files does not pay for it at start-up, and
// discovery stays synchronous.
function newMatcher(): ignore.Ignore {
  const { createRequire } = process.getBuiltinModule('node:module');
  const create: typeof ignore = createRequire(import.meta.url)('ignore');
  return create({ ignorecase: false });
}

/** A rule of a file in `folder` as a rule of the base; '' for a comment or a blank line. */
function rebase(rule: string, folder: string): string {
  if (rule.startsWith('#')) return '';
  if (folder === '') return rule;
  const isNegative = rule.startsWith('!');
  const pattern = isNegative ? rule.slice(1) : rule;
  if (pattern.trim() === '') return '';
  const isAnchored = /\/./.test(pattern.trimEnd());
  const below = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return `${isNegative ? '!' : ''}/${escapePattern(folder)}/${below}`;
}

function escapePattern(path: string): string {
  return path.replace(/[\\*?[\] ]/g, '\\$&');
}
