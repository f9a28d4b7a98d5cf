/**
 * The command line, start to end: declare the flags, parse them, carry out the command they name, and
 * leave its exit code behind. Errors of every kind end here.
 */

import { settleCall } from './call.ts';
import { colorLevel } from './color.ts';
import { describeFailure } from './failure.ts';
import { EXAMPLE, shortHelp } from './help.ts';
import { createProgram } from './program.ts';
import type { Program } from './program.ts';
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

/** Parses, and carries out what the arguments say; returns the exit code. */
async function start(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => (exitCode = code));
  program.command.action(async (paths: string[]) => {
    exitCode = await startMain(program, paths);
  });
  await program.command.parseAsync(argv);
  return exitCode;
}

/** The main command; without anything to read it says what it is for. */
async function startMain({ command, given }: Program, paths: readonly string[]): Promise<number> {
  const call = await settleCall(given, paths);
  const { filesFrom, printConfig } = call.values;
  if (call.paths.length === 0 && filesFrom === undefined && !printConfig) {
    process.stderr.write(`${shortHelp(command)}\n${EXAMPLE}`);
    return 2;
  }
  return run(call);
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
