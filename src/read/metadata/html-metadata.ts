/**
 * What a page says about itself: title, date, address, original. Each has several places, taken in
 * a fixed order of how reliable they are.
 */

import { isoDate } from '../../core/dates/date.ts';
import { type Attributes, MAX_VALUE_LENGTH } from '../markup/html-parser.ts';

/** Where a copy names the page that it comes from, beside its own canonical link. */
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

/** The names of `<meta>` elements that are looked for; a page may have a million others. */
const META_NAMES = new Set([...SOURCE_NAMES, ...DATE_NAMES, 'og:title', 'og:url']);

/** Elements whose attributes tell something. */
const TELLING = new Set(['meta', 'link', 'time', 'script']);

/** The metadata of one page. */
export interface PageMetadata {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly canonical: string | undefined;
}

type Captured = 'title' | 'h1' | 'jsonLd';

/** The text of an element that is being collected; `isKept` is false where nobody asks for it. */
interface Capture {
  readonly as: Captured;
  /** The name of the element that it ends with. */
  readonly name: string;
  readonly isKept: boolean;
}

/** Collects the metadata of one page: pass the parser's events in their order, then `result`. */
export class HtmlMetadata {
  readonly #metas = new Map<string, string>();
  readonly #texts: Record<Captured, string[]> = { title: [], h1: [], jsonLd: [] };
  #canonical: string | undefined;
  #time: string | undefined;
  #capturing: Capture | undefined;

  /** True where the attributes of an element of this name tell something. */
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

  /** True where the text that comes next is wanted. */
  get isCapturing(): boolean {
    return this.#capturing?.isKept ?? false;
  }

  /** Text, decoded. */
  text(text: string): void {
    if (!this.#capturing?.isKept) return;
    const { as } = this.#capturing;
    const texts = this.#texts[as];
    const known = texts.at(-1) ?? '';
    // structured data comes whole, and what is cut is no JSON
    if (as !== 'jsonLd' && known.length >= MAX_VALUE_LENGTH) return;
    texts[texts.length - 1] = known + text;
  }

  /** Returns what was found. */
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
    // A drawing inside the page may have a title too; only the first counts.
    const isKept = as === 'jsonLd' || this.#texts[as].length === 0;
    if (isKept) this.#texts[as].push('');
    this.#capturing = { as, name, isKept };
  }

  #firstText(as: Captured): string | undefined {
    return this.#texts[as][0]?.replace(/\s+/g, ' ').trim() || undefined;
  }

  #metaDate(): string | undefined {
    for (const name of DATE_NAMES) {
      const date = isoDate(this.#metas.get(name));
      if (date) return date;
    }
    return undefined;
  }
}

/** Source tags may hold a name where an address should be: it tells less than other evidence. */
const isAddress = (value: string | undefined): boolean => /^https?:\/\/|^\/\w/.test(value ?? '');

type JsonObject = Readonly<Record<string, unknown>>;

function parseJsonLd(scripts: readonly string[]): readonly unknown[] {
  return scripts.flatMap((script) => {
    try {
      return [JSON.parse(script)];
    } catch {
      // Broken structured data is common and says nothing about the text.
      return [];
    }
  });
}

/** Deeper than this, a value says nothing of the page itself. */
const MAX_NESTING = 8;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null;

/** The first thing that `find` finds in a value, the outermost first. */
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

/** An address at one of these keys of an article, plain or as the id of what stands there. */
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

/** True of the name of such a type, or a list with one; anything else that stands there is no type. */
function isArticle(type: unknown): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type.flat(MAX_NESTING) : [type];
  return types.some((name) => typeof name === 'string' && /Article|Posting|Report/.test(name));
}
