import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const folder = new Sandbox({
  'articles/bees.txt': BEES,
  'articles/lanterns.md': `---\ndate: 2024-01-02\n---\n${LANTERNS}`,
  'articles/reprint #2.md': `---\ndate: 2025-05-06\n---\n\n# Lanterns\n\n${LANTERNS}`,
  'feed.jsonl': `${JSON.stringify({ text: BEES })}\n\n${JSON.stringify({ text: BEES })}\n`,
});
afterAll(() => folder.remove());

interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn?: number };
        };
      }[];
    }[];
  }[];
}

const placesIn = (log: Log): unknown[] =>
  log.runs.flatMap(({ results }) =>
    results.map(({ locations: [at] }) => {
      const { artifactLocation, region } = at?.physicalLocation ?? {};
      return [artifactLocation?.uri, region?.startLine, region?.startColumn];
    }),
  );

describe('a report for code scanning', () => {
  it('points at the lines of Markdown and of records, and fails the check', async () => {
    const run = await folder.dedupe(['articles', 'feed.jsonl', '-f', 'sarif', '--check']);
    expect(run).toMatchObject({ exitCode: 1, stderr: '' });
    expect(placesIn(JSON.parse(run.stdout))).toEqual([
      ['feed.jsonl', 1, undefined],
      ['feed.jsonl', 3, undefined],
      ['articles/reprint%20%232.md', 7, 1],
    ]);
  });

  it.each(['found.sarif', 'found.sarif.json'])('is what %s gets', async (name) => {
    const run = await folder.dedupe(['articles', '-o', name]);
    expect(run).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    const log: Log = JSON.parse(readFileSync(join(folder.folder, name), 'utf8'));
    expect(placesIn(log)).toHaveLength(1);
  });
});

describe('the reports for build servers', () => {
  it('go to their files in one run', async () => {
    const words = [
      'articles',
      '-f',
      'junit',
      '-o',
      'junit.xml',
      '-f',
      'codeclimate',
      '-o',
      'q.json',
    ];
    const run = await folder.dedupe([...words, '-f', 'github']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^::(?:error|warning) file=articles\/reprint #2\.md,line=7,/u);
    expect(readFileSync(join(folder.folder, 'junit.xml'), 'utf8')).toContain('tests="3"');
    const issues: unknown[] = JSON.parse(readFileSync(join(folder.folder, 'q.json'), 'utf8'));
    expect(issues).toHaveLength(1);
  });

  it('append their summary to the file that GitHub names, and warn if it cannot be written', async () => {
    folder.write({ 'summary.md': 'An earlier step.\n' });
    const words = ['articles', '-f', 'github'];
    const withFile = (name: string): Promise<Outcome> =>
      folder.dedupe(words, { env: { GITHUB_STEP_SUMMARY: join(folder.folder, name) } });
    const { stdout } = await withFile('summary.md');
    const summary = readFileSync(join(folder.folder, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^An earlier step\.\n<!-- .* -->\n## Near-duplicate articles\n/u);
    expect(summary).toContain('reprint &#35;2.md');
    const failed = await withFile('no/such/folder.md');
    expect(failed).toMatchObject({ exitCode: 0, stdout });
    expect(failed.stderr).toMatch(/^warning: the step summary was not written to .*: ENOENT\n$/u);
  });

  it('are listed in the help', async () => {
    const { stdout } = await folder.dedupe(['--help']);
    for (const name of ['sarif', 'junit', 'codeclimate', 'github']) expect(stdout).toContain(name);
  });
});
