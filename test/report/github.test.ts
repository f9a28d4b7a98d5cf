import { describe, expect, it } from 'vitest';
import { github } from '../../src/report/github.ts';
import { clean } from '../../src/report/text/clean.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { clusterOf, pairOn, UNSAFE, written } from './findings.ts';
import { SAMPLE } from './sample.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** A line as the runner of GitHub reads it; undefined if it is no command. */
function commandIn(line: string): Command | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const head = trimmed.slice(2, end);
  const space = head.indexOf(' ');
  const [name, list] = space < 0 ? [head, ''] : [head.slice(0, space), head.slice(space + 1)];
  const properties = list.split(',').map((entry) => {
    const sign = entry.indexOf('=');
    return [entry.slice(0, sign), unescaped(entry.slice(sign + 1))];
  });
  const message = unescaped(trimmed.slice(end + 2));
  return { name, properties: Object.fromEntries(properties), message };
}

const unescaped = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

function linesOf(...[result]: Parameters<typeof github>): string[] {
  const lines = written(github(result)).split('\n');
  expect(lines.pop()).toBe('');
  return lines;
}

describe('the report for GitHub', () => {
  it('has a command for each finding, the worst first, and a line that counts them', () => {
    expect(written(github(SAMPLE))).toMatchInlineSnapshot(`
      "::error file=mirror/pier.md,line=1,endLine=1,title=dedupe/identical::mirror/pier.md: Identical to content/harbour/2025/pier-wire.md.
      ::warning file=feeds/notices.jsonl,line=17,endLine=17,title=dedupe/near-duplicate::feeds/notices.jsonl:17: Near-duplicate of content/notices/2025/03/ferry-timetable-changes-from-monday-17-march.txt (score .99, 93%25 of it is there).
      ::warning file=content/harbour/2025/pier-short.md,line=1,endLine=1,title=dedupe/excerpt::content/harbour/2025/pier-short.md: Excerpt of content/harbour/2025/pier-wire.md (score .98, 99%25 of it is there).
      ::warning file=content/harbour/2025/pier-wire.md,line=1,endLine=14,title=dedupe/excerpt::content/harbour/2025/pier-wire.md: Excerpt of content/newsletter/week-12.md (score .97, 97%25 of it is there).
      ::notice file=新聞/埠頭再建の住民投票について.md,line=1,endLine=1,title=dedupe/rewrite::新聞/埠頭再建の住民投票について.md: Rewrite of content/harbour/2025/pier-wire.md (score .93, 41%25 of it is there).
      dedupe: 5 findings in 1,208 articles.
      "
    `);
  });

  it('gives columns only for a passage on one line', () => {
    const result = clusterOf(['a.md', 'b.md']);
    const pair = pairOn('a.md', 'b.md', [12, 40]);
    const [line = ''] = linesOf({ ...result, pairs: [pair] });
    expect(commandIn(line)?.properties).toEqual({
      file: 'b.md',
      line: '40',
      endLine: '42',
      title: 'dedupe/near-duplicate',
    });
    const place = { startLine: 40, startColumn: 3, endLine: 40, endColumn: 90 };
    const passages = pair.passages.map((passage) => ({ ...passage, placeB: place }));
    const [narrow = ''] = linesOf({ ...result, pairs: [{ ...pair, passages }] });
    expect(commandIn(narrow)?.properties).toMatchObject({ line: '40', col: '3', endColumn: '90' });
  });

  it('writes 10 of a kind, and says how many more there are', () => {
    const paths = Array.from({ length: 40 }, (_, i) => `${i}.md`);
    const lines = linesOf(clusterOf(paths, (i) => (i < 13 ? 'identical' : 'rewrite')));
    const names = lines.map((line) => commandIn(line)?.name);
    expect(names).toEqual([
      ...Array.from({ length: 10 }, () => 'error'),
      ...Array.from({ length: 10 }, () => 'notice'),
      undefined,
    ]);
    expect(lines.at(-1)).toBe(
      'dedupe: 39 findings in 40 articles; GitHub shows 10 of a kind, so 19 more are not shown here.',
    );
  });

  it('says that there are no duplicates', () => {
    const result = { ...SAMPLE, clusters: [], pairs: [] };
    expect(linesOf(result)).toEqual(['dedupe: no duplicates in 1,208 articles.']);
  });

  it.each(HOSTILE)('lets %j start no command of its own', (hostile) => {
    const [first = '', second = '', last = '', ...others] = linesOf(
      clusterOf(['original.md', hostile, `a/${hostile}`]),
    );
    expect(others).toEqual([]);
    expect(commandIn(last)).toBeUndefined();
    const commands = [first, second].map(commandIn);
    const files = commands.map((command) => command?.properties['file']);
    expect(new Set(files)).toEqual(new Set([clean(hostile), clean(`a/${hostile}`)]));
    for (const command of commands) {
      expect(command?.name).toBe('warning');
      expect(Object.keys(command?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
      expect(command?.message).toContain('Near-duplicate of original.md');
    }
    expect(first + second).not.toMatch(UNSAFE);
  });
});
