/**
 * Gathers from one document what can tell the original among copies: what its reader found, and
 * what its text says at the head and at the end. Only documents in clusters are read for it.
 *
 * Some microseconds a document: see `credit.ts` and `stated-date.ts`.
 */

import { agencyInMargins } from './agencies.ts';
import { creditsIn, marginsOf } from './credit.ts';
import type { Provenance } from './provenance.ts';
import type { Article } from '../../model/article.ts';
import { mailDate } from '../dates/mail-date.ts';
import { findStatedDates } from '../dates/stated-date.ts';

/** A byline or a dateline is within this many units of a text. */
const BYLINE_LENGTH = 200;

/** A document of a cluster, by its number and its length in tokens. */
export interface ClusteredText {
  readonly document: number;
  readonly length: number;
  readonly metadata: Omit<Article, 'text'>;
  readonly text: string;
}

/** What a text itself says about where and when it was published. */
export type Statement = Pick<Provenance, 'opening' | 'agency' | 'credits' | 'stated' | 'updated'>;

/** Returns the provenance of one document. */
export function documentProvenance({
  document,
  length,
  metadata,
  text,
}: ClusteredText): Provenance {
  return provenanceOf(metadata, { document, length, statement: statementOf(text) });
}

/**
 * Returns the provenance of a document whose text was already read. All have one shape, which is
 * fast to make and to read.
 */
export function provenanceOf(
  { id, url, canonical, date, path, title, author, outlet }: Omit<Article, 'text'>,
  { document, length, statement }: { document: number; length: number; statement: Statement },
): Provenance {
  const { opening, agency, credits, stated, updated } = statement;
  return {
    document,
    id,
    url,
    canonical,
    date,
    path,
    title,
    author,
    outlet,
    agency,
    credits,
    stated,
    updated,
    opening,
    length,
  };
}

/** Returns what a text says about its origin. */
export function statementOf(text: string): Statement {
  const margins = marginsOf(text);
  const credits = creditsIn(margins);
  const opening = (margins[0] ?? '').slice(0, BYLINE_LENGTH);
  const { published, updated } = findStatedDates(margins.join('\n'));
  const stated = mailDate(text) ?? published;
  const agency = agencyInMargins(margins);
  return { opening, agency, credits: credits.length > 0 ? credits : undefined, stated, updated };
}
