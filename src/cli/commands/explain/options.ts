/** What only an explanation has: its one option, which only a flag sets, and the end of its help. */

import { type Command, Option } from 'commander';
import { COMMAND_FORMATS } from '../../options/command-formats.ts';
import { WITHOUT_LISTS } from '../shared.ts';

/** The end of the long help. */
export const NOTES = `A and B:
  A path as it was given or as a report shows it, a path with a line for a
  record (stories.jsonl:3), the id of a record, or the end of a path that no
  other document has.

In a corpus:
  --in names folders and files, which are read as by the main command. Which
  pairs are compared, what is boilerplate, and which document is the original
  depend on the other documents there. Without --in only the two files are read.

Parts of the explanation:
  The score is a logistic model: each term is a value times a weight, and their
  sum is the log-odds. Shares are exact, of distinct words and phrases in the
  whole texts; beside them are the estimates of signatures, with one standard
  error. Rarity is in bits: a word of 4 bits is in one of 16 texts of the
  language. In passages, [brackets] mark differences.

Exit codes:
  0    it ran, whatever the two are to each other
  2    it did not run properly: bad flag, missing path, unknown document
  130  ended by Ctrl-C

Examples:
  dedupe explain wire.txt rewrite.txt
  dedupe explain articles/wire.txt articles/rewrite.txt --in ./articles
  dedupe explain 17 23 --in stories.jsonl --json
`;

/** Headings of the option table that it has. */
export const GROUPS = [
  'Matching',
  'Input',
  'Report',
  'Exit code',
  'Machine',
  'Screen',
  'Settings',
] as const;
/** The options under them that it has not. */
export const UNUSED = [...WITHOUT_LISTS, 'errorOnEmpty'] as const;

/** The formats that it has. */
export const FORMATS = COMMAND_FORMATS.explain.names;

/** Declares `--in`; the returned function gives its value after the call is parsed. */
export function declareIn(command: Command): () => readonly string[] | undefined {
  const option = new Option(
    '--in <paths...>',
    'folders and files to compare the two within; - is standard input',
  );
  command.addOption(option.helpGroup('Input:'));
  return () => command.opts<{ in?: readonly string[] }>().in;
}
