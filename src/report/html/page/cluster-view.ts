/** One cluster: what is its original and why, its copies, how they are alike, and two of its texts. */

import { counted, decimal, grouped, percent } from '../../text/number.ts';
import { reasonOf } from '../../text/wording.ts';
import type { PageCluster, PageMember } from '../page-data.ts';
import { Comparison } from './texts/comparison.ts';
import { bar, calm, type Child, fill, h } from './dom.ts';
import type { Given } from './given.ts';
import { originsTable } from './origins.ts';
import { graph } from './charts/graph.ts';
import { heatMap } from './charts/heat-map.ts';
import { timeline } from './charts/timeline.ts';

/** Rows of members that are made at once. */
const BATCH = 20;

/** The part of the page that shows a cluster. */
export class ClusterView {
  readonly element = h('article', { class: 'detail', 'aria-label': 'Cluster', tabindex: -1 });
  readonly #given: Given;
  #shown: PageCluster | undefined;

  constructor(given: Given) {
    this.#given = given;
  }

  /** Shows a cluster; nothing without one. */
  show(cluster: PageCluster | undefined): void {
    if (cluster === this.#shown && cluster !== undefined) return;
    this.#shown = cluster;
    if (cluster === undefined) {
      fill(this.element, h('p', { class: 'faint' }, 'No cluster fits the filters.'));
      return;
    }
    const comparison = new Comparison(
      this.#given,
      cluster.members.map(({ document }) => document),
    );
    const compare = (a: number, b: number): void => {
      comparison.show(a, b);
      comparison.element.scrollIntoView({ block: 'start', behavior: calm() });
    };
    const [original, ...copies] = cluster.members;
    // beside an identical copy there is nothing to see
    const best = copies.find(({ role }) => role !== 'identical') ?? copies[0];
    fill(
      this.element,
      h('a', { href: '#clusters', class: 'back' }, '← All clusters'),
      this.#heading(cluster),
      originsTable(this.#given, cluster),
      this.#members(cluster, compare),
      h(
        'div',
        { class: 'charts' },
        timeline(this.#given, cluster),
        heatMap(this.#given, cluster, compare),
        graph(this.#given, cluster, compare),
      ),
      comparison.element,
    );
    this.element.scrollTop = 0;
    if (original && best) comparison.show(original.document, best.document);
  }

  #heading(cluster: PageCluster): HTMLElement {
    const original = cluster.members[0]?.document ?? -1;
    return h(
      'header',
      {},
      h('h2', {}, this.#given.titleOf(original)),
      h('p', { class: 'path' }, this.#given.placeOf(original)),
      h(
        'p',
        { class: 'faint' },
        `${cluster.id} · ${counted(cluster.size, 'document')} · ${counted(cluster.duplicatedWords, 'duplicated word')} · original: ${reasonOf({ size: cluster.size, originalBecause: cluster.because, originalConfidence: cluster.confidence })}`,
      ),
    );
  }

  #members({ members, size }: PageCluster, compare: (a: number, b: number) => void): HTMLElement {
    const original = members[0]?.document ?? -1;
    const isDated = members.some(({ document }) => this.#given.document(document).date);
    const make = (member: PageMember): HTMLElement =>
      this.#member(member, isDated, () => compare(original, member.document));
    const body = h('tbody', { role: 'rowgroup' }, ...members.slice(0, BATCH).map(make));
    const rest = members.slice(BATCH);
    const more = h('button', { type: 'button' }, `Show ${counted(rest.length, 'more document')}`);
    more.addEventListener('click', () => {
      body.append(...rest.map(make));
      more.remove();
    });
    const unlisted = size - members.length;
    const names = [
      'Document',
      'Role',
      'Score',
      'Containment',
      'Words',
      ...(isDated ? ['Date'] : []),
    ];
    const heads = names.map((name, i) =>
      h('th', { scope: 'col', class: i > 1 && i < 5 && 'number' }, name),
    );
    return h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Documents of the cluster' },
      membersTable(heads, body),
      rest.length > 0 && more,
      unlisted > 0 &&
        h('p', { class: 'note' }, `${counted(unlisted, 'more document')}, not in this page.`),
    );
  }

  #member(member: PageMember, isDated: boolean, onChoose: () => void): HTMLElement {
    const { document: number, role, score, containment, holdsOriginal } = member;
    const { date, words } = this.#given.document(number);
    const title = this.#given.titleOf(number);
    const isOriginal = role === 'original';
    const choose = h('button', { type: 'button', class: 'plain title', title }, title);
    choose.addEventListener('click', onChoose);
    const found = holdsOriginal ?? containment;
    const name = holdsOriginal === undefined ? role : 'longer version';
    return h(
      'tr',
      { role: 'row' },
      h(
        'th',
        { scope: 'row', role: 'rowheader' },
        isOriginal ? h('span', { class: 'title', title }, title) : choose,
        h('span', { class: 'path faint' }, this.#given.placeOf(number)),
        member.matchesOriginal === false &&
          h(
            'span',
            { class: 'faint' },
            `below the threshold; via ${this.#given.titleOf(member.via)} ${decimal(member.viaScore)}`,
          ),
        member.isKnown === true && h('span', { class: 'faint' }, 'known'),
        member.isSettled === true && h('span', { class: 'faint' }, 'settled'),
      ),
      cell('role', h('span', { class: `dot ${role}` }), name),
      cell('number', !isOriginal && decimal(score)),
      h(
        'td',
        { class: 'number found' },
        !isOriginal && percent(found),
        !isOriginal && bar(found, role),
      ),
      cell('number words', grouped(words)),
      isDated && cell('date', date?.slice(0, 10) ?? ''),
    );
  }
}

/** Narrow pages lay rows out as blocks, which takes a table its meaning unless roles say it. */
function membersTable(heads: readonly HTMLElement[], body: HTMLElement): HTMLElement {
  const head = h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...heads));
  return h('table', { class: 'members', role: 'table' }, head, body);
}

function cell(kind: string, ...content: readonly Child[]): HTMLElement {
  return h('td', { class: kind, role: 'cell' }, ...content);
}
