/** The work of `dedupe compare`: read, find the two documents, compare, report. */

import type { Comparison } from '../../../model/comparison.ts';
import { DedupeError } from '../../../model/error.ts';
import { COMMAND_FORMATS, type CompareFormat } from '../../options/command-formats.ts';
import { REPORT_FORMAT_NAMES } from '../../../report/formats.ts';
import type { Call } from '../../options/call.ts';
import { lookOf } from '../../output/look.ts';
import { type Output, OutputChoice } from '../../output/outputs.ts';
import { assertWritable, writeOutput } from '../../output/write.ts';
import { type NamedTwo, withTwo } from '../explain/named-two.ts';
import type { CompareReports } from './options.ts';

/**
 * Carries out a call of `dedupe compare`; returns the exit code.
 *
 * @throws {DedupeError} if the documents cannot be found or read, or a report cannot be written.
 */
export async function runCompare(
  call: Call,
  two: NamedTwo,
  reports: CompareReports,
): Promise<number> {
  const outputs = outputsOf(call, reports);
  // with its reports, as none may be a file that is read
  const whole = { ...call, given: [...call.given, ...reports.given] };
  const comparison = await withTwo(whole, two, async (readings, ids, options) => {
    const { compare } = await import('../../../explain/compare/compare.ts');
    return compare(readings, ids, options);
  });
  const all = reports.all();
  for (const { format, file } of outputs) {
    const look = { ...lookOf(file, call.values.color), all };
    await writeOutput(file, await WRITERS[format](comparison, look));
  }
  return call.values.strict && comparison.corpus.skipped > 0 ? 2 : 0;
}

function outputsOf({ values }: Call, { given }: CompareReports): readonly Output<CompareFormat>[] {
  const { output } = values;
  const format = COMMAND_FORMATS.compare.names.find((name) => name === values.format);
  if (format === undefined) throw hasNot(values.format);
  const outputs = new OutputChoice(COMMAND_FORMATS.compare).choose(given, { format, output });
  for (const { file } of outputs) {
    const other = REPORT_FORMAT_NAMES.ofFile(file);
    const isOwn = COMMAND_FORMATS.compare.ofFile(file) !== undefined;
    if (other !== undefined && !isOwn) throw hasNot(other);
    assertWritable(file);
  }
  return outputs;
}

function hasNot(format: string): DedupeError {
  return new DedupeError('BAD_OPTION', `compare reports as text, JSON or HTML, not as '${format}'`);
}

/** How a comparison is to look. */
type Look = ReturnType<typeof lookOf> & { readonly all: boolean };

/** Loaded when they are asked for. */
const WRITERS: Readonly<
  Record<CompareFormat, (comparison: Comparison, look: Look) => Promise<Iterable<string>>>
> = {
  text: async (comparison, look) => {
    const { printComparison } = await import('../../../explain/compare/print/text.ts');
    return printComparison(comparison, look);
  },
  json: async (comparison, look) => {
    const { printComparisonJson } = await import('../../../explain/compare/print/json.ts');
    return printComparisonJson(comparison, look);
  },
  html: async (comparison, look) => {
    const { printComparisonHtml } = await import('../../../explain/compare/print/html.ts');
    return printComparisonHtml(comparison, look);
  },
};
