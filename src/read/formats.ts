/** The table of formats: a row each, its reader loaded when it is needed. */

import { readPlainText } from './plain-text.ts';
import type { FormatName, Format } from './format.ts';

/** Every format by name. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
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
};

const NAME_BY_EXTENSION: ReadonlyMap<string, FormatName> = new Map(
  Object.values(FORMATS).flatMap((format) =>
    format.extensions.map((extension) => [extension, format.name]),
  ),
);

/** The extensions taken from a folder unless others are asked for; each also with `.gz`. */
export const DEFAULT_EXTENSIONS: readonly string[] = [...NAME_BY_EXTENSION.keys()];

/** What a file's name says about its content. */
export interface FileKind {
  /** Lower-case, without the dot and without `.gz`; empty where there is none. */
  readonly extension: string;
  readonly format: FormatName;
  readonly gzip: boolean;
}

/** Returns what the name says, whatever its case; an unknown or missing extension is plain text. */
export function fileKind(name: string): FileKind {
  const lower = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const gzip = lower.endsWith('.gz');
  const inner = gzip ? lower.slice(0, -3) : lower;
  const dot = inner.lastIndexOf('.');
  const extension = dot < 0 ? '' : inner.slice(dot + 1);
  return { extension, format: NAME_BY_EXTENSION.get(extension) ?? 'text', gzip };
}
