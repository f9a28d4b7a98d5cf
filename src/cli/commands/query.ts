/**
 * `dedupe query FILE --in PATHS...`: is this text already here? This is only its declaration. Its flags are
 * declared and its code is loaded when it is called, so that other runs do not pay for them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addQueryCommand(program: Command, shared: Shared): void {
  const command = program
    .command('query')
    .summary('say whether a text is already there')
    .description('Says whether a text is already among others, and which have it.')
    .usage('[options] <file> --in <paths...>')
    .argument('[file]', 'the text to look for; - is standard input')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareIn, FORMATS, GROUPS, NOTES, UNUSED } = await import('./query/options.ts');
  const paths = declareIn(command);
  const given = shared.declareFlags(command, GROUPS, UNUSED, FORMATS);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (file: string | undefined) => {
    const { requireQuery, runQuery } = await import('./query/run.ts');
    const query = requireQuery(file, paths());
    shared.exit(await runQuery(await shared.settleCall(given, [query.file]), query));
  });
}
