/** The reports of a subcommand, which has no other formats than text and JSON. */

import { DedupeError } from '../../model/error.ts';
import type { ReportOptions } from '../../report/options.ts';
import type { Call } from '../options/call.ts';
import { COMMAND_FORMATS } from '../options/command-formats.ts';
import { chooseOutputs, type Output } from './outputs.ts';
import { lookOf } from './look.ts';
import { assertWritable, writeOutput } from './write.ts';

const FORMATS = COMMAND_FORMATS.explain.names;

/** What a subcommand found, as text and as JSON; each in pieces. */
export interface Printers {
  text(look: Pick<ReportOptions, 'width' | 'color'>): Iterable<string> | Promise<Iterable<string>>;
  json(): Iterable<string>;
}

/**
 * The reports that a call of a subcommand asks for, checked before a long run.
 *
 * @throws {DedupeError} `BAD_OPTION` for another format, `OUTPUT_FAILED` for a file that cannot be written.
 */
export function chooseTextOrJson({ given, values }: Call, command: string): readonly Output[] {
  const outputs = chooseOutputs(given, values);
  for (const { format, file } of outputs) {
    if (!FORMATS.some((name) => name === format)) {
      throw new DedupeError('BAD_OPTION', `${command} reports as text or JSON, not as '${format}'`);
    }
    assertWritable(file);
  }
  return outputs;
}

/**
 * Writes each report to its place.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` for a file that cannot be written.
 */
export async function writeTextOrJson(
  outputs: readonly Output[],
  { values }: Call,
  print: Printers,
): Promise<void> {
  for (const { format, file } of outputs) {
    const pieces = format === 'json' ? print.json() : await print.text(lookOf(file, values.color));
    await writeOutput(file, pieces);
  }
}
