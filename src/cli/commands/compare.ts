/** `dedupe compare A B [--in PATHS...]`: two documents side by side, with what they share. */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';
import { addTwoDocuments } from './two-documents.ts';

/** Declares the command on the program. */
export function addCompareCommand(program: Command, shared: Shared): void {
  addTwoDocuments(program, shared, {
    name: 'compare',
    summary: 'show two documents side by side',
    description:
      'Shows two documents side by side: the passages that both have, and the edits in them.',
    declare: async (command) => {
      const { declareReports, GROUPS, NOTES, UNUSED } = await import('./compare/options.ts');
      const reports = declareReports(command);
      const given = shared.declareFlags(command, GROUPS, UNUSED, []);
      shared.declareHelp(command, { full: NOTES });
      return {
        given,
        run: async (call, two) => (await import('./compare/run.ts')).runCompare(call, two, reports),
      };
    },
  });
}
