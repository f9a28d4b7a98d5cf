/**
 * `dedupe matrix PATHS`: how alike all documents of a small folder are, each with each. This is only its
 * declaration. Its flags are declared and its code is loaded when it is called, so that other runs do not pay for
 * them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addMatrixCommand(program: Command, shared: Shared): void {
  const command = program
    .command('matrix')
    .summary('compare all documents of a small folder with each other')
    .description(
      'Compares all documents with each other: a table, a heat map, the closest of each.',
    )
    .argument('[paths...]', 'folders and files to read; - is standard input')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareMatrixOptions, GROUPS, NOTES, UNUSED } = await import('./matrix/options.ts');
  const options = declareMatrixOptions(command);
  const given = shared.declareFlags(command, GROUPS, UNUSED, []);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (paths: string[]) => {
    const chosen = options();
    const call = await shared.settleCall(given, paths);
    const { runMatrix } = await import('./matrix/run.ts');
    shared.exit(await runMatrix(call, chosen));
  });
}
