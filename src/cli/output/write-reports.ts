/** Writes each report to its place: laid out and coloured for a terminal, plain everywhere else. */

import type { DedupeResult } from '../../model/result.ts';
import { report } from '../../report/formats.ts';
import type { ReportOptions } from '../../report/options.ts';
import type { Call } from '../options/call.ts';
import { lookOf } from './look.ts';
import type { Output } from './outputs.ts';
import { SPECS } from '../options/options.ts';
import { STDIN } from '../options/stdin.ts';
import { shellWord } from '../../report/shell-word.ts';
import type { Stopwatch } from '../screen/timing.ts';
import type { Texts } from './texts.ts';
import { writeOutput } from './write.ts';

/** What was found, and how long it took. */
export interface Findings {
  readonly result: DedupeResult;
  readonly stopwatch: Stopwatch;
  /** By id, for a report that shows them. */
  readonly texts?: Texts;
}

/**
 * Writes every report of a call.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` for a file that cannot be written.
 */
export async function writeReports(
  call: Call,
  outputs: readonly Output[],
  { result, stopwatch, texts }: Findings,
): Promise<void> {
  stopwatch.enter('report');
  for (const { format, file } of outputs) {
    const options = reportOptions(call, file, stopwatch);
    const pieces = await report(format, result, { ...options, ...(texts && { texts }) });
    await writeOutput(file, pieces);
    if (format !== 'github') continue;
    const { appendStepSummary } = await import('./step-summary.ts');
    const problem = await appendStepSummary(result, options);
    if (problem !== undefined) call.notices.warn(problem);
  }
}

function reportOptions(call: Call, file: string, stopwatch: Stopwatch): ReportOptions {
  const { values } = call;
  const look = lookOf(file, values.color);
  const part = partOf(values);
  const corpus = corpusOf(call);
  return {
    ...look,
    all: values.all,
    nul: values.null,
    withoutTexts: !values.texts,
    hyperlinks: look.width !== null && look.color > 0,
    command: typedCommand(process.argv.slice(2)),
    ...(corpus !== undefined && { corpus }),
    ...(part !== undefined && { part }),
    ...(values.timing && { timing: stopwatch.phases() }),
  };
}

/** A quiet check needs no more than its verdict. */
function partOf({ summary, quiet, check }: Call['values']): ReportOptions['part'] {
  if (quiet && check) return 'verdict';
  return summary ? 'summary' : undefined;
}

/** The flags that another command needs to read and match the same articles; undefined for standard input. */
function corpusOf({ given, paths, values }: Call): string | undefined {
  const isLasting = values.filesFrom === undefined && !paths.includes(STDIN);
  if (!isLasting || paths.length === 0) return undefined;
  const groups = new Map(SPECS.map(([key, { group }]) => [key, group]));
  const flags = given.filter(({ key }) => ['Matching', 'Input'].includes(groups.get(key) ?? ''));
  const words = flags.flatMap(({ flag, text }) =>
    text === undefined ? [flag] : [`${flag}=${text}`],
  );
  return [...words, '--in', ...new Set([...paths, ...values.against])].map(shellWord).join(' ');
}

/** The command, quoted so that it can be typed again. */
function typedCommand(words: readonly string[]): string {
  return ['dedupe', ...words.map(shellWord)].join(' ');
}
