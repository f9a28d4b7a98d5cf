/**
 * `dedupe eval LABELS PATHS...`: how well the clusters agree with what is known, by threshold. This is
 * only its declaration. Its flags are declared and its code is loaded when it is called, so that other
 * runs do not pay for them.
 */

import type { Command } from 'commander';
import { type Shared, WITHOUT_LISTS } from './shared.ts';

const NOTES = `Labels:
  A clusters file has the header id,cluster, or one {"id", "cluster"} a line.
  Documents with the same cluster come from the same text; an empty cluster
  means that a document is unique. Documents without a label are left out.
  A pairs file lists all true pairs: id1,id2 and maybe a value (0: not a pair),
  or one {"id1", "id2"} a line. Every document is judged.
  Judged pairs are a sample: a,b,label and maybe a weight, or one
  {"a", "b", "label"} a line. The label is C for a copy; any other, such as
  T for a template, says why it is none. Nothing is known of other pairs. The
  weight is the number of pairs that a row stands for.
  TSV, CSV or JSONL, each also gzipped. An id is the id of a document in the
  JSON report, or the end of its path.

Measures:
  Precision, recall and F1 of the pairs of documents that share a cluster, the
  adjusted Rand index (ARI), and average precision of all scored pairs. The best
  threshold is the one with the highest F1, in steps of .01.
  Against a pairs file, precision is the share of counting pairs that are true,
  and recall is the share of true pairs that count or are in one cluster.
  Against judged pairs, precision is the share of copies among the judged pairs
  that count, and recall is the share of the judged copies that count, both by
  weight. The table has a column for each label: how many of them count.

  The suggested threshold has the highest recall of all that reach the precision
  you want. Its interval is Wilson's, for independent pairs. The pairs of one
  cluster are not independent, so the true interval is a little wider.

  Reliability: candidates scored .05 to .95, in ten bins of equal size by score;
  identical copies count once. A bar is as long as the share of true pairs in
  its bin, and the tick shows the mean score. The calibration error is the mean
  gap between the two. The prior, the share of true pairs among candidates,
  differs between collections. With one number added to the logit of every
  score, the mean score is right for this collection; the error that then
  remains is not due to the prior.

Examples:
  dedupe eval labels.tsv ./articles
  dedupe eval labels.tsv ./articles --precision .99 --plot diagrams
  dedupe eval pairs.csv stories.jsonl --by resemblance --json
  dedupe eval judged.tsv stories.jsonl -t .3
`;

/** Headings of the option table that an evaluation has, and the options under them that it has not. */
const GROUPS = [
  'Matching',
  'Input',
  'Report',
  'Exit code',
  'Machine',
  'Screen',
  'Settings',
] as const;
/** Declares the command on the program. */
export function addEvalCommand(program: Command, shared: Shared): void {
  const command = program
    .command('eval')
    .summary('measure the clusters against your own labels, by threshold')
    .description('Measures the clusters against your own labels, and finds the best threshold.')
    .argument('<labels>', 'file of known clusters, true pairs or judged pairs')
    .argument('[paths...]', 'folders and files to read; - is standard input')
    .helpOption(false);
  program.hook('preSubcommand', async (_, called) => {
    if (called === command) await declareCall(command, shared);
  });
}

async function declareCall(command: Command, shared: Shared): Promise<void> {
  const { declareEvalOptions, FORMATS } = await import('./eval/options.ts');
  const options = declareEvalOptions(command);
  const given = shared.declareFlags(command, GROUPS, WITHOUT_LISTS, FORMATS);
  shared.declareHelp(command, { full: NOTES });
  command.action(async (labels: string, paths: string[]) => {
    const call = await shared.settleCall(given, paths);
    const { runEval } = await import('./eval/run.ts');
    shared.exit(await runEval(call, labels, options()));
  });
}
