/** What goes into a run: articles, and what could not be read. */

/** One article as a reader delivers it, before anything is known about its duplicates. */
export interface Article {
  /** Unique name within the run: the path as given, or the record's own id. */
  readonly id: string;
  /**
   * The text to compare. If prose was cut out of markup, everything that is not prose is masked in
   * place, so an offset into `text` is an offset into the source.
   */
  readonly text: string;
  /** POSIX path of the file that holds it; `-` for standard input; the id for library input. */
  readonly path?: string;
  /** Line of the record, from 1, for formats with one record a line. */
  readonly line?: number;
  /** Number of the record in its file, from 1, for formats in which several may stand on one line. */
  readonly record?: number;
  readonly title?: string;
  /** Publication date, ISO 8601: `2025-03-17`, or with a time `2025-03-17T08:30:00Z`. */
  readonly date?: string;
  /** The address at which the article says that it is published. */
  readonly url?: string;
  /** The original as the article itself names it: a canonical link or a `duplicate_of` key. */
  readonly canonical?: string;
  /** Where a file says so, if that key settles what it names. */
  readonly canonicalKey?: DeclaredKey;
  /** Blocks that comments in it set aside. */
  readonly ignored?: readonly IgnoredBlock[];
  /** Who wrote it, as its byline or its metadata say. */
  readonly author?: string;
  /** The newspaper, agency or site that published it, by name. */
  readonly outlet?: string;
}

/** A key of metadata, and its line in the file, from 1. */
export interface DeclaredKey {
  readonly key: string;
  readonly line: number;
}

/** A block of a text that its author set aside, by lines. */
export interface IgnoredBlock {
  readonly line: number;
  readonly endLine: number;
  /** False if there was nothing to set aside. */
  readonly hasWords: boolean;
}

/** Something that was left out of the run, and why. */
export interface Skipped {
  readonly path: string;
  readonly line?: number;
  /** Lower-case, says what is wrong: `binary file`, `invalid JSON: ...`. */
  readonly reason: string;
  /** How many lines share the reason, this being the first of them; absent for one. */
  readonly count?: number;
  /** The line of `dedupe: false`, if the text itself asks to be left out. Not part of reports. */
  readonly askedAt?: number;
}

/** What reading yields, one at a time: an article, a skip with its reason, or a warning. */
export type Reading =
  | { readonly kind: 'article'; readonly article: Article; readonly bytes: number }
  | { readonly kind: 'skipped'; readonly skipped: Skipped }
  | { readonly kind: 'warning'; readonly message: string };

/** An article without its text. */
export type Metadata = Omit<Article, 'text'>;
