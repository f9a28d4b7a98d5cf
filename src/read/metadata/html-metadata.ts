/**
 * What a page says about itself: title, date, address, original. Each may be given in several
 * places, which are tried in a fixed order, the most reliable first.
 */

import { isoDate } from '../../core/dates/date.ts';
import { type Attributes, MAX_VALUE_LENGTH } from '../markup/html-parser.ts';

/** Where a copy names the page that it comes from, besides its own canonical link. */
const SOURCE_NAMES = ['original-source', 'syndication-source', 'dc.source', 'dcterms.source'];

const DATE_NAMES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'pubdate',
];

const AUTHOR_NAMES = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'byl'];
const OUTLET_NAMES = ['og:site_name', 'publisher', 'dc.publisher', 'dcterms.publisher'];

/** The names of the `<meta>` elements that are read; a page may have a million others. */
const META_NAMES = new Set([
  ...SOURCE_NAMES,
  ...DATE_NAMES,
  ...AUTHOR_NAMES,
  ...OUTLET_NAMES,
  'og:title',
  'og:url',
]);

/** Elements whose attributes are read. */
const TELLING = new Set(['meta', 'link', 'time', 'script']);

/** The metadata of one page. The date is ISO 8601; addresses are as the page writes them. */
export interface PageMetadata {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly canonical: string | undefined;
  /** True if a link says which page is canonical, and `canonical` is what it says. */
  readonly hasCanonicalLink: boolean;
  readonly author: string | undefined;
  readonly outlet: string | undefined;
}

type Captured = 'title' | 'h1' | 'jsonLd';

/** The element whose text is being collected; `isKept` is false if the text is not needed. */
interface Capture {
  readonly as: Captured;
  /** The name of the element; its end ends the text. */
  readonly name: string;
  readonly isKept: boolean;
}

/** Collects the metadata of one page: pass the parser's events in order, then take `result`. */
export class HtmlMetadata {
  readonly #metas = new Map<string, string>();
  readonly #texts: Record<Captured, string[]> = { title: [], h1: [], jsonLd: [] };
  #canonical: string | undefined;
  #time: string | undefined;
  #capturing: Capture | undefined;

  /** Returns true if the attributes of elements of this name are read. */
  wantsAttributes(name: string): boolean {
    return TELLING.has(name);
  }

  /** An element begins; names in lower case. */
  open(name: string, attributes: Attributes): void {
    if (name === 'meta') this.#meta(attributes);
    else if (name === 'link') this.#link(attributes);
    else if (name === 'time') this.#readTime(attributes);
    else this.#capture(name, attributes);
  }

  /** An element ends. */
  close(name: string): void {
    if (this.#capturing?.name === name) this.#capturing = undefined;
  }

  /** True if the text that follows is needed. */
  get isCapturing(): boolean {
    return this.#capturing?.isKept ?? false;
  }

  /** Adds text, with its entities decoded. */
  text(text: string): void {
    if (!this.#capturing?.isKept) return;
    const { as } = this.#capturing;
    const texts = this.#texts[as];
    const known = texts.at(-1) ?? '';
    // structured data is kept whole, because a part of it is no JSON
    if (as !== 'jsonLd' && known.length >= MAX_VALUE_LENGTH) return;
    texts[texts.length - 1] = known + text;
  }

  /** Returns the metadata of all events so far. */
  result(): PageMetadata {
    const data = parseJsonLd(this.#texts.jsonLd);
    const source = SOURCE_NAMES.map((name) => this.#metas.get(name)).find(isAddress);
    const original = source ?? addressIn(data, ['isBasedOn', 'isBasedOnUrl']);
    const address = this.#metas.get('og:url') ?? addressIn(data, ['url', 'mainEntityOfPage']);
    return {
      title: this.#metas.get('og:title') || this.#firstText('title') || this.#firstText('h1'),
      date:
        first(data, (value) => isoDate(value['datePublished'])) ?? this.#metaDate() ?? this.#time,
      // a page that names its source gives its own address as the canonical one
      url: address ?? (original === undefined ? undefined : this.#canonical),
      canonical: original ?? this.#canonical,
      hasCanonicalLink: original === undefined && this.#canonical !== undefined,
      author: this.#metaName(AUTHOR_NAMES) ?? nameIn(data, 'author'),
      outlet: this.#metaName(OUTLET_NAMES) ?? nameIn(data, 'publisher'),
    };
  }

  #meta(attributes: Attributes): void {
    const key =
      attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? '';
    const name = key.toLowerCase();
    const content = attributes.get('content')?.trim();
    if (!content || !META_NAMES.has(name) || this.#metas.has(name)) return;
    this.#metas.set(name, content);
  }

  #link(attributes: Attributes): void {
    const rel = attributes.get('rel') ?? '';
    if (rel.toLowerCase().split(/\s+/).includes('canonical')) {
      this.#canonical ??= attributes.get('href');
    }
  }

  #readTime(attributes: Attributes): void {
    const kind = (attributes.get('class') ?? '') + (attributes.get('itemprop') ?? '');
    if (/updat|modif/i.test(kind)) return;
    this.#time ??= isoDate(attributes.get('datetime'));
  }

  #capture(name: string, attributes: Attributes): void {
    const type = name === 'script' ? (attributes.get('type') ?? '').trim().toLowerCase() : '';
    const as = type === 'application/ld+json' ? 'jsonLd' : name;
    if (as !== 'title' && as !== 'h1' && as !== 'jsonLd') return;
    // a drawing inside the page may have a title too; only the first counts
    const isKept = as === 'jsonLd' || this.#texts[as].length === 0;
    if (isKept) this.#texts[as].push('');
    this.#capturing = { as, name, isKept };
  }

  #firstText(as: Captured): string | undefined {
    return this.#texts[as][0]?.replace(/\s+/g, ' ').trim() || undefined;
  }

  /** The first of these that holds a name; an author may be the address of a profile. */
  #metaName(names: readonly string[]): string | undefined {
    return names.map((name) => this.#metas.get(name)).find(isPlainName);
  }

  #metaDate(): string | undefined {
    for (const name of DATE_NAMES) {
      const date = isoDate(this.#metas.get(name));
      if (date) return date;
    }
    return undefined;
  }
}

/** Source tags may hold a name instead of an address; a name tells less than other metadata. */
const isAddress = (value: string | undefined): boolean => /^https?:\/\/|^\/\w/.test(value ?? '');

const isPlainName = (value: string | undefined): boolean =>
  value !== undefined && !value.includes('://');

type JsonObject = Readonly<Record<string, unknown>>;

function parseJsonLd(scripts: readonly string[]): readonly unknown[] {
  return scripts.flatMap((script) => {
    try {
      return [JSON.parse(script)];
    } catch {
      // broken structured data is common and says nothing about the text
      return [];
    }
  });
}

/** A value nested deeper says nothing about the page itself. */
const MAX_NESTING = 8;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null;

/** The first result of `find` in a value and all values inside it, the outermost first. */
function first(
  value: unknown,
  find: (value: JsonObject) => string | undefined,
  depth = 0,
): string | undefined {
  if (!isObject(value) || depth > MAX_NESTING) return undefined;
  const own = find(value);
  if (own !== undefined) return own;
  for (const inner of Object.values(value)) {
    const found = first(inner, find, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An address under one of these keys of an article, plain or as the id of an object. */
function addressIn(data: unknown, keys: readonly string[]): string | undefined {
  return first(data, (value) => {
    if (!isArticle(value['@type'])) return undefined;
    for (const key of keys) {
      const at = value[key];
      const address = isObject(at) ? (at['@id'] ?? at['url']) : at;
      if (typeof address === 'string' && isAddress(address)) return address;
    }
    return undefined;
  });
}

/** The name of the author or publisher of an article, plain or of an object. */
function nameIn(data: unknown, key: 'author' | 'publisher'): string | undefined {
  return first(data, (value) => {
    if (!isArticle(value['@type'])) return undefined;
    const at: unknown = Array.isArray(value[key]) ? value[key][0] : value[key];
    const name = isObject(at) ? at['name'] : at;
    return typeof name === 'string' && isPlainName(name) ? name : undefined;
  });
}

/** Returns true for the name of such a type, or a list with one. Other values are no types. */
function isArticle(type: unknown): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type.flat(MAX_NESTING) : [type];
  return types.some((name) => typeof name === 'string' && /Article|Posting|Report/.test(name));
}
