/**
 * A cluster as a graph: documents, and the pairs that match. The forces begin at the same places and draw no random
 * numbers, so that a cluster always looks the same.
 */

import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  type SimulationNodeDatum,
} from 'd3-force';
import { decimal } from '../../../text/number.ts';
import type { PageCluster } from '../../page-data.ts';
import { chart, h, s } from '../dom.ts';
import type { Given } from '../given.ts';

const EDGE = 14;
/** More nodes are a cloud. */
const MAX_MEMBERS = 60;
const STEPS = 200;
/** So few need less room. */
const FEW = 8;

interface Node extends SimulationNodeDatum {
  readonly document: number;
  readonly role: string;
  readonly label: string;
}

interface Link {
  readonly source: Node;
  readonly target: Node;
  readonly score: number;
}

/** The figure; undefined for two documents. */
export function graph(
  given: Given,
  cluster: PageCluster,
  onChoose: (a: number, b: number) => void,
): HTMLElement | undefined {
  if (cluster.members.length < 3) return undefined;
  const nodes = cluster.members.slice(0, MAX_MEMBERS).map(({ document, role }, i): Node => {
    return { document, role, label: String(i + 1) };
  });
  const links = linksOf(given, cluster, nodes);
  const size = nodes.length < FEW ? 180 : 300;
  settle(nodes, links, size);
  const picture = chart(`Graph of ${nodes.length} documents and ${links.length} pairs`, size, size);
  for (const { source, target, score } of links) {
    const line = s(
      'line',
      { class: 'edge', x1: source.x, y1: source.y, x2: target.x, y2: target.y },
      s('title', {}, `${source.label} – ${target.label}: score ${decimal(score)}`),
    );
    line.setAttribute('stroke-opacity', String(0.1 + 0.5 * score));
    line.addEventListener('click', () => onChoose(source.document, target.document));
    picture.append(line);
  }
  const original = nodes[0]?.document ?? -1;
  // the original is drawn last, above the others
  const circles = nodes.toReversed().map((node) => {
    return nodeOf(given, node, () => onChoose(original, node.document));
  });
  picture.append(...circles);
  return h('figure', { class: 'graph' }, h('figcaption', {}, 'Who matches whom'), picture);
}

function nodeOf(
  given: Given,
  { x, y, role, label, document }: Node,
  onClick: () => void,
): SVGElement {
  const isOriginal = role === 'original';
  const group = s(
    'g',
    { class: 'node' },
    s('circle', { class: `point ${role}`, cx: x, cy: y, r: isOriginal ? 11 : 9 }),
    s('text', { class: 'number', x, y: (y ?? 0) + 3.5, 'text-anchor': 'middle' }, label),
    s('title', {}, `${label}: ${given.titleOf(document)} (${role})`),
  );
  if (!isOriginal) group.addEventListener('click', onClick);
  return group;
}

function linksOf(given: Given, cluster: PageCluster, nodes: readonly Node[]): Link[] {
  const byDocument = new Map(nodes.map((node) => [node.document, node]));
  const links = given.pairsOf(cluster).flatMap(({ a, b, score }): Link[] => {
    const [source, target] = [byDocument.get(a), byDocument.get(b)];
    return source && target ? [{ source, target, score }] : [];
  });
  const linked = new Set(links.flatMap(({ source, target }) => [source, target]));
  // a document whose pair the page does not have is at its centre all the same
  for (const [i, source] of nodes.entries()) {
    const member = cluster.members[i];
    const target = member && byDocument.get(member.via);
    if (linked.has(source) || target === undefined || target === source) continue;
    links.push({ source, target, score: member?.viaScore ?? 0 });
  }
  return links;
}

/** Lets the forces come to rest, then fits what came out. */
function settle(nodes: Node[], links: readonly Link[], size: number): void {
  forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-120))
    .force('link', forceLink<Node, Link>([...links]).distance(60))
    .force('collide', forceCollide(12))
    .force('center', forceCenter(size / 2, size / 2))
    .stop()
    .tick(STEPS);
  for (const axis of ['x', 'y'] as const) {
    const places = nodes.map((node) => node[axis] ?? 0);
    const [least, most] = [Math.min(...places), Math.max(...places)];
    const scale = Math.min(1.6, (size - 2 * EDGE) / Math.max(1, most - least));
    const middle = (least + most) / 2;
    for (const node of nodes) node[axis] = size / 2 + ((node[axis] ?? 0) - middle) * scale;
  }
}
