import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const EXCERPT = LANTERNS.slice(0, 240);
const record = (id: string, text: string): string => JSON.stringify({ id, text });
const FILES = {
  'articles/lanterns.txt': LANTERNS,
  'articles/reprint.txt': `OSTER QUAY, reported by our own man. ${LANTERNS}`,
  'articles/bees.txt': BEES,
  'articles/nothing.txt': ' ... \n',
  'articles/picture.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
  'elsewhere/bees.txt': `${BEES} And so it goes.`,
  'stories.jsonl': [record('17', LANTERNS), record('23', EXCERPT), record('5', BEES)].join('\n'),
  'twins.jsonl': [record('7', LANTERNS), record('7', EXCERPT)].join('\n'),
};

const sandboxes: Sandbox[] = [];

function explain(...words: string[]): Promise<Outcome> {
  const sandbox = new Sandbox(FILES);
  sandboxes.push(sandbox);
  return sandbox.dedupe(['explain', ...words]);
}

afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove();
});

const NO_WORDS = 'warning: 1 article has no words to compare: articles/nothing.txt\n';
/** What a run over the folder says on stderr. */
const EXPECTED = /^(?:1 file skipped|warning: 1 id occurs|warning: 1 article has no words).*\n/gm;

/** The ids that an explanation is about, from its JSON. */
async function idsOf(...words: string[]): Promise<[a: string, b: string, documents: number]> {
  const { exitCode, stdout, stderr } = await explain(...words, '--json');
  const unexpected = stderr.replaceAll(EXPECTED, '');
  expect({ exitCode, unexpected }).toEqual({ exitCode: 0, unexpected: '' });
  const { a, b, corpus } = JSON.parse(stdout);
  return [a.id, b.id, corpus.documents];
}

async function refusalOf(...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await explain(...words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  return stderr;
}

const [LANTERN_PATH, REPRINT_PATH] = ['articles/lanterns.txt', 'articles/reprint.txt'] as const;

describe('dedupe explain', () => {
  it('says the verdict first, and exits 0 whatever that is', async () => {
    const copies = await explain(LANTERN_PATH, REPRINT_PATH);
    expect(copies).toMatchObject({ exitCode: 0, stderr: '' });
    expect(copies.stdout).toMatch(/^Copies: A and B are near-duplicates, /);
    const strangers = await explain(LANTERN_PATH, 'articles/bees.txt');
    expect(strangers).toMatchObject({ exitCode: 0, stderr: '' });
    expect(strangers.stdout).toMatch(/^A and B do not count as copies: /);
    const empty = await explain('articles/nothing.txt', 'articles/bees.txt');
    expect(empty).toMatchObject({ exitCode: 0, stderr: NO_WORDS });
    expect(empty.stdout).toMatch(/^A has no words: a text without words matches nothing\.\n/);
  });

  it('prints the same as JSON, the same bytes each time', async () => {
    const words = [LANTERN_PATH, REPRINT_PATH, '--in', 'articles', '--json', '-q'];
    const { stdout, stderr } = await explain(...words);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      corpus: { documents: 4, skipped: 1 },
      verdict: { outcome: 'counts', isCompared: true, isSameCluster: true, threshold: 0.5 },
      a: { id: LANTERN_PATH, cluster: 'c1' },
      b: { id: REPRINT_PATH, cluster: 'c1' },
      relation: { relation: 'near-duplicate' },
      clusters: [{ id: 'c1', size: 2 }],
      candidates: { engine: 'exact', isCandidate: true },
    });
    expect((await explain(...words)).stdout).toBe(stdout);
  });

  it('looks at the two alone, or among what --in names', async () => {
    expect(await idsOf(LANTERN_PATH, REPRINT_PATH)).toEqual([LANTERN_PATH, REPRINT_PATH, 2]);
    expect(await idsOf(REPRINT_PATH, LANTERN_PATH, '--in', 'articles')).toEqual([
      REPRINT_PATH,
      LANTERN_PATH,
      4,
    ]);
    const [, , documents] = await idsOf(LANTERN_PATH, '17', '--in', 'articles', 'stories.jsonl');
    expect(documents).toBe(7);
  });

  it('takes ids, records by line, ends of paths, and paths in another spelling', async () => {
    expect(await idsOf('23', '17', '--in', 'stories.jsonl')).toEqual(['23', '17', 3]);
    const places = ['stories.jsonl:2', 'stories.jsonl#1'];
    expect(await idsOf(...places, '--in', 'stories.jsonl')).toEqual(['23', '17', 3]);
    const ends = ['reprint.txt', './articles//lanterns.txt'];
    expect(await idsOf(...ends, '--in', '.')).toEqual([REPRINT_PATH, LANTERN_PATH, 10]);
    const { stdout } = await explain(
      'twins.jsonl:1',
      'twins.jsonl:2',
      '--in',
      'twins.jsonl',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      a: { id: 'twins.jsonl#1' },
      b: { id: 'twins.jsonl#2' },
      relation: { relation: 'excerpt', excerpt: 'b' },
    });
  });

  it('tells the same with other --workers and --memory', async () => {
    const words = [LANTERN_PATH, '17', '--in', 'articles', 'stories.jsonl', '--json'];
    const { stdout } = await explain(...words);
    for (const more of [
      ['--workers', '1'],
      ['--workers', '3', '--memory', '128M'],
    ]) {
      expect(await explain(...words, ...more)).toMatchObject({ exitCode: 0, stdout });
    }
    expect(await refusalOf(...words, '--workers', '0')).toContain('--workers');
  });

  it('reads records from standard input', async () => {
    const sandbox = new Sandbox(FILES);
    sandboxes.push(sandbox);
    const { exitCode, stdout } = await sandbox.dedupe(
      ['explain', '17', '5', '--in', '-', '--json'],
      {
        stdin: FILES['stories.jsonl'],
      },
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ a: { id: '17' }, b: { id: '5' } });
  });

  it('goes by the settings of the main command', async () => {
    const { stdout } = await explain(
      '17',
      '23',
      '--in',
      'stories.jsonl',
      '--json',
      '-t',
      '.9',
      '--by',
      'resemblance',
      '-k',
      '4',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      settings: { threshold: 0.9, by: 'resemblance', shingleSize: 4 },
      verdict: { outcome: 'below-threshold', by: 'resemblance' },
      shared: [{ size: 1 }, { size: 2 }, { size: 3 }, { size: 4 }, { size: 5 }],
    });
  });

  it('refuses a name that no document has, and says which is near', async () => {
    expect(await refusalOf('lantern.txt', 'bees.txt', '--in', 'articles')).toBe(
      'dedupe: document "lantern.txt" not found in "articles"; did you mean "articles/lanterns.txt"?\n',
    );
    expect(await refusalOf('lanterns', 'bees.txt', '--in', 'articles')).toContain(
      'did you mean "articles/lanterns.txt"?',
    );
    expect(await refusalOf('17', 'zebra-crossing', '--in', 'stories.jsonl', 'articles')).toMatch(
      /^dedupe: document "zebra-crossing" not found in "stories.jsonl" and 1 more; check the spelling\n$/,
    );
    expect(await refusalOf('17', '23')).toMatch(/no such file or folder: "17".*--in\n$/);
  });

  it('refuses a name that may be several documents', async () => {
    expect(await refusalOf('bees.txt', LANTERN_PATH, '--in', '.')).toBe(
      'dedupe: "bees.txt" may be any of 2 documents, such as "articles/bees.txt" and "elsewhere/bees.txt"; name one of them\n',
    );
    expect(await refusalOf('stories.jsonl', LANTERN_PATH)).toMatch(/may be any of 3 documents/);
    expect(await refusalOf('7', LANTERN_PATH, '--in', '.')).toMatch(
      /"7" may be any of 2 documents, such as "twins.jsonl:1" and "twins.jsonl:2"/,
    );
  });

  it('refuses the same document twice, a folder, and what could not be read', async () => {
    expect(await refusalOf(LANTERN_PATH, LANTERN_PATH)).toMatch(
      /"articles\/lanterns.txt" is named twice/,
    );
    expect(await refusalOf(LANTERN_PATH, './articles/lanterns.txt')).toMatch(/are one document/);
    expect(await refusalOf('articles', LANTERN_PATH)).toMatch(/"articles" is a folder/);
    expect(await refusalOf('articles/picture.txt', LANTERN_PATH)).toBe(
      'dedupe: cannot explain "articles/picture.txt": binary file\n',
    );
  });

  it('refuses calls that make no sense', async () => {
    expect(await refusalOf(LANTERN_PATH)).toMatch(/^dedupe: name two documents, before --in: /);
    expect(await refusalOf('--in', 'articles', LANTERN_PATH, REPRINT_PATH)).toMatch(/before --in/);
    expect(await refusalOf(LANTERN_PATH, REPRINT_PATH, 'third.txt')).toMatch(/too many arguments/);
    expect(await refusalOf(LANTERN_PATH, REPRINT_PATH, '-f', 'ndjson')).toMatch(/as text or JSON/);
    expect(await refusalOf(LANTERN_PATH, REPRINT_PATH, '--check')).toMatch(/unknown option/);
  });

  it('explains itself', async () => {
    const { exitCode, stdout, stderr } = await explain('--help');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: dedupe explain [options] <A> <B> [--in <paths...>]');
    expect(stdout).toContain('Exit codes:');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
