/** How many origins a cluster has: the tellings of its story, who is credited with each, and in which order they came. */

import { clean } from '../../text/clean.ts';
import { counted, grouped } from '../../text/number.ts';
import type { PageCluster, PageOrigin } from '../page-data.ts';
import { table } from './card.ts';
import { h } from './dom.ts';
import type { Given } from './given.ts';

/** Rows before one asks for more. */
const FEW = 8;

/** The table; undefined for a cluster that is one telling, or each of whose articles is one of nobody's. */
export function originsTable(given: Given, { origins = [] }: PageCluster): HTMLElement | undefined {
  const isTelling = origins.some(
    ({ outlet, members }) => outlet !== undefined || members.length > 1,
  );
  if (origins.length < 2 || !isTelling) return undefined;
  const rows = origins.slice(0, FEW).map((origin) => rowOf(given, origin));
  const rest = origins.slice(FEW);
  const more = h('button', { type: 'button' }, counted(rest.length, 'more origin'));
  const shown = table(['Credited', 'Articles', 'First article'], rows);
  const body = shown.querySelector('tbody');
  more.addEventListener('click', () => {
    body?.append(...rest.map((origin) => rowOf(given, origin)));
    more.remove();
  });
  const title = h('h3', {}, counted(origins.length, 'origin'));
  return h(
    'section',
    { 'aria-label': 'Origins', class: 'origins' },
    title,
    shown,
    rest.length > 0 && more,
  );
}

function rowOf(given: Given, { first, date, outlet, members }: PageOrigin): HTMLElement {
  const day = date?.slice(0, 'YYYY-MM-DD'.length) ?? '';
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, outlet === undefined ? 'not credited' : clean(outlet)),
    h('td', { class: 'number' }, grouped(members.length)),
    h(
      'td',
      { class: 'first' },
      day !== '' && h('span', { class: 'faint' }, `${day} `),
      given.titleOf(first),
    ),
  );
}
