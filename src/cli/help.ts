/** The two helps: `-h` is what most calls need, on one screen; `--help` is everything. */

import { type Command, CommanderError, Option } from 'commander';
import { limitRows } from './options/limit-list.ts';
import { flagOf, SPECS } from './options/options.ts';

const BASIC = new Set(SPECS.filter(([, spec]) => spec.isBasic).map(([key]) => flagOf(key)));

/** The end of the short help of the main command. */
export const EXAMPLE = `Example:
  dedupe ./articles       who copied whom, and how much
`;

/** The end of the long help of the main command. */
export const NOTES = `Switches are turned off with --no-: --check, --no-check.

Examples:
  dedupe ./articles                       who copied whom, and how much
  dedupe ./articles --json > found.json   the same for programs
  dedupe -f json -o found.json -f text .  both in one run
  dedupe stories.jsonl --text-field body  one article per line
  git ls-files -z | dedupe --files-from - -0
  dedupe ./articles --focus posts/new.md  only what touches this file
  dedupe ./drafts --against ./articles    which drafts are there already
  dedupe ./articles --check --relation near-duplicate
                                          fail on copies closer than a rewrite

Reports:
  Each -o belongs to the -f next to it, normally the one before. A -f without a -o goes to
  standard output; a -o without a -f takes its format from the name: .json, .ndjson, .csv, .md,
  .txt. A name that asks for another format than its -f is an error.
  paths lists the files to do without, for xargs -0 (-f paths -0); agent is for language models.

Only what is new:
  dedupe . --baseline dedupe.baseline --update-baseline accepts what is there, and dedupe .
  --baseline dedupe.baseline --check then fails on new duplicates alone. The file knows texts, not
  names: a small edit or a move is nothing new; a third copy of an accepted pair is. It keeps the
  learnt prior. It has a line for each document, so branches merge by line: put "dedupe.baseline
  merge=union" into .gitattributes. --baseline-from-ref main needs no file.
  --accept A B --because TEXT accepts one pair, named as reports do, with a reason.

Settings:
  A flag wins over a DEDUPE_* variable (DEDUPE_TEXT_FIELD=body), a variable over the config file,
  the config file over the default. The config file is the nearest
  dedupe.config.{json,jsonc,yaml,yml,js,mjs}, .deduperc, or package.json with a "dedupe" key, from the
  working folder up to the root of its repository; other folders are not searched, though they are
  scanned. It is not used if it or its folder belongs to someone else or can be written by everyone.
  Its keys are the long flags in camel case: textField. --ignore adds to its globs. Paths in it are
  relative to it, and its output stays in its folder. -v says what it set. Without paths on the
  command line, its key paths is read. dedupe init writes a config that suits the folder.
  overrides: [{ files: globs, threshold, relation, ignore }] are settings of some files: a pair
  counts if it counts for the stricter of its two documents; the last entry that matches decides;
  a flag wins for all files. Documents with the same words are one text, as lax as any of them.

Suppressions:
  A text with dedupe: false in its front matter is left out. A page whose canonical or
  duplicate_of key, or canonical link, names the other is settled: listed, but no finding. What
  stands between <!-- dedupe-ignore-start --> and <!-- dedupe-ignore-end --> is set aside; in MDX
  also between {/* dedupe-ignore-start */} and {/* dedupe-ignore-end */}. --report-suppressions
  lists them all; one that names a page which is not there, or does not match, and a block without
  a word are stale, and --check then fails on them.

Limits:
  --limit changes how much of what it is handed a run takes. Usual values, in bytes, counts or
  seconds:
${limitRows()
  .map(({ usual }) => `    ${usual.join('  ')}`)
  .join('\n')}
  Those of a config hold while it is read, so no config sets them. Its key is an object:
  limit: { idLength: 8000 }. Texts, records, labels and memory have options of their own.

Exit codes:
  0    it ran
  1    it ran, and --check, --fail-on or --max-findings found too much
  2    it did not run properly: bad flag, bad config, missing path, no file matched, no article
       could be read, or input skipped under --strict
  130  ended by Ctrl-C
`;

/** The ends of the two helps of a command. */
export interface HelpNotes {
  readonly brief?: string;
  readonly full?: string;
}

/** Declares `-h` and `--help` on a command; each prints its help and ends the parse. */
export function declareHelp(command: Command, notes: HelpNotes = {}): void {
  const brief = new Option('-h', 'the options needed most');
  declare(command, brief, () => join(shortHelp(command), notes.brief));
  const full = new Option('--help', 'every option, with examples and exit codes');
  declare(command, full, () => join(command.helpInformation(), notes.full));
}

function declare(command: Command, option: Option, text: () => string): void {
  command.addOption(option.helpGroup('Help:'));
  command.on(`option:${option.name()}`, () => {
    command.configureOutput().writeOut?.(text());
    throw new CommanderError(0, 'commander.help', '(outputHelp)');
  });
}

/** The help for a glance: the options needed most. */
export function shortHelp(command: Command): string {
  const isBasic = ({ long, helpGroupHeading }: Option): boolean =>
    BASIC.has(long ?? '') || helpGroupHeading === 'Help:';
  const visibleOptions = ({ options }: Command): Option[] => options.filter(isBasic);
  command.configureHelp({ ...command.configureHelp(), visibleOptions });
  return command.helpInformation();
}

function join(help: string, notes: string | undefined): string {
  return notes === undefined ? help : `${help}\n${notes}`;
}
