/**
 * Workflow commands for GitHub Actions: an annotation for each finding, the worst first. GitHub shows 10 of a kind
 * for each step, so only those are written, and a last line says how many more there are.
 */

import type { DedupeResult } from '../model/result.ts';
import { type Finding, listNewFindings } from './findings/findings.ts';
import { type Level, RULES } from './findings/rules.ts';
import { nameOf, sentenceOf } from './findings/sentence.ts';
import { chunks } from './json/chunks.ts';
import { clean } from './text/clean.ts';
import { counted } from './text/number.ts';

const COMMANDS: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** Annotations of a kind that GitHub shows for one step. */
const MAX_OF_KIND = 10;

/** Chunks of the report for GitHub Actions. */
export function github(result: DedupeResult): Generator<string, void, undefined> {
  return chunks(pieces(result));
}

function* pieces(result: DedupeResult): Generator<string, void, undefined> {
  const findings = listNewFindings(result);
  const written = new Map<Level, number>();
  let shown = 0;
  for (const finding of findings) {
    const { level } = RULES[finding.relation];
    const count = written.get(level) ?? 0;
    if (count === MAX_OF_KIND) continue;
    written.set(level, count + 1);
    shown++;
    yield commandOf(finding, COMMANDS[level]);
  }
  yield `${summaryOf(result, findings.length, findings.length - shown)}\n`;
}

function commandOf(finding: Finding, command: string): string {
  const { document, place } = finding;
  const { startLine, endLine, startColumn, endColumn } = place;
  const properties = [
    `file=${property(clean(document.path))}`,
    `line=${startLine}`,
    `endLine=${endLine}`,
    // GitHub takes columns of one line only
    ...(startLine === endLine && startColumn !== undefined && endColumn !== undefined
      ? [`col=${startColumn}`, `endColumn=${endColumn}`]
      : []),
    `title=${property(titleOf(finding))}`,
  ];
  // a finding is told in the log as well, where it has no place
  const message = `${nameOf(document)}: ${sentenceOf(finding)}`;
  return `::${command} ${properties.join(',')}::${data(message)}\n`;
}

const titleOf = ({ relation }: Finding): string => RULES[relation].id;

/** The text of a command: nothing in it ends the line. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property: nothing in it ends the value or the properties. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summaryOf({ summary, baseline }: DedupeResult, findings: number, hidden: number): string {
  const articles = counted(summary.documents, 'article');
  const known = baseline === undefined ? '' : `, ${counted(baseline.known, 'known finding')}`;
  const news = baseline === undefined ? '' : 'new ';
  if (findings === 0) return `dedupe: no ${news}duplicates in ${articles}${known}.`;
  const found = `dedupe: ${counted(findings, `${news}finding`)} in ${articles}${known}`;
  if (hidden === 0) return `${found}.`;
  return `${found}; GitHub shows ${MAX_OF_KIND} of a kind, so ${hidden} more ${hidden === 1 ? 'is' : 'are'} not shown here.`;
}
