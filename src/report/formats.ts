/**
 * The formats that a report can be asked for, by name. A writer is loaded when it is asked for: a run
 * for a program needs no colours, and a run for a person no JSON.
 */

import type { DedupeResult } from '../model/result.ts';
import type { ReportOptions } from './options.ts';

/** Every format by its name, the default first. */
export const FORMATS = ['text', 'json', 'ndjson'] as const;
export type FormatName = (typeof FORMATS)[number];

/** As for a file: nothing cut, no colour. */
const DEFAULTS: ReportOptions = { width: null, color: 0, all: false };

/**
 * Chunks of the report, to be written as they come: a result may be larger than a string can be. The
 * same for the same result and options.
 *
 * @example
 * for (const chunk of await report('json', result)) process.stdout.write(chunk);
 */
export async function report(
  format: FormatName,
  result: DedupeResult,
  options: Partial<ReportOptions> = {},
): Promise<Iterable<string>> {
  const settled = { ...DEFAULTS, ...options };
  switch (format) {
    case 'text':
      return (await import('./text.ts')).text(result, settled);
    case 'json':
      return (await import('./json.ts')).json(result, settled);
    case 'ndjson':
      return (await import('./ndjson.ts')).ndjson(result, settled);
  }
}
