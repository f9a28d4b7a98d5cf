/**
 * The SARIF 2.1.0 report, for code scanning: one result for each finding, the worst first, with the other document
 * as a related location that the message links to.
 *
 * Stays within what GitHub takes: one run, 25,000 results, 10 MB when compressed. What a result has of its own,
 * its paths, is counted in full, and what all results have alike with a share; that is more than they take
 * compressed. What does not fit is left out, and a notification says so.
 */

import type { DedupeResult, DocumentEntry, Place } from '../model/result.ts';
import { RELATIONS, type Relation } from '../model/settings.ts';
import { type FileUri, fileUri } from './findings/file-uri.ts';
import { type Finding, listFindings } from './findings/findings.ts';
import { Fingerprints } from './findings/fingerprint.ts';
import { RULES } from './findings/rules.ts';
import { sentenceOf } from './findings/sentence.ts';
import { chunks } from './json/chunks.ts';
import { encodeJson } from './json/json-string.ts';
import { cleanLine } from './text/clean.ts';
import { counted } from './text/number.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const MAX_RESULTS = 25_000;
const MAX_BYTES = 10_000_000;
/** What a result takes beside its paths when it is compressed, at most. */
const BYTES_OF_RESULT = 192;
/** The frame and the rules. */
const BYTES_OF_FRAME = 16_384;

/** Chunks of the SARIF report. */
export function sarif(result: DedupeResult): Generator<string, void, undefined> {
  return chunks(pieces(result));
}

function* pieces(result: DedupeResult): Generator<string, void, undefined> {
  const findings = listFindings(result);
  const fingerprints = new Fingerprints();
  yield `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{\n`;
  yield `"tool":${encodeJson({ driver: driver(result) })},\n"columnKind":"utf16CodeUnits",\n"results":[`;
  let bytes = BYTES_OF_FRAME;
  let written = 0;
  for (const finding of findings) {
    bytes += BYTES_OF_RESULT + ownBytes(finding);
    if (written === MAX_RESULTS || bytes > MAX_BYTES) break;
    yield written === 0 ? '\n' : ',\n';
    yield encodeJson(resultOf(finding, fingerprints.next(finding)));
    written++;
  }
  yield `\n],\n"invocations":[${encodeJson(invocation(result, findings.length - written))}]\n}]}\n`;
}

function driver({ tool: { name, version } }: DedupeResult): object {
  return {
    name,
    version,
    semanticVersion: version,
    rules: RELATIONS.map((relation) => ruleOf(relation)),
  };
}

const SEVERITIES = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

function ruleOf(relation: Relation): object {
  const { id, name, level, summary, help } = RULES[relation];
  return {
    id,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${help}` },
    help: { text: help, markdown: help },
    defaultConfiguration: { level },
    properties: { tags: ['duplicate'], 'problem.severity': SEVERITIES[level] },
  };
}

function resultOf(finding: Finding, fingerprint: string): object {
  const { relation, document, place, other, otherPlace, original, score } = finding;
  const related = [{ id: 1, ...locationOf(other, otherPlace), message: { text: 'compared with' } }];
  if (original !== undefined) {
    const line = original.line ?? 1;
    const at = locationOf(original, { startLine: line, endLine: line });
    related.push({ id: 2, ...at, message: { text: 'original of the cluster' } });
  }
  return {
    ruleId: RULES[relation].id,
    ruleIndex: RELATIONS.indexOf(relation),
    level: RULES[relation].level,
    message: { text: sentenceOf(finding, (name, id) => `[${linkText(name)}](${id})`) },
    locations: [locationOf(document, place)],
    relatedLocations: related,
    partialFingerprints: { 'dedupePair/v1': fingerprint },
    ...stateOf(finding),
    rank: Math.round(score * 100),
  };
}

/** Whether the baseline knows a finding, and then that it was accepted. */
function stateOf({ state, because }: Finding): object {
  if (state === undefined) return {};
  if (state === 'new') return { baselineState: 'new', suppressions: [] };
  const justification = because === undefined ? {} : { justification: cleanLine(because) };
  const suppression = { kind: 'external', status: 'accepted', ...justification };
  return { baselineState: 'unchanged', suppressions: [suppression] };
}

interface Location {
  readonly physicalLocation: { readonly artifactLocation: FileUri; readonly region: object };
}

function locationOf({ path }: DocumentEntry, place: Place): Location {
  const { startLine, startColumn, endLine, endColumn } = place;
  const region = { startLine, startColumn, endLine, endColumn };
  return { physicalLocation: { artifactLocation: fileUri(path), region } };
}

/** A link ends at a bracket that is not escaped. */
const linkText = (name: string): string => name.replaceAll(/[\\[\]]/gu, String.raw`\$&`);

/** The bytes of the paths in a result, which are ASCII. Names in messages repeat them. */
function ownBytes({ document, other, original }: Finding): number {
  const paths = [document, other, ...(original === undefined ? [] : [original])];
  return paths.reduce((sum, { path }) => sum + fileUri(path).uri.length, 0);
}

function invocation({ summary: { skipped } }: DedupeResult, omitted: number): object {
  const notes: string[] = [];
  if (omitted > 0) {
    const were = omitted === 1 ? 'was' : 'were';
    const limits = 'a report for code scanning has at most 25,000 results and 10 MB';
    notes.push(`${counted(omitted, 'more finding')} ${were} left out, the least sure: ${limits}.`);
  }
  if (skipped > 0) {
    notes.push(`${counted(skipped, 'file or record', 'files and records')} could not be read.`);
  }
  if (notes.length === 0) return { executionSuccessful: true };
  return {
    executionSuccessful: true,
    toolExecutionNotifications: notes.map((text) => ({ level: 'warning', message: { text } })),
  };
}
