/** The work of `dedupe eval`: read labels and documents, measure, report. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pickSettings } from '../../../model/complete-settings.ts';
import { DedupeError } from '../../../model/error.ts';
import type { Skipped } from '../../../model/article.ts';
import { evaluate, type Evaluation } from '../../../eval/evaluate.ts';
import type { ScoredDocuments } from '../../../eval/scored-documents.ts';
import { printEvaluationJson } from '../../../eval/print/json.ts';
import { printEvaluation } from '../../../eval/print/text.ts';
import { escapeUnsafe } from '../../../report/json/json-string.ts';
import { counted } from '../../../report/text/number.ts';
import { readLabels } from '../../../eval/labels/labels-file.ts';
import { quoted } from '../../../eval/labels/quoted.ts';
import { resolveLabels, type Truth } from '../../../eval/labels/truth.ts';
import type { ReadSources } from '../../../intake/accumulator.ts';
import type { Call } from '../../options/call.ts';
import { withReadings } from '../with-readings.ts';
import { orCannot } from '../../output/refuse-output.ts';
import { spareArticles, spareFile } from '../../output/spare-inputs.ts';
import { chooseTextOrJson, writeTextOrJson } from '../../output/text-or-json.ts';
import { assertWritable, writeOutput } from '../../output/write.ts';
import type { EvalOptions } from './options.ts';

/** Names of the diagrams. */
const PRECISION_RECALL = 'precision-recall.svg';
const RELIABILITY = 'reliability.svg';

/**
 * Carries out a call of `dedupe eval`; returns the exit code.
 *
 * @throws {DedupeError} if labels or documents cannot be read, or have nothing in common.
 */
export async function runEval(
  call: Call,
  labelsFile: string,
  { plot, maxLabels, ...wanted }: EvalOptions,
): Promise<number> {
  const { notices, values } = call;
  if (call.paths.length === 0 && values.filesFrom === undefined) throw nothingToRead();
  const outputs = chooseTextOrJson(call, 'eval');
  const plots = plot === undefined ? [] : plotsIn(plot);
  spareFile([...outputs.map(({ file }) => file), ...plots], labelsFile, 'labels file');
  const labels = await readLabels(labelsFile, maxLabels);
  const { corpus, skipped } = await scoreInputs(call, plots);
  const truth = resolveLabels(labels, corpus.ids);
  const evaluation = evaluate(corpus, truth, { ...pickSettings(values), ...wanted });
  notices.skipped(skipped);
  for (const message of describeGaps(truth)) notices.warn(message);
  await writeTextOrJson(outputs, call, {
    text: (look) => endLines(printEvaluation(evaluation, look)),
    json: () => endLines(escapeLines(printEvaluationJson(evaluation))),
  });
  if (plot !== undefined) await writePlots(evaluation, plot);
  return values.strict && skipped.length > 0 ? 2 : 0;
}

function nothingToRead(): DedupeError {
  return new DedupeError('BAD_OPTION', 'no documents to measure: dedupe eval LABELS PATHS...');
}

/** The verified documents, and what was skipped. */
interface Scored {
  readonly corpus: ScoredDocuments;
  readonly skipped: readonly Skipped[];
}

/** Reads and verifies everything, unless a diagram would overwrite it. */
function scoreInputs(call: Call, plots: readonly string[]): Promise<Scored> {
  return withReadings(call, async (readings, options) => {
    spareArticles(plots, readings.listing);
    if (options.overrides !== undefined && options.overrides.length > 0) {
      call.notices.warn(
        'thresholds and relations of overrides do not count: eval tries one threshold for all',
      );
    }
    const { scoreCorpus } = await import('../../../eval/scored-documents.ts');
    let skipped: readonly Skipped[] = [];
    const onRead = (read: ReadSources): void => {
      ({ skipped } = read);
    };
    const corpus = await scoreCorpus(readings, { ...options, overrides: [], onRead });
    return { corpus, skipped };
  });
}

function* escapeLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield escapeUnsafe(line);
}

function* endLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** The paths of the diagrams. Their folder is made before the long run, so that it is there at the end. */
function plotsIn(folder: string): string[] {
  const problem = `cannot make the folder ${JSON.stringify(folder)}`;
  orCannot(problem, () => mkdirSync(folder, { recursive: true }));
  const plots = [join(folder, PRECISION_RECALL), join(folder, RELIABILITY)];
  for (const plot of plots) assertWritable(plot);
  return plots;
}

async function writePlots(evaluation: Evaluation, folder: string): Promise<void> {
  const { drawPrecisionRecall } = await import('../../../eval/print/precision-recall-svg.ts');
  const { drawReliability } = await import('../../../eval/print/reliability-svg.ts');
  await writeOutput(join(folder, PRECISION_RECALL), [drawPrecisionRecall(evaluation)]);
  await writeOutput(join(folder, RELIABILITY), [drawReliability(evaluation.reliability)]);
}

function describeGaps(truth: Truth): string[] {
  const { missing, ambiguous, unlabelled } = truth;
  return [
    describeGap(missing, 'no document has the label id'),
    describeGap(ambiguous, 'several documents end in the label id'),
    describeGap(unlabelled, 'left out, without a label:'),
    truth.kind === 'judged' ? describeLeftOut(truth.leftOut) : [],
  ].flat();
}

function describeLeftOut(pairs: number): string[] {
  if (pairs === 0) return [];
  return [`left out, because they do not name two documents: ${counted(pairs, 'judged pair')}`];
}

/** `no document has the label id 'fig.txt' and 3 more`, or nothing. */
function describeGap([first, ...others]: readonly string[], what: string): string[] {
  if (first === undefined) return [];
  return [`${what} ${quoted(first)}${others.length === 0 ? '' : ` and ${others.length} more`}`];
}
