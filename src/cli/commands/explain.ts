/**
 * `dedupe explain A B [--in PATHS...]`: why two documents count as copies, or why they do not. This is
 * only its declaration. Its flags are declared and its code is loaded when it is called, so that other
 * runs do not pay for them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addExplainCommand(program: Command, shared: Shared): void {
  const command = program
    .command('explain')
    .summary('say why two documents count as copies, or why not')
    .description('Says why two documents count as copies of one text, or why they do not.')
    .usage('[options] <A> <B> [--in <paths...>]')
    .argument('[A]', 'a path, or the id of a record')
    .argument('[B]', 'another one')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareIn, GROUPS, NOTES, UNUSED } = await import('./explain/options.ts');
  const corpusPaths = declareIn(command);
  const given = shared.declareFlags(command, GROUPS, UNUSED);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (a: string | undefined, b: string | undefined) => {
    const { requireTwo } = await import('./explain/named-two.ts');
    const { runExplain } = await import('./explain/run.ts');
    const names = requireTwo('explain', a, b);
    const paths = corpusPaths();
    const isListed = given.some(({ key }) => key === 'filesFrom');
    const call = await shared.settleCall(given, paths ?? (isListed ? [] : names));
    const isInCorpus = paths !== undefined || isListed;
    shared.exit(await runExplain(call, { verb: 'explain', names, isInCorpus }));
  });
}
