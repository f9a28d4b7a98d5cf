import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Cluster,
  DedupeResult,
  DocumentEntry,
  Member,
  Pair,
  Place,
} from '../../../src/model/result.ts';
import { json } from '../../../src/report/json.ts';
import { encodeJson, quoted } from '../../../src/report/json/json-string.ts';
import { ndjson } from '../../../src/report/ndjson.ts';
import { nastyText, randomResult } from '../arbitrary.ts';
import { SAMPLE } from '../sample.ts';

const written = (chunks: Iterable<string>): string => [...chunks].join('');

/** Characters that JSON may hold raw, but a terminal or a reader of lines takes for a command. */
function isUnsafe(unit: number): boolean {
  const ranges = [
    [0x7f, 0x9f],
    [0x61c, 0x61c],
    [0x200e, 0x200f],
    [0x2028, 0x202e],
    [0x2066, 0x2069],
  ] as const;
  return ranges.some(([from, to]) => unit >= from && unit <= to);
}

/** The output of `JSON.stringify` with unsafe characters escaped too: unit by unit, which is slow. */
function safeJson(value: unknown): string {
  let safe = '';
  for (const unit of JSON.stringify(value).split('')) {
    const code = unit.charCodeAt(0);
    safe += isUnsafe(code) ? `\\u${code.toString(16).padStart(4, '0')}` : unit;
  }
  return safe;
}

const placeFields = ({ startLine, startColumn, endLine, endColumn }: Place): object => ({
  startLine,
  startColumn,
  endLine,
  endColumn,
});

/** The records as `safeJson` writes them, their fields in the order of the contract. */
const records = {
  cluster: (cluster: Cluster) => ({
    id: cluster.id,
    size: cluster.size,
    original: cluster.original,
    originalBecause: cluster.originalBecause,
    originalConfidence: cluster.originalConfidence,
    members: cluster.members.map((member: Member) => ({
      document: member.document,
      role: member.role,
      score: member.score,
      resemblance: member.resemblance,
      containment: member.containment,
      holdsOriginal: member.holdsOriginal,
      matchesOriginal: member.matchesOriginal,
      via: member.via,
      viaScore: member.viaScore,
    })),
    origins: cluster.origins?.map(({ first, date, outlet, members }) => ({
      first,
      date,
      outlet,
      members,
    })),
  }),
  pair: (pair: Pair) => ({
    a: pair.a,
    b: pair.b,
    relation: pair.relation,
    excerpt: pair.excerpt,
    quoting: pair.quoting,
    score: pair.score,
    resemblance: pair.resemblance,
    containmentA: pair.containmentA,
    containmentB: pair.containmentB,
    sharedShingles: pair.sharedShingles,
    shinglesA: pair.shinglesA,
    shinglesB: pair.shinglesB,
    passages: pair.passages.map(({ a, b, placeA, placeB }) => ({
      a,
      b,
      placeA: placeA && placeFields(placeA),
      placeB: placeB && placeFields(placeB),
    })),
  }),
  document: (entry: DocumentEntry) => ({
    id: entry.id,
    path: entry.path,
    line: entry.line,
    title: entry.title,
    opening: entry.opening,
    date: entry.date,
    author: entry.author,
    outlet: entry.outlet,
    words: entry.words,
    hash: entry.hash,
    fingerprint: entry.fingerprint,
    cluster: entry.cluster,
    role: entry.role,
    sources: entry.sources?.map(({ document, share }) => ({ document, share })),
    ownShare: entry.ownShare,
  }),
};

function expectedLines({ clusters, pairs, documents, skipped }: DedupeResult): string[] {
  return [
    ...clusters.map((each) => ({ type: 'cluster', ...records.cluster(each) })),
    ...pairs.map((each) => ({ type: 'pair', ...records.pair(each) })),
    ...documents.map((each) => ({ type: 'document', ...records.document(each) })),
    ...skipped.map(({ path, line, reason }) => ({ type: 'skipped', path, line, reason })),
  ].map((record) => safeJson(record));
}

describe('a record', () => {
  it('has the bytes of JSON.stringify, with unsafe characters escaped', () => {
    fc.assert(
      fc.property(randomResult, (result) => {
        const expected = expectedLines(result);
        expect(written(ndjson(result, {})).split('\n').slice(0, -2)).toEqual(expected);
        const items = written(json(result, {}))
          .split('\n')
          .filter((line) => line.startsWith('    '))
          .map((line) => line.trim().replace(/,$/u, ''));
        expect(items).toEqual(expected.map((line) => line.replace(/"type":"\w+",/u, '')));
      }),
    );
  });

  it('of two books has all its thousands of passages, in chunks', () => {
    const [pair] = SAMPLE.pairs;
    if (!pair) throw new Error('the sample has a pair');
    const passages = Array.from({ length: 5000 }, (_, i) => ({
      a: [i * 10, i * 10 + 5] as const,
      b: [i * 10 + 1, i * 10 + 6] as const,
    }));
    const result = { ...SAMPLE, pairs: [{ ...pair, passages }, pair] };
    expect(written(ndjson(result, {})).split('\n').slice(0, -2)).toEqual(expectedLines(result));
    for (const write of [json, ndjson]) {
      const lengths = [...write(result, {})].map((chunk) => chunk.length);
      expect(Math.max(...lengths)).toBeLessThan(65_536);
    }
  });
});

describe('a quoted text', () => {
  it('equals that of JSON.stringify for every safe UTF-16 unit, alone and between others', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const char = String.fromCharCode(unit);
      if (quoted(char) !== safeJson(char)) expect.fail(`unit ${unit}`);
      const text = `ferry ${char}\udf00 port`;
      if (quoted(text) !== safeJson(text)) expect.fail(`unit ${unit} before another`);
    }
  });

  it('holds any text: a reader gets the same, and the bytes are safe', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText, fc.string({ unit: 'binary' })), (text) => {
        expect(quoted(text)).toBe(safeJson(text));
        expect(JSON.parse(quoted(text))).toBe(text);
        expect(encodeJson([text])).toBe(`[${quoted(text)}]`);
      }),
    );
  });
});
