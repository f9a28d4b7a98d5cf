/** The names of the commands of a program. */

import type { Command } from 'commander';

/** Without the main one, which has no name of its own. */
export function commandNames(program: Command): readonly string[] {
  return program.commands.map((command) => command.name());
}
