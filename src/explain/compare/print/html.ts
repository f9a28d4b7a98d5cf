/**
 * A comparison as one page: no script, no network, nothing beside it. What is folded opens by itself, as
 * `details`; `all` opens it from the start. Side by side from 700 pixels, else one under the other.
 *
 * Texts, titles and paths are only ever put between tags, escaped; a policy in the page forbids everything
 * but its own style sheet.
 */

import { createHash } from 'node:crypto';
import type { Comparison } from '../../../model/comparison.ts';
import type { ExplainedDocument } from '../../../model/explanation.ts';
import type { Side } from '../../../model/result.ts';
import { escapeHtml } from '../../../report/html/markup.ts';
import { cleanLine } from '../../../report/text/clean.ts';
import { counted } from '../../../report/text/number.ts';
import { headlineOf, nameOf } from '../../../report/text/wording.ts';
import { verdictSentence } from '../../print/wording.ts';
import {
  type Piece,
  type SharedStrip,
  type Strip,
  stripsOf,
  type UnsharedPieces,
} from '../strips.ts';
import { STYLE } from './html-style.ts';
import {
  hasEdits,
  hasPassages,
  measuresOf,
  NOT_COMPARED,
  onlyWords,
  passageWords,
  totalWords,
} from './wording.ts';

/** Pieces of the page. */
export function* printComparisonHtml(
  comparison: Comparison,
  { all }: { readonly all: boolean },
): Generator<string> {
  yield* head(comparison);
  let isOpen = false;
  for (const strip of stripsOf(comparison.rows)) {
    const startsOrEnds = strip.kind === 'passage' || strip.kind === 'unshared';
    if (isOpen && startsOrEnds) yield '</section>\n';
    if (startsOrEnds) isOpen = strip.kind === 'passage';
    yield* stripHtml(strip, all);
  }
  if (isOpen) yield '</section>\n';
  yield '</main>\n</body>\n</html>\n';
}

function* head(comparison: Comparison): Generator<string> {
  const { a, b } = comparison;
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>${escapeHtml(nameOf(a).name)} and ${escapeHtml(nameOf(b).name)}</title>\n`;
  yield `<style>${STYLE}</style>\n</head>\n<body>\n<main>\n`;
  yield `<h1>${escapeHtml(verdictSentence(comparison))}</h1>\n`;
  if (comparison.verdict.outcome !== 'empty') {
    const words = `${measuresOf(comparison)}; ${totalWords(comparison)}`;
    yield `<p class="measures">${escapeHtml(words)}</p>\n`;
  }
  if (hasPassages(comparison)) yield legend(hasEdits(comparison));
  yield `<div class="row heads">${documentHtml(a, 'A')}${documentHtml(b, 'B')}</div>\n`;
}

function legend(isEdited: boolean): string {
  const edits = isEdited ? ' Edits: <del>words of A</del> <ins>words of B</ins>.' : '';
  return `<p class="legend">A bar stands beside what both have.${edits} ${NOT_COMPARED}</p>\n`;
}

function documentHtml(document: ExplainedDocument, side: string): string {
  const { name, place } = nameOf(document);
  const date = document.date === undefined ? [] : [cleanLine(document.date).slice(0, 10)];
  const facts = [place, counted(document.words, 'word'), ...date].filter((fact) => fact !== '');
  const headline = headlineOf(document, 200);
  return `<p><b>${side} <bdi>${escapeHtml(name)}</bdi></b><span>${escapeHtml(facts.join(', '))}</span><span dir="auto">${escapeHtml(headline)}</span></p>`;
}

function* stripHtml(strip: Strip, all: boolean): Generator<string> {
  switch (strip.kind) {
    case 'passage': {
      const { number } = strip.passage;
      yield `<section aria-labelledby="p${number}">\n<h2 id="p${number}">Passage ${number} `;
      return yield `<small>${passageWords(strip.passage, strip.edits)}</small></h2>\n`;
    }
    case 'same':
    case 'edited':
      return yield sharedRow(strip);
    case 'folded':
      yield `<details class="fold"${openIf(all)}><summary>… ${counted(strip.words, 'word')} the same in both …</summary>\n`;
      for (const each of strip.strips) yield sharedRow(each);
      return yield '</details>\n';
    case 'unshared':
      return yield `<div class="row unshared">${ownCell(strip.a, 'a', all)}${ownCell(strip.b, 'b', all)}</div>\n`;
  }
}

function sharedRow({ kind, a, b }: SharedStrip): string {
  const also = kind === 'same' ? `<span class="narrow">, B ${b.line}</span>` : '';
  const cells = sharedCell(a, 'a', also) + sharedCell(b, 'b', '');
  return `<div class="row ${kind}">${cells}</div>\n`;
}

function sharedCell({ line, parts }: Piece, side: Side, also: string): string {
  const tag = side === 'a' ? 'del' : 'ins';
  const text = parts
    .map((part) => ({ ...part, html: escapeHtml(folded(part.text)) }))
    .filter(({ html }) => html !== '')
    .map(({ html, isEdit }) => (isEdit ? `<${tag}>${html}</${tag}>` : html))
    .join('');
  if (text.trim() === '') return `<p class="cell ${side}"></p>`;
  return `<p class="cell shared ${side}" dir="auto">${numberOf(line, side, also)}${text}</p>`;
}

/** Text that one document has alone. */
function ownCell(text: UnsharedPieces | undefined, side: Side, all: boolean): string {
  if (text === undefined) return `<div class="${side}"></div>`;
  const paragraphs = text.pieces.map(({ line, parts }) => {
    const html = parts.map((part) => escapeHtml(folded(part.text))).join('');
    return `<p dir="auto">${numberOf(line, side, '')}${html}</p>`;
  });
  if (text.isShort) return `<div class="cell own ${side}">${paragraphs.join('')}</div>`;
  const { startLine } = text.row.place;
  const summary = `${numberOf(startLine, side, '')}… ${onlyWords(text.row)} of ${side.toUpperCase()} alone …`;
  return `<div class="cell own ${side}"><details${openIf(all)}><summary>${summary}</summary>${paragraphs.join('')}</details></div>`;
}

function numberOf(line: number, side: Side, also: string): string {
  const document = side.toUpperCase();
  return `<span class="number"><span class="hidden">line </span><span class="narrow">${document} </span>${line}${also}</span>`;
}

const openIf = (all: boolean): string => (all ? ' open' : '');

/** Line breaks of the file are spaces. */
const folded = (text: string): string => text.replace(/\s+/gu, ' ');
