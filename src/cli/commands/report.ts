/**
 * `dedupe report RESULT.json -f FORMAT`: a report of a saved result, without a new run. This is only its
 * declaration. Its flags are declared and its code is loaded when it is called, so that other runs do
 * not pay for them.
 */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';

/** Declares the command on the program. */
export function addReportCommand(program: Command, shared: Shared): void {
  const command = program
    .command('report')
    .summary('write other reports of a saved JSON result')
    .description('Writes other reports of a result that was saved as JSON, without a new run.')
    .argument('<result>', 'a JSON or NDJSON report of dedupe; - is standard input')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { GROUPS, NOTES, UNUSED } = await import('./report/options.ts');
  const given = shared.declareFlags(command, GROUPS, UNUSED);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (file: string) => {
    const { runReport } = await import('./report/run.ts');
    shared.exit(await runReport(await shared.settleCall(given, [file]), file));
  });
}
