/**
 * Settings in YAML, which JSON is too. What the parser only warns of is an error here, because a tag
 * that is not known is no setting; node would print it.
 *
 * Parts and nesting are counted before they are parsed, which costs a tenth. A megabyte of brackets
 * takes a gigabyte; and the parser recurses, and where it first needs a regular expression with no
 * stack left to compile it, V8 ends the process. Aliases are few: each is looked up from the start of
 * the text. So is each key by the parser's own test for keys given twice, which is quadratic, and done
 * here with a set.
 */

import { isAlias, isMap, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, YAMLMap, YAMLParseError, YAMLWarning } from 'yaml';
import { YamlNesting } from '../../read/metadata/yaml-nesting.ts';
import { ConfigProblem } from './config-problem.ts';

/** Enough for forty thousand globs to ignore, one a line. */
const MAX_LEXEMES = 200_000;
const MAX_ALIASES = 100;
/** Settings have two levels, and no key is that long either. */
const MOST_NESTED = { brackets: 50, column: 200 };

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
    throw new ConfigProblem(error instanceof Error ? firstLine(error.message) : 'is not YAML');
  }
}

function parse(text: string): unknown {
  refuseTooMany(text);
  const lineCounter = new LineCounter();
  // to quote the text around each of thousands of errors would take quadratic time
  const options = { logLevel: 'error', uniqueKeys: false, prettyErrors: false } as const;
  const document = parseDocument(text, { ...options, lineCounter });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new ConfigProblem(describe(problem, lineCounter));
  if (document.contents === null) return {};
  // a list of pairs in order would become a record, too
  if (!isMap(document.contents)) throw new ConfigProblem('expected settings by name');
  refuseTwice(document.contents);
  refuseAliases(document);
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

function refuseTooMany(text: string): void {
  let count = 0;
  const nesting = new YamlNesting(MOST_NESTED);
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > MAX_LEXEMES) throw new ConfigProblem('has too many parts for settings');
    nesting.take(lexeme);
    if (nesting.isDeep) throw new ConfigProblem('is nested too deeply for settings');
  }
}

/** Of settings that are given twice one would be ignored in silence. */
function refuseTwice({ items }: YAMLMap): void {
  const names = new Set<unknown>();
  for (const { key } of items) {
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

/** What is wrong, and where. */
function describe(problem: YAMLParseError | YAMLWarning, lineCounter: LineCounter): string {
  const { line, col } = lineCounter.linePos(problem.pos[0]);
  return `${firstLine(problem.message)} at line ${line}, column ${col}`;
}

/** Below it the message quotes the text. */
function firstLine(message: string): string {
  return message.replace(/:?\n[^]*$/, '');
}
