/**
 * Two lines per article for a terminal: measures on the left, names on the right.
 *
 * The left half has a fixed width, and text from files is always last on its line. So if a terminal
 * takes a rare character for wider or narrower than we do, nothing else shifts. If there is no room
 * for two halves, they go one under the other.
 */

import type { Cluster, DocumentEntry, Member, Pair, Source } from '../../model/result.ts';
import type { CopyRelation } from '../../model/settings.ts';
import { bar } from './bar.ts';
import { cleanLine } from './clean.ts';
import { fileLink } from './file-link.ts';
import { lineWidth } from './fit.ts';
import { type Line, space, type Span, span, type Tone } from './line.ts';
import { counted, decimal, percent } from './number.ts';
import { shortenPath } from './path.ts';
import type { Mixture, Selection } from './selection.ts';
import { namesApart, rowNames } from './names/row-names.ts';
import { displayWidth, padEnd } from './width.ts';
import {
  BELOW,
  copyNameOf,
  directionOf,
  headlineOf,
  isIndirect,
  nameOf,
  reasonOf,
} from './wording.ts';

/** `● `. */
export const MARK_WIDTH = 2;
/** `near-duplicate`. */
const ROLE_WIDTH = 14;
const BAR_CELLS = 10;
/** `100% found`, `100% of it`. */
const SHARE_WIDTH = 10;
const LEFT_WIDTH = MARK_WIDTH + ROLE_WIDTH + 1 + BAR_CELLS + 1 + SHARE_WIDTH + 2;
/** Less than this beside the measures shows too little of a path. */
const MIN_NAME_WIDTH = 20;
/** A title may be a whole book; more than this is never seen on a line. */
const MAX_HEADLINE = 1000;
const DAY = 'YYYY-MM-DD'.length;

/** How the width of the terminal is shared out. */
export interface Layout {
  readonly width: number;
  readonly sideBySide: boolean;
  /** Columns for a name, a path or a title. */
  readonly nameWidth: number;
  readonly hyperlinks: boolean;
  /** By id: short names of documents in rows that must not read the same. */
  readonly names: ReadonlyMap<string, string>;
}

/** The upper and the lower line of a half; the lower may be empty. */
type Half = readonly [Line, Line];

/** The layout for so many columns. */
export function layoutOf(width: number, hyperlinks: boolean): Layout {
  const sideBySide = width >= LEFT_WIDTH + MIN_NAME_WIDTH;
  const nameWidth = Math.max(1, width - (sideBySide ? LEFT_WIDTH : MARK_WIDTH));
  return { width, sideBySide, nameWidth, hyperlinks, names: new Map() };
}

/** The layout of a cluster's rows, and the folders that all their names lie in; empty if none. */
export function layoutOfRows(
  entries: readonly DocumentEntry[],
  layout: Layout,
): { readonly folder: string; readonly rows: Layout } {
  const { folder, names } = rowNames(entries.map(fullName), layout.nameWidth);
  return { folder, rows: { ...layout, names: namesById(entries, names) } };
}

/** The layout of rows that are told apart, though no line above them says in which folder they are. */
function withNames(entries: readonly DocumentEntry[], layout: Layout): Layout {
  const names = namesApart(entries.map(fullName), layout.nameWidth);
  return { ...layout, names: namesById(entries, names) };
}

const fullName = (entry: DocumentEntry): string => nameOf(entry).name;

function namesById(
  entries: readonly DocumentEntry[],
  names: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(entries.map(({ id }, i) => [id, names[i] ?? '']));
}

/** The original of a cluster, and why it is. */
export function originalLines(
  cluster: Cluster,
  entry: DocumentEntry,
  layout: Layout,
): Iterable<Line> {
  const reason = [space(MARK_WIDTH), span(reasonOf(cluster), 'faint')];
  const left: Half = [[span('● original', 'original')], reason];
  return joined(left, describe(entry, layout, 'strong'), layout);
}

/**
 * A copy, and how much of it comes from the original, or how much of that a longer version holds. One
 * that does not match the original says so, and what it matched.
 */
export function copyLines(
  member: Member,
  role: CopyRelation,
  entryOf: Selection['entryOf'],
  layout: Layout,
): Iterable<Line> {
  const { document, containment, resemblance, holdsOriginal } = member;
  const name = copyNameOf(member, role);
  const share: Share =
    holdsOriginal === undefined ? [containment, 'found'] : [holdsOriginal, 'held'];
  const note = isIndirect(member) ? BELOW : '';
  const left: Half = [measure(name, share, role), alike(resemblance, note)];
  const [upper, lower] = describe(entryOf(document), layout, 'plain');
  if (note === '') return joined(left, [upper, lower], layout);
  return joined(left, [upper, [...viaLine(member, entryOf, layout), ...lower]], layout);
}

/** `via centre.txt .83`. */
function viaLine({ via, viaScore }: Member, entryOf: Selection['entryOf'], layout: Layout): Line {
  const [before, after] = ['via ', ` ${decimal(viaScore)}  `];
  const room = Math.max(1, layout.nameWidth - before.length - after.length);
  return [span(before, 'faint'), span(shortNameOf(entryOf(via), layout, room)), span(after)];
}

/** A document made of parts of others: each source with its share, then the share of no source. */
export function* mixtureLines(
  mixture: Mixture,
  { limit, entryOf }: Selection,
  layout: Layout,
): Generator<Line, void, undefined> {
  const { sources, ownShare } = mixture;
  const count = counted(sources.length, 'source');
  const what = mixture.role === 'digest' ? `digest of ${count}` : count;
  const head: Half = [[span(`● ${what}`, 'strong')], []];
  yield* joined(head, describe(mixture, layout, 'strong'), layout);
  const shown = sources.slice(0, limit);
  const rows = withNames(
    shown.map(({ document }) => entryOf(document)),
    layout,
  );
  for (const { document, share } of shown) {
    const name = nameLine(entryOf(document), rows, 'plain');
    yield* joined([measure('part', [share, 'of it'], 'excerpt'), []], [name, []], layout);
  }
  const rest = sources.slice(limit);
  if (rest.length > 0) yield restLine(rest);
  yield measure('its own', [ownShare, 'of it'], 'faint');
}

/** `… 30 more sources, 65% of it`. */
function restLine(rest: readonly Source[]): Line {
  const share = rest.reduce((sum, source) => sum + source.share, 0);
  const what = counted(rest.length, 'more source');
  return [space(MARK_WIDTH), span(`… ${what}, ${percent(share)} of it`, 'faint')];
}

/** A pair: first the document that is found more completely in the other. */
export function pairLines(
  pair: Pair,
  entryOf: Selection['entryOf'],
  layout: Layout,
): Iterable<Line> {
  const { part, whole, found, link } = directionOf(pair);
  const inside = { ...layout, nameWidth: Math.max(1, layout.nameWidth - link.length - 1) };
  const two = [entryOf(part), entryOf(whole)] as const;
  const right: Half = [
    nameLine(two[0], withNames(two, layout), 'plain'),
    [span(`${link} `, 'faint'), ...nameLine(two[1], withNames(two, inside), 'plain')],
  ];
  const { relation, resemblance } = pair;
  const left: Half = [measure(relation, [found, 'found'], relation), alike(resemblance)];
  return joined(left, right, layout);
}

/** A share, and what it is a share of. */
type Share = readonly [share: number, what: string];

/** What a document is, then a share as a bar and in figures. */
function measure(name: string, [share, what]: Share, tone: Tone): Line {
  const { filled, rest } = bar(share, BAR_CELLS);
  return [
    space(MARK_WIDTH),
    span(padEnd(name, ROLE_WIDTH + 1), tone),
    span(filled, tone),
    span(rest, 'faint'),
    span(` ${shareOf(share)} ${what}`),
  ];
}

/** How alike two documents are as a whole, and what else there is to say, in a few words. */
function alike(resemblance: number, note = ''): Line {
  const room = LEFT_WIDTH - 2 - SHARE_WIDTH - MARK_WIDTH;
  const alikeness = `${shareOf(resemblance)} alike`;
  return [space(MARK_WIDTH), span(padEnd(note, room), 'faint'), span(alikeness, 'faint')];
}

function shareOf(share: number): string {
  return percent(share).padStart('100%'.length);
}

function describe(entry: DocumentEntry, layout: Layout, tone: Tone): Half {
  const date = entry.date === undefined ? '' : cleanLine(entry.date).slice(0, DAY);
  const headline = headlineOf(entry, MAX_HEADLINE);
  return [
    nameLine(entry, layout, tone),
    [span(date, 'faint'), space(date === '' ? 0 : 2), span(headline, 'faint')],
  ];
}

/** The name, then the place of a record that has its own name, if there is room. */
function nameLine(entry: DocumentEntry, layout: Layout, tone: Tone): Line {
  const { place } = nameOf(entry);
  const short = shortNameOf(entry, layout, layout.nameWidth);
  const room = layout.nameWidth - displayWidth(short) - 2;
  return [
    linkedTo(entry, layout, span(short, tone)),
    ...(place === '' || room < MIN_NAME_WIDTH / 2
      ? []
      : [space(2), span(shortenPath(place, room), 'faint')]),
  ];
}

/** The name of a row, or else its own; in at most `width` columns. */
function shortNameOf(entry: DocumentEntry, { names }: Layout, width: number): string {
  return shortenPath(names.get(entry.id) ?? fullName(entry), width);
}

function linkedTo({ path }: DocumentEntry, { hyperlinks }: Layout, text: Span): Span {
  if (!hyperlinks || path === '-') return text;
  return { ...text, link: fileLink(path) };
}

function* joined(
  left: Half,
  right: Half,
  { sideBySide }: Layout,
): Generator<Line, void, undefined> {
  if (sideBySide) {
    yield beside(left[0], right[0]);
    if (lineWidth(left[1]) + lineWidth(right[1]) > 0) yield beside(left[1], right[1]);
    return;
  }
  for (const line of left) if (lineWidth(line) > 0) yield line;
  for (const line of right) if (lineWidth(line) > 0) yield [space(MARK_WIDTH), ...line];
}

function beside(left: Line, right: Line): Line {
  return [...left, space(LEFT_WIDTH - lineWidth(left)), ...right];
}
