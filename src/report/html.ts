/**
 * The HTML report: one file that needs nothing else and asks nothing of any other place. What it shows is JSON in it,
 * its program and style are the only ones that its policy allows, and without scripts it is a plain list.
 *
 * 20 MB at most, the most duplicated words first; the page says what was left out.
 */

import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '#vendor/html-page';
import type { Skipped } from '../model/article.ts';
import type { DedupeResult } from '../model/result.ts';
import { chunks } from './json/chunks.ts';
import { type Contents, contentsOf, MAX_BYTES, textsOf } from './html/contents.ts';
import { escapeHtml, scriptJson, utf8Bytes } from './html/markup.ts';
import { BLOCKS, type LeftOut, type PageData } from './html/page-data.ts';
import { plainList } from './html/plain-list.ts';
import { duplicatedWordsBy, folderShares, histogramOf, relationCounts } from './html/statistics.ts';
import type { ReportOptions } from './options.ts';
import { verdictOf } from './text/wording.ts';

/** What was skipped, of which the page lists as many. */
const MAX_SKIPPED = 500;

const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${SCRIPT_HASH}'`,
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Chunks of the HTML report; texts are those of the options. */
export function html(
  result: DedupeResult,
  options: ReportOptions,
): Generator<string, void, undefined> {
  return chunks(pieces(result, options));
}

function* pieces(result: DedupeResult, options: ReportOptions): Generator<string, void, undefined> {
  const contents = contentsOf(result, options);
  const list = [...plainList(contents)].join('');
  const fixed = utf8Bytes(list) + utf8Bytes(STYLE) + utf8Bytes(SCRIPT) + RESERVE;
  const documents = contents.documents.ids.map((id) => scriptJson(contents.documents.describe(id)));
  const named = documents.reduce((sum, text) => sum + utf8Bytes(text) + 1, 0);
  const room = MAX_BYTES - fixed - contents.bytes - named;
  const isWordless = options.withoutTexts === true;
  const texts = textsOf(contents, isWordless ? new Map() : (options.texts ?? new Map()), room);
  const data = dataOf(result, contents, { isWordless, texts: texts.omitted });
  yield headOf(data.sentence);
  yield `${list}</main>\n`;
  yield block(BLOCKS.data, `${data.json.slice(0, -1)},"documents":[${documents.join(',\n')}]}`);
  yield block(BLOCKS.pairs, `[${contents.pairs.join(',\n')}]`);
  yield block(BLOCKS.texts, `[${texts.pieces.join(',\n')}]`);
  yield `<script>${SCRIPT}</script>\n</body>\n</html>\n<!-- end of neardup report -->\n`;
}

/** The frame, the figures and the skipped. */
const RESERVE = 400_000;

function headOf(sentence: string): string {
  return `<!doctype html>
<!-- neardup report -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Duplicates report</title>
<style>${STYLE}</style>
</head>
<body>
<header class="top"><h1>Duplicates report</h1><p class="verdict">${escapeHtml(sentence)}</p></header>
<main id="main">
`;
}

function block(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}

/** What of the page's figures is not in the contents. */
interface Figures {
  readonly isWordless: boolean;
  /** Texts that were left out. */
  readonly texts: number;
}

function dataOf(
  result: DedupeResult,
  contents: Contents,
  { isWordless, texts }: Figures,
): { readonly json: string; readonly sentence: string } {
  const { clusters, families, loose, omitted } = contents;
  const { settings, summary, skipped, tool } = result;
  const words = new Map(result.documents.map((entry) => [entry.id, entry.words]));
  const duplicated = duplicatedWordsBy(result, (id) => words.get(id) ?? 0);
  const duplicatedWords = [...duplicated.values()].reduce((sum, count) => sum + count, 0);
  const shown = isWordless ? [] : skipped.slice(0, MAX_SKIPPED);
  const leftOut: LeftOut = { ...omitted, texts, skipped: skipped.length - shown.length };
  const data: Omit<PageData, 'documents'> = {
    tool: `${tool.name} ${tool.version}`,
    settings,
    summary,
    duplicatedWords: Math.round(duplicatedWords),
    isWordless,
    histogram: histogramOf(result, settings.by),
    relations: relationCounts(result),
    folders: isWordless ? [] : folderShares(result, duplicated, contents.documents.folder),
    folder: contents.documents.folder,
    clusters,
    families,
    loose,
    skipped: shown.map(skippedOf),
    leftOut,
  };
  const sentence = verdictOf(result, { duplicatedWords, loosePairCount: contents.looseCount });
  return { json: scriptJson(data), sentence };
}

function skippedOf({ path, line, reason }: Skipped): PageData['skipped'][number] {
  return { place: line === undefined ? path : `${path}:${line}`, reason };
}
