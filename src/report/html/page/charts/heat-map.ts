/** The score of every pair of a cluster as a square: blank where the result lists no pair. */

import { decimal } from '../../../text/number.ts';
import type { PageCluster } from '../../page-data.ts';
import { chart, h, s } from '../dom.ts';
import type { Given } from '../given.ts';

const SIZE = 300;
const EDGE = 18;
/** More squares are too small to point at. */
const MAX_MEMBERS = 60;
const MAX_CELL = 40;

/** The figure; undefined for two documents, which are one number. */
export function heatMap(
  given: Given,
  { members }: PageCluster,
  onChoose: (a: number, b: number) => void,
): HTMLElement | undefined {
  if (members.length < 3) return undefined;
  const shown = members.slice(0, MAX_MEMBERS).map(({ document }) => document);
  const cell = Math.min(MAX_CELL, (SIZE - EDGE) / shown.length);
  const size = EDGE + cell * shown.length;
  const picture = chart(`Scores of the pairs of ${shown.length} documents`, size, size);
  for (const [row, one] of shown.entries()) {
    for (const [column, two] of shown.entries()) {
      const found = row === column ? undefined : given.beside(String(one), String(two));
      const box = s('rect', {
        class: row === column ? 'cell self' : found === undefined ? 'cell none' : 'cell',
        x: EDGE + column * cell,
        y: EDGE + row * cell,
        width: Math.max(1, cell - 1),
        height: Math.max(1, cell - 1),
      });
      if (found !== undefined) box.setAttribute('fill-opacity', String(0.08 + 0.92 * found.score));
      const words =
        found === undefined ? 'not listed' : `${found.relation}, score ${decimal(found.score)}`;
      if (row !== column) {
        box.append(s('title', {}, `${given.titleOf(one)} – ${given.titleOf(two)}: ${words}`));
        box.addEventListener('click', () => onChoose(one, two));
      }
      picture.append(box);
    }
  }
  if (cell > 15) picture.append(...numbers(shown.length, cell));
  const caption =
    members.length > MAX_MEMBERS
      ? `Pairs of the first ${MAX_MEMBERS}: the fuller the colour, the higher the score`
      : 'Pairs: the fuller the colour, the higher the score';
  return h('figure', { class: 'heat' }, h('figcaption', {}, caption), picture);
}

/** Numbers as in the table above. */
function numbers(count: number, cell: number): SVGElement[] {
  return Array.from({ length: count }, (_, i) => {
    const middle = EDGE + (i + 0.5) * cell;
    return [
      s('text', { class: 'tick', x: middle, y: EDGE - 5, 'text-anchor': 'middle' }, String(i + 1)),
      s('text', { class: 'tick', x: EDGE - 5, y: middle + 4, 'text-anchor': 'end' }, String(i + 1)),
    ];
  }).flat();
}
