/** What only a comparison has: its options, which only flags set, and the end of its help. */

import { type Command, Option } from 'commander';
import { COMMAND_FORMATS, formatSummary } from '../../options/command-formats.ts';
import type { Given } from '../../options/flags.ts';
import { offer } from '../../options/offers.ts';
import { choice, text } from '../../options/option-kinds.ts';
import type { Key } from '../../options/options.ts';
import { readValue } from '../../options/read-value.ts';
import { GROUPS } from '../explain/options.ts';
import { WITHOUT_LISTS } from '../shared.ts';

/** The end of the long help. */
export const NOTES = `A and B:
  A path as it was given or as a report shows it, a path with a line for a
  record (stories.jsonl:3), the id of a record, or the end of a path that no
  other document has.

In a corpus:
  --in names folders and files, which are read as by the main command. The score
  and the relation depend on the other documents there, the texts do not.
  Without --in only the two files are read.

The texts:
  Side by side on a terminal of 100 columns or more, else one under the other.
  Numbers are lines of the files, and a bar stands beside passages: what both
  have, but for a few words. [-words-] in a passage are of A alone, {+words+} of
  B alone. Capitals, punctuation and line breaks are not compared. What one
  document has outside of passages is folded, and so is the middle of a long
  stretch without an edit; --all shows them. A passage is moved if B has it
  elsewhere among the others.

Reports:
  -f text, json or html; -o a.html, a.json and a.txt say so by their names. The
  page is one file without scripts. In JSON, rows are the texts: passages in
  segments, shared or not, and what one document has alone, whose text is left
  out without --all. Offsets are UTF-16 units from 0, lines and columns count
  from 1.

Exit codes:
  0    it ran, whatever the two are to each other
  2    it did not run properly: bad flag, missing path, unknown document
  130  ended by Ctrl-C

Examples:
  dedupe compare wire.txt rewrite.txt
  dedupe compare wire.txt rewrite.txt --all | less
  dedupe compare 17 23 --in stories.jsonl -o 17-23.html
`;

export { GROUPS };
/** The options under them that it has not, or has of its own. */
export const UNUSED: readonly Key[] = [
  ...WITHOUT_LISTS,
  'errorOnEmpty',
  'format',
  'json',
  'output',
];

/** The reports that the flags ask for; filled while they are parsed. */
export interface CompareReports {
  readonly given: readonly Given[];
  readonly all: () => boolean;
}

/** Declares the options about reports. */
export function declareReports(command: Command): CompareReports {
  const given: Given[] = [];
  const add = (key: Key, option: Option): void => {
    command.addOption(option.helpGroup('Report:'));
    const flag = option.long ?? '';
    command.on(`option:${option.name()}`, (typed: string | undefined) => {
      given.push({ key, flag, isNegative: false, ...(option.required && { text: typed ?? '' }) });
    });
  };
  const { names } = COMMAND_FORMATS.compare;
  const format = new Option('-f, --format <format>', `${formatSummary(names)} (default: text)`);
  const formats = choice(names);
  const file = new Option('-o, --output <file>', 'file for the report; - is stdout');
  add(
    'format',
    offer(format, formats).argParser((typed) => readValue(formats, typed, '--format')),
  );
  add('json', new Option('--json', 'same as -f json'));
  add(
    'output',
    file.argParser((typed) => readValue(text, typed, '--output')),
  );
  add('all', new Option('-a, --all', 'fold nothing'));
  return { given, all: () => given.some(({ key }) => key === 'all') };
}
