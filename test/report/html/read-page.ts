/** A written report as an independent parser sees it. */

import { Parser } from 'htmlparser2';
import type { DedupeResult } from '../../../src/model/result.ts';
import { html } from '../../../src/report/html.ts';
import {
  BLOCKS,
  type PageData,
  type PagePair,
  type HeldText,
  type PageText,
} from '../../../src/report/html/page-data.ts';
import type { ReportOptions } from '../../../src/report/options.ts';

/** An element that opened. */
export interface Opened {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a page holds. */
export interface ReadPage {
  readonly source: string;
  readonly elements: readonly Opened[];
  /** The text of each script and style, in order. */
  readonly scripts: readonly { readonly attributes: Opened['attributes']; readonly text: string }[];
  readonly style: string;
  /** All other text. */
  readonly text: string;
  readonly data: PageData;
  readonly pairs: readonly PagePair[];
  /** By document; null if it was left out. */
  readonly texts: readonly (PageText | null)[];
}

/** The report as one string. */
export function written(result: DedupeResult, options: Partial<ReportOptions> = {}): string {
  return [...html(result, { width: null, color: 0, all: false, ...options })].join('');
}

/** The report of a result, read again. */
export function readPage(result: DedupeResult, options: Partial<ReportOptions> = {}): ReadPage {
  const source = written(result, options);
  const elements: Opened[] = [];
  const scripts: { attributes: Opened['attributes']; text: string }[] = [];
  const parts = { style: '', text: '' };
  let open = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes });
      if (name === 'script') scripts.push({ attributes, text: '' });
      open = name;
    },
    ontext(piece) {
      const last = scripts.at(-1);
      if (open === 'script' && last) last.text += piece;
      else if (open === 'style') parts.style += piece;
      else parts.text += piece;
    },
    onclosetag() {
      open = '';
    },
  });
  parser.end(source);
  const blockOf = (id: string): string =>
    scripts.find(({ attributes }) => attributes['id'] === id)?.text ?? 'null';
  const data: PageData = JSON.parse(blockOf(BLOCKS.data));
  const pairs: readonly PagePair[] = JSON.parse(blockOf(BLOCKS.pairs));
  const held: readonly HeldText[] = JSON.parse(blockOf(BLOCKS.texts));
  const texts = held.map((text) => textOf(held, text));
  return { source, elements, scripts, ...parts, data, pairs, texts };
}

function textOf(held: readonly HeldText[], text: HeldText): PageText | null {
  return typeof text === 'number' ? textOf(held, held[text] ?? null) : text;
}
