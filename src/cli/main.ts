/**
 * The command line from start to end: carries out what the arguments say, and sets the exit code. Errors
 * of every kind end here.
 *
 * The exit code means failure until the run has ended well. So a run that ends early, by a promise that
 * never settles or by code that ends the process, is no success.
 *
 * The parser and the declarations of all flags are loaded only if there is a flag or a command to parse:
 * they take a tenth of a run on a few files.
 */

import { clean } from '../report/text/clean.ts';
import { settleCall } from './options/call.ts';
import { colorLevel } from './screen/color.ts';
import { describeFailure, type Failure } from './screen/failure.ts';
import { INTERRUPTED } from './interrupt.ts';
import { run } from './commands/run.ts';

/** It did not run properly. */
const FAILED = 2;

/**
 * Runs the program with the arguments of a process; resolves when everything is written. Sets the exit
 * code instead of exiting, so that no output in a pipe is cut off.
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

/** True if the words need no parser: they are paths alone, and the first is not the name of a command. */
function arePaths(words: readonly string[]): boolean {
  const [first = ''] = words;
  return /[^a-z-]/.test(first) && words.every((word) => word !== '' && !word.startsWith('-'));
}

/** If a reader closes a pipe early, the code that writes to it notices; nothing else has to know. */
function ignoreClosedPipes(): void {
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

/** Warnings of node and of packages may quote an article, and node would print them raw. */
function cleanWarnings(): void {
  if (process.listenerCount('warning') === 0) return;
  process.removeAllListeners('warning');
  process.on('warning', ({ message }) => {
    process.stderr.write(`warning: ${clean(message)}\n`);
  });
}

/** The process ends before the run: nothing is left that could finish it. */
function complain(exitCode: number): void {
  if (exitCode === INTERRUPTED) return;
  process.exitCode = FAILED;
  say('the run stopped early: it waited for something that never happened');
}

/** Something failed that no code waited for. */
function abort(error: unknown): never {
  const exitCode = fail(error);
  process.off('exit', complain);
  process.exit(exitCode);
}

/** Says why the run failed; returns the exit code. */
function fail(error: unknown): number {
  const { exitCode, message } = described(error);
  if (message !== '') say(message);
  return exitCode;
}

/** An error may come from code that is not ours, and throw when its fields are read. */
function described(error: unknown): Failure {
  try {
    return describeFailure(error);
  } catch {
    return { exitCode: FAILED, message: 'the run failed with an error that cannot be shown' };
  }
}

function say(message: string): void {
  process.stderr.write(`${prefix()} ${message}\n`);
}

/** The options may be wrong, so here only the environment decides about colour. */
function prefix(): string {
  const isTerminal = process.stderr.isTTY;
  const isColored = colorLevel({ when: 'auto', isTerminal, env: process.env }) > 0;
  return isColored ? '\u001b[31mdedupe:\u001b[39m' : 'dedupe:';
}
