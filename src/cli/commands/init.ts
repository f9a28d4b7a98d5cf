/**
 * `dedupe init`: writes a config and a workflow that suit the folder. This is only its declaration; its code is loaded
 * when it is called.
 */

import { type Command, Option } from 'commander';
import type { Shared } from './shared.ts';

/** The end of the long help. */
const NOTES = `What it writes:
  dedupe.config.jsonc               in the working folder: what to read, what to
                                    leave out, what counts, with comments
  .github/workflows/duplicates.yml  at the root of the repository, if it is on
                                    GitHub; for GitLab it prints what to add
  .gitattributes                    with --baseline: a line that has git merge
                                    two versions of that file

  It looks at names of files and at the address of the repository; it reads no
  article. Files that are there already are kept, unless --force is given; a line
  is added to .gitattributes only if it is not there.

Examples:
  dedupe init --print     what it would write
  dedupe init content     only the folder content is to be read
`;

/** What the flags say. */
export interface InitOptions {
  readonly force?: boolean;
  readonly print?: boolean;
  readonly baseline?: string;
}

/** Declares the command on the program. */
export function addInitCommand(program: Command, shared: Shared): void {
  const command = program
    .command('init')
    .summary('write a config and a workflow that suit this folder')
    .description('Looks at this folder, and writes a config and a workflow that suit it.')
    .argument('[paths...]', 'what is to be read; if absent, it is found')
    .helpOption(false);
  for (const [flags, summary] of [
    ['--print', 'print what would be written, and write nothing'],
    ['--force', 'overwrite files that are there already'],
    ['--baseline <file>', 'the file of accepted duplicates, for .gitattributes'],
  ] as const) {
    command.addOption(new Option(flags, summary).helpGroup('Init:'));
  }
  shared.declareHelp(command, { full: NOTES });
  command.action(async (paths: string[]) => {
    const { runInit } = await import('./init/run.ts');
    shared.exit(await runInit(paths, command.opts<InitOptions>()));
  });
}
