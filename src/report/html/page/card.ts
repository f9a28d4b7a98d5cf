/** A titled part of a view, and tables in it. */

import { type Child, h } from './dom.ts';

/** A titled part of a view. */
export function card(title: string, note: string, ...content: readonly Child[]): HTMLElement {
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, title),
    h('p', { class: 'faint' }, note),
    ...content,
  );
}

/** The head of a table; a column without a name is a picture. */
export function headOf(names: readonly string[]): HTMLElement {
  const cells = names.map((name, i) => {
    if (name === '') return h('td', {});
    return h('th', { scope: 'col', class: i === 0 ? undefined : 'number' }, name);
  });
  return h('thead', {}, h('tr', {}, ...cells));
}

/** A table with a head. */
export function table(names: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  return h('table', {}, headOf(names), h('tbody', {}, ...rows));
}
