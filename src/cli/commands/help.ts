/** `dedupe help [COMMAND]`: the long help of a command, or of the program. */

import type { Command } from 'commander';
import { DedupeError } from '../../model/error.ts';
import { commandNames } from '../manual/command-names.ts';
import type { Declare } from '../manual/facts.ts';
import { nearest } from '../options/nearest.ts';
import type { Shared } from './shared.ts';

/** Declares the command on the program; `declare` makes a program to ask for its help. */
export function addHelpCommand(program: Command, shared: Shared, declare: Declare): void {
  const command = program
    .command('help')
    .summary('show every option of a command')
    .description('Shows every option of a command, as dedupe COMMAND --help does.')
    .argument('[command]', 'a command; without one, the main help')
    .helpOption(false);
  shared.declareHelp(command);
  command.action(async (name = '') => {
    const known = commandNames(program);
    if (name !== '' && !known.includes(name)) throw unknown(name, known);
    const { describeCommand } = await import('../manual/facts.ts');
    const { writeToStdout } = await import('../output/write-stdout.ts');
    const { help } = await describeCommand(declare, name);
    await writeToStdout([help]);
    shared.exit(0);
  });
}

function unknown(name: string, known: readonly string[]): DedupeError {
  const near = nearest(name, known);
  const hint = near === undefined ? `commands: ${known.join(', ')}` : `did you mean ${near}?`;
  return new DedupeError('BAD_OPTION', `no command is called ${JSON.stringify(name)}; ${hint}`);
}
