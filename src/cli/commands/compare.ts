/**
 * `dedupe compare A B [--in PATHS...]`: two documents side by side, with what they share. This is only its
 * declaration. Its flags are declared and its code is loaded when it is called, so that other
 * runs do not pay for them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addCompareCommand(program: Command, shared: Shared): void {
  const command = program
    .command('compare')
    .summary('show two documents side by side')
    .description(
      'Shows two documents side by side: the passages that both have, and the edits in them.',
    )
    .usage('[options] <A> <B> [--in <paths...>]')
    .argument('[A]', 'a path, or the id of a record')
    .argument('[B]', 'another one')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareIn } = await import('./explain/options.ts');
  const { declareReports, GROUPS, NOTES, UNUSED } = await import('./compare/options.ts');
  const corpusPaths = declareIn(command);
  const reports = declareReports(command);
  const given = shared.declareFlags(command, GROUPS, UNUSED);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (a: string | undefined, b: string | undefined) => {
    const { requireTwo } = await import('./explain/named-two.ts');
    const { runCompare } = await import('./compare/run.ts');
    const names = requireTwo('compare', a, b);
    const paths = corpusPaths();
    const isListed = given.some(({ key }) => key === 'filesFrom');
    const call = await shared.settleCall(given, paths ?? (isListed ? [] : names));
    const isInCorpus = paths !== undefined || isListed;
    shared.exit(await runCompare(call, { verb: 'compare', names, isInCorpus }, reports));
  });
}
