/** The list of all limits, for the help and the README. */

import { LIMIT_NAMES, type LimitName, limitSpec, spokenLimit } from '../../model/limits.ts';
import { shortSize } from './limits.ts';

/** The limits of one thing. */
export interface LimitRow {
  readonly of: string;
  /** As they are typed, with their usual values: `id-length=4096`. */
  readonly usual: readonly string[];
  readonly beyond: string;
}

/** The limits that have options of their own. */
export const OPTION_LIMITS: readonly LimitRow[] = [
  {
    usual: ['--max-file-size none', '--max-record-size 64M'],
    of: 'a text, a line of JSONL',
    beyond: 'it is skipped',
  },
  { usual: ['--max-labels 128M'], of: 'the labels of `eval`', beyond: 'the run ends' },
  {
    usual: ['--memory half-of-all'],
    of: 'the run; a text or line may take a sixteenth',
    beyond: 'tokens and texts go to files; if ids, paths and titles outgrow it, the run ends',
  },
];

/** The limits that `--limit` changes. */
export function limitRows(): readonly LimitRow[] {
  const things = new Set(LIMIT_NAMES.map((name) => limitSpec(name).of));
  return [...things].map((of) => {
    const names = LIMIT_NAMES.filter((name) => limitSpec(name).of === of);
    const [first] = names;
    const beyond = first === undefined ? '' : limitSpec(first).beyond;
    return { of, usual: names.map(typed), beyond };
  });
}

function typed(name: LimitName): string {
  const { default: usual, unit } = limitSpec(name);
  return `${spokenLimit(name)}=${unit === 'bytes' ? shortSize(usual) : usual}`;
}
