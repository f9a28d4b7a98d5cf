/** The table of results, for a terminal or in Markdown. */
import { cpus } from 'node:os';
import { markdown, plain } from '../lib/table.js';

/** @typedef {import('./run.js').Result} Result */

/** @param {number | null | undefined} value */
const share = (value) => (value === null || value === undefined ? '' : value.toFixed(3));

/** @param {number} value */
const seconds = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** @param {number} value */
const ratio = (value) => value.toFixed(value < 1 ? 2 : 1);

/** Whether more ran before it than the cores can do, with one left from the run before. @param {Result} row */
const isBusy = ({ load }) => !(load <= cpus().length + 1);

const HEAD =
  'tool | settings | threads | wall s | x dedupe | CPU s | x CPU | MB | convert s | pairs'.split(
    ' | ',
  );
/** Columns of the head that hold no numbers. */
const TEXTS = 3;

/** Measures of quality by kind of truth: heading and key. */
const QUALITY = {
  labels: [
    ['precision', 'precision'],
    ['recall', 'recall'],
    ['F1', 'f1'],
  ],
  pairs: [
    ['recall >= .8', 'recall80'],
    ['recall >= .5', 'recall50'],
  ],
};

/**
 * The first row with the name "dedupe" is what the others' times are divided by.
 * @param {readonly Result[]} rows
 * @param {{ kind: 'labels' | 'pairs' | null, isMarkdown: boolean }} options
 */
export function tableOf(rows, { kind, isMarkdown }) {
  const own = rows.find(({ tool }) => tool === 'dedupe');
  /** @param {Result} row @param {'wall' | 'cpu'} what */
  const times = (row, what) => (own === undefined ? '' : ratio(row[what] / own[what]));
  const measures = kind === null ? [] : QUALITY[kind];
  const head = [...HEAD, ...measures.map(([heading = '']) => heading)];
  const body = rows.map((row) => {
    const found = row.flagged === null ? (row.pairs?.toLocaleString('en') ?? '') : 'flags only';
    return [
      `${row.tool} ${row.version}`,
      row.settings,
      row.threads,
      seconds(row.wall) + (isBusy(row) ? '*' : ''),
      times(row, 'wall'),
      seconds(row.cpu),
      times(row, 'cpu'),
      Math.round(row.memory).toLocaleString('en'),
      row.convert === 0 ? '' : seconds(row.convert),
      row.status === 'ok' ? found : row.status,
      ...measures.map(([, key = '']) => share(row.quality[key])),
    ];
  });
  const notes = rows
    .filter(({ status, reason }) => status !== 'ok' && reason !== '')
    .map(({ tool, variant, reason }) => `${tool}, ${variant}: ${reason}`);
  if (rows.some(isBusy)) notes.unshift('* taken while the machine did other work');
  const rules = head.map((_, at) => (at < TEXTS ? '---' : '---:'));
  const lines = isMarkdown ? markdown(head, body, rules) : plain([head, ...body], TEXTS);
  return [lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
