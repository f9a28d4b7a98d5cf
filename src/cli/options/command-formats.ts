/**
 * The formats of each command that has some. Its help, what shells complete and what it refuses are made of this table.
 * The two of `matrix` are of what it writes without and with `--closest`.
 */

import { FormatNames } from '../../report/format-names.ts';
import { REPORT_FORMAT_NAMES } from '../../report/formats.ts';

const TEXT = { name: 'text', endings: ['.txt'] } as const;
const JSON_ROW = { name: 'json', endings: ['.json'] } as const;
const HTML = { name: 'html', endings: ['.html', '.htm'] } as const;
const CSV = { name: 'csv', endings: ['.csv'] } as const;
const SVG = { name: 'svg', endings: ['.svg'] } as const;
const NDJSON = { name: 'ndjson', endings: ['.ndjson', '.jsonl'] } as const;

const TEXT_OR_JSON = new FormatNames([TEXT, JSON_ROW]);

/** By command, the default first. */
export const COMMAND_FORMATS = {
  main: REPORT_FORMAT_NAMES,
  report: REPORT_FORMAT_NAMES,
  explain: TEXT_OR_JSON,
  query: TEXT_OR_JSON,
  eval: TEXT_OR_JSON,
  compare: new FormatNames([TEXT, JSON_ROW, HTML]),
  matrix: new FormatNames([TEXT, CSV, JSON_ROW, SVG]),
  closest: new FormatNames([CSV, JSON_ROW, NDJSON]),
} as const;

/** The help of `-f` where these are the formats. */
export function formatSummary(formats: readonly string[]): string {
  return `report: ${formats.join(', ')}; may repeat`;
}

/** The help of `-0`. */
export function nullSummary(formats: readonly string[]): string {
  if (!formats.includes('paths')) return 'paths in lists, such as --files-from, end in NUL';
  return 'paths in --files-from, --list-files and -f paths end in NUL';
}

/** The help of `--all`. */
export function allSummary(formats: readonly string[]): string {
  if (!formats.includes('markdown')) return 'list everything in text reports';
  return 'list every cluster in text, markdown and agent reports';
}

type Names<K extends keyof typeof COMMAND_FORMATS> = (typeof COMMAND_FORMATS)[K]['names'][number];
/** A format of `compare`. */
export type CompareFormat = Names<'compare'>;
/** A format of `matrix`, with or without `--closest`. */
export type MatrixFormat = Names<'matrix'> | Names<'closest'>;
