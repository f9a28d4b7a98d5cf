import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../src/report/options.ts';
import { nastyText, randomResult } from './arbitrary.ts';
import { EXTENDED, INDIRECT, MIXED, SAMPLE } from './sample.ts';
import { longFolder, NOTHING, renamed, shown } from './shown.ts';

const ESC = '\u001b';
const COLOUR_CODE = new RegExp(`${ESC}\\[(\\d+)m`, 'gu');
/** Controls and what reorders a line, except the line break. */
const HARMFUL = /(?!\n)[\p{Cc}\u202a-\u202e]/u;

function* permutedOptions(): Generator<Partial<ReportOptions>> {
  for (const width of [80, null]) {
    for (const color of [0, 1] as const) yield { width, color };
  }
}

describe('the report in a file', () => {
  it('has one record a line, uncut', async () => {
    expect(await shown(SAMPLE, { width: null })).toMatchInlineSnapshot(`
      "c1  4 articles  1 identical copy, 1 excerpt, 1 rewrite
      c1  original  earliest date (likely)  content/harbour/2025/pier-wire.md  2025-03-17  Harbour town votes to rebuild its pier
      c1  identical  score 1.00  containment 1.00  resemblance 1.00  mirror/pier.md  2025-03-17T18:30:00Z  Harbour town votes
      c1  excerpt  score .98  containment .99  resemblance .41  content/harbour/2025/pier-short.md  2025-03-18  Pier vote
      c1  rewrite  score .93  containment .41  resemblance .22  新聞/埠頭再建の住民投票について.md  2025-03-19  港町、嵐で壊れた埠頭の再建を住民投票で決定

      c2  2 articles  1 near-duplicate
      c2  original  first by path (guess)  content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt
      c2  near-duplicate  score .99  containment .93  resemblance .87  4711  feeds/notices.jsonl:17  From Monday the early ferry leaves at 5.40 instead of 6.10, and the la

      also  excerpt  score .97  containment .97  resemblance .12  content/harbour/2025/pier-wire.md  is an excerpt of  content/newsletter/week-12.md

      1,208 articles, 4 duplicates in 2 clusters, <1% of all words duplicated, 1 more pair, 1,202 unique, 1 skipped
      "
    `);
  });

  it('says in one line what a document is made of', async () => {
    expect(await shown(MIXED, { width: null })).toContain(
      '\ndigest  content/newsletter/week-12.md  made of 34% content/harbour/2025/pier-wire.md, ' +
        '21% content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt, ' +
        '18% 4711, 27% its own\n\n',
    );
  });

  it('says of a longer version how much of the original it holds', async () => {
    expect(await shown(EXTENDED, { width: null })).toContain(
      'c1  longer version  score .93  containment .41  resemblance .22  held .98  新聞',
    );
  });

  it('says of a copy that does not match the original what it matched', async () => {
    expect(await shown(INDIRECT, { width: null })).toContain(
      'c1  rewrite  score .31  containment .41  resemblance .22  ' +
        'below the threshold, via content/harbour/2025/pier-short.md .83  新聞',
    );
    expect(await shown(SAMPLE, { width: null })).not.toContain('below');
  });

  it('counts digests apart from what is unique', async () => {
    const summary = { ...MIXED.summary, unique: 1201, digests: 1 };
    const verdict = (await shown({ ...MIXED, summary }, { width: null }))
      .trimEnd()
      .split('\n')
      .pop();
    expect(verdict).toContain(', 1 digest, 1,201 unique,');
  });

  it('lists every cluster and copy unless there is a limit', async () => {
    const whole = await shown(longFolder(), { width: null });
    expect(whole.match(/^c\d+ {2}near-duplicate {2}score/gmu)).toHaveLength(14 + 11);
    const cut = await shown(longFolder(), { width: null, limit: 2 });
    expect(cut).toContain('c1  12 more copies\n');
    expect(cut).toContain('10 more clusters\n');
  });

  it('says plainly that there are no duplicates', async () => {
    expect(await shown(NOTHING, { width: null })).toBe(
      'No duplicates: 1,208 articles, all unique\n',
    );
  });
});

describe('colour', () => {
  it('adds codes and changes nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(randomResult, fc.constantFrom(80, null), async (result, width) => {
        const coloured = await shown(result, { width, color: 1, hyperlinks: true });
        expect(coloured).toContain(`${ESC}[`);
        expect(stripVTControlCharacters(coloured)).toBe(await shown(result, { width }));
      }),
    );
  });

  it('marks the original green, and is never hard to read on white or black', async () => {
    const coloured = await shown(SAMPLE, { color: 3 });
    expect(coloured).toContain('\u001b[32m● original\u001b[39m');
    expect(coloured).toContain('\u001b[31midentical');
    const codes = new Set([...coloured.matchAll(COLOUR_CODE)].map(([, code]) => Number(code)));
    expect([...codes].toSorted((a, b) => a - b)).toEqual([1, 2, 22, 31, 32, 35, 36, 39]);
  });
});

describe('text from strangers', () => {
  const ATTACK = '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n\b\u202egnp.exe';

  it('cannot move the cursor, paint or reorder', async () => {
    const hostile = renamed({ title: ATTACK, date: ATTACK, path: ATTACK, line: 1 });
    for (const options of permutedOptions()) {
      const seen = stripVTControlCharacters(await shown(hostile, { ...options, color: 0 }));
      expect(await shown(hostile, { ...options, color: 0 })).toBe(seen);
      expect((await shown(hostile, options)).replaceAll(COLOUR_CODE, '')).toBe(seen);
      expect(seen).toContain('␛[2J␛]0;owned␇');
      expect(seen).not.toMatch(HARMFUL);
    }
  });

  it('never brings an escape or a line break into a plain report', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, async (nasty) => {
        const calm = await shown(renamed({ title: 'calm', path: 'calm' }), { width: null });
        const wild = await shown(renamed({ title: nasty, path: nasty }), { width: null });
        expect(wild).not.toMatch(HARMFUL);
        expect(wild.split('\n')).toHaveLength(calm.split('\n').length);
      }),
    );
  });

  it('takes one line at any length', async () => {
    const book = renamed({ title: '章'.repeat(1_000_000) });
    expect((await shown(book)).length).toBeLessThan(10_000);
  });
});
