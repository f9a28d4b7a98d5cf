/**
 * The formats of articles, behind one small interface. A file's extension chooses the format.
 *
 * A text format turns one file into one article; a record format turns one file into many, as a
 * stream. Readers are loaded on first use, so a run over plain text loads no parser.
 */

import type { DeclaredKey, IgnoredBlock, Reading } from '../model/article.ts';
import type { SizeLimit } from './limits.ts';

/** What a reader finds in one text, before it has an id. */
export interface ArticleParts {
  /** The text to compare, as long as the source; everything that is not prose is masked. */
  readonly text: string;
  readonly title?: string | undefined;
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly canonical?: string | undefined;
  /** Where the file says so, if that key settles what it names. */
  readonly canonicalKey?: DeclaredKey | undefined;
  /** Blocks that comments set aside; `text` is without them. */
  readonly ignored?: readonly IgnoredBlock[] | undefined;
  readonly author?: string | undefined;
  /** The newspaper, agency or site that published it, by name. */
  readonly outlet?: string | undefined;
  /** Why the article asks to be left out; absent if it does not. */
  readonly skip?: string | undefined;
  /** The line at which it asks. */
  readonly skipLine?: number | undefined;
  /** Something odd that did not stop the reading; without the file's name. */
  readonly warning?: string | undefined;
}

/** What a reader knows of the file besides its text. */
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

/** What a record reader knows of its file, and how it reports repaired bytes. */
export interface RecordContext extends ReadContext {
  readonly fields: RecordFields;
  /** The longest line that is read; the default of `recordLimit` if absent. */
  readonly limit?: SizeLimit | undefined;
  /** Called for each record whose bytes were not UTF-8, with the number of replaced bytes. */
  readonly onRepair: (bytes: number) => void;
}

/** Reads one text. Never throws because of the text: the fields say what is wrong with it. */
export type TextReader = (
  text: string,
  context: ReadContext,
) => ArticleParts | Promise<ArticleParts>;

/**
 * Reads a stream of bytes as records. If the stream breaks off, the last reading is a skip that
 * says so.
 */
export type RecordReader = (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
) => AsyncGenerator<Reading>;

/** The name of a format that is read. */
export type InputFormat = 'text' | 'markdown' | 'html' | 'jsonl' | 'csv' | 'json';

/** A format whose files hold one article each. */
export interface TextFormat {
  readonly kind: 'text';
  readonly name: InputFormat;
  /** Lower-case, without the dot. */
  readonly extensions: readonly string[];
  load(): Promise<TextReader>;
}

/** A format whose files hold many articles each. */
export interface RecordFormat {
  readonly kind: 'records';
  readonly name: InputFormat;
  readonly extensions: readonly string[];
  load(): Promise<RecordReader>;
}

/** A format of either kind. */
export type Format = TextFormat | RecordFormat;
