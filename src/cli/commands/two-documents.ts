/**
 * The declaration of a command about two documents, `explain` or `compare`: two names, and `--in` for where they
 * are. Its flags are declared and its code is loaded when it is called, so that other runs do not pay for them.
 */

import type { Command } from 'commander';
import type { Call } from '../options/call.ts';
import type { NamedTwo } from './explain/named-two.ts';
import type { Shared } from './shared.ts';

/** What a command about two documents is called and does. */
export interface TwoDocuments {
  readonly name: string;
  /** For the list of commands. */
  readonly summary: string;
  readonly description: string;
  /** Declares its flags on the command; returns what carries out a call, with its exit code. */
  readonly declare: (command: Command) => Promise<{
    readonly given: ReturnType<Shared['declareFlags']>;
    readonly run: (call: Call, two: NamedTwo) => Promise<number>;
  }>;
}

/** Declares the command on the program. */
export function addTwoDocuments(program: Command, shared: Shared, about: TwoDocuments): void {
  const command = program
    .command(about.name)
    .summary(about.summary)
    .description(about.description)
    .usage('[options] <A> <B> [--in <paths...>]')
    .argument('[A]', 'a path, or the id of a record')
    .argument('[B]', 'another one')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared, about);
  });
}

async function declareCall(command: Command, shared: Shared, about: TwoDocuments): Promise<void> {
  const { declareIn } = await import('./explain/options.ts');
  const corpusPaths = declareIn(command);
  const { given, run } = await about.declare(command);
  command.action(async (a: string | undefined, b: string | undefined) => {
    const { requireTwo } = await import('./explain/named-two.ts');
    const names = requireTwo(about.name, a, b);
    const paths = corpusPaths();
    const isListed = given.some(({ key }) => key === 'filesFrom');
    const call = await shared.settleCall(given, paths ?? (isListed ? [] : names));
    const isInCorpus = paths !== undefined || isListed;
    shared.exit(await run(call, { verb: about.name, names, isInCorpus }));
  });
}
