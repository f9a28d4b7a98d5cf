import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { markdown } from '../../src/report/markdown.ts';
import type { ReportOptions } from '../../src/report/options.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { ACTING, resultWith } from './hostile-result.ts';
import { INDIRECT, SAMPLE } from './sample.ts';
import { longFolder, NOTHING, renamed } from './shown.ts';

function written(result: DedupeResult, options: Partial<ReportOptions> = {}): string {
  return [...markdown(result, { width: null, color: 0, all: false, ...options })].join('');
}

interface Page {
  /** The texts of all cells, a list a row. */
  readonly rows: readonly (readonly string[])[];
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** The text outside `<code>`, which a forge searches for mentions. */
  readonly prose: string;
}

/** The report as a browser gets it from a Markdown renderer. */
function pageOf(report: string): Page {
  const rows: string[][] = [];
  const [tags, attributes] = [new Set<string>(), new Set<string>()];
  let [prose, depth] = ['', 0];
  const parser = new Parser({
    onopentag(name, found) {
      tags.add(name);
      for (const key of Object.keys(found)) attributes.add(key);
      if (name === 'tr') rows.push([]);
      if (name === 'td' || name === 'th') rows.at(-1)?.push('');
      if (name === 'code') depth += 1;
    },
    onclosetag(name) {
      if (name === 'code') depth -= 1;
    },
    ontext(text) {
      const row = rows.at(-1);
      if (row !== undefined && row.length > 0) row[row.length - 1] += text;
      if (depth === 0) prose += text;
    },
  });
  parser.end(marked.parse(report, { async: false }));
  return { rows: rows.map((row) => row.map((cell) => cell.trim())), tags, attributes, prose };
}

describe('the Markdown report', () => {
  it('begins with the verdict, and has a table for each cluster', () => {
    const report = written(SAMPLE);
    expect(report).toContain(
      '\n1,208 articles, 4 duplicates in 2 clusters, <1% of all words duplicated, 1 more pair, 1,202 unique, 1 skipped\n',
    );
    const { rows, tags } = pageOf(report);
    expect([...tags].toSorted()).toEqual([
      'code',
      'h2',
      'h3',
      'p',
      'strong',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
    ]);
    expect(rows.filter(([first]) => first === 'role')).toHaveLength(2);
    expect(rows).toHaveLength(2 + 6);
    expect(rows[2]).toEqual([
      'identical',
      'mirror/pier.md',
      'Harbour town votes',
      '2025-03-17T18:30:00Z',
      '1.00',
      '1.00',
      '1.00',
    ]);
  });

  it('says why the original is one, and what a copy matches that does not match it', () => {
    const { rows } = pageOf(written(INDIRECT));
    expect(rows[1]?.slice(0, 2)).toEqual([
      'original, earliest date (likely)',
      'content/harbour/2025/pier-wire.md',
    ]);
    expect(rows.flat()).toContain(
      'rewrite, below the threshold, matches content/harbour/2025/pier-short.md .83',
    );
  });

  it('has the verdict alone without clusters', () => {
    expect(written(NOTHING)).toBe(`<!-- neardup report -->
## Near-duplicate articles

No duplicates: 1,208 articles, all unique

<!-- end of neardup report -->
`);
  });

  it('fits a comment, and counts what has no room', () => {
    const many = Array.from({ length: 900 }, (_, i) => `news/2025/article-${i}.txt`);
    const report = written(resultWith(many));
    expect(report.length).toBeLessThan(65_536 - 4000);
    const shown = report.match(/^### /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    const rest = 900 - shown;
    expect(report).toContain(`${rest} more clusters with ${rest} duplicates`);
    expect(written(resultWith(many), { all: true }).match(/^### /gm)).toHaveLength(900);
  });

  it('counts the copies of a cluster that it does not show', () => {
    const report = written(longFolder(), { limit: 4 });
    expect(pageOf(report).rows).toHaveLength(12 + 5 + 11 * 2);
    expect(report).toContain('\n10 more copies\n');
    expect(written(longFolder(), { limit: 4, all: true })).not.toContain('more copies');
  });

  it('shows the end of a long path, and the start of a long title', () => {
    const path = `${'folder/'.repeat(100)}end.txt`;
    const { rows } = pageOf(written(renamed({ path, title: `Start ${'long '.repeat(400)}` })));
    expect(rows[1]?.[1]).toMatch(/^.{200,300}$/u);
    expect(rows.flat().join(' ')).toMatch(/…[^|]*folder\/end\.txt/);
    expect(rows[1]?.[2]).toMatch(/^Start long .{100,240}$/u);
  });

  it('has nothing that acts, of hostile names', () => {
    const result = resultWith(HOSTILE);
    const report = written(result, { all: true });
    expect(report).not.toMatch(ACTING);
    const { rows, tags, attributes, prose } = pageOf(report);
    const harmless = pageOf(written(SAMPLE)).tags;
    expect([...tags].filter((tag) => !harmless.has(tag))).toEqual([]);
    expect([...attributes].filter((name) => name !== 'align')).toEqual([]);
    expect(prose).not.toMatch(/evil|owned|@|#\d/);
    expect(rows.filter((row) => row.length !== 7)).toEqual([]);
    expect(rows).toHaveLength(3 * HOSTILE.length);
    expect(rows.flat()).toContain('a|b\\|c\\\\|d');
    expect(rows.flat()).toContain('&lt;b&gt; &#60;i&#62; &amp;');
  });
});
