import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const STORIES = {
  'stories/bees.txt': BEES,
  'stories/lanterns.txt': LANTERNS,
  'stories/old/lanterns.txt': LANTERNS,
  'stories/reprint.txt': `OSTER QUAY, reported by our own man. ${LANTERNS}`,
};

const LABELS = [
  'id,cluster',
  'stories/lanterns.txt,tower',
  'old/lanterns.txt,tower',
  'reprint.txt,tower',
  'bees.txt,hive',
  '',
].join('\n');

const sandboxes: Sandbox[] = [];

function sandbox(files: Record<string, string | Uint8Array>): Sandbox {
  const made = new Sandbox({ ...STORIES, ...files });
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

function evaluate(labels: string, ...words: string[]): Promise<Outcome> {
  return sandbox({ 'labels.csv': labels }).dedupe(['eval', 'labels.csv', 'stories', ...words]);
}

describe('dedupe eval', () => {
  it('prints a table, the best threshold marked, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await evaluate(LABELS);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(
      '4 labelled documents, 1 true cluster, 3 true pairs, by score, rewrite or closer',
    );
    expect(lines[2]).toMatch(/^ +threshold +precision +recall +F1 +ARI +clusters$/);
    expect(lines.filter((line) => line.endsWith('< best'))).toHaveLength(1);
    expect(stdout).toContain('\naverage precision 1.0000\n');
    expect(stdout).toMatch(
      /\nthis run: +threshold 0.5: precision 1.0000, recall 1.0000, F1 1.0000\n/,
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints the same as JSON, the same bytes each time', async () => {
    const { stdout, stderr } = await evaluate(LABELS, '--json', '-t', '.4');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      labels: {
        kind: 'clusters',
        documents: 4,
        clusters: 1,
        pairs: 3,
        missing: 0,
        ambiguous: 0,
        unlabelled: 0,
      },
      by: 'score',
      relation: 'rewrite',
      averagePrecision: 1,
      default: { threshold: 0.4, precision: 1, recall: 1, f1: 1, ari: 1, clusters: 1 },
      best: { f1: 1 },
    });
    expect(JSON.parse(stdout).thresholds).toHaveLength(20);
    expect((await evaluate(LABELS, '--json', '-t', '.4')).stdout).toBe(stdout);
  });

  it('holds clusters to the measure and the relation that it is told', async () => {
    const { stdout } = await evaluate(
      LABELS,
      '--json',
      '--relation',
      'identical',
      '--by',
      'resemblance',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      by: 'resemblance',
      relation: 'identical',
      default: { precision: 1, recall: 0.333333, f1: 0.5 },
    });
  });

  it('takes pairs, compressed, and records from standard input', async () => {
    const records = [
      { id: 'tower', text: LANTERNS },
      { id: 'again', text: LANTERNS },
      { id: 'hive', text: BEES },
    ];
    const { stdout, stderr } = await sandbox({
      'pairs.gz': gzipSync('tower\tagain\t1.000\n'),
    }).dedupe(['eval', 'pairs.gz', '-', '--json'], {
      stdin: records.map((record) => JSON.stringify(record)).join('\n'),
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      labels: { kind: 'pairs', documents: 2, clusters: null, pairs: 1 },
      averagePrecision: 1,
      best: { precision: 1, recall: 1, ari: null, clusters: 1 },
    });
  });

  it('says on stderr which labels and documents have no counterpart', async () => {
    const labels = 'id,cluster\nreprint.txt,a\nlanterns.txt,a\nmoon.txt,b\nsun.txt,b\n';
    const { exitCode, stdout, stderr } = await evaluate(labels, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      labels: { documents: 1, missing: 2, ambiguous: 1, unlabelled: 3 },
    });
    expect(stderr.split('\n')).toEqual([
      "warning: no document has the label id 'moon.txt' and 1 more",
      "warning: several documents end in the label id 'lanterns.txt'",
      "warning: left out, without a label: 'stories/bees.txt' and 2 more",
      '',
    ]);
  });

  it('writes where it is told', async () => {
    const made = sandbox({ 'labels.csv': LABELS });
    const words = ['eval', 'labels.csv', 'stories', '-f', 'json', '-o', 'found.json', '-f', 'text'];
    const { stdout } = await made.dedupe(words);
    expect(stdout).toContain('average precision');
    const { stdout: written } = await made.shell('cat found.json');
    expect(JSON.parse(written)).toMatchObject({ schemaVersion: 1 });
  });

  it('has colours only where it is told, or on a terminal', async () => {
    expect((await evaluate(LABELS)).stdout).not.toContain('\u001b');
    expect((await evaluate(LABELS, '--color', 'always')).stdout).toContain('\u001b[1m');
  });
});

describe('dedupe eval exits 2 and says why', () => {
  it.each([
    [
      'for a labels file that is not there',
      ['none.csv', 'stories'],
      "labels file 'none.csv' does not exist",
    ],
    [
      'for a labels file in which nothing fits',
      ['labels.csv', 'stories'],
      "no label names a document: the first label is 'moon.txt', the first document 'stories/bees.txt'",
    ],
    ['for a faulty labels file', ['faulty.csv', 'stories'], 'faulty.csv:2: no cluster; expected'],
    ['for nothing to read', ['labels.csv'], 'no documents to measure: dedupe eval LABELS PATHS...'],
    ['for a format that it has not', ['labels.csv', 'stories', '-f', 'ndjson'], "not as 'ndjson'"],
    [
      'for an option that it has not',
      ['labels.csv', 'stories', '--check'],
      "unknown option '--check'",
    ],
    ['for a path that is not there', ['labels.csv', 'nowhere'], 'nowhere'],
  ])('%s', async (_, words, message) => {
    const made = sandbox({
      'labels.csv': 'id,cluster\nmoon.txt,a\n',
      'faulty.csv': 'id,cluster\nbees.txt\n',
    });
    const { exitCode, stdout, stderr } = await made.dedupe(['eval', ...words]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`dedupe: `);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

it('dedupe eval --help explains labels and measures', async () => {
  const { exitCode, stdout } = await sandbox({}).dedupe(['eval', '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Usage: dedupe eval [options] <labels> [paths...]');
  expect(stdout).toContain('id,cluster');
  expect(stdout).toContain('dedupe eval labels.tsv ./articles');
  expect(stdout).not.toContain('--check');
});
