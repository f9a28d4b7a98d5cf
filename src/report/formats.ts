/**
 * The formats that a report can be asked for, by name.
 */

import type { DedupeResult } from '../core/types.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { ReportOptions } from './options.ts';
import { text } from './text.ts';

/** Writes a result in one format, in chunks; a pure function of both arguments. */
export type Writer = (result: DedupeResult, options: ReportOptions) => Iterable<string>;

/** Every format by its name, the default first. */
export const FORMATS = ['text', 'json', 'ndjson'] as const;
export type FormatName = (typeof FORMATS)[number];

const WRITERS: Readonly<Record<FormatName, Writer>> = { text, json, ndjson };

/** Whether a name is one of `FORMATS`. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(WRITERS, name);
}

/**
 * Chunks of the report, to be written as they come: a result may be larger than a string can be.
 *
 * @example
 * for (const chunk of report('json', result, options)) process.stdout.write(chunk);
 */
export function report(
  format: FormatName,
  result: DedupeResult,
  options: ReportOptions,
): Iterable<string> {
  return WRITERS[format](result, options);
}
