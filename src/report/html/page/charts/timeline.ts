/** When the documents of a cluster are from: a dot for each on a line of time; none without two dates. */

import { utcTicks } from 'd3-time';
import { counted } from '../../../text/number.ts';
import type { PageCluster } from '../../page-data.ts';
import { chart, h, s } from '../dom.ts';
import type { Given } from '../given.ts';

const WIDTH = matchMedia('(min-width: 44rem)').matches ? 640 : 340;
const EDGE = 16;
/** Between two dots of one day. */
const STEP = 11;
const MAX_LEVEL = 5;
const DAY = 86_400_000;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

interface Dated {
  readonly time: number;
  readonly role: string;
  readonly title: string;
  readonly hasTime: boolean;
}

/** The figure, or undefined if fewer than two documents have a date, or all have the same. */
export function timeline(given: Given, { members }: PageCluster): HTMLElement | undefined {
  const dated = members.flatMap(({ document, role }): Dated[] => {
    const { date } = given.document(document);
    const time = date === undefined ? NaN : Date.parse(date);
    if (date === undefined || Number.isNaN(time)) return [];
    const title = `${date.slice(0, 16)} ${given.titleOf(document)} (${role})`;
    return [{ time, role, title, hasTime: date.length > DAY_LENGTH }];
  });
  const times = dated.map(({ time }) => time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (dated.length < 2 || first === last) return undefined;
  const place = (time: number): number =>
    EDGE + ((time - first) / (last - first)) * (WIDTH - 2 * EDGE);
  const placed = stacked(dated, place);
  const line = 10 + STEP * Math.max(...placed.map(({ level }) => level)) + STEP;
  const picture = chart(`${counted(dated.length, 'document')} in time`, WIDTH, line + 26);
  picture.append(s('line', { class: 'axis', x1: EDGE, x2: WIDTH - EDGE, y1: line, y2: line }));
  const hasTimes = dated.some(({ hasTime }) => hasTime);
  for (const tick of ticksOf(first, last, hasTimes)) {
    const x = place(tick.getTime());
    picture.append(...tickAt(x, line, tickText(tick, last - first, hasTimes)));
  }
  for (const { x, level, role, title } of placed) {
    const y = line - 8 - level * STEP;
    picture.append(
      s('circle', { class: `point ${role}`, cx: x, cy: y, r: 5 }, s('title', {}, title)),
    );
  }
  return h('figure', { class: 'timeline' }, h('figcaption', {}, 'In time'), picture);
}

/** Dots that would lie on each other are stacked, up to a height; the original comes first, at the bottom. */
function stacked(
  dated: readonly Dated[],
  place: (time: number) => number,
): (Dated & { readonly x: number; readonly level: number })[] {
  const heights = new Map<number, number>();
  return dated.map((one) => {
    const x = place(one.time);
    const column = Math.round(x / 10);
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return { ...one, x, level: Math.min(level, MAX_LEVEL) };
  });
}

/** At days if no date has a time. */
function ticksOf(first: number, last: number, hasTimes: boolean): Date[] {
  const count = hasTimes ? WIDTH / 130 : Math.min(WIDTH / 130, (last - first) / DAY);
  return utcTicks(new Date(first), new Date(last), count);
}

function tickAt(x: number, line: number, label: string): SVGElement[] {
  const isFirst = x < 3 * EDGE;
  const anchor = isFirst ? 'start' : x > WIDTH - 3 * EDGE ? 'end' : 'middle';
  const at = anchor === 'middle' ? x : isFirst ? x - 6 : x + 6;
  return [
    s('line', { class: 'axis', x1: x, x2: x, y1: line, y2: line + 5 }),
    s('text', { class: 'tick', x: at, y: line + 19, 'text-anchor': anchor }, label),
  ];
}

function tickText(tick: Date, span: number, hasTimes: boolean): string {
  const text = tick.toISOString();
  if (hasTimes && span < 2 * DAY) return text.slice(5, 16).replace('T', ' ');
  return span < 900 * DAY ? text.slice(0, DAY_LENGTH) : text.slice(0, 7);
}
