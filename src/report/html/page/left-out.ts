/** What the page does not have, said at its foot; and what the run skipped. */

import { counted } from '../../text/number.ts';
import { clean } from '../../text/clean.ts';
import { h } from './dom.ts';
import type { Given } from './given.ts';

/** The foot of the page. */
export function leftOutNotes({ data }: Given): HTMLElement {
  const { leftOut, skipped } = data;
  const rows: readonly (readonly [number, string])[] = [
    [leftOut.clusters, 'cluster'],
    [leftOut.members, 'document'],
    [leftOut.pairs, 'pair'],
    [data.isWordless ? 0 : leftOut.texts, 'text'],
    [leftOut.families, 'form'],
    [leftOut.skipped, 'skipped place'],
  ];
  const missing = rows.filter(([count]) => count > 0).map(([count, name]) => counted(count, name));
  return h(
    'footer',
    {},
    missing.length > 0 &&
      h(
        'p',
        { class: 'note' },
        `Left out of this page, which has the most duplicated words first and 20 MB at most: ${missing.join(', ')}.`,
      ),
    data.isWordless &&
      h(
        'p',
        { class: 'note' },
        'Written with --no-texts: documents are called by a hash of their names, and no word of a text is in this file.',
      ),
    skipped.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `${counted(skipped.length, 'place')} skipped by the run`),
        h(
          'ul',
          { class: 'names' },
          ...skipped.map(({ place, reason }) =>
            h('li', {}, h('code', {}, clean(place)), ` ${clean(reason)}`),
          ),
        ),
      ),
  );
}
