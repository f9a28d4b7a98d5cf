/**
 * The table of formats, one row each. A reader is loaded when it is first needed.
 */

import { readPlainText } from './plain-text.ts';
import type { InputFormat, Format } from './format.ts';

/** Every format by name. */
export const INPUT_FORMATS: Readonly<Record<InputFormat, Format>> = {
  text: {
    kind: 'text',
    name: 'text',
    extensions: ['txt', 'text'],
    load: async () => readPlainText,
  },
  markdown: {
    kind: 'text',
    name: 'markdown',
    extensions: ['md', 'markdown', 'mdx'],
    load: async () => (await import('./markdown.ts')).readMarkdown,
  },
  html: {
    kind: 'text',
    name: 'html',
    extensions: ['html', 'htm'],
    load: async () => (await import('./html.ts')).readHtml,
  },
  jsonl: {
    kind: 'records',
    name: 'jsonl',
    extensions: ['jsonl', 'ndjson'],
    load: async () => (await import('./jsonl.ts')).readJsonl,
  },
  csv: {
    kind: 'records',
    name: 'csv',
    extensions: ['csv', 'tsv'],
    load: async () => (await import('./csv.ts')).readCsv,
  },
  json: {
    kind: 'records',
    name: 'json',
    extensions: ['json'],
    load: async () => (await import('./json-array.ts')).readJsonArray,
  },
};

const NAME_BY_EXTENSION: ReadonlyMap<string, InputFormat> = new Map(
  Object.values(INPUT_FORMATS).flatMap((format) =>
    format.extensions.map((extension) => [extension, format.name]),
  ),
);

/** Formats of files that mostly hold no articles: in a folder, a look at the head tells (looks-like-records.ts). */
const LOOKED_AT: ReadonlySet<InputFormat> = new Set(['csv', 'json']);

/** True if a file of this format is read from a folder only if it looks like records. */
export const isLookedAt = (format: InputFormat): boolean => LOOKED_AT.has(format);

/** The extensions that are read from a folder by default; each also with `.gz`. */
export const DEFAULT_EXTENSIONS: readonly string[] = [...NAME_BY_EXTENSION.keys()];

/** What a file's name says about its content. */
export interface FileKind {
  /** Lower-case, without the dot and without `.gz`; empty if there is none. */
  readonly extension: string;
  readonly format: InputFormat;
  readonly gzip: boolean;
}

/**
 * Returns what the name says, in upper or lower case. An unknown or missing extension is plain
 * text.
 */
export function fileKind(name: string): FileKind {
  const lower = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const gzip = lower.endsWith('.gz');
  const inner = gzip ? lower.slice(0, -3) : lower;
  const dot = inner.lastIndexOf('.');
  const extension = dot < 0 ? '' : inner.slice(dot + 1);
  return { extension, format: NAME_BY_EXTENSION.get(extension) ?? 'text', gzip };
}
