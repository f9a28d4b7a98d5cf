/** What only a query has: where it looks, and the end of its help. */

import { type Command, Option } from 'commander';
import { COMMAND_FORMATS } from '../../options/command-formats.ts';
import type { Key } from '../../options/options.ts';
import { GROUPS } from '../explain/options.ts';
import { WITHOUT_LISTS } from '../shared.ts';

/** The end of the long help. */
export const NOTES = `The answer:
  Each document that matches the text, the best first: the relation, the score,
  containment (how much of the text is there), resemblance, and the lines that
  both have. The text is compared with what --in names, and with nothing else;
  the score depends on these documents. A file among them is not compared with
  itself.

Standard input:
  Is one text. --stdin-filename says its name and so its format, and a file of that
  name is left out: dedupe query - --stdin-filename posts/a.md --in posts asks
  about a.md as an editor has it. Without a name it is plain text.

Reports:
  -f text or json. Text shows the 10 best; --all shows all.

Exit codes:
  0    it ran
  1    it ran, and --check found a match that counts
  2    it did not run properly: bad flag, missing path, nothing to compare with
  130  ended by Ctrl-C

Examples:
  dedupe query draft.md --in ./articles
  pbpaste | dedupe query - --in ./articles --check
  dedupe query draft.md --in stories.jsonl --json
`;

export { GROUPS };
/** The options under them that it has not. */
export const UNUSED: readonly Key[] = [
  ...WITHOUT_LISTS.filter((key) => key !== 'all' && key !== 'check'),
  'filesFrom',
  'null',
  'errorOnEmpty',
];

/** The formats that it has. */
export const FORMATS = COMMAND_FORMATS.query.names;

/** Declares `--in`; the returned function gives its value after the call is parsed. */
export function declareIn(command: Command): () => readonly string[] | undefined {
  const option = new Option('--in <paths...>', 'folders and files to look in');
  command.addOption(option.helpGroup('Input:'));
  return () => command.opts<{ in?: readonly string[] }>().in;
}
