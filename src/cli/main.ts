/**
 * The command line, start to end: carry out what the arguments say, and leave its exit code behind.
 * Errors of every kind end here.
 *
 * A parser, and the declaration of every flag, are loaded where there is a flag or a command to parse:
 * they take a tenth of a run on a few files.
 */

import { settleCall } from './call.ts';
import { colorLevel } from './color.ts';
import { describeFailure } from './failure.ts';
import { run } from './run.ts';

/**
 * Runs the program with the arguments of a process; resolves when all is written. Sets the exit code
 * instead of exiting, so that nothing on its way into a pipe is cut off.
 */
export async function main(argv: readonly string[]): Promise<void> {
  ignoreClosedPipes();
  try {
    process.exitCode = await start(argv);
  } catch (error) {
    process.exitCode = fail(error);
  }
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

/** Says what ended the run; returns the exit code. */
function fail(error: unknown): number {
  const { exitCode, message } = describeFailure(error);
  if (message !== '') process.stderr.write(`${prefix()} ${message}\n`);
  return exitCode;
}

/** The options may be what is wrong, so colour here is up to the environment alone. */
function prefix(): string {
  const isTerminal = process.stderr.isTTY;
  const isColored = colorLevel({ when: 'auto', isTerminal, env: process.env }) > 0;
  return isColored ? '\u001b[31mdedupe:\u001b[39m' : 'dedupe:';
}
