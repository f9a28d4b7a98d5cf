/** A small invented result that shows every part of a report. */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../../src/model/result.ts';

const WIRE = 'content/harbour/2025/pier-wire.md';
const DIGEST = 'content/newsletter/week-12.md';
const NOTICE = 'content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt';

const PIER: Cluster = {
  id: 'c1',
  size: 4,
  original: WIRE,
  originalBecause: 'date',
  originalConfidence: 'likely',
  members: [
    original(WIRE),
    copy('mirror/pier.md', 'identical', [1, 1, 1]),
    copy('content/harbour/2025/pier-short.md', 'excerpt', [0.981234, 0.412345, 0.996]),
    copy('新聞/埠頭再建の住民投票について.md', 'rewrite', [0.93, 0.223344, 0.412]),
  ],
};

const FERRY: Cluster = {
  id: 'c2',
  size: 2,
  original: NOTICE,
  originalBecause: 'path',
  originalConfidence: 'guess',
  members: [original(NOTICE), copy('4711', 'near-duplicate', [0.9991, 0.87, 0.931])],
};

export const SAMPLE: DedupeResult = {
  schemaVersion: 1,
  tool: { name: 'neardup', version: '0.1.0' },
  settings: {
    by: 'score',
    threshold: 0.5,
    relation: 'rewrite',
    prior: 'learnt',
    shingleSize: 3,
    engine: 'exact',
    scaled: 1,
    permutations: 128,
    bands: 32,
    stem: null,
    boilerplate: true,
    allPairs: false,
  },
  summary: {
    documents: 1208,
    words: 512_345,
    bytes: 3_456_789,
    clusters: 2,
    duplicates: 4,
    unique: 1202,
    pairs: 1,
    pairsOmitted: 0,
    skipped: 1,
    prior: 0.15,
  },
  clusters: [PIER, FERRY],
  pairs: [
    {
      a: WIRE,
      b: DIGEST,
      relation: 'excerpt',
      excerpt: 'a',
      score: 0.97,
      resemblance: 0.123456,
      containmentA: 0.97,
      containmentB: 0.125,
      sharedShingles: 388,
      shinglesA: 400,
      shinglesB: 3104,
      passages: [
        {
          a: [0, 812],
          b: [1650, 2462],
          placeA: { startLine: 1, startColumn: 1, endLine: 14, endColumn: 33 },
          placeB: { startLine: 31, startColumn: 5, endLine: 44, endColumn: 20 },
        },
      ],
    },
  ],
  documents: [
    {
      ...entry('4711', 'c2', 'near-duplicate'),
      path: 'feeds/notices.jsonl',
      line: 17,
      opening: 'From Monday the early ferry leaves at 5.40 instead of 6.10, and the la',
    },
    dated(entry('content/harbour/2025/pier-short.md', 'c1', 'excerpt'), '2025-03-18', 'Pier vote'),
    dated(entry(WIRE, 'c1', 'original'), '2025-03-17', 'Harbour town votes to rebuild its pier'),
    entry(DIGEST, null, 'unique'),
    entry(NOTICE, 'c2', 'original'),
    dated(entry('mirror/pier.md', 'c1', 'identical'), '2025-03-17T18:30:00Z', 'Harbour town votes'),
    dated(
      entry('新聞/埠頭再建の住民投票について.md', 'c1', 'rewrite'),
      '2025-03-19',
      '港町、嵐で壊れた埠頭の再建を住民投票で決定',
    ),
  ],
  skipped: [{ path: 'content/harbour/pier.jpg', reason: 'binary file' }],
};

/** The sample, with a digest that is made of parts of three others. */
export const MIXED: DedupeResult = {
  ...SAMPLE,
  documents: SAMPLE.documents.map((document) =>
    document.id === DIGEST
      ? {
          ...document,
          role: 'digest',
          title: 'The week in seven minutes',
          sources: [
            { document: WIRE, share: 0.3421 },
            { document: NOTICE, share: 0.21 },
            { document: '4711', share: 0.1779 },
          ],
          ownShare: 0.27,
        }
      : document,
  ),
};

/** The sample, with a member of the first cluster that holds the whole original. */
export const EXTENDED: DedupeResult = {
  ...SAMPLE,
  clusters: [
    {
      ...PIER,
      members: PIER.members.map((member) =>
        member.role === 'rewrite' ? { ...member, holdsOriginal: 0.98 } : member,
      ),
    },
    FERRY,
  ],
};

/** The sample, with a member of the first cluster that matches its centre and not its original. */
export const INDIRECT: DedupeResult = {
  ...SAMPLE,
  clusters: [
    {
      ...PIER,
      members: PIER.members.map((member) =>
        member.role === 'rewrite'
          ? {
              ...member,
              score: 0.31,
              matchesOriginal: false,
              via: 'content/harbour/2025/pier-short.md',
              viaScore: 0.83,
            }
          : member,
      ),
    },
    FERRY,
  ],
};

function original(document: string): Member {
  const measures = { score: 1, resemblance: 1, containment: 1, viaScore: 1 };
  return { document, role: 'original', ...measures, via: document };
}

function copy(
  document: string,
  role: Exclude<Member['role'], 'original'>,
  [score, resemblance, containment]: readonly [number, number, number],
): Member {
  return { document, role, score, resemblance, containment, via: WIRE, viaScore: score };
}

function entry(id: string, cluster: string | null, role: DocumentEntry['role']): DocumentEntry {
  return { id, path: id, words: 400, cluster, role };
}

function dated(document: DocumentEntry, date: string, title: string): DocumentEntry {
  return { ...document, date, title };
}
