/**
 * What every subcommand shares with the main one: flags from the one table, calls settled by the same
 * rules, and one place for the exit code.
 *
 * @example
 * const command = program.command('eval').argument('<labels>').argument('<paths...>');
 * const given = shared.declareFlags(command, ['Matching', 'Input', 'Screen', 'Settings'], ['timing']);
 * shared.declareHelp(command);
 * command.action(async (labels: string, paths: string[]) => {
 *   const call = await shared.settleCall(given, paths);
 *   shared.exit(await runEval(call, labels));
 * });
 */

import { settleCall } from '../options/call.ts';
import { declareFlags } from '../options/flags.ts';
import { declareHelp } from '../help.ts';

/** Keys of options about lists and exit codes, which a command without a list of clusters has not. */
export const WITHOUT_LISTS = [
  'allPairs',
  'ndjson',
  'all',
  'summary',
  'texts',
  'showBoilerplate',
  'focus',
  'against',
  'reportSuppressions',
  'timing',
  'check',
] as const;

/** What a subcommand is given. */
export interface Shared {
  /** Declares the options of some groups, without some keys; parsing fills the list it returns. */
  readonly declareFlags: typeof declareFlags;
  /** Declares `-h` and `--help`. */
  readonly declareHelp: typeof declareHelp;
  /** Settles flags, variables and config file; `call.values` has the value of every option. */
  readonly settleCall: typeof settleCall;
  /** Sets the exit code of the process. */
  exit(code: number): void;
}

/** The shared parts, with a place for the exit code. */
export function shareWith(exit: (code: number) => void): Shared {
  return { declareFlags, declareHelp, settleCall, exit };
}
