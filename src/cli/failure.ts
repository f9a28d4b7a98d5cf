/**
 * What is said when a run fails. An error that the user can mend is one line; anything else is a
 * fault of this program, shown with its stack so that it can be reported.
 */

import { DedupeError } from '../core/errors.ts';
import { VERSION } from '../version.ts';
import { Interrupted } from './interrupt.ts';

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

/** Whether this is an error of the system or of node with this code: `EPIPE`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What to say about an error that ended the run; an empty message says nothing. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof Interrupted) return { exitCode: 130, message: '' };
  if (isCommanderFailure(error)) return describeUsage(error);
  if (error instanceof DedupeError) return { exitCode: 2, message: describeKnown(error) };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 2, message: `${stack}\n${pleaseReport()}` };
}

function isCommanderFailure(error: unknown): error is CommanderFailure {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** Commander exits 1 on usage errors, which would read as "duplicates found". */
function describeUsage(error: CommanderFailure): Failure {
  if (error.exitCode === 0) return { exitCode: 0, message: '' };
  return { exitCode: 2, message: `${error.message.replace(/^error: /, '')}\n${USAGE_HINT}` };
}

function describeKnown({ code, message }: DedupeError): string {
  return code === 'BAD_OPTION' ? `${message}\n${USAGE_HINT}` : message;
}

function pleaseReport(): string {
  return (
    `this is a bug in dedupe ${VERSION} (node ${process.version}, ${process.platform}); ` +
    'please report it with the lines above'
  );
}
