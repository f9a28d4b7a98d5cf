import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { codeclimate } from '../../src/report/codeclimate.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { clusterOf, pairOn, UNSAFE, written } from './findings.ts';
import { INDIRECT, MIXED, SAMPLE } from './sample.ts';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

const SCHEMA_FILE = new URL('schemas/codeclimate-issue.json', import.meta.url);
const isIssue = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')));

/** The issues of the report; each is valid by the schema, and has what GitLab asks for. */
function issuesOf(result: DedupeResult): Issue[] {
  const issues: Issue[] = JSON.parse(written(codeclimate(result)));
  for (const issue of issues) {
    isIssue(issue);
    expect(isIssue.errors ?? []).toEqual([]);
  }
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    expect(description).toMatch(/^.*\S.*$/u);
    expect(check_name).toMatch(/^dedupe\/[a-z-]+$/u);
    expect(fingerprint).toMatch(/^[\da-f]{16}(?::\d+)?$/u);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(location.path).not.toMatch(/^\.\//u);
    const { begin, end } = location.lines;
    expect(Number.isInteger(begin) && Number.isInteger(end) && begin > 0 && begin <= end).toBe(
      true,
    );
  }
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  return issues;
}

describe('the Code Climate report', () => {
  it('has an issue for each finding, the worst first', () => {
    const issues = issuesOf(SAMPLE).map(({ severity, location }) => [severity, location.path]);
    expect(issues).toEqual([
      ['critical', 'mirror/pier.md'],
      ['major', 'feeds/notices.jsonl'],
      ['major', 'content/harbour/2025/pier-short.md'],
      ['major', 'content/harbour/2025/pier-wire.md'],
      ['minor', '新聞/埠頭再建の住民投票について.md'],
    ]);
    for (const result of [MIXED, INDIRECT]) expect(issuesOf(result)).toHaveLength(5);
  });

  it('says where the shared text is, and whose it is', () => {
    const pairs = [pairOn('a.md', 'b.md', [12, 40])];
    expect(issuesOf({ ...clusterOf(['a.md', 'b.md']), pairs })).toMatchObject([
      {
        description: 'Near-duplicate of a.md (score .90, 75% of it is there).',
        location: { path: 'b.md', lines: { begin: 40, end: 42 } },
      },
    ]);
  });

  it('keeps the fingerprint of a finding whose lines have moved', () => {
    const result = clusterOf(['a.md', 'b.md']);
    const before = issuesOf({ ...result, pairs: [pairOn('a.md', 'b.md', [12, 40])] });
    const after = issuesOf({ ...result, pairs: [pairOn('a.md', 'b.md', [99, 7])] });
    expect(after[0]?.fingerprint).toBe(before[0]?.fingerprint);
  });

  it('tells records apart that have neither an id nor a title of their own', () => {
    const result = clusterOf(['feed.jsonl#1', 'feed.jsonl#2', 'feed.jsonl#3']);
    const documents = result.documents.map(({ title: _title, ...entry }, i) => ({
      ...entry,
      path: 'feed.jsonl',
      line: i + 1,
    }));
    const [first = '', second = ''] = issuesOf({ ...result, documents }).map(
      ({ fingerprint }) => fingerprint,
    );
    expect(second).toBe(`${first}:2`);
  });

  it('is an empty list without a finding', () => {
    expect(issuesOf({ ...SAMPLE, clusters: [], pairs: [] })).toEqual([]);
  });

  it.each(HOSTILE)('lets %j stay a name', (hostile) => {
    const result = clusterOf(['original.md', hostile]);
    const [issue] = issuesOf(result);
    expect(issue?.location.path).toBe(hostile);
    const [back] = issuesOf(clusterOf([hostile, 'copy.md']));
    expect(back?.description).not.toMatch(UNSAFE);
    expect(written(codeclimate(result)).replaceAll('\n', '')).not.toMatch(UNSAFE);
  });
});
