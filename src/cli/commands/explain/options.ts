/** What an explanation alone has: an option, which only a flag sets, and the end of its help. */

import { type Command, Option } from 'commander';

/** What the long help ends with. */
export const NOTES = `A and B:
  A path as it was given or as a report has it, a path with a line for a record
  (stories.jsonl:3), the id of a record, or the end of a path that no other
  document has.

In a corpus:
  --in names folders and files, read as the main command reads them. Which pairs
  are compared, what is boilerplate, and who is the original depend on what else
  is there. Without --in there are only the two files.

Parts of the explanation:
  The score is a logistic model: each term is a value times a weight, their sum
  is the log-odds. Shares are exact, of distinct words and phrases in the whole
  texts; beside them is what signatures would have told, with one standard
  error. Rarity is in bits: a word of 4 bits is in one text in 16 of the
  language. In passages [brackets] hold what differs.

Exit codes:
  0    it ran, whatever the two are to each other
  2    it did not run properly: bad flag, missing path, unknown document
  130  ended by Ctrl-C

Examples:
  dedupe explain wire.txt rewrite.txt
  dedupe explain articles/wire.txt articles/rewrite.txt --in ./articles
  dedupe explain 17 23 --in stories.jsonl --json
`;

/** Headings of the option table that it takes. */
export const GROUPS = [
  'Matching',
  'Input',
  'Report',
  'Exit code',
  'Machine',
  'Screen',
  'Settings',
] as const;
/** Options under them that it has no use for. */
export const UNUSED = [
  'allPairs',
  'ndjson',
  'all',
  'showBoilerplate',
  'timing',
  'check',
  'errorOnEmpty',
] as const;

/** Declares `--in`; the function returned says what it is set to once the call is parsed. */
export function declareIn(command: Command): () => readonly string[] | undefined {
  const option = new Option(
    '--in <paths...>',
    'folders and files among which to look at the two; - is standard input',
  );
  command.addOption(option.helpGroup('Input:'));
  return () => command.opts<{ in?: readonly string[] }>().in;
}
