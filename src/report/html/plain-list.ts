/**
 * The list that a reader without scripts sees: clusters with their members, the most duplicated words first. A browser
 * with scripts does not look into it.
 */

import { counted, decimal, grouped, percent } from '../text/number.ts';
import { reasonOf } from '../text/wording.ts';
import type { Contents } from './contents.ts';
import { escapeHtml } from './markup.ts';
import type { PageCluster, PageMember } from './page-data.ts';

/** Clusters and members of one: a longer page is no reading. */
const MAX_CLUSTERS = 1000;
const MAX_MEMBERS = 50;

/** Pieces of the list. */
export function* plainList(contents: Contents): Generator<string, void, undefined> {
  const { clusters, documents } = contents;
  const shown = clusters.slice(0, MAX_CLUSTERS);
  const hidden = clusters.length - shown.length + contents.omitted.clusters;
  yield '<noscript>\n<p class="note">Scripts are off: this is a plain list. Charts, search and the texts side by side need them; nothing leaves this file.</p>\n';
  for (const cluster of shown) {
    yield `<section class="plain">\n<h2>${escapeHtml(cluster.id)}: ${counted(cluster.size, 'document')}</h2>\n`;
    yield `<p>${grouped(cluster.duplicatedWords)} duplicated words; the original: ${escapeHtml(
      reasonOf({
        size: cluster.size,
        originalBecause: cluster.because,
        originalConfidence: cluster.confidence,
      }),
    )}</p>\n<ol>\n`;
    for (const member of cluster.members.slice(0, MAX_MEMBERS)) yield itemOf(member, documents);
    yield `</ol>\n${moreMembers(cluster)}</section>\n`;
  }
  const more = `${counted(hidden, 'more cluster')}, with fewer duplicated words`;
  if (hidden > 0) yield `<p class="note">${more}.</p>\n`;
  yield '</noscript>\n';
}

function itemOf(member: PageMember, documents: Contents['documents']): string {
  const { name, place, headline, date } = documents.describe(documents.ids[member.document] ?? '');
  const title = headline === undefined ? '' : ` ${escapeHtml(headline)}`;
  const where = [name, place, date].filter((part) => part !== undefined).map(escapeHtml);
  const measures =
    member.role === 'original'
      ? ''
      : `: score ${decimal(member.score)}, ${percent(member.holdsOriginal ?? member.containment)} found`;
  return `<li><b>${member.role}</b>${measures}<br>${title}<br><code>${where.join(' · ')}</code></li>\n`;
}

function moreMembers({ size }: PageCluster): string {
  return size > MAX_MEMBERS ? `<p>${counted(size - MAX_MEMBERS, 'more document')}</p>\n` : '';
}
