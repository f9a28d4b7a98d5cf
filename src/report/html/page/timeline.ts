/** When the documents of a cluster are from: a dot for each on a line of time; none without two dates. */

import { utcTicks } from 'd3-time';
import { counted } from '../../text/number.ts';
import type { PageCluster } from '../page-data.ts';
import { chart, h, s } from './dom.ts';
import type { Given } from './given.ts';

const WIDTH = 640;
const LINE = 58;
const EDGE = 16;

interface Dated {
  readonly time: number;
  readonly role: string;
  readonly title: string;
}

/** The figure, or undefined if fewer than two documents have a date, or all have the same. */
export function timeline(given: Given, { members }: PageCluster): HTMLElement | undefined {
  const dated = members.flatMap(({ document, role }): Dated[] => {
    const { date } = given.document(document);
    const time = date === undefined ? NaN : Date.parse(date);
    if (date === undefined || Number.isNaN(time)) return [];
    return [{ time, role, title: `${date.slice(0, 16)} ${given.titleOf(document)} (${role})` }];
  });
  const times = dated.map(({ time }) => time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (dated.length < 2 || first === last) return undefined;
  const place = (time: number): number =>
    EDGE + ((time - first) / (last - first)) * (WIDTH - 2 * EDGE);
  const picture = chart(`${counted(dated.length, 'document')} in time`, WIDTH, LINE + 26);
  picture.append(s('line', { class: 'axis', x1: EDGE, x2: WIDTH - EDGE, y1: LINE, y2: LINE }));
  for (const tick of utcTicks(new Date(first), new Date(last), 5)) {
    const x = place(tick.getTime());
    if (x < EDGE || x > WIDTH - EDGE) continue;
    picture.append(
      s('line', { class: 'axis', x1: x, x2: x, y1: LINE, y2: LINE + 5 }),
      s(
        'text',
        { class: 'tick', x, y: LINE + 19, 'text-anchor': 'middle' },
        tickText(tick, last - first),
      ),
    );
  }
  picture.append(...dots(dated, place));
  return h('figure', { class: 'timeline' }, h('figcaption', {}, 'In time'), picture);
}

/** Dots that would lie on each other are stacked. */
function dots(dated: readonly Dated[], place: (time: number) => number): SVGElement[] {
  const heights = new Map<number, number>();
  // later ones lie above, and the original comes last
  return dated.toReversed().map(({ time, role, title }) => {
    const x = Math.round(place(time) / 6) * 6;
    const level = heights.get(x) ?? 0;
    heights.set(x, level + 1);
    const y = LINE - 8 - Math.min(level, 4) * 10;
    return s(
      'circle',
      { class: `point ${role}`, cx: place(time), cy: y, r: 5 },
      s('title', {}, title),
    );
  });
}

const DAY = 86_400_000;

function tickText(tick: Date, span: number): string {
  const text = tick.toISOString();
  if (span < 2 * DAY) return text.slice(5, 16).replace('T', ' ');
  return span < 900 * DAY ? text.slice(0, 10) : text.slice(0, 7);
}
