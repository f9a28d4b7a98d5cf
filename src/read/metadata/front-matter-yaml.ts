/**
 * The YAML of front matter: its entries, each as a value and as it is written.
 *
 * The parser's time grows with the square of the number of keys. So of a large block only the entries
 * that the caller wants are parsed; one pass over its lines finds them. Only the first error
 * gets its line, because finding the line of each takes quadratic time as well. A block that is nested
 * too deeply for the parser's stack is not parsed.
 */

import type { Document, LineCounter, Scalar, YAMLError } from 'yaml';
import { readPlainMapping } from './plain-mapping.ts';
import type { YamlEntry } from './yaml-entry.ts';
import { YamlNesting } from './yaml-nesting.ts';

/** The entries of front matter by their keys. */
export type Entries = ReadonlyMap<string, YamlEntry>;

/** The entries, or why there are none. Neither if the block is not a mapping. */
export interface YamlBlock {
  readonly entries?: Entries | undefined;
  readonly warning?: string | undefined;
}

/** Front matter has some three levels. */
const MOST_NESTED = { brackets: 100, column: 400 };
const LONG_LINE = new RegExp(`.{${MOST_NESTED.column + 1}}`);

/** A block up to this length is parsed as a whole. */
const MAX_BLOCK = 1 << 14;
const KEY = /^(?:[\w-]+|"[^"]*"|'[^']*')[ \t]*:(?:[ \t]|$)/;
/** A line that continues the value above it, or is empty or a comment. */
const CONTINUATION = /^(?:$|[\s#\]})]|- |-$)/;

/**
 * What a plain entry counts for at most, in characters: the parser reads it in little time however
 * long it is.
 */
const ENTRY_COST = 64;
const PLAIN = /^[\w-]+:[ \t]+[\w.+-][\w .+-]*\n$/;

/**
 * Reads a block of YAML; only the entries with these keys if it is large. Never throws because of
 * the text: the warning says what is wrong with it.
 */
export async function readYaml(content: string, keys: readonly string[]): Promise<YamlBlock> {
  if (content.length <= MAX_BLOCK) {
    const entries = readPlainMapping(content);
    return entries === undefined ? parseYaml(content) : { entries };
  }
  const lines = linesByEntry(content);
  if (lines === undefined) return {};
  const asked = lines.filter(([first = '']) => keys.includes(keyOf(first)));
  const { short, long } = shortEntries(asked);
  const { entries, warning } = await parseYaml(short.join(''));
  // its line numbers are not those of the file
  const placeless = warning?.replace(/ at line \d+, column \d+$/, '');
  return { entries, warning: placeless ?? (long && `front matter: ${long} is too long, not read`) };
}

/** Reads a whole block by the parser, whatever is in it. */
export async function parseYaml(content: string): Promise<YamlBlock> {
  if (await isTooDeep(content)) return invalid('nested too deeply');
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const options = { logLevel: 'silent', prettyErrors: false, lineCounter } as const;
  const document: Document = parseDocument(content, options);
  const [error] = document.errors;
  if (error) return looksLikeMapping(content) ? invalid(placed(error, lineCounter)) : {};
  try {
    // follows every alias, and throws if they multiply
    document.toJS();
  } catch (problem) {
    return invalid(problem instanceof Error ? `${problem.name}: ${problem.message}` : '');
  }
  return { entries: await entriesOf(document), warning: warningOf(document, lineCounter) };
}

/** Most texts show it at a glance: they have too few brackets, and no line so long. */
async function isTooDeep(content: string): Promise<boolean> {
  if (content.split(/[[{]/).length <= MOST_NESTED.brackets && !LONG_LINE.test(content)) {
    return false;
  }
  const { Lexer } = await import('yaml');
  const nesting = new YamlNesting(MOST_NESTED);
  for (const lexeme of new Lexer().lex(content)) {
    nesting.take(lexeme);
    if (nesting.isDeep) return true;
  }
  return false;
}

/** What is wrong and where, in one line. */
function placed({ message, pos: [at] }: YAMLError, lineCounter: LineCounter): string {
  const { line, col } = lineCounter.linePos(at);
  return at < 0 ? message : `${message} at line ${line}, column ${col}`;
}

/** The entries of a mapping; none for an empty block; undefined for anything else. */
async function entriesOf(document: Document): Promise<Entries | undefined> {
  const { isAlias, isMap, isScalar } = await import('yaml');
  const { contents } = document;
  const entries = new Map<string, YamlEntry>();
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

function entryOf({ value, source }: Scalar): YamlEntry {
  return { value, written: value === null ? undefined : source };
}

function warningOf({ warnings: [warning] }: Document, lines: LineCounter): string | undefined {
  return warning && `front matter: ${lowerFirst(firstLine(placed(warning, lines)))}`;
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
 * The lines of each entry; undefined if a line belongs to none, because then the block is text
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
