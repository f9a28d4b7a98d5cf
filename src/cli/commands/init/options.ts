/** What only `dedupe init` has: its flags, and the end of its help. */

import { type Command, Option } from 'commander';

/** The end of the long help. */
export const NOTES = `What it writes:
  dedupe.config.jsonc               in the working folder: what to read, what to
                                    leave out, what counts, with comments
  .github/workflows/duplicates.yml  at the root of the repository, unless that is
                                    pushed to another host than GitHub; for
                                    GitLab it prints what to add
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

const FLAGS = [
  ['--print', 'print what would be written, and write nothing'],
  ['--force', 'overwrite files that are there already'],
  ['--baseline <file>', 'the file of accepted duplicates, for .gitattributes'],
] as const;

/** Declares the flags; the returned function gives their values after the call is parsed. */
export function declareInitOptions(command: Command): () => InitOptions {
  for (const [flags, summary] of FLAGS) {
    command.addOption(new Option(flags, summary).helpGroup('Files:'));
  }
  return () => command.opts<InitOptions>();
}
