/**
 * Front matter: the block of metadata at the head of a Markdown file, YAML between `---` or TOML
 * between `+++`. The YAML parser is loaded only if a file has some. Of TOML only plain `key =
 * "value"` lines are read; titles and dates are written so.
 */

import { isoDate } from '../../core/dates/date.ts';
import type { DeclaredKey } from '../../model/article.ts';
import { type Entries, readYaml } from './front-matter-yaml.ts';
import type { YamlEntry } from './yaml-entry.ts';

/** What front matter says, and where the body begins. */
export interface FrontMatter {
  /** Length of the block with its fences, in UTF-16 units; 0 if there is none. */
  readonly end: number;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly canonical?: string | undefined;
  /** The key that gives it, if the key settles what it names. */
  readonly canonicalKey?: DeclaredKey | undefined;
  readonly author?: string | undefined;
  readonly outlet?: string | undefined;
  /** True if the article asks to be left out, by `dedupe: false`. */
  readonly isExcluded: boolean;
  /** The line that says so. */
  readonly excludedAt?: number | undefined;
  readonly warning?: string | undefined;
}

const FENCED = /^(---|\+\+\+)[ \t]*\r?\n(?:([^]*?)\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;
const NONE: FrontMatter = { end: 0, isExcluded: false };

const DATE_KEYS = ['date', 'published', 'pubDate', 'publishDate', 'datePublished'];
const URL_KEYS = ['url', 'permalink'];
/** Keys that name the original or its owner, the clearest first. */
const CANONICAL_KEYS = [
  'duplicate_of',
  'original_url',
  'originalUrl',
  'syndicated_from',
  'republished_from',
  'canonical',
  'canonical_url',
  'canonicalUrl',
  'canonicalURL',
  'source_url',
  'sourceUrl',
  'source',
];
/** Those that say that this page is a copy, or which page is to be found; the others only credit. */
const SETTLING_KEYS: ReadonlySet<string> = new Set([
  'duplicate_of',
  'canonical',
  'canonical_url',
  'canonicalUrl',
  'canonicalURL',
]);
const AUTHOR_KEYS = ['author', 'byline', 'authors'];
const OUTLET_KEYS = ['outlet', 'publisher', 'publication', 'agency', 'source'];
const KEYS = [
  'title',
  'dedupe',
  ...DATE_KEYS,
  ...URL_KEYS,
  ...CANONICAL_KEYS,
  ...AUTHOR_KEYS,
  ...OUTLET_KEYS,
];

/**
 * Returns a text's front matter. A block that is not a mapping is text between rules, and not front
 * matter. A block that cannot be parsed is front matter with a warning.
 */
export async function readFrontMatter(text: string): Promise<FrontMatter> {
  const match = FENCED.exec(text);
  if (!match) return NONE;
  const [block, fence, content = ''] = match;
  const isToml = fence === '+++';
  const { entries, warning } = isToml
    ? { entries: parseToml(content) }
    : await readYaml(content, KEYS);
  if (!entries) return NONE;
  const lineOf = (key: string): number => lineOfKey(content, key);
  return { ...describe(block.length, entries, lineOf), ...(!isToml && { warning }) };
}

function parseToml(content: string): Entries {
  const values = new Map<string, YamlEntry>();
  for (const line of content.split(/\r?\n/)) {
    if (line.startsWith('[')) break;
    const match = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#\s"']+(?: [\d:.+Z-]+)?))/.exec(
      line,
    );
    if (match?.[1]) values.set(match[1], tomlValue(match[2] ?? match[3], match[4]));
  }
  return values;
}

function tomlValue(quoted: string | undefined, bare: string | undefined): YamlEntry {
  if (quoted !== undefined) return { value: quoted, written: quoted };
  return { value: bare === 'false' ? false : bare, written: bare };
}

/** The line of a key in the file; the first is the fence. */
function lineOfKey(content: string, key: string): number {
  const at = content.search(new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*[:=]`, 'mu'));
  return at < 0 ? 1 : content.slice(0, at).split('\n').length + 1;
}

function describe(end: number, entries: Entries, lineOf: (key: string) => number): FrontMatter {
  const canonical = firstEntry(entries, CANONICAL_KEYS);
  const settles = canonical !== undefined && SETTLING_KEYS.has(canonical.key);
  const isExcluded = entries.get('dedupe')?.value === false;
  return {
    end,
    title: present(entries.get('title')?.written),
    date: firstDate(entries),
    url: firstName(entries, URL_KEYS),
    canonical: canonical?.name,
    canonicalKey: settles ? { key: canonical.key, line: lineOf(canonical.key) } : undefined,
    author: firstName(entries, AUTHOR_KEYS),
    outlet: firstName(entries, OUTLET_KEYS, isOutlet),
    isExcluded,
    excludedAt: isExcluded ? lineOf('dedupe') : undefined,
  };
}

function firstName(
  entries: Entries,
  keys: readonly string[],
  fits?: (name: string) => boolean,
): string | undefined {
  return firstEntry(entries, keys, fits)?.name;
}

function firstEntry(
  entries: Entries,
  keys: readonly string[],
  fits: (name: string) => boolean = () => true,
): { readonly key: string; readonly name: string } | undefined {
  for (const key of keys) {
    const { value, written } = entries.get(key) ?? {};
    const name = typeof value === 'boolean' ? undefined : present(written);
    if (name !== undefined && fits(name)) return { key, name };
  }
  return undefined;
}

/** A source may be the address of the original or a path to it: `canonical` has that. */
function isOutlet(name: string): boolean {
  return !/:\/\/|^[./]|\.(?:md|mdx|html?|txt)$/i.test(name);
}

function present(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

function firstDate(entries: Entries): string | undefined {
  for (const key of DATE_KEYS) {
    const date = isoDate(entries.get(key)?.value);
    if (date) return date;
  }
  return undefined;
}
