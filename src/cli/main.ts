/**
 * The command line, start to end: carry out what the arguments say, and leave its exit code behind.
 * Errors of every kind end here.
 *
 * The exit code is that of a failure until the run has ended well, so that whatever cuts it short, a
 * promise that is never kept or code that ends the process, is no success.
 *
 * A parser, and the declaration of every flag, are loaded where there is a flag or a command to parse:
 * they take a tenth of a run on a few files.
 */

import { clean } from '../report/text/clean.ts';
import { settleCall } from './options/call.ts';
import { colorLevel } from './screen/color.ts';
import { describeFailure, type Failure } from './screen/failure.ts';
import { INTERRUPTED } from './screen/interrupt.ts';
import { run } from './commands/run.ts';

/** It did not run properly. */
const FAILED = 2;

/**
 * Runs the program with the arguments of a process; resolves when all is written. Sets the exit code
 * instead of exiting, so that nothing on its way into a pipe is cut off.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = FAILED;
  ignoreClosedPipes();
  cleanWarnings();
  process.once('exit', complain);
  process.on('uncaughtException', abort);
  let exitCode: number;
  try {
    exitCode = await start(argv);
  } catch (error) {
    exitCode = fail(error);
  }
  process.off('exit', complain);
  process.off('uncaughtException', abort);
  process.exitCode = exitCode;
}

/** Carries out what the arguments say; returns the exit code. */
async function start(argv: readonly string[]): Promise<number> {
  const words = argv.slice(2);
  if (arePaths(words)) return run(await settleCall([], words));
  const { parse } = await import('./parse.ts');
  return parse(argv);
}

/** True where it takes no parser to see what is asked for: paths alone, the first no name of a command. */
function arePaths(words: readonly string[]): boolean {
  const [first = ''] = words;
  return /[^a-z-]/.test(first) && words.every((word) => word !== '' && !word.startsWith('-'));
}

/** A reader that closes a pipe early is met where it is written to; nothing else has to know. */
function ignoreClosedPipes(): void {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

/** What node and packages warn of may quote what was read; node would print it raw. */
function cleanWarnings(): void {
  if (process.listenerCount('warning') === 0) return;
  process.removeAllListeners('warning');
  process.on('warning', ({ message }) => {
    process.stderr.write(`warning: ${clean(message)}\n`);
  });
}

/** The process ends, and the run has not: nothing is left that could end it. */
function complain(exitCode: number): void {
  if (exitCode === INTERRUPTED) return;
  process.exitCode = FAILED;
  say('the run stopped before its end: what it waited for never came');
}

/** What no one waited for went wrong. */
function abort(error: unknown): never {
  const exitCode = fail(error);
  process.off('exit', complain);
  process.exit(exitCode);
}

/** Says what ended the run; returns the exit code. */
function fail(error: unknown): number {
  const { exitCode, message } = described(error);
  if (message !== '') say(message);
  return exitCode;
}

/** An error may come from code that is not ours, and throw when it is looked at. */
function described(error: unknown): Failure {
  try {
    return describeFailure(error);
  } catch {
    return { exitCode: FAILED, message: 'an error that cannot be shown ended the run' };
  }
}

function say(message: string): void {
  process.stderr.write(`${prefix()} ${message}\n`);
}

/** The options may be what is wrong, so colour here is up to the environment alone. */
function prefix(): string {
  const isTerminal = process.stderr.isTTY;
  const isColored = colorLevel({ when: 'auto', isTerminal, env: process.env }) > 0;
  return isColored ? '\u001b[31mdedupe:\u001b[39m' : 'dedupe:';
}
