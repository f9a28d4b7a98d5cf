/**
 * The little of SVG that a diagram needs: a square with two axes from `low` to 1, lines and marks in
 * it, and a legend below. No library, no script and no font; colours follow the light or dark mode of
 * the reader, and marks differ in shape too.
 */

/** A point of the diagram, in the units of its axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a line or a mark belongs to; each series has a colour. */
export type Series = 'main' | 'second' | 'third';
/** How a line or a mark looks. */
export type Shape = 'dot' | 'ring' | 'diamond' | 'square' | 'line' | 'dashes' | 'bar';

/** One row of the legend; `text` explains what looks like this. */
export interface LegendRow {
  readonly shape: Shape;
  readonly series: Series;
  readonly text: string;
}

/** A diagram, ready to be drawn. */
export interface Diagram {
  readonly title: string;
  /** A sentence below the title. */
  readonly subtitle: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Where both axes begin; they end at 1. */
  readonly low: number;
  /** Made by `line` and `upright`; drawn in this order and cut at the axes. */
  readonly lines: readonly string[];
  /** Made by `mark`; drawn over the lines and never cut. */
  readonly marks: readonly string[];
  readonly legend: readonly LegendRow[];
}

const SIDE = 440;
const LEFT = 64;
const TOP = 78;
const WIDTH = LEFT + SIDE + 36;
const ROW = 22;
const LEGEND_TOP = TOP + SIDE + 70;
/** Half of a line that runs along an axis. */
const OVERHANG = 1;

/** Turns points of the diagram into places in the picture. */
export class Scale {
  readonly #low: number;

  constructor(low: number) {
    this.#low = low;
  }

  x(value: number): number {
    return LEFT + this.#share(value) * SIDE;
  }

  y(value: number): number {
    return TOP + (1 - this.#share(value)) * SIDE;
  }

  #share(value: number): number {
    return (value - this.#low) / (1 - this.#low);
  }
}

/** A line through points; nothing for fewer than two. */
export function line(
  points: readonly Point[],
  scale: Scale,
  look: { readonly series: Series; readonly isDashed?: boolean },
): string {
  if (points.length < 2) return '';
  const path = points.map(({ x, y }) => `${cut(scale.x(x))},${cut(scale.y(y))}`).join(' ');
  return `<polyline class="line ${look.series}${look.isDashed ? ' dashes' : ''}" points="${path}"/>`;
}

/** A mark at a point. */
export function mark(point: Point, scale: Scale, shape: Shape, series: Series): string {
  return drawShape(shape, series, { x: scale.x(point.x), y: scale.y(point.y) });
}

/** An upright line between two heights, for an interval. */
export function upright(
  { x, from, to }: { readonly x: number; readonly from: number; readonly to: number },
  scale: Scale,
  series: Series,
): string {
  const at = cut(scale.x(x));
  return `<path class="bar ${series}" d="M${at} ${cut(scale.y(from))}V${cut(scale.y(to))}"/>`;
}

/** The diagram as an SVG document. */
export function drawDiagram(diagram: Diagram): string {
  const height = LEGEND_TOP + diagram.legend.length * ROW + 2;
  const scale = new Scale(diagram.low);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ` +
      `width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escape(diagram.title)}</title>`,
    `<desc id="desc">${escape(describe(diagram))}</desc>`,
    `<style>${STYLE}</style>`,
    `<clipPath id="plot"><rect x="${LEFT - OVERHANG}" y="${TOP - OVERHANG}" ` +
      `width="${SIDE + 2 * OVERHANG}" height="${SIDE + 2 * OVERHANG}"/></clipPath>`,
    `<rect class="ground" width="${WIDTH}" height="${height}" rx="6"/>`,
    label(diagram.title, { x: LEFT, y: 32 }, 'title'),
    label(diagram.subtitle, { x: LEFT, y: 54 }, 'faint'),
    ...drawAxes(diagram, scale),
    '<g clip-path="url(#plot)">',
    ...diagram.lines.filter((part) => part !== ''),
    '</g>',
    ...diagram.marks,
    ...diagram.legend.flatMap((row, index) => drawRow(row, LEGEND_TOP + index * ROW)),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE =
  'text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}' +
  '.title{font-size:16px;font-weight:600}.faint{fill:#59636e}.end{text-anchor:end}' +
  '.middle{text-anchor:middle}.ground{fill:#fff}.grid{stroke:#e6e9ed;fill:none}' +
  '.axis{stroke:#8c959f;fill:none}.line{fill:none;stroke-width:2;stroke-linejoin:round}' +
  '.dashes{stroke-dasharray:5 4;stroke-width:1.5}.bar{stroke-width:1.5;opacity:.55}' +
  '.open{fill:none;stroke-width:2}.hole{stroke-width:2;fill:#fff}' +
  '.main{stroke:#0969da}.second{stroke:#bc4c00}.third{stroke:#59636e}' +
  '.dot.main{fill:#0969da}.dot.second{fill:#bc4c00}.dot.third{fill:#59636e}' +
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.faint{fill:#9198a1}' +
  '.ground,.hole{fill:#0d1117}.grid{stroke:#252b34}.axis{stroke:#656c76}' +
  '.main{stroke:#4493f8}.second{stroke:#f0883e}.third{stroke:#9198a1}' +
  '.dot.main{fill:#4493f8}.dot.second{fill:#f0883e}.dot.third{fill:#9198a1}}';

/** Everything that the picture says in words, for people who cannot see it. */
function describe({ subtitle, legend }: Diagram): string {
  return [subtitle, ...legend.map(({ text }) => text)].join('; ');
}

function* drawAxes({ low, xLabel, yLabel }: Diagram, scale: Scale): Generator<string> {
  const ticks = [0, 1, 2, 3, 4, 5].map((step) => low + (step * (1 - low)) / 5);
  const [left, right, top, bottom] = [LEFT, LEFT + SIDE, TOP, TOP + SIDE];
  const across = ticks.map((tick) => `M${left} ${cut(scale.y(tick))}H${right}`);
  const along = ticks.map((tick) => `M${cut(scale.x(tick))} ${top}V${bottom}`);
  yield `<path class="grid" d="${[...across, ...along].join('')}"/>`;
  yield `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`;
  for (const tick of ticks) {
    const name = String(Math.round(tick * 100) / 100);
    yield label(name, { x: left - 8, y: scale.y(tick) + 4.5 }, 'faint end');
    yield label(name, { x: scale.x(tick), y: bottom + 20 }, 'faint middle');
  }
  yield label(xLabel, { x: left + SIDE / 2, y: bottom + 42 }, 'middle');
  yield `<g transform="translate(18 ${top + SIDE / 2}) rotate(-90)">${label(yLabel, { x: 0, y: 0 }, 'middle')}</g>`;
}

function drawRow({ shape, series, text }: LegendRow, top: number): string[] {
  const at = { x: LEFT + 10, y: top - 4.5 };
  return [drawShape(shape, series, at), label(text, { x: LEFT + 30, y: top }, '')];
}

function drawShape(shape: Shape, series: Series, { x, y }: Point): string {
  const [cx, cy] = [cut(x), cut(y)];
  if (shape === 'dot') return `<circle class="dot ${series}" cx="${cx}" cy="${cy}" r="4"/>`;
  if (shape === 'ring') return `<circle class="hole ${series}" cx="${cx}" cy="${cy}" r="4"/>`;
  const stroke = `d="M${cut(x - 10)} ${cy}h20"`;
  if (shape === 'line') return `<path class="line ${series}" ${stroke}/>`;
  if (shape === 'dashes') return `<path class="line dashes ${series}" ${stroke}/>`;
  if (shape === 'bar') return `<path class="bar ${series}" d="M${cx} ${cut(y - 8)}v16"/>`;
  const corners = shape === 'diamond' ? 'm0-8l8 8l-8 8l-8-8z' : 'm-9.5-9.5h19v19h-19z';
  return `<path class="open ${series}" d="M${cx} ${cy}${corners}"/>`;
}

function label(text: string, { x, y }: Point, look: string): string {
  const style = look === '' ? '' : ` class="${look}"`;
  return `<text${style} x="${cut(x)}" y="${cut(y)}">${escape(text)}</text>`;
}

/** Tenths of a pixel: finer than anyone can see. */
function cut(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
