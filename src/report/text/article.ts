/**
 * Two lines per article for a terminal: measures on the left, names on the right.
 *
 * The left half has a fixed width, and text from files is always last on its line. So if a terminal
 * takes a rare character for wider or narrower than we do, nothing else shifts. If there is no room
 * for two halves, they go one under the other.
 */

import type { Cluster, DocumentEntry, Member, Pair, Source } from '../../model/result.ts';
import type { CopyRelation, Measure } from '../../model/settings.ts';
import { bar } from './bar.ts';
import { clean, cleanLine } from './clean.ts';
import { fileLink } from './file-link.ts';
import { lineWidth } from './fit.ts';
import { type Line, space, type Span, span, type Tone } from './line.ts';
import { counted, decimal, percent } from './number.ts';
import { shortenPath } from './names/path.ts';
import type { Mixture, Selection } from './selection.ts';
import { namesApart, rowNames } from './names/row-names.ts';
import { shareFound } from './order.ts';
import { displayWidth, padEnd } from './width.ts';
import {
  BELOW,
  SETTLED,
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
const BAR_CELLS = 4;
/** Cells of the bar of a part, which has no measure beside it. */
const PART_CELLS = 10;
/** `containment`, the widest measure of the upper line. */
const MEASURE_WIDTH = 11;
/** ` containment 1.00`, beside the bar. */
const SHARE_WIDTH = 1 + MEASURE_WIDTH + 1 + '1.00'.length;
const LEFT_WIDTH = MARK_WIDTH + ROLE_WIDTH + 1 + BAR_CELLS + SHARE_WIDTH + 2;
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
  /** The measure that the threshold is for. */
  readonly by: Measure;
  /** By id: short names of documents in rows that must not read the same. */
  readonly names: ReadonlyMap<string, string>;
  /** The file that all rows are records of, if it is told above them; else empty. */
  readonly file: string;
}

/** The upper and the lower line of a half; the lower may be empty. */
type Half = readonly [Line, Line];

/** The layout for so many columns. */
export function layoutOf(width: number, hyperlinks: boolean, by: Measure): Layout {
  const sideBySide = width >= LEFT_WIDTH + MIN_NAME_WIDTH;
  const nameWidth = Math.max(1, width - (sideBySide ? LEFT_WIDTH : MARK_WIDTH));
  return { width, sideBySide, nameWidth, hyperlinks, by, names: new Map(), file: '' };
}

/** The layout of a cluster's rows; `above` is the file and the folders that all are in, told once. */
export function layoutOfRows(
  entries: readonly DocumentEntry[],
  layout: Layout,
): { readonly above: readonly string[]; readonly rows: Layout } {
  const rows = { ...layout, file: fileToTell(entries, layout) };
  const { folder, names } = rowNames(
    entries.map((entry) => nameIn(entry, rows).name),
    layout.nameWidth,
  );
  const above = [rows.file, folder].filter((part) => part !== '');
  return { above, rows: { ...rows, names: namesById(entries, names) } };
}

/** The file that all rows are lines of, if a row has no room for it; else empty. */
function fileToTell(entries: readonly DocumentEntry[], { nameWidth }: Layout): string {
  const [first, ...others] = entries;
  if (first?.line === undefined || others.length === 0 || first.path === '-') return '';
  if (others.some(({ path, line }) => path !== first.path || line === undefined)) return '';
  const isWide = entries.some((entry) => {
    const { name, place } = nameOf(entry);
    return displayWidth(place === '' ? name : `${name}  ${place}`) > nameWidth;
  });
  return isWide ? clean(first.path) : '';
}

/** The name and the place of a document, without the file that is told above: `:17`. */
function nameIn(entry: DocumentEntry, { file }: Pick<Layout, 'file'>): ReturnType<typeof nameOf> {
  const { name, place } = nameOf(entry);
  if (file === '') return { name, place };
  return place === ''
    ? { name: name.slice(file.length), place }
    : { name, place: place.slice(file.length) };
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
  const { document, holdsOriginal } = member;
  const name = copyNameOf(member, role);
  const share = {
    word: holdsOriginal === undefined ? 'containment' : 'held',
    value: shareFound(member),
  };
  const isBelow = isIndirect(member);
  const note = isBelow ? BELOW : (member.settled && SETTLED) || '';
  const left: Half = [measure(name, share, { tone: role, layout }), scores(member, layout, note)];
  const [upper, about] = describe(entryOf(document), layout, 'plain');
  const lower = member.isKnown === true ? [span('known  ', 'faint'), ...about] : about;
  if (!isBelow) return joined(left, [upper, lower], layout);
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
    yield* joined([partLine('part', share, 'excerpt'), []], [name, []], layout);
  }
  const rest = sources.slice(limit);
  if (rest.length > 0) yield restLine(rest);
  yield partLine('its own', ownShare, 'faint');
}

/** `… 30 more sources, 65% of it`. */
function restLine(rest: readonly Source[]): Line {
  const share = rest.reduce((sum, source) => sum + source.share, 0);
  const what = counted(rest.length, 'more source');
  return [space(MARK_WIDTH), span(`… ${what}, ${percent(share)} of it`, 'faint')];
}

/** A pair: first the document with the larger containment. */
export function pairLines(
  pair: Pair,
  entryOf: Selection['entryOf'],
  layout: Layout,
): Iterable<Line> {
  const { part, whole, containment, link } = directionOf(pair);
  const inside = { ...layout, nameWidth: Math.max(1, layout.nameWidth - link.length - 1) };
  const two = [entryOf(part), entryOf(whole)] as const;
  const right: Half = [
    nameLine(two[0], withNames(two, layout), 'plain'),
    [span(`${link} `, 'faint'), ...nameLine(two[1], withNames(two, inside), 'plain')],
  ];
  const { relation } = pair;
  const share = { word: 'containment', value: containment };
  const left: Half = [measure(relation, share, { tone: relation, layout }), scores(pair, layout)];
  return joined(left, right, layout);
}

/** The measure that a bar draws. */
interface Share {
  readonly word: string;
  readonly value: number;
}

/** What a document is, then a share as a bar and in figures. */
function measure(
  name: string,
  { word, value }: Share,
  { tone, layout }: { readonly tone: Tone; readonly layout: Layout },
): Line {
  const figure = `${padEnd(word, MEASURE_WIDTH)} ${decimal(value).padStart('1.00'.length)}`;
  return [
    ...barLine(name, value, { tone, cells: BAR_CELLS }),
    space(1),
    span(figure, toneOf(word, layout)),
  ];
}

/** `its own        ██▊░░░░░░░  27% of it`. */
function partLine(name: string, share: number, tone: Tone): Line {
  const figure = ` ${percent(share).padStart('100%'.length)} of it`;
  return [...barLine(name, share, { tone, cells: PART_CELLS }), span(figure)];
}

function barLine(
  name: string,
  share: number,
  { tone, cells }: { readonly tone: Tone; readonly cells: number },
): Line {
  const { filled, rest } = bar(share, cells);
  return [
    space(MARK_WIDTH),
    span(padEnd(name, ROLE_WIDTH + 1), tone),
    span(filled, tone),
    span(rest, 'faint'),
  ];
}

/** `score .98  resemblance .41`; what there is to say of a match stands in the place of the second. */
function scores(
  { score, resemblance }: Pick<Member, 'score' | 'resemblance'>,
  layout: Layout,
  note = '',
): Line {
  const first = span(`score ${decimal(score)}`, toneOf('score', layout));
  const second =
    note === ''
      ? span(`resemblance ${decimal(resemblance)}`, toneOf('resemblance', layout))
      : span(note, 'faint');
  return [space(MARK_WIDTH), first, space(2), second];
}

/** The measure that the threshold is for stands out from the others. */
const toneOf = (word: string, { by }: Layout): Tone => (word === by ? 'plain' : 'faint');

function describe(entry: DocumentEntry, layout: Layout, tone: Tone): Half {
  const date = entry.date === undefined ? '' : cleanLine(entry.date).slice(0, DAY);
  const headline = headlineOf(entry, MAX_HEADLINE);
  const { place } = nameIn(entry, layout);
  const below =
    place === '' || hasRoomForPlace(entry, layout) ? '' : shortenPath(place, layout.nameWidth);
  return [
    nameLine(entry, layout, tone),
    [
      ...[below, date].flatMap((part) => (part === '' ? [] : [span(part, 'faint'), space(2)])),
      span(headline, 'faint'),
    ],
  ];
}

/** The name, then the place of a record that has its own name, if there is room. */
function nameLine(entry: DocumentEntry, layout: Layout, tone: Tone): Line {
  const { place } = nameIn(entry, layout);
  const short = shortNameOf(entry, layout, layout.nameWidth);
  const name = linkedTo(entry, layout, span(short, tone));
  if (!hasRoomForPlace(entry, layout)) return [name];
  const room = layout.nameWidth - displayWidth(short) - 2;
  return [name, space(2), span(shortenPath(place, room), 'faint')];
}

function hasRoomForPlace(entry: DocumentEntry, layout: Layout): boolean {
  const used = displayWidth(shortNameOf(entry, layout, layout.nameWidth)) + 2;
  const { place } = nameIn(entry, layout);
  const needed = Math.min(MIN_NAME_WIDTH / 2, displayWidth(place));
  return place !== '' && layout.nameWidth - used >= needed;
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
