/**
 * What a page says about itself: title, date, address, original. Each has several places, taken in
 * a fixed order of how reliable they are.
 */

import { isoDate } from './date.ts';

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
    else if (name === 'time') this.time ??= isoDate(attributes['datetime']);
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
    return {
      title: this.metas.get('og:title') || this.firstText('title') || this.firstText('h1'),
      date: jsonLdDate(this.texts.jsonLd) ?? this.metaDate() ?? this.time,
      url: this.metas.get('og:url'),
      canonical: this.canonical,
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

function jsonLdDate(scripts: readonly string[]): string | undefined {
  for (const script of scripts) {
    try {
      const date = publishedIn(JSON.parse(script), 0);
      if (date) return date;
    } catch {
      // Broken structured data is common and says nothing about the text.
    }
  }
  return undefined;
}

const MAX_NESTING = 8;

/** The first `datePublished`, the outermost first. */
function publishedIn(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth > MAX_NESTING) return undefined;
  const date = 'datePublished' in value ? isoDate(value.datePublished) : undefined;
  if (date) return date;
  for (const inner of Object.values(value)) {
    const found = publishedIn(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
