/** The program of a report's page: which view is shown follows from the address, so that links and "back" work. */

import { counted } from '../../text/number.ts';
import type { PageCluster } from '../page-data.ts';
import { ClusterView } from './cluster-view.ts';
import { ClusterList } from './cluster-list.ts';
import { h, type Child } from './dom.ts';
import { familiesView } from './families.ts';
import { Given } from './given.ts';
import { leftOutNotes } from './left-out.ts';
import { LoosePairs } from './loose-pairs.ts';
import { overview } from './overview.ts';

/** One view, and the link to it. */
interface View {
  readonly name: string;
  readonly link: HTMLElement;
  readonly section: HTMLElement;
}

function viewOf(name: string, label: string, ...children: readonly Child[]): View {
  const section = h(
    'section',
    { id: `view-${name}`, 'aria-label': label, tabindex: -1 },
    ...children,
  );
  return { name, link: h('a', { href: `#${name}` }, label), section };
}

/** Milliseconds without a key after which a search has ended. */
const TYPING = 200;

/** What an address asks for. */
interface Asked {
  readonly view: string;
  readonly cluster?: PageCluster | undefined;
  readonly pair?: number;
}

/** All views. */
class ReportPage {
  readonly #given = new Given();
  readonly #list = new ClusterList(this.#given);
  readonly #detail = new ClusterView(this.#given);
  readonly #loose = new LoosePairs(this.#given);
  readonly #views = this.#makeViews();

  start(): void {
    const main = document.getElementById('main');
    main?.before(h('nav', { 'aria-label': 'Views' }, ...this.#views.map(({ link }) => link)));
    main?.append(...this.#views.map(({ section }) => section), leftOutNotes(this.#given));
    addEventListener('hashchange', () => this.#show());
    let timer = 0;
    this.#list.onFilter = () => {
      clearTimeout(timer);
      // typing goes on while a cluster is laid out
      timer = setTimeout(() => {
        if (location.hash === '#clusters') this.#show();
      }, TYPING);
    };
    this.#show();
  }

  #makeViews(): readonly View[] {
    const { clusters, families, loose } = this.#given.data;
    const views = [viewOf('overview', 'Overview', overview(this.#given))];
    if (clusters.length > 0) {
      const label = counted(clusters.length, 'cluster');
      views.push(viewOf('clusters', label, this.#list.element, this.#detail.element));
    }
    if (families.length > 0) {
      const label = counted(families.length, 'template family', 'template families');
      views.push(viewOf('templates', label, familiesView(this.#given)));
    }
    if (loose.length > 0) {
      views.push(viewOf('pairs', counted(loose.length, 'other pair'), this.#loose.element));
    }
    return views;
  }

  #asked(): Asked {
    const hash = location.hash.slice(1);
    const cluster = this.#given.data.clusters.find(({ id }) => id === hash);
    if (cluster !== undefined) return { view: 'clusters', cluster };
    const pair = /^p(\d+)$/.exec(hash)?.[1];
    if (pair !== undefined) return { view: 'pairs', pair: Number(pair) };
    const isKnown = this.#views.some(({ name }) => name === hash);
    return { view: isKnown ? hash : 'overview' };
  }

  #show(): void {
    const { view, cluster, pair } = this.#asked();
    for (const { name, link, section } of this.#views) {
      section.classList.toggle('is-shown', name === view);
      if (name === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    const hasDetail = cluster !== undefined || pair !== undefined;
    document.body.classList.toggle('has-detail', hasDetail);
    if (view === 'clusters') {
      const opened = cluster ?? (isWide() ? this.#list.first : undefined);
      this.#list.select(opened);
      this.#detail.show(opened);
    }
    if (pair !== undefined) this.#loose.show(pair);
    if (hasDetail && !isWide()) {
      scrollTo(0, 0);
      this.#detail.element.focus({ preventScroll: true });
    }
  }
}

/** Beside the list there is room for a cluster. */
function isWide(): boolean {
  return matchMedia('(min-width: 60rem)').matches;
}

new ReportPage().start();
