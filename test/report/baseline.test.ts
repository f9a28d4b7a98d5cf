/** What the reports make of findings that a baseline knows. */

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { recounted } from '../../src/report/findings/news.ts';
import { focusOn } from '../../src/report/focus.ts';
import { report, type ReportFormat } from '../../src/report/formats.ts';
import { joinRecords, savedResult } from '../../src/report/saved/saved-result.ts';
import type { ReportOptions } from '../../src/report/options.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { clusterOf, UNSAFE, written } from './findings.ts';
import { SAMPLE } from './sample.ts';

const FINGERPRINT = `${'1'.repeat(16)}-${'e'.repeat(64)}`;

/** Two copies, the second of which was accepted; so was the first pair of the sample. */
function half(because = 'the mirror is ours'): DedupeResult {
  const result = clusterOf(['o.md', 'new.md', 'old.md']);
  const clusters = result.clusters.map((cluster) => ({
    ...cluster,
    members: cluster.members.map((member, i) =>
      i === 2 ? { ...member, isKnown: true as const, because } : member,
    ),
  }));
  const documents = result.documents.map((entry) => ({ ...entry, fingerprint: FINGERPRINT }));
  const stale = [{ documents: ['gone.md'], because }, { documents: ['a.md', 'b.md'] }];
  return { ...result, clusters, documents, baseline: { new: 1, known: 1, stale } };
}

/** The same, all of it accepted. */
function whole(): DedupeResult {
  const result = half();
  const [cluster] = result.clusters;
  if (cluster === undefined) throw new Error('there is a cluster');
  const members = cluster.members.map((member, i) =>
    i === 0 ? member : { ...member, isKnown: true as const },
  );
  const baseline = { new: 0, known: 2, stale: [] };
  return { ...result, clusters: [{ ...cluster, members }], baseline };
}

const textOf = async (
  format: ReportFormat,
  result: DedupeResult,
  options: Partial<ReportOptions> = {},
): Promise<string> => written(await report(format, result, options));

const RESULT_SCHEMA = new URL('../../src/report/result.schema.json', import.meta.url);
const SARIF_SCHEMA = new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.url);
const isResult = new Ajv2020({ strict: true, strictTuples: false }).compile(
  JSON.parse(readFileSync(RESULT_SCHEMA, 'utf8')),
);
const { id: $id, $schema: _draft, ...schema } = JSON.parse(readFileSync(SARIF_SCHEMA, 'utf8'));
const isSarif = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile({
  $id,
  ...schema,
});

describe('a report beside a baseline', () => {
  it('in JSON lists what is known as such, and all of it can be read again', async () => {
    const result = half();
    const value = JSON.parse(await textOf('json', result));
    isResult(value);
    expect(isResult.errors ?? []).toEqual([]);
    expect(value.baseline).toEqual(result.baseline);
    expect(value.clusters).toEqual(result.clusters);
    expect(value.documents).toEqual(result.documents);
    const lines = (await textOf('ndjson', result)).trimEnd().split('\n');
    const joined = joinRecords(
      lines.map((line): unknown => JSON.parse(line)),
      'x',
    );
    expect(savedResult(joined, 'x').baseline).toEqual(result.baseline);
  });

  it('in SARIF says of each finding whether it is new, and why it was accepted', async () => {
    const log = JSON.parse(await textOf('sarif', half()));
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
    const states = log.runs[0].results.map(
      ({ baselineState, suppressions }: Record<string, unknown>) => [baselineState, suppressions],
    );
    const suppression = {
      kind: 'external',
      status: 'accepted',
      justification: 'the mirror is ours',
    };
    expect(states).toEqual([
      ['new', []],
      ['unchanged', [suppression]],
    ]);
    const plain = await textOf('sarif', SAMPLE);
    expect(plain).not.toContain('baselineState');
  });

  it.each<ReportFormat>(['github', 'junit', 'codeclimate'])(
    'as %s has what is new alone',
    async (format) => {
      const text = await textOf(format, half());
      expect(text).toContain('new.md');
      const finding = format === 'junit' ? /<testcase name="old\.md"[^>]*\/>/ : /^(?!.*old\.md)/s;
      expect(text).toMatch(finding);
      expect(await textOf(format, whole())).not.toMatch(/::(?:error|warning)|<failure|"issue"/);
    },
  );

  it('for people says how many are new, and lists clusters with something new', async () => {
    const text = await textOf('text', half());
    expect(text).toContain('1 new, 1 known, 2 stale');
    expect(text).toMatch(/near-duplicate {2}known {2}.*old\.md/);
    expect(text).toMatch(/near-duplicate {2}score.*new\.md/);
    for (const format of ['text', 'markdown', 'agent'] as const) {
      expect(await textOf(format, half()), format).toContain('new.md');
      const quiet = await textOf(format, whole());
      expect(quiet, format).toContain('0 new, 2 known');
      expect(quiet, format).not.toContain('old.md');
    }
    expect(await textOf('text', whole(), { all: true })).toContain('old.md');
    expect(await textOf('text', half(), { width: 80 })).toContain('known');
  });

  it('hides a cluster in which all that is not known is settled', async () => {
    const clusters = half().clusters.map((cluster) => ({
      ...cluster,
      members: cluster.members.map((member) => {
        return member.document === 'new.md' ? { ...member, settled: 'o.md' } : member;
      }),
    }));
    const result = recounted({ ...half(), clusters });
    expect(result.baseline).toMatchObject({ new: 0, known: 1 });
    for (const format of ['text', 'agent', 'github'] as const) {
      expect(await textOf(format, result), format).not.toContain('new.md');
    }
  });

  it('in CSV says of each finding whether it is known, and of nothing else', async () => {
    const knownOf = async (result: DedupeResult): Promise<readonly unknown[]> =>
      parse<Record<string, string>>(await textOf('csv', result), { columns: true }).map(
        ({ known }) => known,
      );
    expect(await knownOf(half())).toEqual(['', 'false', 'true']);
    const { baseline: _, ...without } = half();
    expect(await knownOf(without)).toEqual(['', '', '']);
  });

  it('in HTML marks what is known, without a reason, and without the name that settles a copy', async () => {
    const result = half('secret reason');
    const clusters = result.clusters.map((cluster) => ({
      ...cluster,
      members: cluster.members.map((member) =>
        member.document === 'new.md' ? { ...member, settled: 'o.md' } : member,
      ),
    }));
    const page = await textOf('html', { ...result, clusters }, { withoutTexts: true });
    expect(page).toContain('"isKnown":true');
    expect(page).toContain('"isSettled":true');
    expect(page).not.toMatch(/secret reason|o\.md/);
  });

  it('counts and lists what touches a focus alone', async () => {
    const about = (id: string): DedupeResult => recounted(focusOn(half(), new Set([id])));
    expect(about('o.md').baseline).toMatchObject({ new: 1, known: 1 });
    expect(about('new.md').baseline).toMatchObject({ new: 1, known: 0 });
    const old = about('old.md');
    expect(old.baseline).toMatchObject({ new: 0, known: 1 });
    expect(old.clusters.map(({ size }) => size)).toEqual([3]);
    for (const format of ['text', 'agent', 'github'] as const) {
      expect(await textOf(format, old), format).not.toContain('new.md');
    }
  });

  it('leaves accepted files out of the paths to do without', async () => {
    expect(await textOf('paths', half())).toBe('new.md\n');
  });

  it.each<ReportFormat>(['json', 'ndjson', 'sarif', 'text', 'github', 'junit'])(
    'as %s shows no reason that could do harm',
    async (format) => {
      for (const because of HOSTILE) {
        const text = await textOf(format, half(because));
        expect(UNSAFE.test(text.replaceAll('\n', '')), JSON.stringify(because)).toBe(false);
      }
    },
  );
});
