import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { COPY_RELATIONS } from '../../src/model/settings.ts';
import { sarif } from '../../src/report/sarif.ts';
import { seededRandom } from '../core/small-corpus.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { randomResult } from './arbitrary.ts';
import { clusterOf, pairOn, UNSAFE, written } from './findings.ts';
import { EXTENDED, INDIRECT, MIXED, SAMPLE } from './sample.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
}

interface Located {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Located[];
  readonly relatedLocations: readonly Located[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly toolExecutionNotifications?: readonly {
      readonly message: { readonly text: string };
    }[];
  }[];
}

const SCHEMA_FILE = new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.url);
/** Nothing in a URI but what RFC 3986 lets stand there. */
const URI = /^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[\dA-F]{2})*$/u;

const { id: $id, $schema: _draft, ...schema } = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
const isValid = new Ajv({
  strict: false,
  unicodeRegExp: false,
  allErrors: true,
  formats: {
    uri: (text: string) => URI.test(text) && URL.canParse(text),
    'uri-reference': (text: string) => URI.test(text) && URL.canParse(text, 'file:///root/'),
    'date-time': true,
  },
}).compile({ $id, ...schema });

/** The one run of the report, checked against the schema. */
function runOf(result: DedupeResult): Run {
  const log: { runs: Run[] } = JSON.parse(written(sarif(result)));
  isValid(log);
  expect(isValid.errors ?? []).toEqual([]);
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error('expected one run');
  return run;
}

/** The path that a location leads to from the root of the sources. */
function pathOf({ physicalLocation: { artifactLocation } }: Located): string {
  const { uri, uriBaseId } = artifactLocation;
  const url = new URL(uri, uriBaseId === undefined ? undefined : 'file:///root/');
  return decodeURIComponent(url.pathname).replace('/root/', '');
}

const fingerprintsOf = (result: DedupeResult): (string | undefined)[] =>
  runOf(result).results.map(({ partialFingerprints }) => partialFingerprints['dedupePair/v1']);

describe('the SARIF report', () => {
  it('is valid by the schema', () => {
    for (const result of [SAMPLE, MIXED, EXTENDED, INDIRECT]) runOf(result);
    fc.assert(
      fc.property(randomResult, (result) => void runOf(result)),
      { numRuns: 30 },
    );
  });

  it('has a result for each copy and for each pair that no cluster holds, the worst first', () => {
    const { results, tool } = runOf(SAMPLE);
    expect(results.map(({ ruleId, locations: [at] }) => [ruleId, at && pathOf(at)])).toEqual([
      ['dedupe/identical', 'mirror/pier.md'],
      ['dedupe/near-duplicate', 'feeds/notices.jsonl'],
      ['dedupe/excerpt', 'content/harbour/2025/pier-short.md'],
      ['dedupe/excerpt', 'content/harbour/2025/pier-wire.md'],
      ['dedupe/rewrite', '新聞/埠頭再建の住民投票について.md'],
    ]);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
    expect(results.map(({ level }) => level)).toEqual([
      'error',
      'warning',
      'warning',
      'warning',
      'note',
    ]);
  });

  it('points at the longest passage in both, and at the line of a record', () => {
    const { results } = runOf({
      ...clusterOf(['a.md', 'b.md', 'c.md']),
      pairs: [pairOn('a.md', 'b.md', [12, 40])],
    });
    expect(results.map(({ locations: [at] }) => at?.physicalLocation.region)).toEqual([
      { startLine: 40, startColumn: 3, endLine: 42, endColumn: 9 },
      { startLine: 1, endLine: 1 },
    ]);
    expect(results[0]?.relatedLocations[0]?.physicalLocation.region.startLine).toBe(12);
    const record = runOf(SAMPLE).results[1]?.locations[0];
    expect(record?.physicalLocation.region).toEqual({ startLine: 17, endLine: 17 });
  });

  it('finds the passage of a copy by the first document of its text', () => {
    const result = clusterOf(['o.md', 'x.md', 'y.md'], () => 'rewrite');
    const copies = { ...pairOn('x.md', 'y.md', [3, 5]), relation: 'identical' as const };
    const { results } = runOf({ ...result, pairs: [copies, pairOn('o.md', 'x.md', [12, 40])] });
    const lines = results.map(({ locations, relatedLocations }) => [
      locations[0]?.physicalLocation.region.startLine,
      relatedLocations[0]?.physicalLocation.region.startLine,
    ]);
    // the whole of y, of which only the first passage of that pair tells
    expect(lines).toEqual([
      [40, 12],
      [901, 12],
    ]);
  });

  it('links the message to what the document was compared with, and to the original', () => {
    const { results } = runOf(INDIRECT);
    const indirect = results.find(({ relatedLocations }) => relatedLocations.length > 1);
    expect(indirect?.message.text).toBe(
      'Rewrite of [content/harbour/2025/pier-short.md](1) (score .83). ' +
        'The original of the cluster is [content/harbour/2025/pier-wire.md](2).',
    );
    expect(indirect?.relatedLocations.map((at) => [at.id, pathOf(at)])).toEqual([
      [1, 'content/harbour/2025/pier-short.md'],
      [2, 'content/harbour/2025/pier-wire.md'],
    ]);
  });

  it('calls a rewrite that holds the original a longer version', () => {
    const texts = runOf(EXTENDED).results.map(({ message }) => message.text);
    expect(texts.at(-1)).toMatch(/^Longer version of \[content\/harbour\/2025\/pier-wire\.md\]/u);
  });

  it('names a finding the same when its lines have moved, and each finding differently', () => {
    const result = clusterOf(['a.md', 'b.md', 'c.md']);
    const before = fingerprintsOf({ ...result, pairs: [pairOn('a.md', 'b.md', [12, 40])] });
    const after = fingerprintsOf({ ...result, pairs: [pairOn('a.md', 'b.md', [13, 77])] });
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
    expect(before[0]).toMatch(/^[\da-f]{16}$/u);
  });

  it('names a record without an id by its title, wherever it stands in its file', () => {
    const records = (lines: readonly number[]): DedupeResult => {
      const ids = lines.map((line) => `feed.jsonl#${line}`);
      const result = clusterOf(ids);
      const documents = result.documents.map((entry, i) => ({
        ...entry,
        path: 'feed.jsonl',
        line: lines[i] ?? 0,
        title: `Notice ${i}`,
      }));
      return { ...result, documents };
    };
    expect(fingerprintsOf(records([5, 6, 9]))).toEqual(fingerprintsOf(records([1, 2, 3])));
    expect(new Set(fingerprintsOf(records([5, 6, 9]))).size).toBe(2);
  });

  it('keeps within 25,000 results, the worst ones, and says how many are left out', () => {
    const paths = Array.from({ length: 25_004 }, (_, i) => `articles/${i}.md`);
    const result = clusterOf(paths, (i) => (i === 25_003 ? 'identical' : 'rewrite'));
    const { results, invocations } = runOf(result);
    expect(results).toHaveLength(25_000);
    expect(results[0]?.ruleId).toBe('dedupe/identical');
    expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(
      /^3 more findings were left out/u,
    );
  });

  it('keeps within 10 MB when compressed, whatever the paths are', () => {
    const draw = seededRandom(16);
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
    const path = (): string =>
      Array.from({ length: 4000 }, () => letters[Math.floor(draw() * 64)]).join('');
    const result = clusterOf(Array.from({ length: 3000 }, path));
    const report = written(sarif(result));
    expect(gzipSync(report).length).toBeLessThan(10_000_000);
    expect(runOf(result).results.length).toBeLessThan(2999);
    expect(report).toContain('were left out');
  }, 30_000);

  it('has a rule with help for every relation', () => {
    const ids = runOf(SAMPLE).tool.driver.rules.map(({ id }) => id);
    for (const relation of COPY_RELATIONS) expect(ids).toContain(`dedupe/${relation}`);
    expect(written(sarif(SAMPLE))).not.toContain('"help":{"text":""');
  });

  it('is the same bytes each time, and valid without a finding', () => {
    expect(written(sarif(MIXED))).toBe(written(sarif(MIXED)));
    expect(runOf({ ...SAMPLE, clusters: [], pairs: [] }).results).toEqual([]);
  });

  it.each(HOSTILE)('lets %j stay a name', (hostile) => {
    const { results } = runOf(clusterOf(['original.md', hostile, `folder/${hostile}`, '[x](9)']));
    const paths = results.map(({ locations: [at] }) => at && pathOf(at));
    const expected = [hostile.toWellFormed(), `folder/${hostile}`.toWellFormed(), '[x](9)'];
    expect(new Set(paths)).toEqual(new Set(expected));
    const back = runOf(clusterOf([hostile, 'copy.md'])).results[0];
    // the only link is ours: all other brackets are escaped
    const links = back?.message.text.replaceAll(/\\[\\[\]]/gu, '').match(/\]\(/gu);
    expect(links).toHaveLength(1);
    expect(back?.message.text).not.toMatch(UNSAFE);
    expect(written(sarif(clusterOf([hostile, 'copy.md']))).replaceAll('\n', '')).not.toMatch(
      UNSAFE,
    );
  });
});
