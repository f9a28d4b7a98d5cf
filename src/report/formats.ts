/**
 * The table of report formats: a row each. A writer is loaded when its format is asked for: a run for
 * a program needs no colours, and a run for a person no JSON.
 */

import { DedupeError } from '../model/error.ts';
import { type FormatRow, FormatNames } from './format-names.ts';
import type { DedupeResult } from '../model/result.ts';
import type { ReportOptions } from './options.ts';

/** Turns a result into the pieces of a report. */
type Write = (
  result: DedupeResult,
  options: ReportOptions,
) => Iterable<string> | Promise<Iterable<string>>;

/** How one format of reports is written. */
interface ReportWriter extends FormatRow {
  readonly load: () => Promise<Write>;
}

/** Every format, the default first. */
const WRITERS = [
  { name: 'text', endings: ['.txt'], load: async () => (await import('./text.ts')).text },
  { name: 'json', endings: ['.json'], load: async () => (await import('./json.ts')).json },
  {
    name: 'ndjson',
    endings: ['.ndjson', '.jsonl'],
    load: async () => (await import('./ndjson.ts')).ndjson,
  },
  {
    name: 'sarif',
    endings: ['.sarif', '.sarif.json'],
    alsoIn: ['.json'],
    load: async () => (await import('./sarif.ts')).sarif,
  },
  { name: 'junit', endings: [], load: async () => (await import('./junit.ts')).junit },
  {
    name: 'codeclimate',
    endings: [],
    alsoIn: ['.json'],
    load: async () => (await import('./codeclimate.ts')).codeclimate,
  },
  { name: 'github', endings: [], load: async () => (await import('./github.ts')).github },
  { name: 'csv', endings: ['.csv'], load: async () => (await import('./csv.ts')).csv },
  {
    name: 'markdown',
    endings: ['.md', '.markdown'],
    load: async () => (await import('./markdown.ts')).markdown,
  },
  { name: 'paths', endings: [], load: async () => (await import('./paths.ts')).paths },
  {
    name: 'agent',
    endings: [],
    alsoIn: ['.md', '.markdown'],
    load: async () => (await import('./agent.ts')).agent,
  },
  {
    name: 'html',
    endings: ['.html', '.htm'],
    load: async () => (await import('./html.ts')).html,
  },
] as const satisfies readonly ReportWriter[];

/** The name of a format of reports. */
export type ReportFormat = (typeof WRITERS)[number]['name'];

/** The names of the formats, and what names of files ask for. */
export const REPORT_FORMAT_NAMES = new FormatNames<ReportFormat>(WRITERS);

/** The names of all formats, the default first. */
export const REPORT_FORMATS: readonly ReportFormat[] = REPORT_FORMAT_NAMES.names;

/** For a file: nothing is cut, no colour. */
const DEFAULTS: ReportOptions = { width: null, color: 0, all: false };

/**
 * Chunks of the report, to be written as they come: a result may be larger than a string can be. The
 * same for the same result and options.
 *
 * @example
 * for (const chunk of await report('json', result)) process.stdout.write(chunk);
 *
 * @throws {DedupeError} `BAD_OPTION` for a format that does not exist.
 */
export async function report(
  name: ReportFormat,
  result: DedupeResult,
  options: Partial<ReportOptions> = {},
): Promise<Iterable<string>> {
  const format = WRITERS.find((row) => row.name === name);
  if (format === undefined) throw unknownFormat(name);
  const write: Write = await format.load();
  return write(result, { ...DEFAULTS, ...options });
}

function unknownFormat(name: unknown): DedupeError {
  const expected = `expected one of ${REPORT_FORMATS.join(', ')}`;
  return new DedupeError('BAD_OPTION', `invalid format "${String(name)}": ${expected}`);
}
