/**
 * The YAML of front matter: its entries, each with its value and as it is written.
 *
 * The parser's time grows with the square of keys and of errors, so of a large block only the
 * entries that are asked for are parsed, found by their lines in one pass.
 */

import type { Document, Scalar } from 'yaml';

/** A value of front matter. */
export interface Entry {
  readonly value: unknown;
  /** The text of a plain or quoted value as it is written; absent for lists and mappings. */
  readonly written?: string | undefined;
}

export type Entries = ReadonlyMap<string, Entry>;

/** The entries, why there are none, or neither if the block is no mapping. */
export interface YamlBlock {
  readonly entries?: Entries | undefined;
  readonly warning?: string | undefined;
}

/** Length of a block up to which all of it is parsed. */
const MAX_BLOCK = 1 << 14;
const KEY = /^(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*:(?:[ \t]|$)/;
/** A line that goes on with the value above it, or says nothing. */
const CONTINUATION = /^(?:$|[\s#\]})]|- |-$)/;

/** An entry that the parser reads in little time, however long it is: no more than for so many characters. */
const ENTRY_COST = 64;
const PLAIN = /^[\w-]+:[ \t]+[\w.+-][\w .+-]*\n$/;

/** Reads a block of YAML; of a large one, the entries with these keys. */
export async function readYaml(content: string, keys: readonly string[]): Promise<YamlBlock> {
  if (content.length <= MAX_BLOCK) return parseYaml(content);
  const lines = linesByEntry(content);
  if (lines === undefined) return {};
  const asked = lines.filter(([first = '']) => keys.includes(keyOf(first)));
  const { short, long } = shortEntries(asked);
  const { entries, warning } = await parseYaml(short.join(''));
  // Its line numbers are not those of the file.
  const placeless = warning?.replace(/ at line \d+, column \d+$/, '');
  return { entries, warning: placeless ?? (long && `front matter: ${long} is too long, not read`) };
}

async function parseYaml(content: string): Promise<YamlBlock> {
  const { parseDocument } = await import('yaml');
  const document: Document = parseDocument(content, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error) return looksLikeMapping(content) ? invalid(error.message) : {};
  try {
    // Follows every alias, and refuses those that multiply.
    document.toJS();
  } catch (problem) {
    return invalid(problem instanceof Error ? `${problem.name}: ${problem.message}` : '');
  }
  return { entries: await entriesOf(document), warning: warningOf(document) };
}

/** The entries of a mapping or of nothing at all; undefined for anything else. */
async function entriesOf(document: Document): Promise<Entries | undefined> {
  const { isAlias, isMap, isScalar } = await import('yaml');
  const { contents } = document;
  const entries = new Map<string, Entry>();
  if (contents === null || (isScalar(contents) && contents.value === null)) return entries;
  if (!isMap(contents)) return undefined;
  for (const { key, value } of contents.items) {
    const node = isAlias(value) ? value.resolve(document) : value;
    if (!isScalar(key) || !isScalar(node)) continue;
    const name = typeof key.value === 'string' ? key.value : key.source;
    if (name !== undefined) entries.set(name, entryOf(node));
  }
  return entries;
}

function entryOf({ value, source }: Scalar): Entry {
  return { value, written: value === null ? undefined : source };
}

function warningOf({ warnings: [warning] }: Document): string | undefined {
  return warning && `front matter: ${lowerFirst(firstLine(warning.message))}`;
}

function invalid(message: string): YamlBlock {
  return { entries: new Map(), warning: `front matter is not valid YAML: ${firstLine(message)}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/:$/, '') ?? message;
}

function looksLikeMapping(content: string): boolean {
  return /^[\w-]+[ \t]*:/m.test(content);
}

/**
 * Returns the lines of each entry; undefined if a line belongs to none, which makes the block a text
 * between rules.
 */
function linesByEntry(content: string): string[][] | undefined {
  const entries: string[][] = [];
  for (const line of content.split(/\r?\n/)) {
    if (KEY.test(line)) entries.push([line]);
    else if (!CONTINUATION.test(line)) return undefined;
    else entries.at(-1)?.push(line);
  }
  return entries.length > 0 ? entries : undefined;
}

/** The texts of the entries that are cheap to parse, and the key of the first that is not. */
function shortEntries(entries: readonly string[][]): { short: string[]; long: string | undefined } {
  const short: string[] = [];
  let room = MAX_BLOCK;
  let long: string | undefined;
  for (const lines of entries) {
    const entry = `${lines.join('\n').trimEnd()}\n`;
    const cost = PLAIN.test(entry) ? Math.min(entry.length, ENTRY_COST) : entry.length;
    if (cost > room) long ??= keyOf(entry);
    else short.push(entry);
    if (cost <= room) room -= cost;
  }
  return { short, long };
}

function keyOf(line: string): string {
  const [, double, single, plain = ''] = /^(?:"([^"]*)"|'([^']*)'|([\w-]+))/.exec(line) ?? [];
  return double ?? single ?? plain;
}
