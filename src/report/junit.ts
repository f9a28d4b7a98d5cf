/**
 * The JUnit report, for programs that show tests: one suite with a test case for each document, which fails if the
 * document is a finding. Elements and attributes are those that the schema of Jenkins (junit-10) knows, so a place
 * is told in the text of the failure.
 */

import type { DedupeResult, DocumentEntry, Place } from '../model/result.ts';
import { type Finding, listNewFindings } from './findings/findings.ts';
import { RULES } from './findings/rules.ts';
import { nameOf, sentenceOf } from './findings/sentence.ts';
import { chunks, listChunks } from './json/chunks.ts';
import { xmlText } from './xml-text.ts';

/** Chunks of the JUnit report. */
export function junit(result: DedupeResult): Generator<string, void, undefined> {
  return chunks(pieces(result));
}

function* pieces(result: DedupeResult): Generator<string, void, undefined> {
  const failures = new Map<string, Finding[]>();
  for (const finding of listNewFindings(result)) {
    const known = failures.get(finding.document.id);
    if (known === undefined) failures.set(finding.document.id, [finding]);
    else known.push(finding);
  }
  const counts = `tests="${result.documents.length}" failures="${failures.size}" errors="0"`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  yield `<testsuite name="dedupe" ${counts} skipped="0">\n`;
  yield* listChunks(result.documents, {
    encode: (document) => testCase(document, failures.get(document.id) ?? []),
    first: '',
    next: '',
  });
  yield '</testsuite>\n</testsuites>\n';
}

function testCase(document: DocumentEntry, findings: readonly Finding[]): string {
  const { folder, file } = nameParts(document);
  const head = `<testcase name="${xmlText(file)}" classname="${xmlText(folder)}"`;
  const [worst] = findings;
  if (worst === undefined) return `${head}/>\n`;
  const message = xmlText(sentenceOf(worst));
  const type = RULES[worst.relation].id;
  const text = findings.map((finding) => xmlText(lineOf(finding))).join('\n');
  return `${head}><failure type="${type}" message="${message}">${text}</failure></testcase>\n`;
}

/** The folder of a document, and what it is called there. */
function nameParts({ path, line }: DocumentEntry): { folder: string; file: string } {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  return {
    folder: slash < 0 ? '.' : path.slice(0, slash) || '/',
    file: line === undefined ? name : `${name}:${line}`,
  };
}

/** `news/a.md:3:1: Excerpt of news/b.md (score .98). Compare with line 7.` */
function lineOf(finding: Finding): string {
  const { document, place, otherPlace } = finding;
  const { line: _line, ...file } = document;
  const at = `${nameOf(file)}:${positionOf(place)}`;
  return `${at}: ${sentenceOf(finding)} Compare with line ${otherPlace.startLine}.`;
}

function positionOf({ startLine, startColumn }: Place): string {
  return startColumn === undefined ? String(startLine) : `${startLine}:${startColumn}`;
}
