/**
 * The rules of one ignore file, and the last of them that matches a path.
 *
 * The author of the folder wrote the rules, so they must cost little, however many there are.
 * Names, paths and `*.ending` are looked up. Only the other rules, with wildcards inside, are tried
 * one after another, and the limit `ignoreWildcards` holds for these.
 */

import { compileGlob, type Glob, isLiteral, matchesGlob } from './glob.ts';

/** The rank if no rule matches. */
export const NO_RULE = -1;

/** One rule of an ignore file. */
export interface Rule {
  /**
   * Twice the number of its line, plus one if it takes back an earlier rule. The highest rank that
   * matches decides.
   */
  readonly rank: number;
  readonly isFolderOnly: boolean;
  /** True if the rule matches the name of a file or folder; false if it matches the path. */
  readonly isOfName: boolean;
  readonly text: string;
}

/** The rules of one file, for files or for folders. */
export class RuleTable {
  isEmpty = true;
  globBytes = 0;
  readonly #names = new Map<string, number>();
  readonly #paths = new Map<string, number>();
  /** The rule `*.txt` is kept as `.txt`. */
  readonly #endings = new Map<string, number>();
  readonly #endingLengths = new Set<number>();
  readonly #globs: { readonly rule: Rule; readonly glob: Glob }[] = [];
  readonly #maxGlobBytes: number;

  /**
   * Rules that have to be tried are dropped beyond this many bytes. The caller sees that by
   * `globBytes` and refuses all rules.
   */
  constructor(maxGlobBytes: number) {
    this.#maxGlobBytes = maxGlobBytes;
  }

  /** Adds a rule; its rank must be above all that were added. */
  add(rule: Rule): void {
    const { text, rank, isOfName } = rule;
    if (isLiteral(text)) (isOfName ? this.#names : this.#paths).set(text, rank);
    else if (isOfName && text.startsWith('*') && isLiteral(text.slice(1))) this.#addEnding(rule);
    else this.#addGlob(rule);
    this.isEmpty = false;
  }

  #addEnding({ text, rank }: Rule): void {
    this.#endings.set(text.slice(1), rank);
    this.#endingLengths.add(text.length - 1);
  }

  #addGlob(rule: Rule): void {
    this.globBytes += rule.text.length;
    if (this.globBytes > this.#maxGlobBytes) return;
    const glob = compileGlob(rule.text);
    if (glob !== undefined) this.#globs.push({ rule, glob });
  }

  /** Returns the rank of the last rule that matches, or `NO_RULE`. */
  rank(path: string, name: string): number {
    let rank = Math.max(this.#names.get(name) ?? NO_RULE, this.#paths.get(path) ?? NO_RULE);
    for (const length of this.#endingLengths) {
      if (length > name.length) continue;
      rank = Math.max(rank, this.#endings.get(name.slice(name.length - length)) ?? NO_RULE);
    }
    for (let i = this.#globs.length - 1; i >= 0; i--) {
      const candidate = this.#globs[i];
      if (candidate === undefined || candidate.rule.rank < rank) break;
      const { rule, glob } = candidate;
      if (matchesGlob(glob, rule.isOfName ? name : path)) return rule.rank;
    }
    return rank;
  }
}

/**
 * Parses a line of an ignore file; undefined for a comment, a blank line, and a rule that can match
 * nothing.
 */
export function parseRule(line: string, order: number): Rule | undefined {
  if (line.startsWith('#')) return undefined;
  const written = withoutEndingSpaces(line.replace(/\r$/, '').replace(/\0.*/s, ''));
  const isNegative = written.startsWith('!');
  const pattern = isNegative ? written.slice(1) : written;
  const isFolderOnly = pattern.endsWith('/');
  const text = isFolderOnly ? pattern.slice(0, -1) : pattern;
  if (text === '') return undefined;
  return {
    rank: 2 * order + (isNegative ? 1 : 0),
    isFolderOnly,
    isOfName: !text.includes('/'),
    text: text.startsWith('/') ? text.slice(1) : text,
  };
}

/** Spaces at the end do not count, unless a backslash comes before the first of them. */
function withoutEndingSpaces(line: string): string {
  const end = lengthWithout(line, ' ', line.length);
  const backslashes = end - lengthWithout(line, '\\', end);
  return line.slice(0, backslashes % 2 === 0 ? end : end + 1);
}

/** The length of a line without the run of `char` that ends at `end`. */
function lengthWithout(line: string, char: string, end: number): number {
  let length = end;
  while (length > 0 && line[length - 1] === char) length--;
  return length;
}
