/** The work of `dedupe completion`: every command, as a script of one shell. */

import { type CommandFacts, type Declare, describeCommands } from '../../manual/facts.ts';
import { manPage } from '../../manual/man-page.ts';
import { writeToStdout } from '../../output/write-stdout.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

const WRITERS: Readonly<
  Record<'bash' | 'zsh' | 'fish' | 'man', (commands: readonly CommandFacts[]) => string>
> = { bash: bashScript, zsh: zshScript, fish: fishScript, man: manPage };

/** Prints the script of a shell, or the manual page. */
export async function printScript(name: keyof typeof WRITERS, declare: Declare): Promise<void> {
  await writeToStdout([WRITERS[name](await describeCommands(declare))]);
}
