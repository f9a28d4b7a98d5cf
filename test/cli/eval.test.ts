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
  it('measures the same with other --workers and --memory', async () => {
    const { stdout } = await evaluate(LABELS);
    const more = await evaluate(LABELS, '--workers', '2', '--memory', '128M');
    expect(more).toMatchObject({ exitCode: 0, stdout, stderr: '' });
  });

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
    expect(JSON.parse(stdout).thresholds).toHaveLength(100);
    expect((await evaluate(LABELS, '--json', '-t', '.4')).stdout).toBe(stdout);
  });

  it('counts pairs by the measure and the relation that are asked for', async () => {
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

  it('measures against judged pairs, and says which it leaves out', async () => {
    const judged = [
      'reason\tlabel\ta\tb\tweight',
      'reprinted\tC\treprint.txt\told/lanterns.txt\t3',
      'no more than the sea\tN\tbees.txt\treprint.txt\t40',
      'the same file\tC\tstories/lanterns.txt\told/lanterns.txt\t',
      'gone\tC\tmoon.txt\tbees.txt\t7',
      '',
    ].join('\n');
    const made = sandbox({ 'judged.tsv': judged });
    const { exitCode, stdout, stderr } = await made.dedupe([
      'eval',
      'judged.tsv',
      'stories',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      labels: {
        kind: 'judged',
        judged: [
          { label: 'C', isCopy: true, pairs: 2, weight: 4 },
          { label: 'N', isCopy: false, pairs: 1, weight: 40 },
        ],
        leftOut: 1,
        missing: 1,
      },
      default: { pairs: 4, precision: 1, recall: 1, reported: { C: 2, N: 0 } },
      mistakes: { falsePairs: { pairs: 0 }, missedPairs: { pairs: 0 } },
    });
    expect(stderr.split('\n')).toEqual([
      "warning: no document has the label id 'moon.txt'",
      'warning: left out, because they do not name two documents: 1 judged pair',
      '',
    ]);
    const text = await made.dedupe(['eval', 'judged.tsv', 'stories', '-q', '--plot', 'drawn']);
    expect(text.stdout).toContain('\nreported:  C 2 of 2, N 0 of 1\n');
    const { stdout: svg } = await made.shell('cat drawn/precision-recall.svg');
    expect(svg).toContain('>judged pairs, by threshold of the score<');
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

  it('says whether the score can be believed, what is worst, and what to use', async () => {
    const labels = LABELS.replace('reprint.txt,tower', 'reprint.txt,press').replace(
      'bees.txt,hive',
      'bees.txt,press',
    );
    const { stdout, stderr } = await evaluate(labels);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/\nreliability of the score: \d+ candidates? scored 0.05 to 0.95\n/);
    expect(stdout).toMatch(
      /\nfalse pairs, highest first: 1 of 2\n {2}0.\d{4} {2}near-duplicate, resemblance 0.\d{4}\n/,
    );
    expect(stdout).toContain('  The lamplighter of Oster Quay climbed');
    expect(stdout).toMatch(/\nmissed pairs, lowest first: 1 of 1\n/);
    expect(stdout).toMatch(/\n {10}stories\/bees.txt +A beekeeper in the hills above/);
    expect(stdout).toMatch(/\nsuggested: /);
    const { mistakes, suggested } = JSON.parse((await evaluate(labels, '--json')).stdout);
    expect(mistakes).toMatchObject({
      threshold: 0.5,
      falsePairs: {
        pairs: 2,
        candidates: 2,
        worst: [
          { b: { id: 'stories/reprint.txt' }, relation: 'near-duplicate', isCandidate: true },
        ],
      },
      missedPairs: { pairs: 1, candidates: 1, worst: [{ a: { id: 'stories/bees.txt' } }] },
    });
    expect(suggested).toMatchObject({ precision: 0.95 });
  });

  it('lists as many mistakes, and suggests for the precision, as asked', async () => {
    const labels = 'id,cluster\nreprint.txt,a\nbees.txt,b\nstories/lanterns.txt,c\n';
    const words = ['--mistakes', '0', '--precision', '.999', '--relation', 'near-duplicate'];
    const { stdout, stderr } = await evaluate(labels, ...words, '-q');
    expect(stderr).toBe('');
    expect(stdout).not.toContain('false pairs');
    expect(stdout).toMatch(
      /\nsuggested: no threshold reaches precision 0.999; the highest is 0.0000/,
    );
    const { mistakes } = JSON.parse((await evaluate(labels, ...words, '--json', '-q')).stdout);
    expect(mistakes.falsePairs).toEqual({ pairs: 1, candidates: 1, worst: [] });
  });

  it('draws its diagrams into a folder that it makes, the same bytes each time', async () => {
    const made = sandbox({ 'labels.csv': LABELS });
    const words = ['eval', 'labels.csv', 'stories', '--json', '--plot'];
    const first = await made.dedupe([...words, 'new/diagrams']);
    expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ schemaVersion: 1 });
    await made.dedupe([...words, 'again']);
    const { stdout } = await made.shell(
      'ls new/diagrams && diff -r new/diagrams again && echo same',
    );
    expect(stdout).toBe('precision-recall.svg\nreliability.svg\nsame\n');
    const svg = await made.shell('cat again/*.svg');
    expect(svg.stdout.match(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /gm)).toHaveLength(2);
    expect(svg.stdout).toContain('>this run, -t 0.5: precision 1.000, recall 1.000<');
  });

  it('has each entry of a list on a line of its own, in JSON', async () => {
    const { stdout } = await evaluate(LABELS, '--json');
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('    {"threshold":'))).toHaveLength(
      100 + JSON.parse(stdout).curve.length,
    );
    expect(lines[0]).toBe('{');
    expect(lines[1]).toBe('  "schemaVersion": 1,');
  });

  it('writes to the file that it is given', async () => {
    const made = sandbox({ 'labels.csv': LABELS });
    const words = ['eval', 'labels.csv', 'stories', '-f', 'json', '-o', 'found.json', '-f', 'text'];
    const { stdout } = await made.dedupe(words);
    expect(stdout).toContain('average precision');
    const { stdout: written } = await made.shell('cat found.json');
    expect(JSON.parse(written)).toMatchObject({ schemaVersion: 1 });
  });

  it('has colours only if asked for, or on a terminal', async () => {
    expect((await evaluate(LABELS)).stdout).not.toContain('\u001b');
    expect((await evaluate(LABELS, '--color', 'always')).stdout).toContain('\u001b[1m');
  });
});

describe('dedupe eval exits 2 and says why', () => {
  it.each([
    [
      'for a labels file that does not exist',
      ['none.csv', 'stories'],
      "labels file 'none.csv' does not exist",
    ],
    [
      'for a labels file that fits no document',
      ['labels.csv', 'stories'],
      "no label names a document: the first label is 'moon.txt', the first document 'stories/bees.txt'",
    ],
    ['for a faulty labels file', ['faulty.csv', 'stories'], 'faulty.csv:2: no cluster; expected'],
    ['for nothing to read', ['labels.csv'], 'no documents to measure: dedupe eval LABELS PATHS...'],
    ['for a format that it has not', ['labels.csv', 'stories', '-f', 'ndjson'], "not as 'ndjson'"],
    [
      'for an option that it does not have',
      ['labels.csv', 'stories', '--check'],
      "unknown option '--check'",
    ],
    [
      'for an invalid precision',
      ['labels.csv', 'stories', '--precision', '95'],
      'invalid value "95" for --precision: expected a number from 0 to 1',
    ],
    [
      'for an invalid number of mistakes',
      ['labels.csv', 'stories', '--mistakes=-1'],
      'invalid value "-1" for --mistakes: expected a whole number, 0 or more',
    ],
    [
      'for diagrams without a folder',
      ['labels.csv', 'stories', '--plot', 'faulty.csv'],
      'cannot make the folder "faulty.csv"',
    ],
    [
      'for a diagram whose name is taken by a folder',
      ['labels.csv', 'stories', '--plot', 'taken'],
      'cannot write "taken/reliability.svg": it is a folder',
    ],
    ['for a path that is not there', ['labels.csv', 'nowhere'], 'nowhere'],
  ])('%s', async (_, words, message) => {
    const made = sandbox({
      'labels.csv': 'id,cluster\nmoon.txt,a\n',
      'faulty.csv': 'id,cluster\nbees.txt\n',
      'taken/reliability.svg/note.txt': 'mine',
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
  expect(stdout).toMatch(/\nEvaluation:\n {2}--precision <share> .*\(default: 0.95\)\n/);
  expect(stdout).not.toContain('--check');
});
