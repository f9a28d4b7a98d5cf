import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { json } from '../../src/report/json.ts';
import { ndjson } from '../../src/report/ndjson.ts';
import { randomResult } from './arbitrary.ts';
import { EXTENDED, MIXED, SAMPLE } from './sample.ts';

const SCHEMA_FILE = new URL('../../src/report/result.schema.json', import.meta.url);
const schema: object = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
// A list with a special first item is not a tuple, whatever strict mode thinks.
const isValid = new Ajv2020({ strict: true, strictTuples: false, allErrors: true }).compile(schema);

const EXCERPT_SIDE = '"relation":"excerpt","excerpt":"a"';

const TIMING = { verify: 3.5, scan: 1 };

function written(chunks: Iterable<string>): string {
  return [...chunks].join('');
}

function parsed(text: string): DedupeResult {
  return JSON.parse(text);
}

function records(result: DedupeResult): { type: string }[] {
  const lines = written(ndjson(result, {})).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line));
}

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('the JSON report', () => {
  it('parses back to the result, under the id of its schema', () => {
    const { $id } = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
    fc.assert(
      fc.property(randomResult, (result) => {
        expect(parsed(written(json(result, {})))).toEqual({ $schema: $id, ...result });
      }),
    );
  });

  it('is the same bytes whatever the order of keys in the result', () => {
    fc.assert(
      fc.property(randomResult, (result) => {
        const other = parsed(JSON.stringify(reversed(result)));
        expect(written(json(other, {}))).toBe(written(json(result, {})));
        expect(written(ndjson(other, {}))).toBe(written(ndjson(result, {})));
      }),
    );
  });

  it('keeps each item of its lists on one line', () => {
    const lines = written(json(SAMPLE, {})).split('\n');
    const items = lines.filter((line) => line.startsWith('    '));
    const { clusters, pairs, documents, skipped } = SAMPLE;
    expect(items.map((line) => JSON.parse(line.replace(/,$/u, '')))).toEqual([
      ...clusters,
      ...pairs,
      ...documents,
      ...skipped,
    ]);
  });

  it('writes the empty result', () => {
    const empty = { ...SAMPLE, clusters: [], pairs: [], documents: [], skipped: [] };
    expect(written(json(empty, {}))).toMatchInlineSnapshot(`
      "{
        "$schema": "urn:neardup:result:1",
        "schemaVersion": 1,
        "tool": {"name":"neardup","version":"0.1.0"},
        "settings": {"by":"score","threshold":0.5,"relation":"rewrite","prior":"learnt","shingleSize":3,"engine":"exact","scaled":1,"permutations":128,"bands":32,"stem":null,"boilerplate":true,"allPairs":false},
        "summary": {"documents":1208,"words":512345,"bytes":3456789,"clusters":2,"duplicates":4,"unique":1202,"pairs":1,"pairsOmitted":0,"skipped":1,"prior":0.15},
        "clusters": [],
        "pairs": [],
        "documents": [],
        "skipped": []
      }
      "
    `);
  });

  it('tells the time of each phase only when asked, in the order of the phases', () => {
    expect(written(json(SAMPLE, {}))).not.toContain('timing');
    expect(written(json(SAMPLE, { timing: TIMING }))).toContain(
      '  "timing": {"scan":1,"verify":3.5},\n',
    );
  });

  it('comes in chunks that can be written one by one, even for one huge cluster', () => {
    const [cluster] = SAMPLE.clusters;
    const member = cluster?.members[1];
    if (!cluster || !member) throw new Error('the sample has a cluster with a copy');
    const members = [...cluster.members, ...Array.from({ length: 5000 }, () => member)];
    const huge = { ...SAMPLE, clusters: [{ ...cluster, size: members.length, members }] };
    for (const write of [json, ndjson]) {
      const lengths = [...write(huge, {})].map((chunk) => chunk.length);
      expect(lengths.length).toBeGreaterThan(10);
      expect(Math.max(...lengths)).toBeLessThan(65_536);
      expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(4096);
    }
  });
});

describe('the NDJSON report', () => {
  it('has one typed record a line, the summary last', () => {
    fc.assert(
      fc.property(randomResult, (result) => {
        expect(records(result)).toEqual([
          ...result.clusters.map((cluster) => ({ type: 'cluster', ...cluster })),
          ...result.pairs.map((pair) => ({ type: 'pair', ...pair })),
          ...result.documents.map((entry) => ({ type: 'document', ...entry })),
          ...result.skipped.map((skipped) => ({ type: 'skipped', ...skipped })),
          {
            type: 'summary',
            schemaVersion: 1,
            tool: result.tool,
            settings: result.settings,
            ...result.summary,
          },
        ]);
      }),
    );
  });

  it('starts every line with its type', () => {
    const lines = written(ndjson(SAMPLE, { timing: TIMING }))
      .trimEnd()
      .split('\n');
    const types = lines.map((line) => /^\{"type":"(\w+)",/u.exec(line)?.[1]);
    expect([...new Set(types)]).toEqual(['cluster', 'pair', 'document', 'skipped', 'summary']);
    expect(lines.at(-1)).toContain('"timing":{"scan":1,"verify":3.5}');
  });
});

describe('the schema', () => {
  it('accepts every report', () => {
    fc.assert(
      fc.property(randomResult, fc.boolean(), (result, timed) => {
        const options = timed ? { timing: TIMING } : {};
        isValid(parsed(written(json(result, options))));
        expect(isValid.errors ?? []).toEqual([]);
      }),
    );
  });

  it.each<[string, (text: string) => string]>([
    ['another version', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2')],
    ['an unknown field', (text) => text.replace('"words":400', '"words":400,"colour":"red"')],
    ['an unknown list', (text) => text.replace('"skipped": [', '"dropped": [], "skipped": [')],
    ['a missing field', (text) => text.replace(',"viaScore":1', '')],
    ['a share above 1', (text) => text.replace('"resemblance":0.412345', '"resemblance":1.01')],
    ['a negative count', (text) => text.replace('"pairsOmitted":0', '"pairsOmitted":-1')],
    ['half a shingle', (text) => text.replace('"shinglesA":400', '"shinglesA":400.5')],
    ['an unknown relation', (text) => text.replace('"relation":"excerpt"', '"relation":"copy"')],
    [
      'an unknown rule',
      (text) => text.replace('"originalBecause":"date"', '"originalBecause":"luck"'),
    ],
    ['a cluster of odd name', (text) => text.replace('"id":"c1"', '"id":"1"')],
    ['a cluster of one', (text) => text.replace('"size":4', '"size":1')],
    [
      'a copy in the place of the original',
      (text) => text.replace('"role":"original"', '"role":"rewrite"'),
    ],
    ['two originals', (text) => text.replace('"role":"identical"', '"role":"original"')],
    [
      'a unique document in a cluster',
      (text) => text.replace('"role":"unique"', '"role":"rewrite"'),
    ],
    [
      'a copy without a cluster',
      (text) => text.replace('"cluster":"c1","role":"ex', '"cluster":null,"role":"ex'),
    ],
    ['a date in words', (text) => text.replace('"date":"2025-03-18"', '"date":"18 March"')],
    ['a range without an end', (text) => text.replace('[0,812]', '[0]')],
    ['a range of three', (text) => text.replace('[0,812]', '[0,8,12]')],
    ['a place without a line', (text) => text.replace('"startLine":31,', '')],
    ['a column 0', (text) => text.replace('"startColumn":5', '"startColumn":0')],
    ['a line 0', (text) => text.replace('"line":17', '"line":0')],
    ['an excerpt without a side', (text) => text.replace(',"excerpt":"a"', '')],
    ['an excerpt on a third side', (text) => text.replace('"excerpt":"a"', '"excerpt":"c"')],
    [
      'a quotation that nobody quotes',
      (text) => text.replace(EXCERPT_SIDE, '"relation":"quotation"'),
    ],
    [
      'a rewrite that quotes',
      (text) => text.replace(EXCERPT_SIDE, '"relation":"rewrite","quoting":"a"'),
    ],
    ['a side of a rewrite', (text) => text.replace('"relation":"excerpt"', '"relation":"rewrite"')],
    ['a skip without a reason', (text) => text.replace(',"reason":"binary file"', '')],
    [
      'a phase that does not exist',
      (text) => text.replace('"clusters": [', '"timing":{"nap":1},"clusters": ['),
    ],
  ])('rejects %s', (_, spoil) => {
    const text = written(json(SAMPLE, {}));
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    expect(isValid(parsed(text))).toBe(true);
    expect(isValid(parsed(spoilt))).toBe(false);
  });

  it.each<[string, (text: string) => string]>([
    ['sources without the own share', (text) => text.replace(',"ownShare":0.27', '')],
    ['an own share without sources', (text) => text.replace(/,"sources":\[[^\]]*\]/u, '')],
    ['a source without a share', (text) => text.replace(',"share":0.21', '')],
    ['a source above 1', (text) => text.replace('"share":0.21', '"share":1.21')],
    ['a single source', (text) => text.replace(/("sources":\[\{[^}]*\})[^\]]*/u, '$1')],
  ])('rejects %s', (_, spoil) => {
    const text = written(json(MIXED, {}));
    expect(isValid(parsed(text))).toBe(true);
    expect(spoil(text)).not.toBe(text);
    expect(isValid(parsed(spoil(text)))).toBe(false);
  });

  it('accepts a member that holds the original, by a share', () => {
    const text = written(json(EXTENDED, {}));
    expect(isValid(parsed(text))).toBe(true);
    const spoilt = text.replace('"holdsOriginal":0.98', '"holdsOriginal":true');
    expect(spoilt).not.toBe(text);
    expect(isValid(parsed(spoilt))).toBe(false);
  });

  it('describes every field', () => {
    const bare: string[] = [];
    const visit = (node: unknown, place: string): void => {
      if (node === null || typeof node !== 'object') return;
      const inProperties = /\/(properties|\$defs|prefixItems)\/[^/]+$/u.test(place);
      const isBranch = /\/(if|then|else)\//u.test(place);
      if (inProperties && !isBranch && !('description' in node)) bare.push(place);
      for (const [key, child] of Object.entries(node)) visit(child, `${place}/${key}`);
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });
});
