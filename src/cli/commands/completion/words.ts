/** What all shells complete: which flags of a command, and which of its options take a value. */

import type { CommandFacts, OptionFacts, ValueFacts } from '../../manual/facts.ts';

/** An option with its value. */
export type ValuedOption = OptionFacts & { readonly value: ValueFacts };

/** The options that take a value. */
export function valuedOptions({ options }: CommandFacts): readonly ValuedOption[] {
  return options.filter((option): option is ValuedOption => option.value !== undefined);
}

/** The flags that a command completes; those that the help hides are opposites that are the default. */
export function flagsOf({ options }: CommandFacts): readonly string[] {
  return options.filter(({ isHidden }) => !isHidden).flatMap(({ flags }) => flags);
}

/** The words that the first argument of a command may be: `bash`, `zsh`, ...; all commands, for help. */
export function inputWords(
  { name, inputs }: CommandFacts,
  all: readonly CommandFacts[],
): readonly string[] {
  return name === 'help' ? namesOf(all) : (inputs[0]?.words ?? []);
}

/** Whether its arguments are paths. */
export function takesPaths({ name, inputs }: CommandFacts): boolean {
  return name !== 'help' && inputs.some(({ kind }) => kind === 'file' || kind === 'folder');
}

/** The names of the commands, without the main one. */
export function namesOf(all: readonly CommandFacts[]): readonly string[] {
  return all.map(({ name }) => name).filter((name) => name !== '');
}
