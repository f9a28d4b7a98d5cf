/**
 * The one place where what a reader found becomes an article: absent fields stay absent, and half of a
 * surrogate pair, which is no character, becomes U+FFFD, of the same length.
 */

import type { Article } from '../model/article.ts';
import type { ArticleParts } from './format.ts';

/** Where an article was found. */
export interface ArticleSource {
  readonly id: string;
  readonly path: string;
  readonly line?: number;
}

/** Returns the article; empty strings count as absent, blank space around a field is cut. */
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
