/**
 * What to say when a run fails. An error that the user can mend is one line, and so is a refusal of the
 * system. Anything else is a fault of this program, shown with its stack so that it can be reported.
 *
 * Messages hold names and texts that strangers wrote. These are cleaned, so only the program itself can
 * begin a line.
 */

import { DedupeError } from '../../model/error.ts';
import { describeSystemError } from '../../model/system-error.ts';
import { clean } from '../../report/text/clean.ts';
import { VERSION } from '../../version.ts';

/** Usage errors of commander, and its way to end a run after help or version. */
interface CommanderFailure extends Error {
  readonly code: string;
  readonly exitCode: number;
}

/** What to print on stderr, without the program's name, and the exit code. */
export interface Failure {
  readonly exitCode: number;
  readonly message: string;
}

const USAGE_HINT = '(run dedupe --help)';

/** Commander adds suggestions on a line of their own. */
const SUGGESTION = /\n(?=\(Did you mean [^\n]*\?\)$)/;

/** Errors whose messages have several lines, with every value in them cleaned. */
const LAID_OUT: ReadonlySet<string> = new Set(['NO_FILES']);

/** Whether this is an error of the system or of node with this code: `EPIPE`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What to say about an error that ended the run; an empty message says nothing. */
export function describeFailure(error: unknown): Failure {
  if (isCommanderFailure(error)) return describeUsage(error);
  if (error instanceof DedupeError) return { exitCode: 2, message: describeKnown(error) };
  const refusal = describeSystemError(error);
  if (refusal !== undefined) return { exitCode: 2, message: clean(refusal) };
  return { exitCode: 2, message: `${cleanLines(traceOf(error))}\n${pleaseReport()}` };
}

/** Commander's usage errors, and its way to end a parse after help or version. */
export function isCommanderFailure(error: unknown): error is CommanderFailure {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && error.code.startsWith('commander.');
}

/** Commander exits 1 on usage errors, which would read as "duplicates found". */
function describeUsage(error: CommanderFailure): Failure {
  if (error.exitCode === 0) return { exitCode: 0, message: '' };
  const lines = error.message.replace(/^error: /, '').split(SUGGESTION);
  return { exitCode: 2, message: [...lines.map(clean), USAGE_HINT].join('\n') };
}

function describeKnown({ code, message }: DedupeError): string {
  const text = LAID_OUT.has(code) ? cleanLines(message) : clean(message);
  return code === 'BAD_OPTION' ? `${text}\n${USAGE_HINT}` : text;
}

function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n');
}

/** The stack of an error. Code that is not ours may throw anything. */
function traceOf(error: unknown): string {
  if (error instanceof Error) return typeof error.stack === 'string' ? error.stack : error.message;
  return typeof error === 'string'
    ? error
    : `something that is not an error was thrown (${typeof error})`;
}

function pleaseReport(): string {
  return (
    `this is a bug in dedupe ${VERSION} (node ${process.version}, ${process.platform}); ` +
    'please report it with the lines above'
  );
}
