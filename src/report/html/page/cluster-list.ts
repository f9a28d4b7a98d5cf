/** The list of clusters with its filters. Rows are made when they come into view, a hundred at a time. */

import { clean } from '../../text/clean.ts';
import { counted, decimal, grouped } from '../../text/number.ts';
import { COPY_RELATIONS } from '../../../model/settings.ts';
import type { PageCluster } from '../page-data.ts';
import { h } from './dom.ts';
import { chosen, ORDERS, type Order, type Row, rowsOf } from './filter.ts';
import type { Given } from './given.ts';

const BATCH = 100;

/** The list, on the left of a wide page. */
export class ClusterList {
  readonly element: HTMLElement;
  /** Called when other clusters are listed. */
  onFilter: () => void = () => {};
  readonly #given: Given;
  readonly #rows: readonly Row[];
  #shown: readonly Row[];
  #made = 0;
  #selected: PageCluster | undefined;
  readonly #search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Title, path or id',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #relation: HTMLSelectElement;
  readonly #order: HTMLSelectElement;
  readonly #score = h('input', {
    type: 'range',
    id: 'score',
    min: 0,
    max: 1,
    step: 0.01,
    value: 0,
  });
  readonly #scoreShown = h('output', { for: 'score' });
  readonly #count = h('p', { class: 'faint', role: 'status' });
  readonly #list = h('ol', { class: 'rows' });
  readonly #end = h('div', { class: 'end' });
  readonly #scroller = h('div', { class: 'list' }, this.#list, this.#end);

  constructor(given: Given) {
    this.#given = given;
    this.#rows = rowsOf(given.data);
    this.#shown = this.#rows;
    const present = COPY_RELATIONS.filter((name) =>
      this.#rows.some(({ roles }) => roles.has(name)),
    );
    this.#relation = select('relation', [['', 'any relation'], ...present.map(same)]);
    this.#order = select('order', Object.entries(ORDERS));
    this.element = h('div', { class: 'picker' }, this.#filters(), this.#count, this.#scroller);
    for (const control of [this.#search, this.#relation, this.#order, this.#score]) {
      control.addEventListener('input', () => this.#filter());
    }
    this.#list.addEventListener('keydown', (event) => this.#move(event));
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#more();
    }).observe(this.#end);
    this.#filter();
  }

  /** The first cluster of the list. */
  get first(): PageCluster | undefined {
    return this.#shown[0]?.cluster;
  }

  /** Marks a cluster as the one that is shown, and makes its row if it has none yet. */
  select(cluster: PageCluster | undefined): void {
    this.#selected = cluster;
    const place = this.#shown.findIndex((row) => row.cluster === cluster);
    while (place >= this.#made) this.#more();
    this.#list.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const link = this.#list.children[place]?.firstElementChild;
    link?.setAttribute('aria-current', 'true');
    if (link instanceof HTMLElement) this.#bringIntoView(link);
  }

  /** Within the list, if it has a height of its own; the page stays where it is. */
  #bringIntoView({ offsetTop, offsetHeight }: HTMLElement): void {
    const { scrollTop, clientHeight } = this.#scroller;
    const isSeen = offsetTop >= scrollTop && offsetTop + offsetHeight <= scrollTop + clientHeight;
    if (!isSeen) this.#scroller.scrollTop = offsetTop - clientHeight / 3;
  }

  #filters(): HTMLElement {
    return h(
      'form',
      { class: 'filters', role: 'search', 'aria-label': 'Clusters' },
      h('label', { for: 'search', class: 'unseen' }, 'Search clusters'),
      this.#search,
      h('label', { for: 'relation', class: 'unseen' }, 'Relation'),
      this.#relation,
      h('label', { for: 'order', class: 'unseen' }, 'Order'),
      this.#order,
      h(
        'div',
        { class: 'score' },
        h('label', { for: 'score' }, 'Score at least'),
        this.#score,
        this.#scoreShown,
      ),
    );
  }

  #filter(): void {
    const leastScore = Number(this.#score.value);
    const order = Object.hasOwn(ORDERS, this.#order.value) ? this.#order.value : 'words';
    this.#scoreShown.textContent = decimal(leastScore);
    this.#shown = chosen(this.#rows, {
      words: this.#search.value,
      relation: this.#relation.value,
      leastScore,
      order: isOrder(order) ? order : 'words',
    });
    const all = this.#rows.length;
    const { folder } = this.#given.data;
    const where = folder === '' ? '' : ` in ${clean(folder)}`;
    const part = this.#shown.length === all ? '' : `${grouped(this.#shown.length)} of `;
    this.#count.textContent = `${part}${counted(all, 'cluster')}${where}`;
    this.#list.replaceChildren();
    this.#made = 0;
    this.#more();
    this.onFilter();
    if (this.#selected !== undefined) this.#mark();
  }

  #mark(): void {
    const place = this.#shown.findIndex((row) => row.cluster === this.#selected);
    this.#list.children[place]?.firstElementChild?.setAttribute('aria-current', 'true');
  }

  #more(): void {
    const next = this.#shown.slice(this.#made, this.#made + BATCH);
    this.#list.append(...next.map((row) => this.#row(row)));
    this.#made += Math.max(1, next.length);
    this.#end.hidden = this.#made >= this.#shown.length;
  }

  #row({ cluster, least }: Row): HTMLElement {
    const { id, size, members } = cluster;
    const original = members[0]?.document ?? -1;
    return h(
      'li',
      {},
      h(
        'a',
        { href: `#${id}` },
        h('span', { class: 'title' }, this.#given.titleOf(original)),
        h('span', { class: 'path faint' }, this.#given.placeOf(original)),
        h(
          'span',
          { class: 'facts' },
          h('span', {}, counted(size, 'document')),
          roleStrip(cluster),
          h(
            'span',
            { class: 'faint' },
            least === 1 ? 'score 1.00' : `score from ${decimal(least)}`,
          ),
        ),
      ),
    );
  }

  /** The arrows go from row to row, and Home and End to the ends of what is made. */
  #move(event: KeyboardEvent): void {
    const links = [...this.#list.querySelectorAll('a')];
    const at = links.findIndex((link) => link === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, to))]?.focus();
  }
}

function isOrder(name: string): name is Order {
  return Object.hasOwn(ORDERS, name);
}

const same = (name: string): [string, string] => [name, name];

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return h('select', { id }, ...options.map(([value, label]) => h('option', { value }, label)));
}

/** A dot for each member by its role, as a strip: how the cluster is made up. */
function roleStrip({ members }: PageCluster): HTMLElement {
  const strip = h('span', { class: 'strip', 'aria-hidden': 'true' });
  for (const { role } of members.slice(0, 24)) strip.append(h('span', { class: `dot ${role}` }));
  return strip;
}
