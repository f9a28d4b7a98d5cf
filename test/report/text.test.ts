import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DedupeResult, DocumentEntry } from '../../src/model/result.ts';
import type { ReportOptions } from '../../src/report/options.ts';
import { text } from '../../src/report/text.ts';
import { displayWidth } from '../../src/report/text/width.ts';
import { nastyText, randomResult } from './arbitrary.ts';
import { EXTENDED, MIXED, SAMPLE } from './sample.ts';

const ESC = '\u001b';
const COLOUR_CODE = new RegExp(`${ESC}\\[(\\d+)m`, 'gu');
/** Controls and what reorders a line, but for the line break. */
const HARMFUL = /(?!\n)[\p{Cc}\u202a-\u202e]/u;

const PLAIN: ReportOptions = { width: 80, color: 0, all: false };

const NOTHING: DedupeResult = {
  ...SAMPLE,
  summary: { ...SAMPLE.summary, clusters: 0, duplicates: 0, unique: 1208, pairs: 0, skipped: 0 },
  clusters: [],
  pairs: [],
};

async function shown(result: DedupeResult, options: Partial<ReportOptions> = {}): Promise<string> {
  return [...(await text(result, { ...PLAIN, ...options }))].join('');
}

/** The sample with 12 clusters, the first of them with 14 copies. */
function longFolder(): DedupeResult {
  const [first, second] = SAMPLE.clusters;
  const [original, copy] = second?.members ?? [];
  if (!first || !second || !original || !copy) throw new Error('the sample has two clusters');
  const members = [original, ...Array.from({ length: 14 }, () => copy)];
  const others = Array.from({ length: 11 }, (_, i) => ({ ...second, id: `c${i + 2}` }));
  const clusters = [{ ...second, id: 'c1', size: 15, members }, ...others];
  return { ...SAMPLE, clusters, summary: { ...SAMPLE.summary, clusters: 12, duplicates: 25 } };
}

function renamed(changes: Partial<DocumentEntry>): DedupeResult {
  const documents = SAMPLE.documents.map((entry) => ({ ...entry, ...changes }));
  return { ...SAMPLE, documents };
}

function* permutedOptions(): Generator<Partial<ReportOptions>> {
  for (const width of [80, null]) {
    for (const color of [0, 1] as const) yield { width, color };
  }
}

describe('the report in a terminal', () => {
  test('shows clusters, pairs outside them, what to do next, and last the verdict', async () => {
    expect(await shown(SAMPLE, { command: 'dedupe ./content' })).toMatchInlineSnapshot(`
      "4 articles  1 identical copy, 1 excerpt, 1 rewrite ────────────────────────── c1
      ● original                              content/harbour/2025/pier-wire.md
        earliest date (likely)                2025-03-17  Harbour town votes to rebui…
        identical      ██████████ 100% found  mirror/pier.md
                                  100% alike  2025-03-17  Harbour town votes
        excerpt        █████████▉  99% found  content/harbour/2025/pier-short.md
                                   41% alike  2025-03-18  Pier vote
        rewrite        ████▏░░░░░  41% found  新聞/埠頭再建の住民投票について.md
                                   22% alike  2025-03-19  港町、嵐で壊れた埠頭の再建…

      2 articles  1 near-duplicate ──────────────────────────────────────────────── c2
      ● original                              ferry-timetab…s-from-monday-17-march.txt
        first by path (guess)
        near-duplicate █████████▎  93% found  4711  feeds/notices.jsonl:17
                                   87% alike  From Monday the early ferry leaves at 5…

      1 more pair  text shared outside the clusters ──────────────────────────────────
        excerpt        █████████▊  97% found  content/harbour/2025/pier-wire.md
                                   12% alike  excerpt of content/newsletter/week-12.md

        dedupe ./content --json   every pair, with its passages
        dedupe ./content --check  exit 1 on duplicates, for CI

      1,208 articles, 4 duplicates in 2 clusters, 1 more pair, 1,202 unique, 1 skipped
      "
    `);
  });

  test('puts the halves under each other where it is too narrow for both', async () => {
    expect(await shown(SAMPLE, { width: 46 })).toMatchInlineSnapshot(`
      "4 articles  1 identical copy, 1 excerpt, 1 re…
      ● original
        earliest date (likely)
        content/harbour/2025/pier-wire.md
        2025-03-17  Harbour town votes to rebuild i…
        identical      ██████████ 100% found
                                  100% alike
        mirror/pier.md
        2025-03-17  Harbour town votes
        excerpt        █████████▉  99% found
                                   41% alike
        content/harbour/2025/pier-short.md
        2025-03-18  Pier vote
        rewrite        ████▏░░░░░  41% found
                                   22% alike
        新聞/埠頭再建の住民投票について.md
        2025-03-19  港町、嵐で壊れた埠頭の再建を住…

      2 articles  1 near-duplicate ────────────── c2
      ● original
        first by path (guess)
        ferry-timetabl…nges-from-monday-17-march.txt
        near-duplicate █████████▎  93% found
                                   87% alike
        4711  feeds/notices.jsonl:17
        From Monday the early ferry leaves at 5.40…

      1 more pair  text shared outside the clusters
        excerpt        █████████▊  97% found
                                   12% alike
        content/harbour/2025/pier-wire.md
        excerpt of content/newsletter/week-12.md

        dedupe --json   every pair, with its passag…
        dedupe --check  exit 1 on duplicates, for CI

      1,208 articles, 4 duplicates in 2 clusters,
      1 more pair, 1,202 unique, 1 skipped
      "
    `);
  });

  test('gives a wide terminal to the names', async () => {
    const wide = await shown(SAMPLE, { width: 140 });
    expect(wide).toContain(
      'content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt',
    );
    expect(wide).toContain('港町、嵐で壊れた埠頭の再建を住民投票で決定');
  });

  test('says plainly that there are no duplicates', async () => {
    expect(await shown(NOTHING, { command: 'dedupe ./content' })).toMatchInlineSnapshot(`
      "  dedupe ./content --threshold 0.3  look for weaker matches

      No duplicates: 1,208 articles, all unique
      "
    `);
  });

  test('hints at the relations that were not looked for', async () => {
    const strict = {
      ...NOTHING,
      settings: { ...NOTHING.settings, relation: 'identical' as const },
    };
    expect(await shown(strict)).toContain('  dedupe --relation rewrite  look for rewrites too\n');
  });

  test('has nothing to compare with a folder of unreadable files', async () => {
    const summary = { ...NOTHING.summary, documents: 0, unique: 0, skipped: 3 };
    expect(await shown({ ...NOTHING, summary, documents: [] })).toBe(
      'No articles to compare, 3 skipped\n',
    );
  });

  test.each([
    [1, 'Only 1 article, nothing to compare it with\n'],
    [2, 'No duplicates: 2 articles, both unique\n'],
    [3, 'No duplicates: 3 articles, all unique\n'],
  ])('has a verdict on %i articles', async (documents, verdict) => {
    const summary = { ...NOTHING.summary, documents, unique: documents };
    expect(await shown({ ...NOTHING, summary }, { width: null })).toBe(verdict);
  });

  test('counts no unique articles where there are none', async () => {
    const summary = { ...SAMPLE.summary, documents: 6, unique: 0 };
    const verdict = '\n6 articles, 4 duplicates in 2 clusters, 1 more pair, 1 skipped\n';
    expect(await shown({ ...SAMPLE, summary })).toContain(verdict);
  });

  test.each([
    ['credit', 2, 'credited by the other (sure)'],
    ['credit', 3, 'credited by the others (sure)'],
    ['containment', 2, 'contains most of the other (sure)'],
    ['containment', 4, 'contains most of the others (sure)'],
  ] as const)('names the others in the reason: %s among %i', async (rule, size, reason) => {
    const [first] = SAMPLE.clusters;
    if (!first) throw new Error('the sample has a cluster');
    const cluster = { ...first, size, originalBecause: rule, originalConfidence: 'sure' } as const;
    expect(await shown({ ...SAMPLE, clusters: [cluster] })).toContain(`  ${reason}  `);
  });

  test('shows what a document made of parts of others is made of', async () => {
    const lines = (await shown(MIXED)).split('\n');
    const from = lines.findIndex((line) => line.includes('made of parts of others'));
    expect(`\n${lines.slice(from, from + 7).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      1 article  made of parts of others ─────────────────────────────────────────────
      ● 3 sources                             content/newsletter/week-12.md
                                              The week in seven minutes
        part           ███▍░░░░░░  34% of it  content/harbour/2025/pier-wire.md
        part           ██▏░░░░░░░  21% of it  ferry-timetab…s-from-monday-17-march.txt
        part           █▊░░░░░░░░  18% of it  4711  feeds/notices.jsonl:17
        its own        ██▊░░░░░░░  27% of it
      "
    `);
  });

  test('does not list a pair again that this tells of, but counts it', async () => {
    const mixed = await shown(MIXED);
    expect(mixed).not.toContain('text shared outside the clusters');
    expect(mixed).toContain('\n1,208 articles, 4 duplicates in 2 clusters, 1 more pair,');
  });

  test('shows the first 10 sources, and what the others come to', async () => {
    const documents = MIXED.documents.map((entry) =>
      entry.sources === undefined
        ? entry
        : {
            ...entry,
            sources: Array.from({ length: 40 }, (_, i) => ({ document: `s${i}`, share: 0.02 })),
            ownShare: 0.2,
          },
    );
    const many = await shown({ ...MIXED, documents });
    expect(many.match(/^ {2}part /gmu)).toHaveLength(10);
    expect(many).toContain('\n  … 30 more sources, 60% of it\n');
    expect(many).toContain('list everything');
    expect(
      (await shown({ ...MIXED, documents }, { all: true })).match(/^ {2}part /gmu),
    ).toHaveLength(40);
    const plain = await shown({ ...MIXED, documents }, { width: null, limit: 2 });
    expect(plain).toContain('  made of 2% s0, 2% s1, 38 more sources, 20% its own\n');
  });

  test('calls a copy that holds the original a longer version, and says how much it holds', async () => {
    const lines = (await shown(EXTENDED)).split('\n');
    expect(lines[0]).toMatch(/^4 articles {2}1 identical copy, 1 excerpt, 1 longer version /u);
    expect(lines.find((line) => line.includes('held'))).toMatch(
      /^ {2}longer version █████████▊ {2}98% held {3}新聞/u,
    );
  });

  test('says which of two is the excerpt, whatever their measures', async () => {
    const [pair] = SAMPLE.pairs;
    if (!pair) throw new Error('the sample has a pair');
    for (const [excerpt, part, whole] of [
      ['a', pair.a, pair.b],
      ['b', pair.b, pair.a],
    ] as const) {
      const result = { ...SAMPLE, pairs: [{ ...pair, excerpt }] };
      expect(await shown(result, { width: null })).toContain(
        `  ${part}  is an excerpt of  ${whole}\n`,
      );
      expect(await shown(result, { width: 120 })).toMatch(
        new RegExp(` found {2}${part}\n.* {2}excerpt of ${whole}\n`, 'u'),
      );
    }
  });

  test('counts pairs that no cluster holds as findings', async () => {
    const digests = { ...NOTHING, pairs: SAMPLE.pairs };
    expect(await shown(digests)).toContain('1 pair  text shared outside the clusters');
    expect(await shown(digests)).toMatch(
      /\n1,208 articles, no clusters, 1 pair alike, 1,208 unique\n$/u,
    );
  });

  test('leaves out pairs inside a cluster, which its members tell already', async () => {
    const [pair] = SAMPLE.pairs;
    if (!pair) throw new Error('the sample has a pair');
    const inside = { ...SAMPLE, pairs: [{ ...pair, b: 'mirror/pier.md' }] };
    expect(await shown(inside)).not.toContain('more pair');
  });

  test('lists the first 10 clusters and copies, counts the rest, and says how to see them', async () => {
    const lines = (await shown(longFolder())).split('\n');
    expect(lines.filter((line) => /^\d+ articles /u.test(line))).toHaveLength(10);
    expect(lines).toContain('  … 4 more copies');
    expect(lines).toContain('… 2 more clusters of 4 articles');
    expect(lines).toContain('  dedupe --all   list everything');
  });

  test('lists everything under `all`, and as much as `limit` says', async () => {
    const all = await shown(longFolder(), { all: true, limit: 1 });
    expect(all).not.toContain('… ');
    expect(all.match(/^ {2}near-duplicate /gmu)).toHaveLength(14 + 11);
    const few = await shown(longFolder(), { limit: 3 });
    expect(few.match(/^ {2}near-duplicate /gmu)).toHaveLength(3 + 1 + 1);
    expect(few).toContain('… 9 more clusters of 18 articles');
  });

  test('does not hint at what was typed already', async () => {
    const typed = await shown(longFolder(), { command: 'dedupe x --all --check' });
    expect(typed).not.toContain('list everything');
    expect(typed).toContain('  dedupe x --all --check --json  every pair, with its passages\n');
    expect(typed).not.toContain('for CI');
  });

  test.each(['-f text -f ndjson -o x', '--ndjson -o x -f text', '--output=x.txt'])(
    'does not hint at one more report beside %s',
    async (options) => {
      const typed = await shown(SAMPLE, { command: `dedupe x ${options}` });
      expect(typed).not.toContain('--json');
      expect(typed).toContain('for CI');
    },
  );

  test('never promises all pairs of a result that leaves some out', async () => {
    const cut = { ...SAMPLE, summary: { ...SAMPLE.summary, pairsOmitted: 5 } };
    expect(await shown(cut)).toContain('  dedupe --json   pairs, with their passages\n');
  });

  test('shows the option alone where it would be taken for a path', async () => {
    expect(await shown(SAMPLE, { command: 'dedupe -- -x' })).toContain('\n  --check  exit 1');
  });

  test('shows the option alone after a long command', async () => {
    const command = `dedupe ${'folder '.repeat(9)}`;
    expect(await shown(SAMPLE, { command })).toContain(
      '\n  --json   every pair, with its passages\n',
    );
  });

  test('no line is wider than the terminal, whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(randomResult, fc.integer({ min: 1, max: 200 }), async (result, columns) => {
        for (const width of [80, columns]) {
          const lines = (await shown(result, { width, command: 'dedupe .' })).split('\n');
          const widest = Math.max(...lines.map(displayWidth));
          expect(widest).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test('links paths to their files when asked, without a change to what is seen', async () => {
    const linked = await shown(SAMPLE, { hyperlinks: true });
    const url = pathToFileURL('mirror/pier.md').href;
    expect(linked).toContain(`${ESC}]8;;${url}${ESC}\\mirror/pier.md${ESC}]8;;${ESC}\\`);
    expect(stripVTControlCharacters(linked)).toBe(await shown(SAMPLE));
    expect(await shown(renamed({ path: '-' }), { hyperlinks: true })).not.toContain('\u001b');
  });
});

describe('the report away from a terminal', () => {
  test('has one record a line, uncut', async () => {
    expect(await shown(SAMPLE, { width: null })).toMatchInlineSnapshot(`
      "c1  4 articles  1 identical copy, 1 excerpt, 1 rewrite
      c1  original  earliest date (likely)  content/harbour/2025/pier-wire.md  2025-03-17  Harbour town votes to rebuild its pier
      c1  identical  score 1.00  found 1.00  resemblance 1.00  mirror/pier.md  2025-03-17T18:30:00Z  Harbour town votes
      c1  excerpt  score .98  found .99  resemblance .41  content/harbour/2025/pier-short.md  2025-03-18  Pier vote
      c1  rewrite  score .93  found .41  resemblance .22  新聞/埠頭再建の住民投票について.md  2025-03-19  港町、嵐で壊れた埠頭の再建を住民投票で決定

      c2  2 articles  1 near-duplicate
      c2  original  first by path (guess)  content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt
      c2  near-duplicate  score .99  found .93  resemblance .87  4711  feeds/notices.jsonl:17  From Monday the early ferry leaves at 5.40 instead of 6.10, and the la

      also  excerpt  score .97  found .97  resemblance .12  content/harbour/2025/pier-wire.md  is an excerpt of  content/newsletter/week-12.md

      1,208 articles, 4 duplicates in 2 clusters, 1 more pair, 1,202 unique, 1 skipped
      "
    `);
  });

  test('says in one line what a document is made of', async () => {
    expect(await shown(MIXED, { width: null })).toContain(
      '\nparts  content/newsletter/week-12.md  made of 34% content/harbour/2025/pier-wire.md, ' +
        '21% content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt, ' +
        '18% 4711, 27% its own\n\n',
    );
  });

  test('says of a longer version how much of the original it holds', async () => {
    expect(await shown(EXTENDED, { width: null })).toContain(
      'c1  longer version  score .93  found .41  resemblance .22  held .98  新聞',
    );
  });

  test('lists every cluster and copy unless there is a limit', async () => {
    const whole = await shown(longFolder(), { width: null });
    expect(whole.match(/^c\d+ {2}near-duplicate {2}score/gmu)).toHaveLength(14 + 11);
    const cut = await shown(longFolder(), { width: null, limit: 2 });
    expect(cut).toContain('c1  12 more copies\n');
    expect(cut).toContain('10 more clusters\n');
  });

  test('says plainly that there are no duplicates', async () => {
    expect(await shown(NOTHING, { width: null })).toBe(
      'No duplicates: 1,208 articles, all unique\n',
    );
  });
});

describe('colour', () => {
  test('adds codes and changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(randomResult, fc.constantFrom(80, null), async (result, width) => {
        const coloured = await shown(result, { width, color: 1, hyperlinks: true });
        expect(coloured).toContain(`${ESC}[`);
        expect(stripVTControlCharacters(coloured)).toBe(await shown(result, { width }));
      }),
    );
  });

  test('marks the original green and keeps off what is hard to read on white or black', async () => {
    const coloured = await shown(SAMPLE, { color: 3 });
    expect(coloured).toContain('\u001b[32m● original\u001b[39m');
    expect(coloured).toContain('\u001b[31midentical');
    const codes = new Set([...coloured.matchAll(COLOUR_CODE)].map(([, code]) => Number(code)));
    expect([...codes].toSorted((a, b) => a - b)).toEqual([1, 2, 22, 31, 32, 35, 36, 39]);
  });
});

describe('text of strangers', () => {
  const ATTACK = '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n\b\u202egnp.exe';

  test('cannot move the cursor, paint or reorder', async () => {
    const hostile = renamed({ title: ATTACK, date: ATTACK, path: ATTACK, line: 1 });
    for (const options of permutedOptions()) {
      const seen = stripVTControlCharacters(await shown(hostile, { ...options, color: 0 }));
      expect(await shown(hostile, { ...options, color: 0 })).toBe(seen);
      expect((await shown(hostile, options)).replaceAll(COLOUR_CODE, '')).toBe(seen);
      expect(seen).toContain('␛[2J␛]0;owned␇');
      expect(seen).not.toMatch(HARMFUL);
    }
  });

  test('never brings an escape or a line break into a plain report', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (nasty) => {
        const calm = await shown(renamed({ title: 'calm', path: 'calm' }), { width: null });
        const wild = await shown(renamed({ title: nasty, path: nasty }), { width: null });
        expect(wild).not.toMatch(HARMFUL);
        expect(wild.split('\n')).toHaveLength(calm.split('\n').length);
      }),
    );
  });

  test('of any length takes one line', async () => {
    const book = renamed({ title: '章'.repeat(1_000_000) });
    expect((await shown(book)).length).toBeLessThan(10_000);
  });
});
