/**
 * The text report for a terminal: clusters, then pairs outside them, then what to do next, and the
 * verdict at the end, which is on the screen when the run is over; below it, if scores hold for a prior that was
 * learnt, which.
 */

import type { Cluster, DedupeResult } from '../../model/result.ts';
import {
  copyLines,
  type Layout,
  layoutOf,
  layoutOfRows,
  MARK_WIDTH,
  mixtureLines,
  originalLines,
  pairLines,
} from './article.ts';
import { terminalBoilerplate } from './boilerplate.ts';
import { suppressionLines } from './suppressions.ts';
import { terminalTemplates } from './templates.ts';
import { clean } from './clean.ts';
import { hintOf } from './ending/hints.ts';
import { fitLine, lineWidth } from './fit.ts';
import { type Line, type Painter, space, span } from './line.ts';
import { counted } from './number.ts';
import type { ReportOptions } from '../options.ts';
import { shortenPath } from './names/path.ts';
import { priorSentence } from './prior.ts';
import { select, type Selection } from './selection.ts';
import { displayWidth, wrap } from './width.ts';
import { wrapLine } from './wrap-line.ts';
import { originsOf } from './origins.ts';
import { copiesOf, nameOf, verdictOf } from './wording.ts';

type TerminalOptions = ReportOptions & { readonly width: number };

/** The lines of the report, painted. */
export function* terminal(
  result: DedupeResult,
  options: TerminalOptions,
  paint: Painter,
): Generator<string, void, undefined> {
  const selection = select(result, options);
  for (const line of lines(result, selection, options)) yield paint(fitLine(line, options.width));
}

function* lines(
  result: DedupeResult,
  selection: Selection,
  options: TerminalOptions,
): Generator<Line, void, undefined> {
  if (options.part === undefined) yield* listLines(result, selection, options);
  if (options.part !== 'verdict') yield* hintLines(result, selection, options);
  yield* verdictLines(result, selection, options);
}

function* listLines(
  result: DedupeResult,
  selection: Selection,
  options: TerminalOptions,
): Generator<Line, void, undefined> {
  const layout = layoutOf(options.width, options.hyperlinks ?? false, result.settings.by);
  for (const cluster of selection.clusters) {
    yield* clusterLines(cluster, selection, layout);
    yield [];
  }
  yield* hiddenClusterLines(selection);
  yield* allMixtureLines(selection, layout);
  yield* loosePairLines(selection, layout);
  yield* terminalTemplates(result, selection.limit);
  yield* terminalBoilerplate(result, selection.limit);
  yield* suppressionLines(result, selection.limit);
}

function* clusterLines(
  cluster: Cluster,
  { limit, entryOf }: Selection,
  layout: Layout,
): Generator<Line, void, undefined> {
  const articles = counted(cluster.size, 'article');
  yield headingLine(articles, copiesOf(cluster), layout, clean(cluster.id));
  const origins = originsOf(cluster, (document) => fileOf(nameOf(entryOf(document)).name));
  if (origins !== '') yield [space(MARK_WIDTH), span(origins)];
  const shown = cluster.members.slice(0, limit + 1);
  const { above, rows } = layoutOfRows(
    shown.map(({ document }) => entryOf(document)),
    layout,
  );
  for (const folder of above) yield folderLine(folder, layout);
  for (const member of shown) {
    const { role, document } = member;
    const entry = entryOf(document);
    yield* role === 'original'
      ? originalLines(cluster, entry, rows)
      : copyLines(member, role, entryOf, rows);
  }
  const rest = cluster.members.length - shown.length;
  if (rest > 0) yield moreLine(counted(rest, 'more copy', 'more copies'));
}

/** The end of a path, as the rows below have the whole. */
function fileOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `3 articles  1 excerpt, 1 rewrite ───────── c1`. */
function headingLine(what: string, detail: string, { width }: Layout, id = ''): Line {
  const left = [span(what, 'strong'), span(`  ${detail} `)];
  const right = id === '' ? '' : ` ${id}`;
  const rule = '─'.repeat(Math.max(0, width - lineWidth(left) - displayWidth(right)));
  return rule === '' ? left : [...left, span(rule + right, 'faint')];
}

/** `in website/versioned_docs/`, or `in feeds/notices.jsonl.gz`: where all rows below are. */
function folderLine(folder: string, { width }: Layout): Line {
  const before = 'in ';
  const room = Math.max(1, width - MARK_WIDTH - before.length);
  return [space(MARK_WIDTH), span(before, 'faint'), span(shortenPath(folder, room))];
}

function moreLine(what: string): Line {
  return [space(MARK_WIDTH), span(`… ${what}`, 'faint')];
}

function* hiddenClusterLines(selection: Selection): Generator<Line, void, undefined> {
  const { hiddenClusters, hiddenArticles } = selection;
  if (hiddenClusters === 0) return;
  const articles = counted(hiddenArticles, 'article');
  yield [span(`… ${counted(hiddenClusters, 'more cluster')} of ${articles}`, 'faint')];
  yield [];
}

function* allMixtureLines(selection: Selection, layout: Layout): Generator<Line, void, undefined> {
  const { mixtures, mixtureCount } = selection;
  if (mixtureCount === 0) return;
  yield headingLine(counted(mixtureCount, 'article'), 'made of parts of others', layout);
  for (const mixture of mixtures) yield* mixtureLines(mixture, selection, layout);
  const rest = mixtureCount - mixtures.length;
  if (rest > 0) yield moreLine(counted(rest, 'more article'));
  yield [];
}

function* loosePairLines(
  { clusters, mixtures, loosePairs, untoldPairCount, entryOf }: Selection,
  layout: Layout,
): Generator<Line, void, undefined> {
  if (untoldPairCount === 0) return;
  const isMore = clusters.length + mixtures.length > 0;
  const what = counted(untoldPairCount, isMore ? 'more pair' : 'pair');
  yield headingLine(what, 'text shared outside the clusters', layout);
  for (const pair of loosePairs) yield* pairLines(pair, entryOf, layout);
  const rest = untoldPairCount - loosePairs.length;
  if (rest > 0) yield moreLine(counted(rest, 'more pair'));
  yield [];
}

/** A command that is too long for a line with its effect goes below that, broken between words. */
function* hintLines(
  result: DedupeResult,
  selection: Selection,
  { command = 'dedupe', corpus, width }: TerminalOptions,
): Generator<Line, void, undefined> {
  const hint = hintOf(result, selection, { command, corpus });
  if (hint === undefined) return;
  const { words, effect } = hint;
  const room = width - MARK_WIDTH;
  const whole = words.join(' ');
  if (displayWidth(`${whole}  ${effect}`) <= room || words.length < 3) {
    yield [space(MARK_WIDTH), span(whole), span(`  ${effect}`, 'faint')];
  } else {
    yield [space(MARK_WIDTH), span(`${effect}:`, 'faint')];
    for (const line of brokenCommand(words, room)) yield [space(MARK_WIDTH), span(line)];
  }
  yield [];
}

/** The lines of a command, each but the last with the sign that it goes on. */
function brokenCommand(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    if (lines.length > 0 && displayWidth(longer) <= width - 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line));
}

function* verdictLines(
  result: DedupeResult,
  selection: Selection,
  { width, part }: TerminalOptions,
): Generator<Line, void, undefined> {
  const { documents, clusters } = result.summary;
  const isClean = documents > 1 && clusters + selection.loosePairCount === 0;
  const tone = isClean ? 'original' : 'strong';
  for (const part of wrap(verdictOf(result, selection), width)) yield [span(part, tone)];
  const prior = part === 'verdict' ? undefined : priorSentence(result);
  if (prior === undefined) return;
  yield* wrapLine([span(prior, 'faint')], width);
}
