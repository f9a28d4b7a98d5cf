/**
 * The Markdown report: the verdict, and a table for each cluster, fit for a comment on a pull request.
 *
 * Names and titles stand in `<code>`, with every character that Markdown, HTML or a forge may act on
 * as a numeric entity: a forge turns `@name` and `#12` in text into mentions, whatever escapes them,
 * but leaves code alone; and backticks have no escape for a `|` that all parsers read alike.
 */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../model/result.ts';
import { clusteredEntries, copiesIn, type EntryOf, worstFirst } from './entries.ts';
import { chunks } from './json/chunks.ts';
import type { ReportOptions } from './options.ts';
import { cleanLine } from './text/clean.ts';
import { counted, decimal } from './text/number.ts';
import { select } from './text/selection.ts';
import {
  copiesOf,
  copyNameOf,
  headlineOf,
  isIndirect,
  nameOf,
  reasonOf,
  SETTLED,
  verdictOf,
} from './text/wording.ts';

/** The first and the last line: a bot finds its comment by it, and a later run its own report (cli/output/earlier-report.ts). */
const FIRST = '<!-- neardup report -->';
const LAST = '<!-- end of neardup report -->';

/** GitHub takes comments of 65,536 characters; the rest is for what a bot puts around the report. */
const MOST_CHARACTERS = 60_000;
/** Copies of a cluster, and characters of a name or a title, unless told otherwise. */
const MOST_COPIES = 20;
const LONGEST = 240;

const TABLE_HEAD = [
  '| role | article | title | date | score | resemblance | containment |',
  '| --- | --- | --- | --- | ---: | ---: | ---: |',
].join('\n');
/** No block of a cluster is shorter. */
const SMALLEST = TABLE_HEAD.length;

/** What Markdown, HTML, or a forge acts on inside of a line: links, mentions, emphasis, cells, formulas. */
const ACTIVE = /[!#$&*:<>@[\]\\^_`{|}~]|(?<=\bwww)\./giu;

/** Chunks of the report: clusters with the most duplicated words first, as many as a comment holds. */
export function markdown(
  result: DedupeResult,
  options: ReportOptions,
): Generator<string, void, undefined> {
  return chunks(blocks(result, options));
}

function* blocks(result: DedupeResult, options: ReportOptions): Generator<string, void, undefined> {
  const selection = select(result, { ...options, all: false, limit: 0 });
  yield `${FIRST}\n## Near-duplicate articles\n\n${verdictOf(result, selection)}\n\n`;
  const entryOf = clusteredEntries(result);
  const { all, limit = MOST_COPIES } = options;
  const left = { clusters: 0, copies: 0 };
  let room = all ? Infinity : MOST_CHARACTERS;
  for (const cluster of worstFirst(result)) {
    const block = room < SMALLEST ? '' : clusterBlock(cluster, entryOf, all ? Infinity : limit);
    if (block === '' || block.length > room) {
      left.clusters += 1;
      left.copies += copiesIn(cluster).length;
      continue;
    }
    room -= block.length;
    yield block;
  }
  if (left.clusters > 0) yield leftOut(left);
  yield `${LAST}\n`;
}

function leftOut({ clusters, copies }: { clusters: number; copies: number }): string {
  const what = `${counted(clusters, 'more cluster')} with ${counted(copies, 'duplicate')}`;
  return `${what}, for which a comment has no room; \`--all\` lists them.\n\n`;
}

function clusterBlock(cluster: Cluster, entryOf: EntryOf, most: number): string {
  const shown = cluster.members.slice(0, most + 1);
  const rows = shown.map((member) => row(member, cluster, entryOf));
  const rest = cluster.members.length - shown.length;
  const more = rest > 0 ? `\n${counted(rest, 'more copy', 'more copies')}\n` : '';
  const about = `${counted(cluster.size, 'article')}: ${copiesOf(cluster)}`;
  return `### ${escaped(cluster.id)}, ${about}\n\n${TABLE_HEAD}\n${rows.join('')}${more}\n`;
}

function row(member: Member, cluster: Cluster, entryOf: EntryOf): string {
  const { document, role, score, resemblance, containment } = member;
  const entry = entryOf(document);
  const isOriginal = role === 'original';
  const cells = [
    isOriginal
      ? `**original**, ${reasonOf(cluster)}`
      : copyNameOf(member, role) + note(member, entryOf),
    code(placeOf(entry)),
    code(headlineOf(entry, LONGEST)),
    escaped(cleanLine(entry.date ?? '')),
    ...(isOriginal ? ['', '', ''] : [score, resemblance, containment].map(decimal)),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** Why a copy is here that does not match the original, or that it is a copy on purpose. */
function note(member: Member, entryOf: EntryOf): string {
  if (!isIndirect(member)) return member.settled === undefined ? '' : `, ${SETTLED}`;
  const via = code(nameOf(entryOf(member.via)).name);
  return `, below the threshold, matches ${via} ${decimal(member.viaScore)}`;
}

function placeOf(entry: DocumentEntry): string {
  const { name, place } = nameOf(entry);
  return place === '' ? name : `${name} (${place})`;
}

function code(text: string): string {
  return text === '' ? '' : `<code>${escaped(shortened(text))}</code>`;
}

/** The end of a name says which file it is. */
function shortened(text: string): string {
  return text.length > LONGEST ? `…${cleanLine(text.slice(-LONGEST))}` : cleanLine(text);
}

function escaped(text: string): string {
  return text.replace(ACTIVE, (found) => {
    return Array.from(found, (unit) => `&#${unit.charCodeAt(0)};`).join('');
  });
}
