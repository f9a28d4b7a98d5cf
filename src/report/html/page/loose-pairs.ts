/** Pairs that count though no cluster holds both: quotations, forms, parts of digests. */

import { counted, decimal } from '../../text/number.ts';
import { Comparison } from './texts/comparison.ts';
import { fill, h } from './dom.ts';
import type { Given } from './given.ts';

const BATCH = 100;

/** The view: a list of pairs, and the texts of the one that is chosen. */
export class LoosePairs {
  readonly element: HTMLElement;
  readonly #given: Given;
  readonly #shown = h('div', { class: 'detail' });

  constructor(given: Given) {
    this.#given = given;
    const { loose } = given.data;
    const list = h('ol', { class: 'rows' });
    this.element = h(
      'div',
      { class: 'beside' },
      h('div', { class: 'picker' }, h('div', { class: 'list' }, list)),
      this.#shown,
    );
    let made = 0;
    const more = h('button', { type: 'button' });
    const add = (): void => {
      list.append(...loose.slice(made, made + BATCH).map((number) => this.#row(number)));
      made += BATCH;
      more.textContent = `Show ${counted(Math.max(0, loose.length - made), 'more pair')}`;
      if (made >= loose.length) more.remove();
    };
    list.after(more);
    more.addEventListener('click', add);
    // pairs are parsed when they are looked at
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      add();
    }).observe(more);
  }

  /** Shows the texts of a pair. */
  show(number: number): void {
    const pair = this.#given.pairs[number];
    if (pair === undefined) return;
    const comparison = new Comparison(this.#given, [pair.a, pair.b]);
    const title = `${this.#given.titleOf(pair.a)} – ${this.#given.titleOf(pair.b)}`;
    const back = h('a', { href: '#pairs', class: 'back' }, '← All pairs');
    fill(this.#shown, back, h('header', {}, h('h2', {}, title)), comparison.element);
    comparison.show(pair.a, pair.b);
  }

  #row(number: number): HTMLElement {
    const pair = this.#given.pairs[number];
    if (pair === undefined) return h('li');
    const { a, b, relation, score } = pair;
    return h(
      'li',
      {},
      h(
        'a',
        { href: `#p${number}` },
        h('span', { class: 'title' }, this.#given.titleOf(a)),
        h('span', { class: 'title' }, this.#given.titleOf(b)),
        h(
          'span',
          { class: 'facts' },
          h('span', {}, h('span', { class: `dot ${relation}` }), relation),
          h('span', { class: 'faint' }, `score ${decimal(score)}`),
        ),
      ),
    );
  }
}
