/** The program as commander knows it: the main command, its flags, and the subcommands. */

import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addEvalCommand } from './commands/eval.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addQueryCommand } from './commands/query.ts';
import { addInitCommand } from './commands/init.ts';
import { addReportCommand } from './commands/report.ts';
import { addFilterCommand } from './commands/filter.ts';
import { addHelpCommand } from './commands/help.ts';
import { addMatrixCommand } from './commands/matrix.ts';
import { addMcpCommand } from './commands/mcp.ts';
import { shareWith } from './commands/shared.ts';
import { declareFlags, type Given } from './options/flags.ts';
import { declareHelp, EXAMPLE, NOTES } from './help.ts';
import { GROUPS } from './options/options.ts';

/** The main command, with the flags that a parse finds and what it then has to print: a help, the version. */
export interface Program {
  readonly command: Command;
  readonly given: readonly Given[];
  readonly shown: readonly string[];
}

/** Declares the commands; `exit` takes the exit code of a subcommand. */
export function createProgram(exit: (code: number) => void): Program {
  const shown: string[] = [];
  const command = new Command('dedupe')
    .description(
      'Finds every group of articles that comes from the same text, and who copied whom.',
    )
    .argument('[paths...]', 'folders and files to read; - is standard input')
    .usage('[options] [paths...]')
    .configureHelp({ subcommandTerm: (subcommand) => subcommand.name() })
    .enablePositionalOptions()
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    // main reports errors, and parse prints helps and the version
    .configureOutput({
      writeOut: (text) => shown.push(text),
      writeErr: () => {},
      outputError: () => {},
    });
  const given = declareFlags(command, GROUPS);
  command.optionsGroup('Help:').version(VERSION, '-V, --version', 'the version');
  const shared = shareWith(exit);
  addEvalCommand(command, shared);
  addExplainCommand(command, shared);
  addCompareCommand(command, shared);
  addQueryCommand(command, shared);
  addReportCommand(command, shared);
  addFilterCommand(command, shared);
  addMatrixCommand(command, shared);
  addMcpCommand(command, shared);
  addInitCommand(command, shared);
  const declare = (): Program => createProgram(() => {});
  addCompletionCommand(command, shared, declare);
  addHelpCommand(command, shared, declare);
  declareHelp(command, { brief: EXAMPLE, full: NOTES });
  return { command, given, shown };
}
