/** Random results that keep the contract's promises, with the strangest names a file may bring. */

import fc from 'fast-check';
import {
  type Cluster,
  type DedupeResult,
  type DocumentEntry,
  type Member,
  type Origin,
  ORIGINAL_RULES,
  type Pair,
} from '../../src/model/result.ts';
import { ENGINES, MEASURES, RELATIONS, COPY_RELATIONS } from '../../src/model/settings.ts';
import { SAMPLE } from './sample.ts';

const share = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
const relation = fc.constantFrom(...RELATIONS);
const copyRelation = fc.constantFrom(...COPY_RELATIONS);

/** Text of any length and script, with whatever could upset a terminal. */
export const nastyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('港', 'e\u0301', '👩‍👩‍👧', '❤\ufe0f', '🇫🇷', 'नमस्ते', 'مرحبا', '각', '　'),
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;x\u0007',
        '\u009b31m',
        '\r\n',
        '\t',
        '\u202e',
        '\u3164',
      ),
      fc.constantFrom('harbour', 'a-very-long-word-that-does-not-end', ' ', '/', '.md', '\ud800'),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const counts = fc.record({
  documents: fc.nat(),
  words: fc.nat(),
  bytes: fc.nat(),
  clusters: fc.nat(5000),
  duplicates: fc.nat(),
  unique: fc.nat(),
  pairs: fc.nat(),
  pairsOmitted: fc.nat(),
  skipped: fc.nat(),
  prior: share,
});

const scores = fc.record({
  share: fc.constantFrom(1, 0.25, 0.000_001),
  counts: fc.array(fc.nat(9999), { minLength: 50, maxLength: 50 }),
});

const summary = fc
  .tuple(counts, fc.option(scores, { nil: undefined }))
  .map(([all, known]) => ({ ...all, ...(known && { scores: known }) }));

const settings = fc.record({
  by: fc.constantFrom(...MEASURES),
  threshold: share,
  relation,
  prior: fc.constantFrom('learnt' as const, 0.02, 0.5),
  shingleSize: fc.integer({ min: 1, max: 9 }),
  engine: fc.constantFrom(...ENGINES),
  scaled: fc.integer({ min: 1, max: 64 }),
  permutations: fc.integer({ min: 1, max: 512 }),
  bands: fc.integer({ min: 1, max: 128 }),
  stem: fc.option(fc.constant('english')),
  boilerplate: fc.boolean(),
  allPairs: fc.boolean(),
});

const details = fc.record(
  {
    line: fc.integer({ min: 1, max: 9_999_999 }),
    title: nastyText,
    author: nastyText,
    outlet: nastyText,
    hash: fc.stringMatching(/^[0-9a-f]{16}$/u),
    date: fc.constantFrom('2025-03-17', '2025-03-17T08:30:00Z', '2025-03-17T08:30:00.5+02:00'),
  },
  { requiredKeys: [] },
);

const path = nastyText.map((text) => `p/${text}`);

/** A document that does not know its cluster yet. */
const loner: fc.Arbitrary<DocumentEntry> = fc
  .tuple(path, fc.boolean(), details, fc.nat(100_000))
  .map(([place, isRecord, rest, words]) => ({
    id: isRecord ? `${place}-record` : place,
    path: place,
    ...rest,
    words,
    cluster: null,
    role: 'unique',
  }));

const loners = fc.uniqueArray(loner, { selector: ({ id }) => id, maxLength: 24 });

const measures = fc.record({
  score: share,
  resemblance: share,
  containment: share,
  viaScore: share,
});

function clusterOf(id: string, entries: readonly DocumentEntry[]): fc.Arbitrary<Cluster> {
  const ids = entries.map((entry) => entry.id);
  const original = ids[0] ?? '';
  const members = ids.map((document, i): fc.Arbitrary<Member> =>
    fc.tuple(measures, copyRelation, share).map(([measured, role, held]) => ({
      document,
      role: i === 0 ? 'original' : role,
      ...measured,
      ...(i > 0 && role === 'rewrite' && held < 0.5 ? { holdsOriginal: held } : {}),
      ...(i > 0 && held > 0.9 ? { matchesOriginal: false } : {}),
      via: original,
    })),
  );
  return fc.record({
    id: fc.constant(id),
    size: fc.constant(ids.length),
    original: fc.constant(original),
    originalBecause: fc.constantFrom(...ORIGINAL_RULES),
    originalConfidence: fc.constantFrom('sure', 'likely', 'guess'),
    members: fc.tuple(...members),
    origins: originsOf(ids),
  });
}

/** The members dealt out to origins, each with an outlet or none. */
function originsOf(ids: readonly string[]): fc.Arbitrary<Origin[]> {
  const parts = fc.array(fc.nat(3), { minLength: ids.length, maxLength: ids.length });
  const outlets = fc.array(fc.option(nastyText), { minLength: 4, maxLength: 4 });
  const dates = fc.array(fc.constantFrom(undefined, '2026-03-12', '2026-03-12T10:00:00Z'), {
    minLength: 4,
    maxLength: 4,
  });
  return fc.tuple(parts, outlets, dates).map(([places, names, days]) =>
    [0, 1, 2, 3].flatMap((part) => {
      const members = ids.filter((_, i) => places[i] === part);
      const [first] = members;
      const date = days[part];
      if (first === undefined) return [];
      return [{ first, ...(date && { date }), outlet: names[part] ?? null, members }];
    }),
  );
}

/** Of a text, and of a record. */
const place = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 99 }), fc.boolean())
  .map(([startLine, startColumn, isRecord]) =>
    isRecord
      ? { startLine, endLine: startLine }
      : { startLine, startColumn, endLine: startLine + 2, endColumn: startColumn + 3 },
  );

function pairOf(ids: readonly string[]): fc.Arbitrary<Pair> {
  const span = fc.tuple(fc.nat(9999), fc.nat(9999));
  const passage = fc.record(
    { a: span, b: span, placeA: place, placeB: place },
    { requiredKeys: ['a', 'b'] },
  );
  const pair = fc.record({
    a: fc.constantFrom(...ids),
    b: fc.constantFrom(...ids),
    relation,
    score: share,
    resemblance: share,
    containmentA: share,
    containmentB: share,
    sharedShingles: fc.nat(),
    shinglesA: fc.nat(),
    shinglesB: fc.nat(),
    passages: fc.array(passage, { maxLength: 4 }),
  });
  return fc
    .tuple(pair, fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b', 'both'))
    .map(([rest, excerpt, quoting]) => {
      if (rest.relation === 'quotation') return { ...rest, quoting };
      return rest.relation === 'excerpt' ? { ...rest, excerpt } : rest;
    });
}

/** Some of the documents made of parts of others; shares need not add up for a report. */
function withSources(documents: readonly DocumentEntry[]): fc.Arbitrary<DocumentEntry[]> {
  if (documents.length < 3) return fc.constant([...documents]);
  const source = fc.record({
    document: fc.constantFrom(...documents.map(({ id }) => id)),
    share,
  });
  const sources = fc.option(fc.array(source, { minLength: 2, maxLength: 14 }), {
    freq: 3,
    nil: undefined,
  });
  return fc
    .tuple(fc.array(sources, { minLength: documents.length, maxLength: documents.length }), share)
    .map(([lists, ownShare]) =>
      documents.map((entry, i) => {
        const its = lists[i];
        return its === undefined ? entry : { ...entry, sources: its, ownShare };
      }),
    );
}

function withRoles(
  documents: readonly DocumentEntry[],
  clusters: readonly Cluster[],
): DocumentEntry[] {
  const home = new Map(
    clusters.flatMap(({ id, members }) =>
      members.map(({ document, role }) => [document, { cluster: id, role }] as const),
    ),
  );
  return documents.map((entry) => ({ ...entry, ...home.get(entry.id) }));
}

const skipped = fc.array(
  fc.record(
    { path, line: fc.integer({ min: 1, max: 99 }), reason: fc.string({ minLength: 1 }) },
    { requiredKeys: ['path', 'reason'] },
  ),
  { maxLength: 4 },
);

/** Up to 24 documents in clusters of up to 14, some pairs, some skipped. */
export const randomResult: fc.Arbitrary<DedupeResult> = fc
  .tuple(loners, fc.integer({ min: 2, max: 14 }), summary, settings, skipped)
  .chain(([documents, size, counts, chosen, left]) => {
    const groups = Array.from({ length: Math.floor(documents.length / size) }, (_, i) =>
      clusterOf(`c${i + 1}`, documents.slice(i * size, i * size + size)),
    );
    const ids = documents.map(({ id }) => id);
    const pairs = ids.length === 0 ? fc.constant([]) : fc.array(pairOf(ids), { maxLength: 14 });
    const entries = withSources(documents);
    return fc.tuple(fc.tuple(...groups), pairs, entries).map(([clusters, list, mixed]) => ({
      ...SAMPLE,
      settings: chosen,
      summary: counts,
      clusters,
      pairs: list,
      documents: withRoles(mixed, clusters),
      skipped: left,
    }));
  });
