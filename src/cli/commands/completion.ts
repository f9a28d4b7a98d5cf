/**
 * `dedupe completion SHELL`: a script by which a shell completes commands, options, their values and paths. This
 * is only its declaration; its code is loaded when it is called.
 */

import { Argument, type Command } from 'commander';
import { DedupeError } from '../../model/error.ts';
import type { Declare } from '../manual/facts.ts';
import type { Shared } from './shared.ts';

/** What it can print; the man page is of the same table, and what the build ships. */
export const SCRIPTS = ['bash', 'zsh', 'fish', 'man'] as const;

/** The end of the long help. */
const NOTES = `To switch it on:
  bash   eval "$(dedupe completion bash)", in ~/.bashrc
  zsh    source <(dedupe completion zsh), in ~/.zshrc, after compinit
  fish   dedupe completion fish > ~/.config/fish/completions/dedupe.fish

man prints the manual page, for man -l; npm installs it with the command.
`;

/** Declares the command on the program; `declare` makes a program to ask for its options. */
export function addCompletionCommand(program: Command, shared: Shared, declare: Declare): void {
  const command = program
    .command('completion')
    .summary('print a script by which a shell completes dedupe')
    .description('Prints a script by which a shell completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'what to print it for').choices(SCRIPTS).argParser(oneOf))
    .helpOption(false);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (name: (typeof SCRIPTS)[number]) => {
    const { printScript } = await import('./completion/run.ts');
    await printScript(name, declare);
    shared.exit(0);
  });
}

/** The error is worded as that of an option is. */
function oneOf(word: string): (typeof SCRIPTS)[number] {
  const script = SCRIPTS.find((name) => name === word);
  if (script !== undefined) return script;
  const expected = `expected one of ${SCRIPTS.join(', ')}`;
  throw new DedupeError(
    'BAD_OPTION',
    `invalid value ${JSON.stringify(word)} for <shell>: ${expected}`,
  );
}
