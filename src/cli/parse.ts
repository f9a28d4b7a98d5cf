/** Parses the arguments of a process, and carries out the command that they name. */

import { completeCacheFlag } from './options/cache-options.ts';
import { settleCall } from './options/call.ts';
import { isCommanderFailure } from './screen/failure.ts';
import { EXAMPLE, shortHelp } from './help.ts';
import { commandNames } from './manual/command-names.ts';
import { refuseMistyped } from './mistyped.ts';
import { createProgram, type Program } from './program.ts';
import { run } from './commands/run.ts';
import { writeToStdout } from './output/write-stdout.ts';

/**
 * Does what the arguments say; returns the exit code.
 *
 * @throws {CommanderError} for flags that do not exist.
 * @throws {DedupeError} `BAD_OPTION` for a command that is mistyped.
 */
export async function parse(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => (exitCode = code));
  const [, , first = ''] = argv;
  refuseMistyped(first, commandNames(program.command));
  program.command.action(async (paths: string[]) => {
    exitCode = await startMain(program, paths);
  });
  try {
    await program.command.parseAsync(completeCacheFlag(argv));
  } catch (error) {
    if (!isCommanderFailure(error) || error.exitCode !== 0) throw error;
    await writeToStdout(program.shown);
  }
  return exitCode;
}

/** The main command; without anything to read it prints the short help. */
async function startMain({ command, given }: Program, paths: readonly string[]): Promise<number> {
  const [first = ''] = paths;
  refuseMistyped(first, commandNames(command));
  const call = await settleCall(given, paths);
  const { filesFrom, printConfig } = call.values;
  if (call.paths.length === 0 && filesFrom === undefined && !printConfig) {
    process.stderr.write(`${shortHelp(command)}\n${EXAMPLE}`);
    return 2;
  }
  return run(call);
}
