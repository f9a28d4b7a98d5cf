/**
 * Repairs a page whose text was swallowed by something that never ends: a `<title>`, a comment, a
 * quote. The page is rewritten with the same length, so that what swallowed it is harmless.
 * Browsers show nothing of such a page; here it is read.
 *
 * A repair holds for the rest of the page, because what has no end here has none further on. So a
 * page needs at most one repair for each kind of thing that swallows. O(length) each.
 */

import type { Unclosed } from './html-parser.ts';

/** More than there are kinds: nine elements, two kinds of comments, tags, quotes. */
export const MAX_REPAIRS = 16;

/** Returns the page, of the same length, without what swallowed its end. */
export function repairPage(source: string, { kind, start, name }: Unclosed): string {
  const rest = source.slice(start);
  return source.slice(0, start) + (kind === 'element' ? unname(rest, name) : unmark(rest));
}

/** Gives these elements another name, which means nothing. */
function unname(rest: string, name: string): string {
  const harmless = `<${'x'.repeat(name.length)}`;
  return rest.replace(new RegExp(`<${name}(?=[\\s/>])`, 'gi'), harmless);
}

function unmark(rest: string): string {
  for (const opening of ['<!--', '<![CDATA[']) {
    if (rest.startsWith(opening)) return rest.replaceAll(opening, ' '.repeat(opening.length));
  }
  if (!rest.includes('>')) return rest.replaceAll('<', ' ');
  // only a quote keeps the tag from ending
  return rest.replace(/=(\s*)["']/g, '=$1 ');
}
