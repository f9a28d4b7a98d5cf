/**
 * Turns what a reader found into an article; every reader goes through here. Absent fields stay
 * absent. Half of a surrogate pair is no character and becomes U+FFFD, of the same length.
 */

import { fileDate } from '../core/dates/file-date.ts';
import type { Article } from '../model/article.ts';
import type { ArticleParts } from './format.ts';

/** The name and the place of an article: its file, and its line in a file of records. */
export interface ArticleSource {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
  readonly record?: number;
}

/**
 * Returns the article. An empty title, URL, link or name counts as absent; blanks around it are
 * cut. A file that gives no date has that of its name, if there is one.
 */
export function makeArticle(source: ArticleSource, parts: ArticleParts): Article {
  const title = present(parts.title);
  const url = present(parts.url);
  const canonical = present(parts.canonical);
  const author = shortName(parts.author);
  const outlet = shortName(parts.outlet);
  const date = parts.date ?? (source.line === undefined ? fileDate(source.path) : undefined);
  return {
    ...source,
    text: parts.text.toWellFormed(),
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    ...(canonical !== undefined && { canonical }),
    ...(canonical !== undefined && parts.canonicalKey && { canonicalKey: parts.canonicalKey }),
    ...(parts.ignored && { ignored: parts.ignored }),
    ...(author !== undefined && { author }),
    ...(outlet !== undefined && { outlet }),
  };
}

/** Longest name of an author or an outlet that is kept, in UTF-16 units. */
const MAX_NAME = 200;

function shortName(value: string | undefined): string | undefined {
  return present(value?.slice(0, MAX_NAME));
}

function present(value: string | undefined): string | undefined {
  return value?.trim().toWellFormed() || undefined;
}
