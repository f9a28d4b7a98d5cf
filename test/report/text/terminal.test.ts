import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../../src/model/result.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { randomResult } from '../arbitrary.ts';
import { EXTENDED, INDIRECT, MIXED, SAMPLE } from '../sample.ts';
import { longFolder, NOTHING, renamed, shown } from '../shown.ts';

const ESC = '\u001b';

/** The result with another id for every copy. */
function renamedCopies(result: DedupeResult, id: string): DedupeResult {
  const clusters = result.clusters.map((cluster) => ({
    ...cluster,
    members: cluster.members.map((member) =>
      member.role === 'original' ? member : { ...member, document: id },
    ),
  }));
  return { ...result, clusters };
}

describe('the report on a terminal', () => {
  it('shows clusters, pairs outside them, what to do next, and last the verdict', async () => {
    expect(await shown(SAMPLE, { command: 'dedupe ./content' })).toMatchInlineSnapshot(`
      "4 articles  1 identical copy, 1 excerpt, 1 rewrite ────────────────────────── c1
      ● original                              content/harbour/2025/pier-wire.md
        earliest date (likely)                2025-03-17  Harbour town votes to rebui…
        identical      ████ containment 1.00  mirror/pier.md
        score 1.00  resemblance 1.00          2025-03-17  Harbour town votes
        excerpt        ███▉ containment  .99  content/harbour/2025/pier-short.md
        score .98  resemblance .41            2025-03-18  Pier vote
        rewrite        █▋░░ containment  .41  新聞/埠頭再建の住民投票について.md
        score .93  resemblance .22            2025-03-19  港町、嵐で壊れた埠頭の再建…

      2 articles  1 near-duplicate ──────────────────────────────────────────────── c2
      ● original                              ferry-timetab…s-from-monday-17-march.txt
        first by path (guess)
        near-duplicate ███▊ containment  .93  4711  feeds/notices.jsonl:17
        score .99  resemblance .87            From Monday the early ferry leaves at 5…

      1 more pair  text shared outside the clusters ──────────────────────────────────
        excerpt        ███▉ containment  .97  content/harbour/2025/pier-wire.md
        score .97  resemblance .12            excerpt of content/newsletter/week-12.md

        dedupe ./content --check  exit 1 on duplicates, for CI

      1,208 articles, 4 duplicates in 2 clusters, <1% of all words duplicated,
      1 more pair, 1,202 unique, 1 skipped
      "
    `);
  });

  it('puts the halves under each other if it is too narrow for both', async () => {
    expect(await shown(SAMPLE, { width: 46 })).toMatchInlineSnapshot(`
      "4 articles  1 identical copy, 1 excerpt, 1 re…
      ● original
        earliest date (likely)
        content/harbour/2025/pier-wire.md
        2025-03-17  Harbour town votes to rebuild i…
        identical      ████ containment 1.00
        score 1.00  resemblance 1.00
        mirror/pier.md
        2025-03-17  Harbour town votes
        excerpt        ███▉ containment  .99
        score .98  resemblance .41
        content/harbour/2025/pier-short.md
        2025-03-18  Pier vote
        rewrite        █▋░░ containment  .41
        score .93  resemblance .22
        新聞/埠頭再建の住民投票について.md
        2025-03-19  港町、嵐で壊れた埠頭の再建を住…

      2 articles  1 near-duplicate ────────────── c2
      ● original
        first by path (guess)
        ferry-timetabl…nges-from-monday-17-march.txt
        near-duplicate ███▊ containment  .93
        score .99  resemblance .87
        4711  feeds/notices.jsonl:17
        From Monday the early ferry leaves at 5.40…

      1 more pair  text shared outside the clusters
        excerpt        ███▉ containment  .97
        score .97  resemblance .12
        content/harbour/2025/pier-wire.md
        excerpt of content/newsletter/week-12.md

        dedupe --check  exit 1 on duplicates, for CI

      1,208 articles, 4 duplicates in 2 clusters,
      <1% of all words duplicated, 1 more pair,
      1,202 unique, 1 skipped
      "
    `);
  });

  it('gives a wide terminal to the names', async () => {
    const wide = await shown(SAMPLE, { width: 140 });
    expect(wide).toContain(
      'content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt',
    );
    expect(wide).toContain('港町、嵐で壊れた埠頭の再建を住民投票で決定');
  });

  it('says plainly that there are no duplicates', async () => {
    expect(await shown(NOTHING, { command: 'dedupe ./content' })).toMatchInlineSnapshot(`
      "  dedupe ./content --threshold 0.3  look for weaker matches

      No duplicates: 1,208 articles, all unique
      "
    `);
  });

  it('hints at the relations that were not looked for', async () => {
    const strict = {
      ...NOTHING,
      settings: { ...NOTHING.settings, relation: 'identical' as const },
    };
    expect(await shown(strict)).toContain('  dedupe --relation rewrite  look for rewrites too\n');
  });

  it('has nothing to compare with a folder of unreadable files', async () => {
    const summary = { ...NOTHING.summary, documents: 0, unique: 0, skipped: 3 };
    expect(await shown({ ...NOTHING, summary, documents: [] })).toBe(
      'No articles to compare, 3 skipped\n',
    );
  });

  it.each([
    [1, 'Only 1 article, nothing to compare it with\n'],
    [2, 'No duplicates: 2 articles, both unique\n'],
    [3, 'No duplicates: 3 articles, all unique\n'],
  ])('has a verdict on %i articles', async (documents, verdict) => {
    const summary = { ...NOTHING.summary, documents, unique: documents };
    expect(await shown({ ...NOTHING, summary }, { width: null })).toBe(verdict);
  });

  it('does not mention unique articles if there are none', async () => {
    const summary = { ...SAMPLE.summary, documents: 6, unique: 0 };
    const verdict =
      '\n6 articles, 4 duplicates in 2 clusters, 33% of all words duplicated, 1 more pair, 1 skipped\n';
    expect(
      await shown({ ...SAMPLE, summary: { ...summary, words: 4000 } }, { width: 120 }),
    ).toContain(verdict);
  });

  it.each([
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

  it('shows what a document made of parts of others is made of', async () => {
    const lines = (await shown(MIXED)).split('\n');
    const from = lines.findIndex((line) => line.includes('made of parts of others'));
    expect(`\n${lines.slice(from, from + 7).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      1 article  made of parts of others ─────────────────────────────────────────────
      ● digest of 3 sources                   content/newsletter/week-12.md
                                              The week in seven minutes
        part           ███▍░░░░░░  34% of it  content/harbour/2025/pier-wire.md
        part           ██▏░░░░░░░  21% of it  ferry-timetab…s-from-monday-17-march.txt
        part           █▊░░░░░░░░  18% of it  4711  feeds/notices.jsonl:17
        its own        ██▊░░░░░░░  27% of it
      "
    `);
  });

  it('counts a pair that this tells of, but does not list it again', async () => {
    const mixed = await shown(MIXED);
    expect(mixed).not.toContain('text shared outside the clusters');
    expect(mixed).toMatch(/\n1,208 articles, 4 duplicates in 2 clusters, [^]*\n1 more pair,/u);
  });

  it('shows the first 10 sources, and the sum of the others', async () => {
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

  it('calls a copy that holds the original a longer version, and says how much it holds', async () => {
    const lines = (await shown(EXTENDED)).split('\n');
    expect(lines[0]).toMatch(/^4 articles {2}1 identical copy, 1 excerpt, 1 longer version /u);
    expect(lines.find((line) => line.includes('held'))).toMatch(
      /^ {2}longer version ███▉ held {9}\.98 {2}新聞/u,
    );
  });

  it('says of a copy that does not match the original what it matched', async () => {
    const lines = (await shown(INDIRECT)).split('\n');
    const at = lines.findIndex((line) => line.includes('新聞'));
    expect(lines.slice(at, at + 2)).toMatchInlineSnapshot(`
      [
        "  rewrite        █▋░░ containment  .41  新聞/埠頭再建の住民投票について.md",
        "  score .31  below the threshold        via content/…/2025/pier-short.md .83  2…",
      ]
    `);
    for (const width of [32, 60, 80, 200]) {
      expect(await shown(INDIRECT, { width })).toMatch(/below the threshold[^]*via [^]*\.83/u);
    }
  });

  it('says which of two is the excerpt, whatever their measures', async () => {
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
        new RegExp(` containment +[.\\d]+ {2}${part}\n.* {2}excerpt of ${whole}\n`, 'u'),
      );
    }
  });

  it('counts pairs that no cluster holds as findings', async () => {
    const digests = { ...NOTHING, pairs: SAMPLE.pairs };
    expect(await shown(digests)).toContain('1 pair  text shared outside the clusters');
    expect(await shown(digests)).toMatch(/\n1,208 articles, no clusters, 1 pair, 1,208 unique\n$/u);
  });

  it('leaves out pairs inside a cluster, as its members tell them', async () => {
    const [pair] = SAMPLE.pairs;
    if (!pair) throw new Error('the sample has a pair');
    const inside = { ...SAMPLE, pairs: [{ ...pair, b: 'mirror/pier.md' }] };
    expect(await shown(inside)).not.toContain('more pair');
  });

  it('lists the first 10 clusters and copies, counts the rest, and says how to see them', async () => {
    const lines = (await shown(longFolder())).split('\n');
    expect(lines.filter((line) => /^\d+ articles /u.test(line))).toHaveLength(10);
    expect(lines).toContain('  … 4 more copies');
    expect(lines).toContain('… 2 more clusters of 4 articles');
    expect(lines).toContain('  dedupe --all  list everything');
  });

  it('lists everything under `all`, and as much as `limit` says', async () => {
    const all = await shown(longFolder(), { all: true, limit: 1 });
    expect(all).not.toContain('… ');
    expect(all.match(/^ {2}near-duplicate /gmu)).toHaveLength(14 + 11);
    const few = await shown(longFolder(), { limit: 3 });
    expect(few.match(/^ {2}near-duplicate /gmu)).toHaveLength(3 + 1 + 1);
    expect(few).toContain('… 9 more clusters of 18 articles');
  });

  it('does not hint at what was typed already', async () => {
    const typed = await shown(longFolder(), { command: 'dedupe x --all --check' });
    expect(typed).not.toContain('list everything');
    expect(typed).not.toContain('for CI');
    const all = await shown(longFolder(), { command: 'dedupe x --all' });
    expect(all).toContain('  dedupe x --all --check  exit 1 on duplicates, for CI\n');
  });

  it('hints at one command only', async () => {
    expect((await shown(longFolder())).match(/^ {2}dedupe /gmu)).toHaveLength(1);
  });

  it('hints at the match that is the least sure, broken where a shell lets it go on', async () => {
    const unsure = { ...INDIRECT, summary: { ...INDIRECT.summary, clusters: 2 } };
    const corpus = "--threshold=.3 --in 'my content'";
    expect(await shown(unsure, { corpus })).toContain(
      [
        '  why the least sure two match:',
        '  dedupe explain content/harbour/2025/pier-short.md \\',
        "  '新聞/埠頭再建の住民投票について.md' --threshold=.3 --in 'my content'",
      ].join('\n'),
    );
    expect(await shown(unsure)).not.toContain('explain');
    expect(await shown(SAMPLE, { corpus })).not.toContain('explain');
    const hostile = renamedCopies(unsure, '-o\u001b[2J');
    expect(await shown(hostile, { corpus })).not.toContain('explain');
  });

  it('shows its last lines alone, or the verdict', async () => {
    const whole = await shown(SAMPLE);
    const summary = await shown(SAMPLE, { part: 'summary' });
    expect(whole.endsWith(`\n\n${summary}`)).toBe(true);
    expect(summary).toMatch(/^ {2}dedupe --check {2}.*\n\n1,208 articles,/u);
    const verdict = await shown(SAMPLE, { part: 'verdict' });
    expect(verdict).toMatch(/^1,208 articles, [^]*, 1 skipped\n$/u);
    expect(summary.endsWith(verdict)).toBe(true);
    for (const part of ['summary', 'verdict'] as const) {
      const plain = await shown(SAMPLE, { part, width: null });
      expect(plain).toMatch(/^1,208 articles, .*, 1 skipped\n$/u);
    }
  });

  it('says how many templates were set aside, unless their pairs count', async () => {
    const family = { documents: ['a', 'b', 'c'], share: 0.5, text: 'Dear …' };
    const formed = { ...SAMPLE, templates: [family, family] };
    expect(await shown(formed)).toContain(', 2 templates set aside');
    const counting = { ...formed, settings: { ...SAMPLE.settings, relation: 'template' as const } };
    expect(await shown(counting)).not.toContain('set aside');
  });

  it('shows the option alone if it would be taken for a path', async () => {
    expect(await shown(SAMPLE, { command: 'dedupe -- -x' })).toContain('\n  --check  exit 1');
  });

  it('shows the option alone after a long command', async () => {
    const command = `dedupe ${'folder '.repeat(9)}`;
    expect(await shown(SAMPLE, { command })).toContain(
      '\n  --check  exit 1 on duplicates, for CI\n',
    );
  });

  it('has no line wider than the terminal, whatever the names', async () => {
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

  it('links paths to their files when asked, and looks the same', async () => {
    const linked = await shown(SAMPLE, { hyperlinks: true });
    const url = pathToFileURL('mirror/pier.md').href;
    expect(linked).toContain(`${ESC}]8;;${url}${ESC}\\mirror/pier.md${ESC}]8;;${ESC}\\`);
    expect(stripVTControlCharacters(linked)).toBe(await shown(SAMPLE));
    expect(await shown(renamed({ path: '-' }), { hyperlinks: true })).not.toContain('\u001b');
  });
});

describe('the prior that was learnt', () => {
  it('is told to the last word, in as many lines as that takes', async () => {
    const learnt = { ...SAMPLE, summary: { ...SAMPLE.summary, prior: 0.32 } };
    for (const width of [40, 60, 80, 120]) {
      const lines = (await shown(learnt, { width })).split('\n');
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join(' ')).toContain('--prior 0.15 pins the usual 15%.');
    }
  });
});
