/**
 * The matrix as a picture: a heat map in the order of the tree, the tree beside it, a scale below. No script, no
 * font and nothing from elsewhere; colours follow the light or dark mode of the reader, and shades differ in
 * lightness alone, so that they can be told apart by everybody.
 *
 * Cells of one shade in a row are drawn as one, and what is nothing is not drawn: 500 documents stay below a
 * megabyte.
 */

import { counted, decimal } from '../../report/text/number.ts';
import { rowNames } from '../../report/text/names/row-names.ts';
import { xmlText } from '../../report/xml-text.ts';
import { averageLinkage, type Branch, leavesOf } from '../linkage.ts';
import { nameOf } from './name.ts';
import type { Measure } from '../../model/settings.ts';
import type { Similarities } from '../similarities.ts';

const MARGIN = 16;
const TOP = 72;
const TREE = 110;
/** A cell is this wide if there are few, and never smaller than the second. */
const CELL = { most: 26, least: 3 };
/** The side of the map that many cells share. */
const SIDE = 900;
/** Names are written beside cells that are high enough for them. */
const NAMED = 8;
const NAME_COLUMNS = 44;
const NAME_WIDTH = 310;
const LEGEND = 56;
/** Shades above nothing. */
const SHADES = 10;
/** With more documents, cells do not tell their figures. */
const TOLD = 60;
/** Room for the sentences at the top. */
const LEAST_WIDTH = 460;

/** Where the map is, and how large. */
interface Layout {
  readonly left: number;
  /** The side of a cell, and of the map. */
  readonly cell: number;
  readonly side: number;
  readonly width: number;
  readonly height: number;
}

function layoutOf(count: number): Layout {
  const cell = Math.max(CELL.least, Math.min(CELL.most, Math.floor(SIDE / Math.max(1, count))));
  const side = cell * count;
  const left = MARGIN + TREE;
  const names = cell >= NAMED ? NAME_WIDTH : 0;
  const width = Math.max(LEAST_WIDTH, left + side + names + MARGIN);
  return { left, cell, side, width, height: TOP + side + LEGEND };
}

/** Pieces of the picture. */
export function* matrixSvg(matrix: Similarities): Generator<string, void, undefined> {
  const tree = averageLinkage(matrix.rows);
  const order = leavesOf(tree);
  const layout = layoutOf(order.length);
  const { left, side } = layout;
  yield* head(matrix, layout);
  if (tree !== undefined) yield `<path class="tree" d="${treePath(tree, layout)}"/>\n`;
  yield `<rect class="empty" x="${left}" y="${TOP}" width="${side}" height="${side}"/>\n`;
  const names = namesOf(matrix, order);
  for (const [i, document] of order.entries()) {
    const values = order.map((other) => matrix.rows[document]?.[other] ?? 0);
    yield* runsOf(values, i, layout);
    if (order.length <= TOLD) yield* toldCells(values, i, { names, layout });
  }
  if (layout.cell >= NAMED) yield* nameLabels(names, layout);
  yield* legend(layout);
  yield '</svg>\n';
}

function* head(
  matrix: Similarities,
  { width, height }: Layout,
): Generator<string, void, undefined> {
  const title = `${counted(matrix.documents.length, 'document')} compared by ${matrix.by}`;
  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" `;
  yield `width="${width}" height="${height}" role="img" aria-labelledby="title desc">\n`;
  yield `<title id="title">${xmlText(title)}</title>\n`;
  yield `<desc id="desc">${xmlText(describe(matrix))}</desc>\n`;
  yield `<style>${STYLE}</style>\n`;
  yield `<rect class="ground" width="${width}" height="${height}"/>\n`;
  yield label(title, { x: MARGIN, y: 30, look: 'title' });
  yield label(SUBTITLES[matrix.by], { x: MARGIN, y: 52, look: 'faint' });
}

const SUBTITLES: Readonly<Record<Measure, string>> = {
  score: 'The stronger the colour, the likelier a common origin; what is alike stands together.',
  resemblance:
    'The stronger the colour, the more phrases are in both; what is alike stands together.',
  containment: 'The stronger the colour, the more of the text of its row is in that of its column.',
};

const STYLE =
  'text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}' +
  '.title{font-size:16px;font-weight:600}.faint{fill:#59636e}.end{text-anchor:end}' +
  '.ground{fill:#fff}.empty{fill:#f3f5f7}.tree{fill:none;stroke:#59636e}' +
  '.cell{fill:#0a3f8f}.hit{fill:transparent}.hit:hover{stroke:#bc4c00;stroke-width:2}' +
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.faint{fill:#9198a1}' +
  '.ground{fill:#0d1117}.empty{fill:#161b22}.tree{stroke:#9198a1}' +
  '.cell{fill:#79c0ff}.hit:hover{stroke:#f0883e}}';

/** What the picture says in words, for people who cannot see it: the pairs that are most alike. */
function describe({ documents, rows }: Similarities): string {
  const pairs: { readonly value: number; readonly a: number; readonly b: number }[] = [];
  for (const [a, row] of rows.entries()) {
    for (let b = a + 1; b < row.length; b++) {
      const value = Math.max(row[b] ?? 0, rows[b]?.[a] ?? 0);
      if (value >= LEAST_TOLD) pairs.push({ value, a, b });
    }
  }
  pairs.sort((x, y) => y.value - x.value || x.a - y.a || x.b - y.b);
  const told = pairs.slice(0, MOST_TOLD).map(({ value, a, b }) => {
    return `${nameOf(documents[a])} and ${nameOf(documents[b])} ${decimal(value)}`;
  });
  return told.length === 0
    ? 'A heat map. No two documents are alike.'
    : `A heat map. The most alike: ${told.join('; ')}.`;
}

/** Pairs that the description names, and the least that is worth it. */
const MOST_TOLD = 10;
const LEAST_TOLD = 0.1;

/** The cells of a row, those of one shade together. */
function* runsOf(
  values: readonly number[],
  index: number,
  { left, cell }: Layout,
): Generator<string, void, undefined> {
  let from = 0;
  for (let to = 1; to <= values.length; to++) {
    const shade = shadeOf(values[from] ?? 0);
    if (to < values.length && shadeOf(values[to] ?? 0) === shade) continue;
    if (shade > 0) {
      yield `<rect class="cell" fill-opacity="${shade / SHADES}" x="${left + from * cell}" `;
      yield `y="${TOP + index * cell}" width="${(to - from) * cell}" height="${cell}"/>\n`;
    }
    from = to;
  }
}

/** A whole number from 0 to `SHADES`. */
const shadeOf = (value: number): number => Math.round(value * SHADES);

/** Cells without a colour of their own, which a pointer makes tell their figures. */
function* toldCells(
  values: readonly number[],
  index: number,
  { names, layout }: { readonly names: readonly string[]; readonly layout: Layout },
): Generator<string, void, undefined> {
  const { left, cell } = layout;
  for (const [i, value] of values.entries()) {
    if (i === index || value < LEAST_SHOWN) continue;
    const told = `${names[index] ?? ''} in ${names[i] ?? ''}: ${decimal(value)}`;
    yield `<rect class="hit" x="${left + i * cell}" y="${TOP + index * cell}" width="${cell}" `;
    yield `height="${cell}"><title>${xmlText(told)}</title></rect>\n`;
  }
}

/** What is less is nothing in two decimals. */
const LEAST_SHOWN = 0.005;

function namesOf({ documents }: Similarities, order: readonly number[]): readonly string[] {
  return rowNames(
    order.map((document) => nameOf(documents[document])),
    NAME_COLUMNS,
  ).names;
}

function* nameLabels(
  names: readonly string[],
  { left, side, cell }: Layout,
): Generator<string, void, undefined> {
  const size = Math.min(13, cell);
  for (const [i, name] of names.entries()) {
    const y = TOP + (i + 0.5) * cell + size * 0.35;
    yield `<text style="font-size:${size}px" x="${left + side + 8}" y="${cut(y)}">${xmlText(name)}</text>\n`;
  }
}

/** The tree as one path: the more alike two groups are, the nearer to the map they join. */
function treePath(tree: Branch, { left, cell }: Layout): string {
  const parts: string[] = [];
  const across = (likeness: number): number => cut(left - 4 - (1 - likeness) * (TREE - 8));
  const places = new Map<Branch, number>();
  let next = 0;
  for (const branch of childrenFirst(tree)) {
    if (branch.kind === 'leaf') {
      places.set(branch, TOP + (next++ + 0.5) * cell);
      continue;
    }
    const x = across(branch.likeness);
    // what has nothing in common joins at the edge, which says nothing
    const ends = [branch.left, branch.right].map((child) => {
      const from = across(child.kind === 'leaf' ? 1 : child.likeness);
      return { from, y: cut(places.get(child) ?? 0) };
    });
    const [upper, lower] = ends;
    if (upper === undefined || lower === undefined) continue;
    if (branch.likeness >= LEAST_JOINT) {
      parts.push(`M${upper.from} ${upper.y}H${x}V${lower.y}H${lower.from}`);
    }
    places.set(branch, (upper.y + lower.y) / 2);
  }
  return parts.join('');
}

/** Less alike on average is not drawn as joined. */
const LEAST_JOINT = 0.05;

/** Every branch after those that it joins, from left to right; without recursion, as a tree may be deep. */
function childrenFirst(tree: Branch): readonly Branch[] {
  const found: Branch[] = [];
  const open: Branch[] = [tree];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    if (next.kind === 'joint') open.push(next.left, next.right);
  }
  return found.toReversed();
}

/** The shades, from nothing to the same. */
function* legend({ left, height }: Layout): Generator<string, void, undefined> {
  const [y, step] = [height - 36, 20];
  yield label('0', { x: left - 8, y: y + 12, look: 'faint end' });
  yield `<rect class="empty" x="${left}" y="${y}" width="${step * (SHADES + 1)}" height="14"/>\n`;
  for (let shade = 1; shade <= SHADES; shade++) {
    yield `<rect class="cell" fill-opacity="${shade / SHADES}" x="${left + shade * step}" y="${y}" `;
    yield `width="${step}" height="14"/>\n`;
  }
  yield label('1', { x: left + step * (SHADES + 1) + 8, y: y + 12, look: 'faint' });
}

function label(
  text: string,
  { x, y, look }: { readonly x: number; readonly y: number; readonly look: string },
): string {
  return `<text class="${look}" x="${x}" y="${y}">${xmlText(text)}</text>\n`;
}

/** Tenths of a pixel: finer than anyone can see. */
function cut(value: number): number {
  return Math.round(value * 10) / 10;
}
