/** `dedupe explain A B [--in PATHS...]`: why two documents count as copies, or why they do not. */

import type { Command } from 'commander';
import type { Shared } from './shared.ts';
import { addTwoDocuments } from './two-documents.ts';

/** Declares the command on the program. */
export function addExplainCommand(program: Command, shared: Shared): void {
  addTwoDocuments(program, shared, {
    name: 'explain',
    summary: 'say why two documents count as copies, or why not',
    description: 'Says why two documents count as copies of one text, or why they do not.',
    declare: async (command) => {
      const { FORMATS, GROUPS, NOTES, UNUSED } = await import('./explain/options.ts');
      const given = shared.declareFlags(command, GROUPS, UNUSED, FORMATS);
      shared.declareHelp(command, { full: NOTES });
      return {
        given,
        run: async (call, two) => (await import('./explain/run.ts')).runExplain(call, two),
      };
    },
  });
}
