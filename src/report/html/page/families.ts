/** Forms that otherwise different texts follow: what they share, with a sign for each place that is filled in. */

import { counted, percent } from '../../text/number.ts';
import { clean } from '../../text/clean.ts';
import type { PageFamily } from '../page-data.ts';
import { h } from './dom.ts';
import type { Given } from './given.ts';

/** Documents of a form that are named before one asks for more. */
const FEW = 8;

/** The whole view. */
export function familiesView(given: Given): HTMLElement {
  return h(
    'div',
    {},
    h(
      'p',
      { class: 'faint' },
      'Texts that follow one form are no copies of each other, and are in no cluster for it.',
    ),
    ...given.data.families.map((family) => familyOf(given, family)),
  );
}

function familyOf(given: Given, { documents, share, text }: PageFamily): HTMLElement {
  const list = h(
    'ul',
    { class: 'names' },
    ...documents.slice(0, FEW).map((number) => nameOf(given, number)),
  );
  const rest = documents.slice(FEW);
  const more = h('button', { type: 'button' }, `${counted(rest.length, 'more document')}`);
  more.addEventListener('click', () => {
    list.append(...rest.map((number) => nameOf(given, number)));
    more.remove();
  });
  return h(
    'div',
    { class: 'card family' },
    h('h2', {}, counted(documents.length, 'document')),
    h('p', { class: 'faint' }, `The form makes ${percent(share)} of their words.`),
    text !== '' && h('blockquote', {}, ...formOf(text)),
    list,
    rest.length > 0 && more,
  );
}

/** The ellipsis of a slot as a box. */
function formOf(text: string): (Node | string)[] {
  return text
    .split('…')
    .flatMap((part, i) => [...(i === 0 ? [] : [h('span', { class: 'slot' }, '…')]), clean(part)]);
}

function nameOf(given: Given, number: number): HTMLElement {
  const place = given.placeOf(number);
  return h(
    'li',
    {},
    given.titleOf(number),
    place !== '' && h('span', { class: 'path faint' }, place),
  );
}
