/**
 * The Code Climate report as GitLab's code quality reads it: a list of issues, one for each finding, the worst
 * first. Paths are as they are in the file system, so that GitLab finds the file.
 */

import type { DedupeResult } from '../model/result.ts';
import type { Relation } from '../model/settings.ts';
import { type Finding, listNewFindings } from './findings/findings.ts';
import { Fingerprints } from './findings/fingerprint.ts';
import { RULES } from './findings/rules.ts';
import { sentenceOf } from './findings/sentence.ts';
import { chunks, listChunks } from './json/chunks.ts';
import { encodeJson } from './json/json-string.ts';

/** By relation: how bad it is, in the words of Code Climate. */
const SEVERITIES: Readonly<Record<Relation, 'critical' | 'major' | 'minor' | 'info'>> = {
  identical: 'critical',
  'near-duplicate': 'major',
  excerpt: 'major',
  rewrite: 'minor',
  quotation: 'info',
  template: 'info',
};

/** Chunks of the Code Climate report. */
export function codeclimate(result: DedupeResult): Generator<string, void, undefined> {
  return chunks(pieces(result));
}

function* pieces(result: DedupeResult): Generator<string, void, undefined> {
  const findings = listNewFindings(result);
  const fingerprints = new Fingerprints();
  yield '[';
  yield* listChunks(findings, {
    encode: (finding) => encodeJson(issueOf(finding, fingerprints.next(finding))),
    first: '\n',
    next: ',\n',
  });
  yield '\n]\n';
}

function issueOf(finding: Finding, fingerprint: string): object {
  const { relation, document, place } = finding;
  return {
    type: 'issue',
    check_name: RULES[relation].id,
    description: sentenceOf(finding),
    categories: ['Duplication'],
    severity: SEVERITIES[relation],
    fingerprint,
    location: {
      path: document.path,
      lines: { begin: place.startLine, end: place.endLine },
    },
  };
}
