/**
 * `dedupe init`: writes a config and a workflow that suit the folder. This is only its declaration; its code is loaded
 * when it is called.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addInitCommand(program: Command, shared: Shared): void {
  const command = program
    .command('init')
    .summary('write a config and a workflow that suit this folder')
    .description('Looks at this folder, and writes a config and a workflow that suit it.')
    .argument('[paths...]', 'what is to be read; if absent, it is found')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareInitOptions, NOTES } = await import('./init/options.ts');
  const options = declareInitOptions(command);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (paths: string[]) => {
    const { runInit } = await import('./init/run.ts');
    shared.exit(await runInit(paths, options()));
  });
}
