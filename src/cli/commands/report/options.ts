/** Which options a report of a saved result has, and the end of its help. */

import { GROUPS, type Key, SPECS } from '../../options/options.ts';

/** The end of the long help. */
export const NOTES = `The result:
  What dedupe PATHS -f json or -f ndjson wrote. It is checked before anything
  is written. -t may raise its threshold, not lower it: pairs below are not in
  it. Members that no longer match leave their clusters. -f html reads the texts
  again, where they were: run it in the same folder. One that has changed since,
  by its hash, is left out, and a warning names it.

Exit codes:
  0    it ran, whatever the result holds
  2    it did not run properly: bad flag, no such file, no valid result
  130  ended by Ctrl-C

Examples:
  dedupe report found.json                       for people
  dedupe report found.json -o a.csv -o b.md      two more reports
  dedupe report found.json -t .9 -f paths -0     surer ones, for xargs -0
  dedupe ./articles --json | dedupe report - -f agent
`;

const USED: ReadonlySet<Key> = new Set<Key>([
  'threshold',
  'null',
  'format',
  'json',
  'ndjson',
  'output',
  'all',
  'texts',
  'textField',
  'focus',
  'color',
  'quiet',
  'config',
]);

export { GROUPS };
/** The options that say something about articles or a run. */
export const UNUSED: readonly Key[] = SPECS.map(([key]) => key).filter((key) => !USED.has(key));
