/** The work of `dedupe matrix`: read, compare, write. */

import type { Skipped } from '../../../model/article.ts';
import type { Similarities } from '../../../matrix/similarities.ts';
import type { ClosestMatches } from '../../../matrix/closest.ts';
import type { Call } from '../../options/call.ts';
import { lookOf } from '../../output/look.ts';
import { spareArticles, spareFile } from '../../output/spare-inputs.ts';
import { assertWritable, writeOutput } from '../../output/write.ts';
import { describeNothingRead } from '../../screen/nothing-read.ts';
import { withReadings } from '../with-readings.ts';
import type { MatrixCallOptions } from './options.ts';

/** What is to be written, and what it was made from. */
interface Printed {
  readonly pieces: Iterable<string>;
  readonly documents: number;
  readonly skipped: readonly Skipped[];
}

/**
 * Carries out a call of `dedupe matrix`; returns the exit code.
 *
 * @throws {DedupeError} if the articles cannot be read, are too many, or the output cannot be written.
 */
export async function runMatrix(call: Call, options: MatrixCallOptions): Promise<number> {
  const { config, notices, values } = call;
  const { output } = options;
  assertWritable(output);
  spareFile([output], config.file, 'config file');
  spareFile([output], values.filesFrom, 'list of files');
  const { pieces, documents, skipped } = await compare(call, options);
  notices.skipped(skipped);
  await writeOutput(output, pieces);
  if (values.errorOnEmpty && documents === 0) {
    notices.error(describeNothingRead(skipped));
    return 2;
  }
  if (values.strict && skipped.length > 0) {
    notices.error('input was skipped, which --strict does not allow');
    return 2;
  }
  return 0;
}

function compare(call: Call, options: MatrixCallOptions): Promise<Printed> {
  return withReadings(call, async (readings, settings) => {
    spareArticles([options.output], readings.listing);
    if (options.closest) {
      const { findClosest } = await import('../../../matrix/closest.ts');
      const found = await findClosest(readings, settings);
      const pieces = await printClosest(found, options);
      return { pieces, documents: found.rows.length, skipped: found.skipped };
    }
    const { compareAll } = await import('../../../matrix/similarities.ts');
    const { similarities, skipped } = await compareAll(readings, settings);
    const pieces = await printMatrix(call, similarities, options);
    return { pieces, documents: similarities.documents.length, skipped };
  });
}

async function printClosest(
  found: ClosestMatches,
  { format }: MatrixCallOptions,
): Promise<Iterable<string>> {
  const print = await import('../../../matrix/print/closest.ts');
  if (format === 'json') return print.closestJson(found);
  return format === 'ndjson' ? print.closestNdjson(found) : print.closestCsv(found);
}

async function printMatrix(
  { values }: Call,
  matrix: Similarities,
  { format, output }: MatrixCallOptions,
): Promise<Iterable<string>> {
  if (format === 'csv') return (await import('../../../matrix/print/csv.ts')).matrixCsv(matrix);
  if (format === 'json') return (await import('../../../matrix/print/json.ts')).matrixJson(matrix);
  if (format === 'svg') return (await import('../../../matrix/print/svg.ts')).matrixSvg(matrix);
  const { matrixText } = await import('../../../matrix/print/text.ts');
  return matrixText(matrix, lookOf(output, values.color).width);
}
