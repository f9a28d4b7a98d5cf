/** What texts suppress themselves, through the built program. */

import { afterEach, describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { isValid } from '../results.ts';
import { BEES, LANTERNS } from './stories.ts';
import { Sandbox } from './run-dedupe.ts';

const made: Sandbox[] = [];
afterEach(() => {
  for (const sandbox of made.splice(0)) sandbox.remove();
});

/** Articles about other things, so that a folder has more than copies. */
const OTHERS = {
  'docs/slate.md': 'The price of slate fell again in the northern quarries this week.\n',
  'docs/trams.md': 'Three new trams were delivered to the depot before the summer fair.\n',
};

function folder(files: Readonly<Record<string, string>>): Sandbox {
  const sandbox = new Sandbox({ ...OTHERS, ...files });
  made.push(sandbox);
  return sandbox;
}

async function found(sandbox: Sandbox, ...words: readonly string[]): Promise<DedupeResult> {
  const { stdout } = await sandbox.dedupe(['docs', '--json', ...words]);
  const result: DedupeResult = JSON.parse(stdout);
  expect(isValid(result), JSON.stringify(isValid.errors)).toBe(true);
  return result;
}

async function checked(
  sandbox: Sandbox,
  ...words: readonly string[]
): Promise<{ exitCode: number | null; stderr: string }> {
  const { exitCode, stderr } = await sandbox.dedupe(['docs', '--check', '-q', ...words]);
  return { exitCode, stderr };
}

const PASSES = { exitCode: 0, stderr: '' };
const front = (line: string): string => `---\n${line}\n---\n`;

describe('a page whose canonical names the other', () => {
  it.each([
    ['a path from its folder', 'canonical: lanterns.md'],
    ['a path from the root of the site', 'canonical: /docs/lanterns'],
    ['duplicate_of', 'duplicate_of: ./lanterns.md'],
    ['canonical_url', 'canonical_url: /lanterns/'],
  ])('is settled by %s, and no finding', async (_, line) => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front(line) + LANTERNS,
    });
    expect(await checked(sandbox)).toEqual(PASSES);
    const { clusters, summary } = await found(sandbox);
    expect(clusters[0]?.members).toMatchObject([
      { document: 'docs/lanterns.md', role: 'original' },
      { document: 'docs/copy.md', settled: 'docs/lanterns.md' },
    ]);
    expect(summary).toMatchObject({ clusters: 1, duplicates: 1, settled: 1 });
  });

  it('is settled in a page of HTML and in a record', async () => {
    const page = `<html><head><link rel="canonical" href="lanterns.html"></head><body><p>${LANTERNS}</p></body></html>`;
    const html = folder({ 'docs/lanterns.html': `<p>${LANTERNS}</p>`, 'docs/copy.html': page });
    expect(await checked(html)).toEqual(PASSES);
    const records = [
      { id: 'a', url: 'https://a.example/lanterns', text: LANTERNS },
      {
        id: 'b',
        url: 'https://b.example/copy',
        canonical: 'https://a.example/lanterns',
        text: LANTERNS,
      },
    ];
    const jsonl = folder({ 'docs/r.jsonl': records.map((one) => JSON.stringify(one)).join('\n') });
    expect(await checked(jsonl)).toEqual(PASSES);
  });

  it('does not settle a third copy', async () => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front('canonical: lanterns.md') + LANTERNS,
      'docs/third.md': LANTERNS,
    });
    expect((await checked(sandbox)).exitCode).toBe(1);
    const { stdout } = await sandbox.dedupe(['docs', '-f', 'github']);
    expect(stdout).toContain('docs/third.md');
    expect(stdout).not.toContain('file=docs/copy.md');
  });

  it.each([
    ['a credit', 'source: lanterns.md'],
    ['its own address', 'canonical: copy.md'],
    ['a page elsewhere', 'canonical: https://elsewhere.example/x'],
  ])('is not settled by %s', async (_, line) => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front(line) + LANTERNS,
    });
    expect((await checked(sandbox)).exitCode).toBe(1);
  });

  it('is left out of lists for removal and of findings, and marked for people', async () => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front('canonical: lanterns.md') + LANTERNS,
    });
    expect((await sandbox.dedupe(['docs', '-f', 'markdown'])).stdout).toContain(
      '| identical, settled |',
    );
    for (const format of ['paths', 'github']) {
      expect((await sandbox.dedupe(['docs', '-f', format])).stdout).not.toContain('copy.md');
    }
    const { stdout } = await sandbox.dedupe(['docs']);
    expect(stdout).toMatch(/identical .* settled {2}docs\/copy\.md/);
    expect(stdout).toMatch(/1 duplicate in 1 cluster.*, 1 settled/);
    expect((await sandbox.dedupe(['docs', '-f', 'agent'])).stdout).toContain('leave docs/copy.md');
  });
});

describe('dedupe: false', () => {
  it('leaves a text out, counts it, and is no skipped input to --strict', async () => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front('dedupe: false') + LANTERNS,
    });
    expect(await checked(sandbox, '--strict')).toEqual(PASSES);
    const { summary, skipped, suppressions } = await found(sandbox, '--report-suppressions');
    expect(summary).toMatchObject({ documents: 3, leftOut: 1, skipped: 1, clusters: 0 });
    expect(skipped).toEqual([{ path: 'docs/copy.md', reason: 'left out by its front matter' }]);
    expect(suppressions).toEqual([{ kind: 'left-out', path: 'docs/copy.md', line: 2 }]);
    const { stdout } = await sandbox.dedupe(['docs']);
    expect(stdout).toContain('1 left out by dedupe: false');
  });
});

const block = (text: string): string =>
  `<!-- dedupe-ignore-start -->\n\n${text}\n\n<!-- dedupe-ignore-end -->\n`;

describe('a dedupe-ignore block', () => {
  it.each([
    ['Markdown', 'md', block(LANTERNS)],
    ['MDX', 'mdx', `{/* dedupe-ignore-start */}\n\n${LANTERNS}\n\n{/* dedupe-ignore-end */}\n`],
    ['HTML', 'html', `<main><p>x</p>${block(`<p>${LANTERNS}</p>`)}</main>`],
    [
      'one line of Markdown',
      'md',
      `A word <!-- dedupe-ignore-start --> ${LANTERNS.replaceAll('\n', ' ')} <!-- dedupe-ignore-end -->\n`,
    ],
  ])('is set aside in %s', async (_, extension, text) => {
    const sandbox = folder({
      'docs/lanterns.txt': LANTERNS,
      [`docs/quoting.${extension}`]: `${text}\n${extension === 'html' ? `<p>${BEES}</p>` : BEES}\n`,
    });
    expect(await checked(sandbox)).toEqual(PASSES);
    expect((await found(sandbox)).summary.ignoredBlocks).toBe(1);
  });

  it('counts without its marks', async () => {
    const sandbox = folder({
      'docs/lanterns.txt': LANTERNS,
      'docs/quoting.md': `${LANTERNS}\n\n${BEES}\n`,
    });
    expect((await checked(sandbox)).exitCode).toBe(1);
  });

  it('is text in a block of code', async () => {
    const sandbox = folder({
      'docs/lanterns.txt': LANTERNS,
      'docs/code.md': `\`\`\`html\n<!-- dedupe-ignore-start -->\n\`\`\`\n\n${LANTERNS}\n`,
    });
    expect((await checked(sandbox)).exitCode).toBe(1);
    expect((await found(sandbox)).summary.ignoredBlocks).toBeUndefined();
  });

  it('keeps the places of what is around it', async () => {
    const sandbox = folder({
      'docs/lanterns.txt': LANTERNS,
      'docs/both.md': `${block(BEES)}\n${LANTERNS}\n`,
    });
    const { pairs } = await found(sandbox);
    const [passage] = pairs[0]?.passages ?? [];
    expect(passage?.placeA?.startLine).toBe(block(BEES).split('\n').length + 1);
  });

  it('reaches to the end if it has none, with a warning that says where it starts', async () => {
    const sandbox = folder({
      'docs/lanterns.txt': LANTERNS,
      'docs/open.md': `# Bees\n\n${BEES}\n\n<!-- dedupe-ignore-start -->\n\n${LANTERNS}\n`,
    });
    const { exitCode, stderr } = await sandbox.dedupe(['docs', '--check']);
    expect(exitCode).toBe(0);
    const line = `# Bees\n\n${BEES}\n\n`.split('\n').length;
    expect(stderr).toBe(
      `warning: docs/open.md: line ${line}: dedupe-ignore-start has no dedupe-ignore-end: all that follows is set aside\n`,
    );
  });

  it('without a start is a warning', async () => {
    const sandbox = folder({ 'docs/end.md': `${BEES}\n\n<!-- dedupe-ignore-end -->\n` });
    const { stderr } = await sandbox.dedupe(['docs']);
    expect(stderr).toMatch(
      /docs\/end\.md: line \d+: dedupe-ignore-end without a dedupe-ignore-start/,
    );
  });
});

describe('--report-suppressions', () => {
  it('lists each with its place and its effect, and passes if all have one', async () => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': `---\ntitle: Copy\ncanonical: lanterns.md\n---\n${LANTERNS}`,
      'docs/out.md': front('dedupe: false') + LANTERNS,
      'docs/part.md': `${BEES}\n\n${block(LANTERNS)}`,
    });
    expect(await checked(sandbox, '--report-suppressions')).toEqual(PASSES);
    const { stdout } = await sandbox.dedupe(['docs', '--report-suppressions']);
    expect(stdout).toContain(
      'suppression  docs/copy.md:3  canonical: lanterns.md  settles docs/lanterns.md\n',
    );
    expect(stdout).toContain('suppression  docs/out.md:2  dedupe: false  left out\n');
    expect(stdout).toMatch(
      /suppression {2}docs\/part\.md:\d+ {2}dedupe-ignore {2}set aside up to line \d+\n/,
    );
  });

  it.each([
    [
      'a page that is not there',
      front('duplicate_of: gone.md') + BEES,
      'it names no document that was read',
    ],
    [
      'a page that is no match',
      front('canonical: slate.md') + BEES,
      'it does not match "docs/slate.md"',
    ],
    ['a block without a word', `${BEES}\n\n${block('')}`, 'there is no word in it'],
  ])('finds %s stale, which fails a check', async (_, text, stale) => {
    const sandbox = folder({ 'docs/stale.md': text });
    expect(await checked(sandbox)).toEqual(PASSES);
    const { suppressions } = await found(sandbox, '--report-suppressions');
    expect(suppressions).toMatchObject([{ path: 'docs/stale.md', stale }]);
    const { exitCode, stderr } = await checked(sandbox, '--report-suppressions');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`--check found 1 suppression without effect: docs/stale.md:`);
    expect(stderr).toContain(stale);
  });

  it('survives a saved result', async () => {
    const sandbox = folder({
      'docs/lanterns.md': LANTERNS,
      'docs/copy.md': front('canonical: lanterns.md') + LANTERNS,
    });
    const whole = await found(sandbox, '--report-suppressions');
    await sandbox.dedupe(['docs', '--report-suppressions', '-f', 'ndjson', '-o', 'saved.ndjson']);
    const { stdout } = await sandbox.dedupe(['report', 'saved.ndjson', '--json']);
    expect(JSON.parse(stdout)).toEqual(whole);
  });
});
