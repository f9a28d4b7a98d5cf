/**
 * Turns what a reader found into an article; every reader goes through here. Absent fields stay
 * absent. Half of a surrogate pair is no character and becomes U+FFFD, of the same length.
 */

import type { Article } from '../model/article.ts';
import type { ArticleParts } from './format.ts';

/** The name and the place of an article: its file, and its line in a file of records. */
export interface ArticleSource {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
}

/**
 * Returns the article. An empty title, URL or canonical link counts as absent; blanks around it are
 * cut.
 */
export function makeArticle(source: ArticleSource, parts: ArticleParts): Article {
  const title = present(parts.title);
  const url = present(parts.url);
  const canonical = present(parts.canonical);
  return {
    ...source,
    text: parts.text.toWellFormed(),
    ...(title !== undefined && { title }),
    ...(parts.date !== undefined && { date: parts.date }),
    ...(url !== undefined && { url }),
    ...(canonical !== undefined && { canonical }),
  };
}

function present(value: string | undefined): string | undefined {
  return value?.trim().toWellFormed() || undefined;
}
