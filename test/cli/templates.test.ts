/** Articles that follow one form: no cluster, one entry in the report, and the pairs for those who ask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';

const NOTICE = `The editors of the Harrow Point bulletin read every letter before it is printed. Letters may be cut for
length. Letters that name neighbours are sent back unless the neighbour has signed as well. The bulletin is paid for by
the harbour fund, the bakery and the three ferry families, none of whom have a say in what it prints. Copies are left at
the lock, at the bakery and at the reading room on the first Friday of a month, and may be kept.`;
const LETTERS = {
  goose:
    'My goose Albertine has now crossed the weir eleven times and I ask for a plank before the frost, as her left foot was hurt in April when the old one broke under a cyclist from Marrow.',
  bells:
    'Somebody rings the chapel bell at four in the morning. It is not the sexton, who was with us in Dunmere all week, so I propose that we hide a candle and a dog in the tower.',
  jam: 'The quince jam sold as mine at the autumn stall was pear. Mine has a blue ribbon and a thumbprint in the wax; theirs has neither, and one jar had a label from a chemist.',
  map: 'On the new map our lane ends in the pond. Two delivery vans believed it. Could the surveyor come and look, preferably before the ice, and bring a rope with him this time?',
};
const FILES = {
  ...Object.fromEntries(
    Object.entries(LETTERS).map(([name, letter]) => [`b/${name}.txt`, `${letter}\n\n${NOTICE}\n`]),
  ),
  'b/jam-again.txt': `${LETTERS.jam.replace('chemist', 'cobbler')}\n\n${NOTICE}\n`,
  'b/heron.txt':
    'A heron stood on the roof of the reading room for most of Tuesday and took no notice of the band.',
};

let box: Sandbox;

beforeAll(() => {
  box = new Sandbox(FILES);
});

afterAll(() => box.remove());

describe('letters above one notice that is longer than they are', () => {
  it('are no copies of each other, but for the one that was sent twice', async () => {
    const { stdout } = await box.dedupe(['b', '--json']);
    const { clusters, pairs, summary } = JSON.parse(stdout);
    const members = clusters.map((cluster: { members: { document: string }[] }) =>
      cluster.members.map(({ document }) => document).toSorted(),
    );
    expect(members).toEqual([['b/jam-again.txt', 'b/jam.txt']]);
    expect(pairs).toHaveLength(1);
    expect(summary).toMatchObject({ duplicates: 1, unique: 4 });
  });

  it('are one family, with its form', async () => {
    const { stdout } = await box.dedupe(['b', '--json']);
    const { templates } = JSON.parse(stdout);
    expect(templates).toHaveLength(1);
    expect(templates[0].documents).toEqual([
      'b/bells.txt',
      'b/goose.txt',
      'b/jam-again.txt',
      'b/jam.txt',
      'b/map.txt',
    ]);
    expect(templates[0].text).toMatch(/^… The editors of the Harrow Point .* and may be kept$/);
    expect(templates[0].share).toBeGreaterThan(0.6);
    expect(templates[0].share).toBeLessThan(0.8);
    const { stdout: records } = await box.dedupe(['b', '--ndjson']);
    const types = records
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { type, ...family } = types.find((record) => record.type === 'template');
    expect(type).toBe('template');
    expect(family).toEqual(templates[0]);
  });

  it('are told on request, and do not fail a check otherwise', async () => {
    const letters = ['b/goose.txt', 'b/bells.txt', 'b/map.txt', 'b/jam.txt'];
    const quiet = await box.dedupe([...letters, '--check']);
    expect(quiet.exitCode).toBe(0);
    expect(quiet.stdout).not.toContain('form');
    const told = await box.dedupe([...letters, '--check', '--relation', 'template']);
    expect(told.exitCode).toBe(1);
    expect(told.stdout).toMatch(/^form {2}4 articles, \d\d% of their words {2}… The editors of/m);
    expect(told.stdout.match(/has the same form as/g)).toHaveLength(6);
    expect(told.stdout).toContain('4 articles, no clusters');
  });

  it('are copies to those who want boilerplate, or a measure of all that is shared', async () => {
    const kept = await box.dedupe(['b', '--json', '--no-boilerplate']);
    expect(JSON.parse(kept.stdout).clusters[0].size).toBe(5);
    const shared = await box.dedupe(['b', '--json', '--by', 'containment', '-t', '.4']);
    expect(JSON.parse(shared.stdout).clusters[0].size).toBe(5);
  });
});
