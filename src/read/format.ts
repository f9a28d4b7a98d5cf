/**
 * The formats an article can come in, behind one small interface, chosen by the file's extension.
 *
 * A text format turns one file into one article; a record format turns one file into many, as a
 * stream. Readers are loaded on first use, so that a run over plain text loads no parser.
 */

import type { Reading } from '../model/result.ts';
import type { SizeLimit } from './limits.ts';
import { readPlainText } from './plain-text.ts';

/** What a reader finds in one text, before it has an id. */
export interface ArticleParts {
  /** The text to compare: of the source's length, everything that is not prose masked. */
  readonly text: string;
  readonly title?: string | undefined;
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly canonical?: string | undefined;
  /** Why the article asks to be left out; absent if it does not. */
  readonly skip?: string | undefined;
  /** Something that was odd but did not stop the reading; without the file's name. */
  readonly warning?: string | undefined;
}

/** What a reader may know of the file besides its text. */
export interface ReadContext {
  /** POSIX path of the file. */
  readonly path: string;
}

/** The dotted paths of a record's fields. */
export interface RecordFields {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly date: string;
}

/** What a record reader knows of its file, and where it counts repaired bytes. */
export interface RecordContext extends ReadContext {
  readonly fields: RecordFields;
  /** The longest line that is read. */
  readonly limit?: SizeLimit | undefined;
  /** Called for each record whose bytes were not UTF-8, with the number that were replaced. */
  readonly onRepair: (bytes: number) => void;
}

/** Reads one text. */
export type TextReader = (
  text: string,
  context: ReadContext,
) => ArticleParts | Promise<ArticleParts>;

/** Reads a stream of bytes as records; where it breaks off is a skip. */
export type RecordReader = (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
) => AsyncGenerator<Reading>;

export type FormatName = 'text' | 'markdown' | 'html' | 'jsonl';

/** A format whose files hold one article each. */
export interface TextFormat {
  readonly kind: 'text';
  readonly name: FormatName;
  /** Lower-case, without the dot. */
  readonly extensions: readonly string[];
  load(): Promise<TextReader>;
}

/** A format whose files hold many articles each. */
export interface RecordFormat {
  readonly kind: 'records';
  readonly name: FormatName;
  readonly extensions: readonly string[];
  load(): Promise<RecordReader>;
}

export type Format = TextFormat | RecordFormat;

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
