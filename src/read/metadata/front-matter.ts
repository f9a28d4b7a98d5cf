/**
 * Front matter: the block of metadata at the head of a Markdown file, YAML between `---` or TOML
 * between `+++`. The YAML parser is loaded only for a file that has some; of TOML the plain
 * `key = "value"` lines are read, which is where titles and dates are.
 */

import { isoDate } from '../../core/dates/date.ts';

/** What front matter says, and where the body begins. */
export interface FrontMatter {
  /** Length of the block with its fences, in UTF-16 units; 0 where there is none. */
  readonly end: number;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly canonical?: string | undefined;
  /** Does the article ask to be left out, by `dedupe: false`? */
  readonly isExcluded: boolean;
  readonly warning?: string | undefined;
}

type Values = ReadonlyMap<string, unknown>;

const FENCED = /^(---|\+\+\+)[ \t]*\r?\n(?:([^]*?)\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;
const NONE: FrontMatter = { end: 0, isExcluded: false };

const DATE_KEYS = ['date', 'published', 'pubDate', 'publishDate', 'datePublished'];
const URL_KEYS = ['url', 'permalink'];
/** Where the original is, or whose it is; the plainest first. */
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

/**
 * Returns a text's front matter. A block that is no mapping is not front matter but text between
 * rules; one that cannot be parsed is, with a warning.
 */
export async function readFrontMatter(text: string): Promise<FrontMatter> {
  const match = FENCED.exec(text);
  if (!match) return NONE;
  const [block, fence, content = ''] = match;
  if (fence === '+++') return describe(block.length, parseToml(content));
  const parsed = await parseYaml(content);
  if (parsed === undefined) return NONE;
  if (typeof parsed !== 'string') return describe(block.length, parsed);
  return {
    end: block.length,
    isExcluded: false,
    warning: `front matter is not valid YAML: ${parsed}`,
  };
}

/** The mapping, why it is broken, or undefined where it is something else. */
async function parseYaml(content: string): Promise<Values | string | undefined> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(content, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) return looksLikeMapping(content) ? firstLine(error.message) : undefined;
  try {
    const value: unknown = document.toJS();
    if (value === null) return new Map();
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch (problem) {
    return firstLine(String(problem));
  }
}

function looksLikeMapping(content: string): boolean {
  return /^[\w-]+[ \t]*:/m.test(content);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/:$/, '') ?? message;
}

function parseToml(content: string): Values {
  const values = new Map<string, unknown>();
  for (const line of content.split(/\r?\n/)) {
    if (line.startsWith('[')) break;
    const match = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#\s"']+(?: [\d:.+Z-]+)?))/.exec(
      line,
    );
    if (match?.[1]) values.set(match[1], tomlValue(match[2] ?? match[3], match[4]));
  }
  return values;
}

function tomlValue(quoted: string | undefined, bare: string | undefined): unknown {
  if (quoted !== undefined) return quoted;
  return bare === 'false' ? false : bare;
}

function describe(end: number, values: Values): FrontMatter {
  return {
    end,
    title: firstString(values, ['title']),
    date: firstDate(values),
    url: firstString(values, URL_KEYS),
    canonical: firstString(values, CANONICAL_KEYS),
    isExcluded: values.get('dedupe') === false,
  };
}

function firstString(values: Values, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = values.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function firstDate(values: Values): string | undefined {
  for (const key of DATE_KEYS) {
    const date = isoDate(values.get(key));
    if (date) return date;
  }
  return undefined;
}
