import { afterEach, describe, expect, it } from 'vitest';
import { chooseOriginal, type Containment } from '../../../src/core/originals/original.ts';
import type { Provenance } from '../../../src/core/originals/provenance.ts';
import { credit, CREDITED, type Details, HERALD, members, nothing, shares } from './members.ts';

type Case = readonly [
  name: string,
  details: readonly Details[],
  expected: string,
  containment?: Containment,
];

const CASES: readonly Case[] = [
  [
    'a canonical link names the address of another',
    [{ canonical: HERALD }, { url: HERALD }],
    'b credit sure',
  ],
  [
    'a link names an address whatever its scheme, case, query and last slash',
    [{ canonical: 'http://www.Herald.example/2025/owl/?from=feed#top' }, { url: HERALD }],
    'b credit sure',
  ],
  ['a link names an id', [{}, { canonical: 'a' }], 'a credit sure'],
  [
    'a link outweighs an earlier date, a longer text and a smaller id, with less trust',
    [
      { canonical: HERALD, date: '2020-01-01', length: 900 },
      { url: HERALD, date: '2025-01-01' },
    ],
    'b credit likely',
  ],
  [
    'two links name two documents: the one named more often, with less trust',
    [{ canonical: 'd' }, { canonical: 'c' }, {}, {}, { canonical: 'd' }],
    'd credit likely',
  ],
  [
    'a link that two share tells nothing if neither gives its address',
    [
      { canonical: HERALD, date: '2025-03-18' },
      { canonical: HERALD, date: '2025-03-17' },
    ],
    'b date likely',
  ],
  [
    'of two that share a link the one at its address',
    [{ canonical: HERALD }, { canonical: HERALD, url: HERALD }],
    'b credit sure',
  ],
  [
    'a link that leads away from one means the other that has it, without an address',
    [{ url: 'https://mirror.example/owl', canonical: HERALD }, {}, { canonical: HERALD }],
    'c credit sure',
  ],
  [
    'a link to oneself says nothing',
    [{ url: HERALD, canonical: HERALD }, { date: '2025-01-01' }],
    'a path guess',
  ],
  [
    'a link to somebody who is not here makes its owner step back',
    [{ url: 'https://mirror.example/owl', canonical: HERALD }, { url: 'https://copy.example/owl' }],
    'b credit likely',
  ],
  [
    'if all step back, none does',
    [
      { url: 'https://one.example/owl', canonical: HERALD },
      { url: 'https://two.example/owl', canonical: HERALD },
    ],
    'a path guess',
  ],
  [
    'of several that do not step back, the date decides, with less trust',
    [
      { url: 'https://mirror.example/owl', canonical: HERALD, date: '2025-01-01' },
      { date: '2025-03-02' },
      { date: '2025-03-01' },
    ],
    'c date likely',
  ],
  ['an empty link says nothing', [{}, { canonical: ' ' }], 'a path guess'],

  [
    'a text credits the host of another',
    [{ credits: credit('owl.example, 3 May') }, { url: 'https://owl.example/a' }],
    'b credit sure',
  ],
  [
    'a text credits the byline of another',
    [{ credits: credit(CREDITED) }, { opening: 'GLIMM (The Owl Herald) - Nobody' }],
    'b credit sure',
  ],
  [
    'a text credits the folder of another',
    [{ credits: credit(CREDITED) }, { path: 'news/the-owl-herald/owl.txt' }],
    'b credit sure',
  ],
  [
    'a credit names its source before the comma',
    [{ credits: credit(`${CREDITED}, on Monday`) }, { path: 'The Owl Herald/1.txt' }],
    'b credit sure',
  ],
  [
    'a credit outweighs a date, with less trust',
    [
      { credits: credit(CREDITED), date: '2020-01-01' },
      { path: 'the-owl-herald/1.txt', date: '2025-01-01' },
    ],
    'b credit likely',
  ],
  [
    'a credit to somebody who is not here says nothing of those who are',
    [{ credits: credit(CREDITED) }, { path: 'salt/1.txt' }],
    'a path guess',
  ],
  [
    'a name that is too short is not looked for',
    [{ credits: credit('Owl', 'from') }, { path: 'owl/1.txt' }],
    'a path guess',
  ],
  [
    'a part of a folder is not its name',
    [{ credits: credit(CREDITED, 'from') }, { path: 'the-owl-herald-archive/1.txt' }],
    'a path guess',
  ],
  [
    'a credit to the outlet that one is found at tells a little',
    [{ credits: credit(CREDITED), path: 'the-owl-herald/1.txt' }, {}],
    'a credit likely',
  ],
  [
    'of three, the one that another credits, though the third is older',
    [
      { credits: credit(CREDITED) },
      { path: 'the-owl-herald/1.txt', date: '2025-02-02' },
      { date: '2025-01-01' },
    ],
    'b credit likely',
  ],
  [
    'two that are credited are left to the date',
    [
      { credits: credit(CREDITED) },
      { path: 'the-owl-herald/1.txt', date: '2025-02-02' },
      { path: 'the-owl-herald/2.txt', date: '2025-02-01' },
    ],
    'c date likely',
  ],

  [
    'an agency\u2019s byline means the one at its address',
    [
      { url: 'https://bay.example/1', credits: credit('Northline', 'byline') },
      { url: 'https://northline.example/1', credits: credit('Northline', 'byline') },
    ],
    'b credit sure',
  ],
  [
    'credits lead to the one without a credit',
    [
      { credits: credit(CREDITED) },
      { path: 'the-owl-herald/1.txt', credits: credit('Northline') },
      { path: 'northline/1.txt' },
    ],
    'c credit sure',
  ],
  [
    'two that credit each other are left to the date, with less trust',
    [
      { path: 'the-owl-herald/1.txt', credits: credit('Northline'), date: '2025-03-20' },
      { path: 'northline/1.txt', credits: credit(CREDITED), date: '2025-03-10' },
    ],
    'b date likely',
  ],
  [
    'a name in other cases and spellings',
    [
      { credits: [{ kind: 'first', source: 'Grünen Boten vom 3. Mai', isInflected: true }] },
      { path: 'gruener-bote/1.txt' },
    ],
    'b credit sure',
  ],
  [
    'a text that says that another has a copy is no copy, unless the other objects',
    [{ path: 'medley/1.txt' }, { credits: credit('Medley', 'also') }],
    'b credit sure',
  ],
  [
    'of pages that differ in their query alone, the one that a link gives',
    [
      { canonical: 'https://owl.example/?id=2' },
      { url: 'https://owl.example/?id=1' },
      { url: 'https://owl.example/?id=2' },
    ],
    'c credit sure',
  ],
  [
    'a link within a folder',
    [{ id: 'news/new/b.md', canonical: '../old/a.md' }, { id: 'news/old/a.md' }],
    'b credit sure',
  ],
  [
    'a link to the front page of its own site says nothing',
    [{ url: HERALD, canonical: 'https://herald.example/' }, {}],
    'a path guess',
  ],
  [
    'a page saved under another site than its address is the copy',
    [
      { url: HERALD, path: 'crawl/mirror.example/owl.html' },
      { url: HERALD, path: 'crawl/herald.example/owl.html' },
    ],
    'b credit sure',
  ],

  ['the earlier day', [{ date: '2025-03-18' }, { date: '2025-03-17' }], 'b date likely'],
  [
    'the earlier day, in any number of documents',
    [{ date: '2025-03-19' }, { date: '2025-03-18' }, { date: '2025-03-17' }],
    'c date likely',
  ],
  [
    'the earlier moment of one day',
    [{ date: '2025-03-17T09:00:00Z' }, { date: '2025-03-17T08:59:00Z' }],
    'b date likely',
  ],
  [
    'moments in different zones',
    [{ date: '2025-03-17T10:00:00+02:00' }, { date: '2025-03-17T07:30:00-01:00' }],
    'a date sure',
  ],
  [
    'an undated document takes away from the trust',
    [{ date: '2025-03-18' }, { date: '2025-03-17' }, {}],
    'b date likely',
  ],
  ['two days apart, in any zones', [{ date: '2025-03-19' }, { date: '2025-03-17' }], 'b date sure'],
  [
    'times that no zone can turn round',
    [{ date: '2025-03-18T09:00:00' }, { date: '2025-03-17T08:00:00' }],
    'b date sure',
  ],
  [
    'times without a zone on one day, with less trust',
    [{ date: '2025-03-17T12:00:00' }, { date: '2025-03-17T08:00:00' }],
    'b date likely',
  ],
  [
    'a moment well before another',
    [{ date: '2025-03-17T09:00:00Z' }, { date: '2025-03-17T08:30:00Z' }],
    'b date sure',
  ],
  [
    'years before the other, with less trust',
    [{ date: '2025-03-17' }, { date: '2021-03-17' }],
    'b date likely',
  ],
  ['an empty field is no date', [{ date: '1970-01-01' }, { date: '2025-03-17' }], 'a path guess'],
  [
    'midnight is a day without a time',
    [{ date: '2025-03-17T08:00:00Z' }, { date: '2025-03-17T00:00:00Z', length: 120 }],
    'b length guess',
  ],
  [
    'a text inside a longer one, with less trust',
    [{ date: '2025-03-20', length: 300 }, { date: '2025-03-10' }],
    'b date likely',
    shares({ 'b in a': 0.95 }),
  ],
  [
    'the day that the text states, if its date is the day of a change',
    [{ date: '2025-03-20', stated: '2025-03-10', updated: '2025-03-20' }, { date: '2025-03-15' }],
    'a date sure',
  ],
  [
    'a day that two texts state is the story\u2019s, not theirs',
    [{ stated: '2025-03-10' }, { date: '2025-03-12', stated: '2025-03-10', length: 120 }],
    'b length guess',
  ],
  [
    'a document that credits somebody is not surely first',
    [{ date: '2025-03-20' }, { date: '2025-03-10', credits: credit(CREDITED, 'from') }],
    'b date likely',
  ],
  ['one date alone says nothing', [{}, { date: '2025-03-17' }], 'a path guess'],
  [
    'a day and a moment of it are no order',
    [{ date: '2025-03-17T08:00:00Z' }, { date: '2025-03-17', length: 120 }],
    'b length guess',
  ],
  [
    'a day before a moment of the next is',
    [{ date: '2025-03-18T00:30:00Z' }, { date: '2025-03-17' }],
    'b date likely',
  ],
  [
    'a date that is none is no date',
    [{ date: 'last week' }, { date: '2025-03-17' }],
    'a path guess',
  ],
  [
    'of one day the longest, and never a later one',
    [
      { date: '2025-03-17' },
      { date: '2025-03-17', length: 120 },
      { date: '2025-03-18', length: 900 },
    ],
    'b length guess',
  ],
  [
    'a date outweighs containment',
    [{ date: '2025-03-18', length: 300 }, { date: '2025-03-17' }],
    'b date likely',
    shares({ 'b in a': 1, 'a in b': 0.3 }),
  ],

  [
    'the text that contains more of the others',
    [{}, { length: 300 }, {}],
    'b containment likely',
    shares({ 'a in b': 0.9, 'c in b': 0.8, 'b in a': 0.3, 'b in c': 0.3 }),
  ],
  [
    'though another is longer',
    [{ length: 300 }, { length: 250 }],
    'b containment likely',
    shares({ 'a in b': 0.9, 'b in a': 0.5 }),
  ],
  [
    'by a small margin, with little trust',
    [{}, { length: 110 }],
    'b containment guess',
    shares({ 'a in b': 0.9, 'b in a': 0.8 }),
  ],
  [
    'not by a margin as small as one edit',
    [{}, { length: 101 }],
    'b length guess',
    shares({ 'a in b': 0.91, 'b in a': 0.9 }),
  ],

  ['the longest text', [{}, { length: 140 }, { length: 120 }], 'b length guess'],
  ['the first name, where nothing else tells', [{}, {}, {}], 'a path guess'],
];

function chosenFrom(members: readonly Provenance[], contained: Containment): string {
  const { document, rule, confidence } = chooseOriginal(members, contained);
  return `${'abcdefghij'.charAt(document)} ${rule} ${confidence}`;
}

describe('the original', () => {
  for (const [name, details, expected, contained = nothing] of CASES) {
    it(name, () => {
      const all = members(...details);
      expect(chosenFrom(all, contained)).toBe(expected);
      expect(chosenFrom(all.toReversed(), contained)).toBe(expected);
    });
  }
});

describe('a time without a zone', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each(['UTC', 'Asia/Tokyo', 'America/Lima'])('is read alike on a machine in %s', (place) => {
    process.env['TZ'] = place;
    const all = members({ date: '2025-03-17T09:00:00' }, { date: '2025-03-17T08:00:00Z' });
    expect(chooseOriginal(all, nothing)).toMatchObject({ document: 1, rule: 'date' });
  });
});
