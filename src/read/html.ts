/**
 * HTML: the text a reader reads, and what the page says about itself, in one pass of htmlparser2
 * (about 18 MB/s).
 */

import { Parser } from 'htmlparser2';
import type { ArticleParts } from './format.ts';
import { HtmlMetadata } from './html-metadata.ts';
import { HtmlProse, type ProseMasks } from './html-prose.ts';
import { maskText } from './mask.ts';

// `&CounterClockwiseContourIntegral;` is the longest of the named ones.
const MAX_ENTITY_LENGTH = 33;
const ENTITY = /^&#?\w+;?$/;

/** Returns a page's prose, masked in place, and its metadata. */
export function readHtml(source: string): ArticleParts {
  const metadata = new HtmlMetadata();
  const prose = parse(source, metadata);
  const { masks, replacements } = prose.pageMasks(source.length);
  return { text: maskText(source, masks, replacements), ...metadata.result() };
}

/** Returns the masks of a piece of HTML inside another format, with offsets into the piece. */
export function htmlFragmentMasks(source: string): ProseMasks {
  return parse(source).fragmentMasks(source.length);
}

/** Returns the text that an entity such as `&eacute;` stands for; itself if it is none. */
export function decodeEntity(entity: string): string {
  let decoded = '';
  new Parser({ ontext: (text) => (decoded += text) }).end(entity);
  return decoded;
}

function parse(source: string, metadata?: HtmlMetadata): HtmlProse {
  const prose = new HtmlProse();
  const parser = new Parser({
    onopentag(name, attributes) {
      prose.open(name);
      metadata?.open(name, attributes);
    },
    onclosetag(name) {
      prose.close(name);
      metadata?.close(name);
    },
    ontext(text) {
      const place = locate(text, { source, start: parser.startIndex, end: parser.endIndex + 1 });
      if (place) prose.text(place.start, place.end, place.text);
      metadata?.text(text);
    },
  });
  parser.end(source);
  return prose;
}

interface Located {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

interface TextPlace {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

/**
 * Where a text event stands in the source, and its text if that is a decoded entity. After a
 * malformed closing tag the parser's start is too early while its end is right, hence the check
 * against the source; text found nowhere is left masked.
 */
function locate(text: string, { source, start, end }: Located): TextPlace | undefined {
  const isShort = text.length < end - start && end - start <= MAX_ENTITY_LENGTH;
  if (isShort && ENTITY.test(source.slice(start, end))) return { start, end, text };
  const from = end - text.length;
  return source.startsWith(text, from) ? { start: from, end } : undefined;
}
