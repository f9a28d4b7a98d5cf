/** The options that only a matrix has, and the end of its help. Each is about one call, so only flags set it. */

import { type Command, Option } from 'commander';
import { DedupeError } from '../../../model/error.ts';
import { COMMAND_FORMATS, type MatrixFormat } from '../../options/command-formats.ts';
import { offer } from '../../options/offers.ts';
import { choice, type Kind, text } from '../../options/option-kinds.ts';
import { readValue } from '../../options/read-value.ts';
import { STDOUT } from '../../output/output-place.ts';

/** The end of the long help. */
export const NOTES = `The matrix:
  Every pair is measured, by score unless --by says otherwise; -t plays no part.
  By containment a cell is the share of the text of its row that is in the text
  of its column. 500 documents at most.
  text  a table, what is alike side by side; a digit a document if many
  csv   a row and a column for each document
  json  the same, with the order in which what is alike stands together
  svg   a heat map and the tree by average linkage, for a browser

--closest:
  A row for each document, of any number: how many others match it by -t, --by
  and --relation, and the one that matches it best; without a match, empty.
  As csv, json or ndjson.

Exit codes:
  0    it ran
  2    it did not run properly: bad flag, missing path, too many documents, no
       article could be read, or input skipped under --strict
  130  ended by Ctrl-C

Examples:
  dedupe matrix ./essays
  dedupe matrix ./essays -o essays.svg
  dedupe matrix ./essays --by containment -f csv > shares.csv
  dedupe matrix stories.jsonl --closest -o closest.csv
`;

/** Headings of the option table that it has. */
export const GROUPS = ['Matching', 'Input', 'Exit code', 'Machine', 'Screen', 'Settings'] as const;
/** The options under them that it has not. */
export const UNUSED = ['allPairs', 'timing', 'check'] as const;

const MATRIX_FORMATS = COMMAND_FORMATS.matrix.names;
const CLOSEST_FORMATS = COMMAND_FORMATS.closest.names;
const FORMATS: readonly MatrixFormat[] = [...new Set([...MATRIX_FORMATS, ...CLOSEST_FORMATS])];
const SUMMARY = `${MATRIX_FORMATS.join(', ')}; with --closest ${CLOSEST_FORMATS.join(', ')}`;

/** The values of the options. */
export interface MatrixCallOptions {
  readonly format: MatrixFormat;
  /** Path of the file, or `-` for standard output. */
  readonly output: string;
  readonly closest: boolean;
}

interface Typed {
  readonly format?: MatrixFormat;
  readonly output?: string;
  readonly closest?: boolean;
}

const HEADING = 'Matrix:';

/**
 * Declares the options; the returned function gives their values after the call is parsed. It throws a
 * `DedupeError` `BAD_OPTION` for a format that does not fit.
 */
export function declareMatrixOptions(command: Command): () => MatrixCallOptions {
  add(command, '-f, --format <format>', SUMMARY, {
    kind: choice(FORMATS),
  });
  add(command, '-o, --output <file>', 'file for it; - is stdout', { kind: text });
  const closest = new Option('--closest', 'the closest match of each document, and how many match');
  command.addOption(closest.helpGroup(HEADING));
  // the command holds its other options too, as they were typed
  return () => settle(command.opts<Typed>());
}

function settle({ format, output = STDOUT, closest = false }: Typed): MatrixCallOptions {
  const asked = formatOfName(output);
  if (format !== undefined && asked !== undefined && format !== asked) {
    const clash = `-f ${format} and -o ${JSON.stringify(output)}, which is a name for ${asked}`;
    throw new DedupeError('BAD_OPTION', `${clash}: change one, or leave out the -f`);
  }
  const formats: readonly MatrixFormat[] = closest ? CLOSEST_FORMATS : MATRIX_FORMATS;
  const chosen = format ?? asked ?? formats[0] ?? 'text';
  if (!formats.includes(chosen)) {
    const what = closest ? '--closest writes' : 'a matrix is written as';
    throw new DedupeError('BAD_OPTION', `${what} ${listed(formats)}, not ${chosen}`);
  }
  return { format: chosen, output, closest };
}

function formatOfName(file: string): MatrixFormat | undefined {
  const asked = COMMAND_FORMATS.matrix.ofFile(file) ?? COMMAND_FORMATS.closest.ofFile(file);
  // a name may end in .txt whatever it holds
  return asked === 'text' ? undefined : asked;
}

/** `csv, json or ndjson`. */
function listed(formats: readonly string[]): string {
  return `${formats.slice(0, -1).join(', ')} or ${formats.at(-1) ?? ''}`;
}

function add<T>(
  command: Command,
  flags: string,
  summary: string,
  { kind }: { readonly kind: Kind<T> },
): void {
  const option = new Option(flags, summary).helpGroup(HEADING);
  offer(option, kind).argParser((given) => readValue(kind, given, option.long ?? flags));
  command.addOption(option);
}
