/** What an option is: a row of the table in `options.ts`, and the three kinds of rows. */

import { type Kind, onOff } from './option-kinds.ts';

/** Headings of the help; a command has the options of the groups that it needs. */
export const GROUPS = [
  'Matching',
  'Input',
  'Report',
  'Only what is new',
  'Exit code',
  'Machine',
  'Cache',
  'Screen',
  'Settings',
  'Instead of a report',
] as const;
/** A heading of the help. */
export type Group = (typeof GROUPS)[number];

/** One option of the table. */
export interface Spec<T> {
  readonly kind: Kind<T>;
  readonly group: Group;
  /** One line of help. */
  readonly summary: string;
  /** The same line in the help of a command with these formats, if it names any. */
  readonly summaryWith?: (formats: readonly string[]) => string;
  readonly default: T;
  /** `-t` */
  readonly short?: string;
  /** The name of the value in the help: `<share>`. */
  readonly placeholder?: string;
  /** The flag that turns it off, and the value that this means. */
  readonly negative?: { readonly flag: string; readonly value: T };
  /** Shown by the short help, `-h`. */
  readonly isBasic?: boolean;
  /** It adds to what a weaker origin gives, where others replace it. */
  readonly addsUp?: boolean;
  /** It is about one call, so neither a config file nor the environment may set it. */
  readonly isFlagOnly?: boolean;
  /** The flag takes all words up to the next flag. */
  readonly isMany?: boolean;
}

type Details<T> = Omit<Spec<T>, 'kind' | 'negative'> & { readonly placeholder: string };

/** An option with a value. */
export function valued<T>(
  kind: Kind<T>,
  details: Details<NoInfer<T>> & Pick<Spec<NoInfer<T>>, 'negative'>,
): Spec<T> {
  return { kind, ...details };
}

/** An option with a value that has no default of its own. */
export function optional<T>(
  kind: Kind<T>,
  details: Omit<Details<NoInfer<T>>, 'default'>,
): Spec<T | undefined> {
  const { join, ...rest } = kind;
  const open: Kind<T | undefined> = join
    ? { ...rest, join: (earlier, later) => (earlier && later ? join(earlier, later) : later) }
    : rest;
  return { kind: open, default: undefined, ...details };
}

/** A switch; off by default unless said otherwise. */
export function toggle(
  details: Omit<Spec<boolean>, 'kind' | 'default'> & { default?: boolean },
): Spec<boolean> {
  return { kind: onOff, default: false, ...details };
}
