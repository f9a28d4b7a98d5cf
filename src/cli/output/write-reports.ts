/** Writes each report to its place: laid out and coloured for a terminal, plain everywhere else. */

import type { DedupeResult } from '../../model/result.ts';
import { report } from '../../report/formats.ts';
import type { ReportOptions } from '../../report/options.ts';
import type { Call } from '../options/call.ts';
import { lookOf } from './look.ts';
import type { Output } from './outputs.ts';
import type { Stopwatch } from '../screen/timing.ts';
import { writeOutput } from './write.ts';

/** What was found, and how long it took. */
export interface Findings {
  readonly result: DedupeResult;
  readonly stopwatch: Stopwatch;
}

/**
 * Writes every report of a call.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` for a file that cannot be written.
 */
export async function writeReports(
  call: Call,
  outputs: readonly Output[],
  { result, stopwatch }: Findings,
): Promise<void> {
  stopwatch.enter('report');
  for (const { format, file } of outputs) {
    const pieces = await report(format, result, reportOptions(call, file, stopwatch));
    await writeOutput(file, pieces);
  }
}

function reportOptions({ values }: Call, file: string, stopwatch: Stopwatch): ReportOptions {
  const look = lookOf(file, values.color);
  return {
    ...look,
    all: values.all,
    nul: values.null,
    hyperlinks: look.width !== null && look.color > 0,
    command: typedCommand(process.argv.slice(2)),
    ...(values.timing && { timing: stopwatch.phases() }),
  };
}

/** The command, quoted so that it can be typed again. */
function typedCommand(words: readonly string[]): string {
  const quoted = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quote(word)));
  return ['dedupe', ...quoted].join(' ');
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
