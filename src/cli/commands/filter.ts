/**
 * `dedupe filter PATHS -o OUT`: the corpus without its duplicates. This is only its declaration. Its flags are
 * declared and its code is loaded when it is called, so that other runs do not pay for them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addFilterCommand(program: Command, shared: Shared): void {
  const command = program
    .command('filter')
    .summary('write the corpus without its duplicates')
    .description('Writes the corpus without its duplicates. It never changes or deletes its input.')
    .argument('[paths...]', 'folders and files to read; - is standard input')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareFilterOptions, GROUPS, NOTES, UNUSED } = await import('./filter/options.ts');
  const options = declareFilterOptions(command);
  const given = shared.declareFlags(command, GROUPS, UNUSED, []);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (paths: string[]) => {
    const call = await shared.settleCall(given, paths);
    const { runFilter } = await import('./filter/run.ts');
    shared.exit(await runFilter(call, options()));
  });
}
