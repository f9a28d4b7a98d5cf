/**
 * HTML: the text that a reader sees, and what the page says about itself, in one pass of the
 * tokeniser of htmlparser2 (about 18 MB/s).
 */

import { Parser } from 'htmlparser2';
import type { ArticleParts } from './format.ts';
import { FEW_LETTERS, isTooFew } from './markup/html-choice.ts';
import { HtmlMetadata } from './metadata/html-metadata.ts';
import { type HtmlEvents, parseHtml, type Unclosed } from './markup/html-parser.ts';
import { HtmlProse, type ProseMasks } from './markup/html-prose.ts';
import { IgnoredBlocks } from './markup/ignored-blocks.ts';
import { MAX_REPAIRS, repairPage } from './markup/html-repair.ts';
import { maskAscending, padded, Parts, type Replacement } from './markup/mask.ts';

/**
 * Returns a page's prose, masked in place, and its metadata. Never throws: broken markup is
 * repaired or read as it is.
 */
export function readHtml(source: string): ArticleParts {
  const page = readPage(source);
  const repaired = hasLostText(page) ? readRepaired(source, page) : page;
  const { text, metadata, blocks } = isTooFew(page.letters, repaired.letters) ? repaired : page;
  const { hasCanonicalLink, ...known } = metadata.result();
  const canonicalKey = hasCanonicalLink
    ? { key: 'canonical', line: canonicalLine(source) }
    : undefined;
  return { ...known, canonicalKey, ...blocks.mask(text) };
}

/** Returns the masks of a piece of HTML inside another format, with offsets into the piece. */
export function htmlFragmentMasks(source: string): ProseMasks {
  const prose = new HtmlProse();
  const replacements: Replacement[] = [];
  parseHtml(source, {
    wantsAttributes: () => false,
    open: (name) => prose.open(name),
    close: (name, isImplied) => prose.close(name, isImplied),
    text: (start, end) => prose.text(start, end),
    entity(start, end, text) {
      prose.text(start, end);
      replacements.push({ start, end, text });
    },
  });
  return { masks: prose.fragmentMasks(source.length), replacements };
}

/**
 * Returns the text that an entity such as `&eacute;` stands for; the same text if it is not an
 * entity.
 */
export function decodeEntity(entity: string): string {
  let decoded = '';
  new Parser({ ontext: (text) => (decoded += text) }).end(entity);
  return decoded;
}

/** The line of the link that names the canonical page. */
function canonicalLine(source: string): number {
  const at = source.search(/\brel\s*=\s*["']?[^"'>]{0,99}\bcanonical\b/iu);
  return source.slice(0, Math.max(0, at)).split('\n').length;
}

interface Page {
  readonly text: string;
  /** How many letters the text has. */
  readonly letters: number;
  readonly metadata: HtmlMetadata;
  readonly blocks: IgnoredBlocks;
  readonly unclosed: Unclosed | undefined;
}

function readPage(source: string): Page {
  const prose = new HtmlProse();
  const metadata = new HtmlMetadata();
  const decoded = new DecodedSource(source);
  const blocks = new IgnoredBlocks();
  const unclosed = parseHtml(source, pageEvents(source, { prose, metadata, decoded, blocks }));
  const text = decoded.text();
  let letters = 0;
  const masks = prose.pageMasks(text, (count) => (letters = count));
  return { text: maskAscending(text, masks), letters, metadata, blocks, unclosed };
}

interface Collectors {
  readonly prose: HtmlProse;
  readonly metadata: HtmlMetadata;
  readonly decoded: DecodedSource;
  readonly blocks: IgnoredBlocks;
}

function pageEvents(source: string, { prose, metadata, decoded, blocks }: Collectors): HtmlEvents {
  return {
    wantsAttributes: (name) => metadata.wantsAttributes(name),
    open(name, attributes) {
      prose.open(name);
      metadata.open(name, attributes);
    },
    close(name, isImplied) {
      prose.close(name, isImplied);
      metadata.close(name);
    },
    text(start, end) {
      prose.text(start, end);
      if (metadata.isCapturing) metadata.text(source.slice(start, end));
    },
    entity(start, end, text) {
      prose.text(start, end);
      decoded.replace({ start, end, text });
      metadata.text(text);
    },
    comment: (start, end) => blocks.takeHtml(source.slice(start, end), start),
  };
}

/** A source with its entities decoded, each in its place. */
class DecodedSource {
  readonly #source: string;
  readonly #parts = new Parts();
  #done = 0;

  constructor(source: string) {
    this.#source = source;
  }

  replace(replacement: Replacement): void {
    this.#parts.push(this.#source.slice(this.#done, replacement.start));
    this.#parts.push(padded(replacement));
    this.#done = replacement.end;
  }

  text(): string {
    if (this.#done === 0) return this.#source;
    this.#parts.push(this.#source.slice(this.#done));
    return this.#parts.join();
  }
}

/** Returns true if hardly any text comes before something that never ends. */
function hasLostText({ letters, unclosed }: Page): boolean {
  return unclosed !== undefined && letters < FEW_LETTERS;
}

function readRepaired(source: string, page: Page): Page {
  let repaired = source;
  let read = page;
  for (let i = 0; i < MAX_REPAIRS && read.unclosed !== undefined; i++) {
    if (!isPageIn(repaired, read)) return read;
    repaired = repairPage(repaired, read.unclosed);
    read = readPage(repaired);
  }
  return read;
}

/**
 * Returns true if the swallowed part is the page. Beside other text, a script that is cut off is
 * code.
 */
function isPageIn(source: string, { unclosed, letters }: Page): boolean {
  if (letters === 0 || unclosed === undefined) return true;
  const isCode = unclosed.name === 'script' || unclosed.name === 'style';
  return !isCode || /^\s*</.test(source.slice(unclosed.contentStart));
}
