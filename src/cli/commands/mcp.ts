/**
 * `dedupe mcp FOLDERS...`: the tools of a language model, by the Model Context Protocol on standard input and output.
 * This is only its declaration; its code is loaded when it is called.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addMcpCommand(program: Command, shared: Shared): void {
  const command = program
    .command('mcp')
    .summary('serve language models, by the Model Context Protocol')
    .description('Serves tools for language models, by the Model Context Protocol (stdio).')
    .argument('<folders...>', 'the folders and files that they may ask about')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { GROUPS, NOTES, UNUSED } = await import('./mcp/options.ts');
  const given = shared.declareFlags(command, GROUPS, UNUSED, []);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (folders: string[]) => {
    const { serve } = await import('./mcp/server.ts');
    await serve(await shared.settleCall(given, folders));
    shared.exit(0);
  });
}
