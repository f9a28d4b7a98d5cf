/** `--limit`: every limit can be raised and lowered, and says itself how. */

import { afterAll, describe, expect, it } from 'vitest';
import { dedupe, listFiles } from '../../../src/index.ts';
import { limitRows } from '../../../src/cli/options/limit-list.ts';
import { LIMIT_NAMES, type LimitName, spokenLimit } from '../../../src/model/limits.ts';
import { Sandbox, type Start } from '../run-dedupe.ts';

const boxes: Sandbox[] = [];
afterAll(() => boxes.forEach((box) => box.remove()));

const TEXT = 'The kiln of the old brickworks at Tarn was lit again on Monday, for one day only.';
const MB = 2 ** 20;

function sandbox(files: Readonly<Record<string, string>>): Sandbox {
  const box = new Sandbox({ 'in/a.txt': TEXT, 'in/b.txt': `${TEXT} It drew a crowd.`, ...files });
  boxes.push(box);
  return box;
}

/** The exit code of a call, and what it says. */
async function outcome(box: Sandbox, words: string, start: Start = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await box.dedupe(words.split(' '), start);
  return `${exitCode}: ${stdout}${stderr}`;
}

/** Files, a call that needs the limit to be at least so much, what it says below it, and what above. */
interface Case {
  readonly name: LimitName;
  readonly files: Readonly<Record<string, string>>;
  readonly words: string;
  readonly below: RegExp;
  readonly above: RegExp;
  readonly low: string;
  readonly high: string;
  /** The usual limit is already too low. */
  readonly isBeyondUsual?: boolean;
}

const BOTH = /^0: in\/a.txt\nin\/b.txt\n$/;
const ONLY_A = /^0: in\/a.txt\n$/;
const LIST = 'in/a.txt\nin/b.txt\n';
const wildcards = (bytes: number): string => `b.t?t\n${'x*y*z*x*y\n'.repeat(bytes / 9)}`;

const CASES: readonly Case[] = [
  {
    name: 'configSize',
    files: { 'dedupe.config.json': `{"ignore":["b.txt"]}${' '.repeat(MB)}` },
    words: '--list-files in',
    below: /^2: .*is larger than 1 MB: --limit config-size allows more/,
    above: ONLY_A,
    low: '1M',
    high: '2M',
    isBeyondUsual: true,
  },
  {
    name: 'configSize',
    files: { 'package.json': `{"dedupe":{"ignore":["b.txt"]}}${' '.repeat(MB)}` },
    words: '-v --list-files in',
    below: /^0: in\/a.txt\nin\/b.txt\n.*package.json is ignored.*--limit config-size allows more/,
    above: /^0: in\/a.txt\n(?!in\/b)/,
    low: '1M',
    high: '2M',
    isBeyondUsual: true,
  },
  {
    name: 'configParts',
    files: { 'dedupe.config.yaml': `ignore:\n- b.txt\n${'- c\n'.repeat(60_000)}` },
    words: '--list-files in',
    below: /^2: .*too many parts for settings: --limit config-parts allows more/,
    above: ONLY_A,
    low: '50',
    high: '1000000',
    isBeyondUsual: true,
  },
  {
    name: 'configTime',
    files: {
      'dedupe.config.mjs':
        'await new Promise((resolve) => setTimeout(resolve, 2500));\nexport default { ignore: ["b.txt"] };',
    },
    words: '--list-files in',
    below: /^2: .*took more than 1 s to load: --limit config-time allows more/,
    above: ONLY_A,
    low: '1',
    high: '600',
  },
  {
    name: 'listSize',
    files: { list: LIST },
    words: '--list-files --files-from list',
    below: /^2: .*longer than 17 bytes: --limit list-size allows more/,
    above: BOTH,
    low: '17',
    high: '18',
  },
  {
    name: 'listPaths',
    files: { list: LIST },
    words: '--list-files --files-from list',
    below: /^2: .*more than 1 paths: --limit list-paths allows more/,
    above: BOTH,
    low: '1',
    high: '2',
  },
  {
    name: 'ignoreSize',
    files: { 'in/.ignore': `b.txt\n#${'x'.repeat(MB)}` },
    words: '-v --list-files in',
    below: /^0: in\/a.txt\nin\/b.txt\n.*is larger than 1 MB: --limit ignore-size allows more/s,
    above: ONLY_A,
    low: '1M',
    high: '1.5M',
    isBeyondUsual: true,
  },
  {
    name: 'ignoreTotal',
    files: { 'in/.gitignore': 'c.txt', 'in/.ignore': 'b.txt' },
    words: '-v --list-files in',
    below:
      /^0: in\/a.txt\nin\/b.txt\n.*larger than 1 bytes in all: --limit ignore-total allows more/s,
    above: ONLY_A,
    low: '1',
    high: '1T',
  },
  {
    name: 'ignoreWildcards',
    files: { 'in/.ignore': wildcards(18_000) },
    words: '-v --list-files in',
    below:
      /^0: in\/a.txt\nin\/b.txt\n.*wildcards larger than .*: --limit ignore-wildcards allows more/s,
    above: ONLY_A,
    low: '10',
    high: '64K',
    isBeyondUsual: true,
  },
  {
    name: 'idLength',
    files: { 'in.jsonl': JSON.stringify({ id: 'x'.repeat(5000), text: TEXT }) },
    words: '--json in.jsonl',
    below: /^0: .*"id": ?"in.jsonl#1".*by path and line: --limit id-length allows more/s,
    above: /^0: .*"id": ?"x{5000}"/s,
    low: '10',
    high: '5000',
    isBeyondUsual: true,
  },
];

describe('a limit', () => {
  it('is tried, whatever its name', () => {
    expect(new Set(CASES.map(({ name }) => name))).toEqual(new Set(LIMIT_NAMES));
  });

  it.each(CASES)(
    'can be lowered and raised: $name, $words',
    async ({ name, files, words, below, above, low, high, isBeyondUsual }) => {
      const box = sandbox(files);
      const flag = `--limit ${spokenLimit(name)}=`;
      expect(await outcome(box, `${flag}${low} ${words}`)).toMatch(below);
      expect(await outcome(box, `${flag}${high} ${words}`)).toMatch(above);
      expect(await outcome(box, words)).toMatch(isBeyondUsual ? below : above);
      expect(
        await outcome(box, words, { env: { DEDUPE_LIMIT: `${spokenLimit(name)}=${high}` } }),
      ).toMatch(above);
    },
  );

  it('of a list may be above the usual one', async () => {
    const list = "{ head -c 270000000 /dev/zero; printf 'in/a.txt\\0'; }";
    const call = 'dedupe --list-files --files-from - -0';
    const box = sandbox({});
    expect((await box.shell(`${list} | ${call}`)).stderr).toContain('longer than 256 MB: --limit');
    const raised = await box.shell(`${list} | ${call} --limit list-size=1G`);
    expect(raised).toMatchObject({ exitCode: 0, stdout: 'in/a.txt\0', stderr: '' });
  });

  it('that cannot be raised further does not say that it can', async () => {
    const box = sandbox({ 'in.jsonl': JSON.stringify({ id: 'x'.repeat(17_000), text: TEXT }) });
    const told = await outcome(box, '--limit id-length=16383 in.jsonl');
    expect(told).toContain('longer than 16383 characters');
    expect(told).not.toContain('--limit');
  });
});

describe('--limit', () => {
  const box = sandbox({});

  it.each([
    ['id-lenght=5', 'unknown limit "id-lenght"; did you mean "id-length"? (limits: config-size, '],
    ['colour=5', 'unknown limit "colour" (limits: config-size, '],
    ['constructor=5', 'unknown limit "constructor" (limits: '],
    ['id-length', 'expected id-length=<characters>, from 1 to 16383'],
    ['id-length=0', 'expected id-length=<characters>, from 1 to 16383'],
    ['id-length=16384', 'expected id-length=<characters>, from 1 to 16383'],
    ['id-length=5k', 'expected id-length=<characters>, from 1 to 16383'],
    ['config-size=1G', 'expected config-size=<bytes>, from 1 to 256M'],
    ['ignore-size=some', 'expected ignore-size=<bytes>, from 1 to 256M'],
    ['=5', 'expected name=value, such as id-length=8000'],
  ])('refuses %s', async (value, problem) => {
    for (const words of [`--limit ${value} in`, `in --limit list-paths=9,${value}`]) {
      const told = await outcome(box, words);
      expect(told).toMatch(/^2: dedupe: invalid value ".*" for --limit: /);
      expect(told).toContain(problem);
    }
  });

  it('takes several limits at once, and adds to the config and the environment', async () => {
    const more = sandbox({ 'dedupe.config.json': '{"limit":{"ignoreSize":5,"idLength":6}}' });
    const words = '--limit idLength=7,list-size=2k --limit list-paths=8 --print-config';
    const { stdout } = await more.dedupe(words.split(' '), {
      env: { DEDUPE_LIMIT: 'ignore-total=9' },
    });
    expect(JSON.parse(stdout).settings.limit).toEqual({
      value: { ignoreSize: 5, ignoreTotal: 9, idLength: 7, listSize: 2048, listPaths: 8 },
      source: 'flag',
    });
  });

  it('is in the help with every usual value', async () => {
    const { stdout } = await box.dedupe(['--help']);
    for (const { usual } of limitRows()) for (const one of usual) expect(stdout).toContain(one);
  });
});

describe('limits in a config', () => {
  it.each([
    '{"limit":{"idLength":8000,"ignore-size":"2M"}}',
    '{"limit":["id-length=8000","ignoreSize=2M"]}',
    '{"limit":"id-length=8000, ignore-size=2M"}',
  ])('may be written as %s', async (config) => {
    const { stdout } = await sandbox({ '.deduperc': config }).dedupe(['--print-config']);
    expect(JSON.parse(stdout).settings.limit).toEqual({
      value: { idLength: 8000, ignoreSize: 2 * MB },
      source: 'config',
    });
  });

  it.each([
    ['{"limit":{"idLenght":8000}}', 'unknown limit "idLenght"; did you mean "id-length"?'],
    ['{"limit":{"idLength":"many"}}', 'expected id-length=<characters>, from 1 to 16383'],
    ['{"limit":{"idLength":1.5}}', 'expected id-length=<characters>, from 1 to 16383'],
    ['{"limit":{"idLength":null}}', 'expected id-length=<characters>, from 1 to 16383'],
    ['{"limit":{"__proto__":8000}}', 'unknown limit "__proto__"'],
    ['{"limit":8000}', 'expected name=value, such as id-length=8000, or an object of them'],
    ['{"limit":[8000]}', 'unknown limit "8000"'],
  ])('are checked: %s', async (config, problem) => {
    const told = await outcome(sandbox({ '.deduperc': config }), 'in');
    expect(told).toMatch(/^2: dedupe: \.deduperc: invalid value for "limit": /);
    expect(told).toContain(problem);
  });

  it.each(['config-size=2M', 'config-time=600', 'configParts=900000'])(
    'are not those of configs: %s',
    async (limit) => {
      const told = await outcome(sandbox({ '.deduperc': JSON.stringify({ limit }) }), 'in');
      const name = spokenLimit(limit.replace(/=.*/, ''));
      expect(told).toContain(`"${name}" holds for the config itself: set it with --limit`);
      expect(told).toMatch(/^2: /);
    },
  );
});

describe('limits of the library', () => {
  const articles = [
    { id: 'x'.repeat(5000), text: TEXT },
    { id: 'short', text: TEXT },
  ];

  it('hold for ids and ignore files', async () => {
    const usual = await dedupe(articles);
    expect(usual.documents.map(({ id }) => id.length)).not.toContain(5000);
    const raised = await dedupe(articles, { limits: { idLength: 5000 } });
    expect(raised.documents.map(({ id }) => id.length)).toContain(5000);
    const { folder } = sandbox({ 'in/.ignore': 'b.txt' });
    expect(listFiles([folder]).files).toHaveLength(1);
    expect(listFiles([folder], { limits: { ignoreSize: 4 } }).files).toHaveLength(2);
  });

  it.each([{ idLength: 0 }, { idLength: 16_384 }, { idLength: 1.5 }, { idLenght: 5 }])(
    'are checked: %j',
    async (limits) => {
      await expect(dedupe(articles, { limits })).rejects.toMatchObject({ code: 'BAD_OPTION' });
      expect(() => listFiles(['.'], { limits })).toThrow(/limit "idLen/);
    },
  );
});
