/** The first view: what was found in figures, scores with the threshold, kinds of copies, and folders. */

import { counted, grouped, percent } from '../../text/number.ts';
import { clean } from '../../text/clean.ts';
import type { FolderShare, PageData } from '../page-data.ts';
import { card, headOf, table } from './card.ts';
import { bar, h } from './dom.ts';
import type { Given } from './given.ts';
import { histogram } from './charts/histogram.ts';

/** Rows of folders that are shown before one asks for more. */
const FEW_FOLDERS = 12;

/** The whole view. */
export function overview(given: Given): HTMLElement {
  const { data } = given;
  const halves = [
    ...(data.relations.length > 0 ? [relations(given)] : []),
    ...(data.folders.length > 1 ? [folders(data)] : []),
  ];
  if (halves.length > 1) for (const half of halves) half.classList.add('half');
  return h(
    'div',
    { class: 'overview' },
    figures(given),
    data.summary.pairs > 0 && histogram(given),
    ...halves,
    h('p', { class: 'faint' }, `Written by ${data.tool}. Threshold ${settingsOf(given)}.`),
  );
}

function settingsOf({ data: { settings, summary } }: Given): string {
  const { by, threshold, relation, engine } = settings;
  return `${threshold} on the ${by}, relations down to ${relation}, engine ${engine}, prior ${summary.prior}`;
}

function figures({ data }: Given): HTMLElement {
  const { summary, duplicatedWords } = data;
  const share = summary.words === 0 ? 0 : Math.min(1, duplicatedWords / summary.words);
  const rows: [string, string, string?][] = [
    ['Documents', grouped(summary.documents)],
    ['Clusters', grouped(summary.clusters)],
    ['Duplicates', grouped(summary.duplicates), shareOf(summary.duplicates, summary.documents)],
    [
      'Words duplicated',
      percent(share),
      `${grouped(duplicatedWords)} of ${grouped(summary.words)}`,
    ],
    ['Unique', grouped(summary.unique)],
  ];
  const { origins = 0 } = summary;
  const isTold = origins > summary.clusters;
  if (isTold) rows.splice(2, 0, ['Origins', grouped(origins), 'in all clusters']);
  if (data.families.length > 0) rows.push(['Template families', grouped(data.families.length)]);
  if (summary.digests !== undefined) rows.push(['Digests', grouped(summary.digests)]);
  if (summary.skipped > 0) rows.push(['Skipped', grouped(summary.skipped)]);
  return h(
    'dl',
    { class: 'figures' },
    ...rows.map(([name, value, note]) => {
      const small = note === undefined ? undefined : h('span', { class: 'faint' }, note);
      return h('div', {}, h('dt', {}, name), h('dd', {}, h('b', {}, value), small));
    }),
  );
}

function shareOf(part: number, whole: number): string {
  return `${percent(whole === 0 ? 0 : part / whole)} of all`;
}

function relations({ data }: Given): HTMLElement {
  const most = Math.max(...data.relations.map(({ members, pairs }) => Math.max(members, pairs)));
  const rows = data.relations.map(({ relation, members, pairs }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('span', { class: `dot ${relation}` }), relation),
      h('td', { class: 'number' }, grouped(members)),
      h('td', { class: 'number' }, grouped(pairs)),
      h('td', { class: 'wide' }, bar(Math.max(members, pairs) / most, relation)),
    ),
  );
  return card(
    'Kinds of copies',
    'Members of clusters by what they are beside the original, and the pairs of the result.',
    table(['Relation', 'Members', 'Pairs', ''], rows),
  );
}

function folders({ folders: all, folder }: PageData): HTMLElement {
  const body = h('tbody', {}, ...all.slice(0, FEW_FOLDERS).map(folderRow));
  const rest = all.slice(FEW_FOLDERS);
  const more = h('button', { type: 'button' }, `${counted(rest.length, 'more folder')}`);
  more.addEventListener('click', () => {
    body.append(...rest.map(folderRow));
    more.remove();
  });
  return card(
    'Duplicated share by folder',
    `Words that an original has too, of all words in the folder${folder === '' ? '' : ` below ${clean(folder)}`}.`,
    h('table', {}, headOf(['Folder', 'Documents', 'Duplicates', 'Share', '']), body),
    rest.length > 0 && more,
  );
}

function folderRow({
  path,
  documents,
  duplicates,
  words,
  duplicatedWords,
}: FolderShare): HTMLElement {
  const share = words === 0 ? 0 : Math.min(1, duplicatedWords / words);
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: 'path' }, path === '.' ? './' : clean(path)),
    h('td', { class: 'number' }, grouped(documents)),
    h('td', { class: 'number' }, grouped(duplicates)),
    h('td', { class: 'number' }, percent(share)),
    h('td', { class: 'wide' }, bar(share, 'accent')),
  );
}
