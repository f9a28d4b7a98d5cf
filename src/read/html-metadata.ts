/**
 * What a page says about itself: title, date, address, original. Each has several places, taken in
 * a fixed order of how reliable they are.
 */

import { isoDate } from './date.ts';

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

/** The metadata of one page. */
export interface PageMetadata {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly url: string | undefined;
  readonly canonical: string | undefined;
}

type Captured = 'title' | 'h1' | 'jsonLd';

/** Collects the metadata of one page: pass the parser's events in their order, then `result`. */
export class HtmlMetadata {
  private readonly metas = new Map<string, string>();
  private readonly texts: Record<Captured, string[]> = { title: [], h1: [], jsonLd: [] };
  private canonical: string | undefined;
  private time: string | undefined;
  private capturing: { readonly as: Captured; readonly name: string } | undefined;

  /** An element begins; names in lower case. */
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'meta') this.meta(attributes);
    else if (name === 'link') this.link(attributes);
    else if (name === 'time') this.readTime(attributes);
    else this.capture(name, attributes);
  }

  /** An element ends. */
  close(name: string): void {
    if (this.capturing?.name === name) this.capturing = undefined;
  }

  /** Text, decoded. */
  text(text: string): void {
    if (!this.capturing) return;
    const texts = this.texts[this.capturing.as];
    texts[texts.length - 1] += text;
  }

  /** Returns what was found. */
  result(): PageMetadata {
    const data = parseJsonLd(this.texts.jsonLd);
    const source = SOURCE_NAMES.map((name) => this.metas.get(name)).find(isAddress);
    const original = source ?? addressIn(data, ['isBasedOn', 'isBasedOnUrl']);
    const address = this.metas.get('og:url') ?? addressIn(data, ['url', 'mainEntityOfPage']);
    return {
      title: this.metas.get('og:title') || this.firstText('title') || this.firstText('h1'),
      date: first(data, (value) => isoDate(value['datePublished'])) ?? this.metaDate() ?? this.time,
      // a page that names its source gives its own address as the canonical one
      url: address ?? (original === undefined ? undefined : this.canonical),
      canonical: original ?? this.canonical,
    };
  }

  private meta(attributes: Readonly<Record<string, string>>): void {
    const key = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'];
    const content = attributes['content']?.trim();
    if (!key || !content || this.metas.has(key.toLowerCase())) return;
    this.metas.set(key.toLowerCase(), content);
  }

  private link({ rel = '', href }: Readonly<Record<string, string>>): void {
    if (rel.toLowerCase().split(/\s+/).includes('canonical')) this.canonical ??= href;
  }

  private readTime({
    datetime,
    class: kind = '',
    itemprop = '',
  }: Readonly<Record<string, string>>) {
    if (/updat|modif/i.test(kind + itemprop)) return;
    this.time ??= isoDate(datetime);
  }

  private capture(name: string, { type = '' }: Readonly<Record<string, string>>): void {
    const isJsonLd = name === 'script' && type.trim().toLowerCase() === 'application/ld+json';
    const as = isJsonLd ? 'jsonLd' : name;
    if (as !== 'title' && as !== 'h1' && as !== 'jsonLd') return;
    // A drawing inside the page may have a title too; only the first counts.
    this.texts[as].push('');
    this.capturing = { as, name };
  }

  private firstText(as: Captured): string | undefined {
    return this.texts[as][0]?.replace(/\s+/g, ' ').trim() || undefined;
  }

  private metaDate(): string | undefined {
    for (const name of DATE_NAMES) {
      const date = isoDate(this.metas.get(name));
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
    if (!/Article|Posting|Report/.test(String(value['@type']))) return undefined;
    for (const key of keys) {
      const at = value[key];
      const address = isObject(at) ? (at['@id'] ?? at['url']) : at;
      if (typeof address === 'string' && isAddress(address)) return address;
    }
    return undefined;
  });
}
