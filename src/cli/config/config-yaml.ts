/**
 * Settings in YAML, which includes JSON. A warning of the parser is an error here: an unknown tag is no
 * setting, and node would print the warning.
 *
 * Parts and nesting are counted before the text is parsed, which costs a tenth of the time. Without
 * limits, a megabyte of brackets would take a gigabyte. The parser also recurses, and if the stack is
 * full when V8 compiles a regular expression, V8 ends the process. Aliases are limited because each is
 * looked up from the start of the text. The test of the parser for repeated keys is quadratic for the
 * same reason, so it is done here with a set.
 */

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLParseError,
  type YAMLWarning,
} from 'yaml';
import { type InputLimits, remedyOf } from '../../model/limits.ts';
import { YamlNesting } from '../../read/metadata/yaml-nesting.ts';
import { ConfigProblem, NOT_SETTINGS } from './config-problem.ts';

const MAX_ALIASES = 100;
/** Settings have two levels, and no key is that long either. */
const MOST_NESTED = { brackets: 50, column: 200 };

/**
 * The value of the text; an empty object for empty text.
 *
 * @throws {ConfigProblem} for text that is not YAML, or is more than settings need.
 */
export function parseYaml(text: string, limits: InputLimits): unknown {
  try {
    return parse(text, limits);
  } catch (error) {
    if (error instanceof ConfigProblem) throw error;
    throw new ConfigProblem(error instanceof Error ? firstLine(error.message) : 'is not YAML');
  }
}

function parse(text: string, limits: InputLimits): unknown {
  refuseTooMany(text, limits);
  const lineCounter = new LineCounter();
  // to quote the text around each of thousands of errors would take quadratic time
  const options = { logLevel: 'error', uniqueKeys: false, prettyErrors: false } as const;
  const document = parseDocument(text, { ...options, lineCounter });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new ConfigProblem(describe(problem, lineCounter));
  if (document.contents === null) return {};
  // a list of ordered pairs would become an object too
  if (!isMap(document.contents)) throw new ConfigProblem(NOT_SETTINGS);
  refuseTwice(document.contents);
  refuseAliases(document);
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

function refuseTooMany(text: string, limits: InputLimits): void {
  let count = 0;
  const nesting = new YamlNesting(MOST_NESTED);
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > limits.configParts) {
      const remedy = remedyOf('configParts', limits);
      throw new ConfigProblem(`has too many parts for settings${remedy}`);
    }
    nesting.take(lexeme);
    if (nesting.isDeep) throw new ConfigProblem('is nested too deeply for settings');
  }
}

/** If a setting is given twice, one of them would be ignored in silence. */
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

/** The lines after the first quote the text. */
function firstLine(message: string): string {
  return message.replace(/:?\n[^]*$/, '');
}
