/**
 * How many pairs have which score, the threshold, and what another would give. The result has no pair below its own
 * threshold; paler bars there are of the sample of candidates that it has counted, so that a lower one can be tried as
 * far as numbers go.
 */

import { counted, decimal, grouped } from '../../../text/number.ts';
import { BINS } from '../../page-data.ts';
import { card } from '../card.ts';
import { chart, h, s } from '../dom.ts';
import type { Given } from '../given.ts';
import { clusterOf, remainingAt } from '../threshold.ts';
import { type Below, belowOf, countFrom } from './below.ts';

const HEIGHT = 220;
/** A wide page has room for wide bars; letters keep their size. */
const WIDTH = matchMedia('(min-width: 44rem)').matches ? 1080 : 360;
const LEFT = 44;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;
const STEP = (WIDTH - LEFT - RIGHT) / BINS;
const GAP = Math.min(2, STEP / 4);

/** The chart, and the slider that stands below it to scale. */
export function histogram(given: Given): HTMLElement {
  const { settings, histogram: counts } = given.data;
  const { by, threshold } = settings;
  const hasLower = counts.some((count, bin) => count > 0 && (bin + 1) / BINS <= threshold);
  const below = belowOf(given.data.summary.scores, threshold);
  const most = Math.max(1, ...counts, ...(below?.counts ?? []));
  const bars = counts.map(barOf(most));
  const lower = below === undefined ? [] : lowerBars(below, most);
  const mark = s('line', { class: 'threshold', y1: TOP, y2: HEIGHT - BOTTOM });
  const label = `Histogram of the ${by} of ${counted(given.data.summary.pairs, 'pair')}`;
  const picture = chart(label, WIDTH, HEIGHT);
  const blank = below === undefined ? unknown(threshold, hasLower) : [];
  picture.append(...grid(most), ...blank, ...lower, ...bars, mark);
  const slider = h('input', {
    type: 'range',
    id: 'threshold',
    min: below?.from ?? threshold,
    max: 1,
    step: 0.01,
    value: threshold,
  });
  const output = h('output', { for: 'threshold', class: 'readout' });
  const update = (): void => {
    const value = Number(slider.value);
    for (const [i, bar] of bars.entries()) bar.classList.toggle('is-out', (i + 1) / BINS <= value);
    for (const [i, bar] of lower.entries()) bar.classList.toggle('is-in', (i + 1) / BINS > value);
    const x = LEFT + value * STEP * BINS;
    mark.setAttribute('x1', String(x));
    mark.setAttribute('x2', String(x));
    output.textContent =
      below !== undefined && value < threshold
        ? sentenceBelow(given, below, value)
        : sentence(given, value);
  };
  slider.addEventListener('input', update);
  // the sentence about another threshold needs all pairs, the first one does not
  update();
  return card(
    `Pairs by ${by}`,
    below === undefined ? noteOf(threshold, hasLower) : noteOfBelow(given, below),
    h('div', { class: 'wide-chart' }, picture),
    h(
      'div',
      { class: 'try' },
      h(
        'label',
        { for: 'threshold' },
        `Try ${below === undefined ? 'a higher' : 'another'} threshold`,
      ),
      slider,
      output,
    ),
  );
}

/** Below its threshold a result has no copies; quotations and forms keep their scores. */
function noteOf(threshold: number, hasLower: boolean): string {
  const what = hasLower ? 'Copies' : 'Pairs';
  const advice = 'to look at a lower threshold, run dedupe again with -t';
  return `${what} below ${decimal(threshold)} are not in the result: ${advice}. The scale is logarithmic.`;
}

/** What the paler bars are. */
function noteOfBelow({ data }: Given, { isWhole }: Below): string {
  const { settings, summary } = data;
  const share = summary.scores?.share ?? 1;
  const what = isWhole
    ? 'pairs that were compared and are'
    : `an estimate, from a sample of one pair in ${grouped(Math.round(1 / share))}, of what is`;
  const advice = 'to look at them, run dedupe again with -t';
  return `Paler bars are ${what} below ${decimal(settings.threshold)}, and not in the result: ${advice}. The scale is logarithmic.`;
}

/** What a lower threshold would give, as far as that is known. */
function sentenceBelow(given: Given, below: Below, value: number): string {
  const { threshold } = given.data.settings;
  const count = countFrom(below, value);
  // a sample knows no third digit
  const more = below.isWhole ? count : Number(count.toPrecision(2));
  const place = `between it and ${decimal(threshold)}`;
  const start = `${decimal(value)}: `;
  if (more === 0) return `${start}no pair ${below.isWhole ? '' : 'of the sample '}is ${place}.`;
  const about = below.isWhole ? '' : 'about ';
  return `${start}${about}${counted(more, 'pair')} ${place} as well; which clusters they make, dedupe -t ${value} tells.`;
}

/** The bars of what is not listed. */
function lowerBars({ counts, isWhole }: Below, most: number): SVGRectElement[] {
  const describe = (count: number): string => {
    return `${isWhole ? '' : 'about '}${counted(count, 'pair')}, not in the result`;
  };
  return counts.map(barOf(most, 'column lower', describe));
}

/** By the logarithm, so that a few pairs are seen beside thousands. */
function heightOf(count: number, most: number): number {
  return count === 0 ? 0 : (Math.log10(count + 1) / Math.log10(most + 1)) * (HEIGHT - TOP - BOTTOM);
}

function barOf(
  most: number,
  kind = 'column',
  describe = (count: number): string => counted(count, 'pair'),
): (count: number, bin: number) => SVGRectElement {
  return (count, bin) => {
    const height = heightOf(count, most);
    const from = bin / BINS;
    const title = `${decimal(from)} to ${decimal(from + 1 / BINS)}: ${describe(count)}`;
    return s(
      'rect',
      {
        class: kind,
        x: LEFT + bin * STEP + GAP / 2,
        width: STEP - GAP,
        y: HEIGHT - BOTTOM - height,
        height,
      },
      s('title', {}, title),
    );
  };
}

function grid(most: number): SVGElement[] {
  const lines: SVGElement[] = [];
  for (let count = 1; count <= most; count *= 10) {
    const y = HEIGHT - BOTTOM - heightOf(count, most);
    lines.push(s('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y }));
    lines.push(
      s('text', { class: 'tick', x: LEFT - 6, y: y + 4, 'text-anchor': 'end' }, grouped(count)),
    );
  }
  for (const at of [0, 0.25, 0.5, 0.75, 1]) {
    const x = LEFT + at * STEP * BINS;
    const anchor = at === 1 ? 'end' : 'middle';
    lines.push(s('text', { class: 'tick', x, y: HEIGHT - 6, 'text-anchor': anchor }, decimal(at)));
  }
  return lines;
}

/** Where the result has no pairs. */
function unknown(threshold: number, hasLower: boolean): SVGElement[] {
  const width = threshold * STEP * BINS;
  if (width < 1) return [];
  return [
    s('rect', { class: 'unknown', x: LEFT, y: TOP, width, height: HEIGHT - TOP - BOTTOM }),
    ...(width < (hasLower ? 160 : 90)
      ? []
      : [
          s(
            'text',
            { class: 'tick', x: LEFT + width / 2, y: HEIGHT / 2, 'text-anchor': 'middle' },
            hasLower ? 'quotations and forms alone' : 'not in the result',
          ),
        ]),
  ];
}

function sentence(given: Given, value: number): string {
  const { data } = given;
  const { settings, summary, clusters } = data;
  const now = `${counted(summary.clusters, 'cluster')} with ${counted(summary.duplicates, 'duplicate')}`;
  if (value === settings.threshold) return `${decimal(value)}, as in this run: ${now}.`;
  const left = remainingAt(value, clusters.map(clusterOf), settings.by, given.beside);
  const found = `${counted(left.clusters, 'cluster')} with ${counted(left.duplicates, 'duplicate')}`;
  const scope =
    data.leftOut.clusters === 0 ? '' : ` of the ${grouped(clusters.length)} in this page`;
  const unknownOnes =
    left.unknown === 0
      ? ''
      : ` ${counted(left.unknown, 'cluster')} cannot be told: their pairs are not all listed.`;
  return `${decimal(value)}: about ${found}${scope}; at ${decimal(settings.threshold)}: ${now}.${unknownOnes}`;
}
