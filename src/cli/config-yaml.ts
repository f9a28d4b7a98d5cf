/**
 * Settings in YAML, which JSON is too. The parser is told to keep its warnings to itself, as node
 * would print them; here they are errors, because a tag that is not known is no setting.
 *
 * Parts are counted before they are parsed, which costs a tenth: a megabyte of brackets would take a
 * gigabyte. Aliases are few as well: each is looked up from the start of the text. So is each key by
 * the parser's own test for keys given twice, which is quadratic, and done here with a set.
 */

import { isAlias, isMap, isScalar, Lexer, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { ConfigProblem } from './config-problem.ts';

/** Enough for forty thousand globs to ignore, one a line. */
const MAX_LEXEMES = 200_000;
const MAX_ALIASES = 100;

/**
 * What the text says; nothing at all is an empty record.
 *
 * @throws {ConfigProblem} for what is no YAML, or more of it than settings take.
 */
export function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof ConfigProblem) throw error;
    // nesting without end is a RangeError, a bomb of aliases a ReferenceError
    if (error instanceof RangeError) throw new ConfigProblem('nested too deeply');
    throw new ConfigProblem(error instanceof Error ? firstLine(error.message) : 'is not YAML');
  }
}

function parse(text: string): unknown {
  refuseTooMany(text);
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new ConfigProblem(firstLine(problem.message));
  refuseTwice(document);
  refuseAliases(document);
  return document.contents === null ? {} : document.toJS({ maxAliasCount: MAX_ALIASES });
}

function refuseTooMany(text: string): void {
  let count = 0;
  for (const _ of new Lexer().lex(text)) {
    if (++count > MAX_LEXEMES) throw new ConfigProblem('has too many parts for settings');
  }
}

/** Of settings that are given twice one would be ignored in silence. */
function refuseTwice({ contents }: Document): void {
  const names = new Set<unknown>();
  for (const { key } of isMap(contents) ? contents.items : []) {
    const name = isScalar(key) ? key.value : key;
    if (names.has(name)) throw new ConfigProblem(`${JSON.stringify(name)} is set twice`);
    names.add(name);
  }
}

function refuseAliases(document: Document): void {
  let count = 0;
  visit(document, (_, node) => {
    if (isAlias(node) && ++count > MAX_ALIASES) throw new ConfigProblem('has too many aliases');
  });
}

/** Below it the message quotes the text. */
function firstLine(message: string): string {
  return message.replace(/:?\n[^]*$/, '');
}
