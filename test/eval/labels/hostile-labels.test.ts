/** Labels files made to break the reader: each ends in one line, exit code 2, and soon. */

import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { DedupeError } from '../../../src/model/error.ts';
import { readLabels } from '../../../src/eval/labels/labels-file.ts';
import { parseLabels } from '../../../src/eval/labels/labels.ts';
import { matchIds } from '../../../src/eval/labels/match.ts';
import { Sandbox } from '../../cli/run-dedupe.ts';

const TEXT = 'The ferry to the northern island sails again on Monday, the harbour office said.';
const sandbox = new Sandbox({ 'quay/ferry.txt': TEXT, 'quay/again.txt': `${TEXT} It is full.` });
afterAll(() => sandbox.remove());

const inSandbox = (name: string): string => join(sandbox.folder, name);

function failure(text: string, file: string): string {
  try {
    parseLabels(text, file);
  } catch (error) {
    if (error instanceof DedupeError) return error.message;
    throw error;
  }
  throw new Error('expected an error');
}

/** Bytes `length` times, without holding them. */
function* repeat(part: string, length: number): Generator<Buffer> {
  const chunk = Buffer.from(part.repeat(Math.ceil(2 ** 20 / part.length)));
  for (let sent = 0; sent < length; sent += chunk.length) yield chunk;
}

describe('a value in a record that is neither text nor a number is named, not printed', () => {
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  it.each([
    ['{"id1":"quay","id2":"pier","value":{"toString":1}}', 'value an object is not a number'],
    [`{"id1":"quay","id2":"pier","value":${nested}}`, 'value a list is not a number'],
    ['{"id1":"quay","id2":"pier","value":true}', "value 'true' is not a number"],
    ['{"id1":{"toString":1},"id2":"pier"}', 'id1 is an object; expected text or a number'],
    ['{"id1":"quay","id2":[[]]}', 'id2 is a list; expected text or a number'],
    ['{"id":{"toString":null},"cluster":"a"}', 'id is an object; expected text or a number'],
    [`{"id":"quay","cluster":${nested}}`, 'cluster is a list; expected text or a number'],
    ['{"id":"quay","cluster":false}', "cluster is 'false'; expected text or a number"],
    ['{"__proto__":{"id":"quay","cluster":"a"}}', 'no id'],
  ])('%.60s', (record, message) => {
    expect(failure(record, 'a.jsonl')).toContain(`a.jsonl:1: ${message}`);
  });
});

it('JSON that never closes is refused, however deep it is', () => {
  expect(failure('{"id":'.repeat(300_000), 'a.jsonl')).toContain('a.jsonl:1: not a JSON object');
});

it('names that every object has are names like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const rows = names.map((name) => `${name},${name}`);
  const expected = { kind: 'clusters', ids: names, clusters: names };
  expect(parseLabels(['id,cluster', ...rows].join('\n'), 'a.csv')).toEqual(expected);
  const records = names.map((name) => JSON.stringify({ id: name, cluster: name }));
  expect(parseLabels(records.join('\n'), 'a.jsonl')).toEqual(expected);
});

it('half a character in an id is kept as it is, and shown as a number', () => {
  const record = '{"id":"pier\\ud800","cluster":"a"}';
  expect(parseLabels(record, 'a.jsonl')).toMatchObject({ ids: ['pier\ud800'] });
  expect(failure(`${record}\n${record}`, 'a.jsonl')).toContain(
    "id 'pier\\u{d800}' already has a label",
  );
});

describe('a message stays one short line', () => {
  it.each([
    ['a header of a million columns', 'pier,'.repeat(1_000_000), 'a.csv'],
    ['a long value', `quay,pier,${'x'.repeat(1_000_000)}`, 'a.csv'],
    ['a quote inside a long field', `quay,pi"${'x'.repeat(1_000_000)}`, 'a.csv'],
    ['text after a long quoted field', `"${'x'.repeat(1_000_000)}"y,pier`, 'a.csv'],
    ['line breaks in a field', '"quay\n\u001b[2J\u202e","quay\n\u001b[2J\u202e"', 'a.csv'],
    ['line ends of old systems', 'id,cluster\rquay,a\rpier,a', 'a.csv'],
    ['no line end in a record', `{"id":"quay"}${' {}'.repeat(100_000)}`, 'a.jsonl'],
  ])('%s', (_, text, file) => {
    const message = failure(text, file);
    expect(message.length).toBeLessThan(600);
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('a row or a name that is too long is refused at its line', () => {
  const long = 'x'.repeat(5 * 2 ** 20);
  it.each([
    ['a row', `id,cluster\nquay,${long}`, 'a.csv', 'a.csv:2: a row of more than 4 MB'],
    ['a quoted row', `id,cluster\nquay,"${long}"`, 'a.csv', 'a.csv:2: a row of more than 4 MB'],
    [
      'many columns',
      `id,cluster\n${'q,'.repeat(3e6)}`,
      'a.csv',
      'a.csv:2: a row of more than 4 MB',
    ],
    ['a first row', long, 'a.tsv', 'a.tsv:1: a row of more than 4 MB'],
    ['a record', `\n{"id":"${long}"}`, 'a.jsonl', 'a.jsonl:2: a line of more than 4 MB'],
    ['an id', `id,cluster\n${'x'.repeat(16_001)},a`, 'a.csv', 'is longer than 16000 characters'],
    [
      'a cluster',
      `id,cluster\na,${'x'.repeat(16_001)}`,
      'a.csv',
      'is longer than 16000 characters',
    ],
    ['one of a pair', `quay,${'x'.repeat(16_001)}`, 'a.csv', 'is longer than 16000 characters'],
  ])('%s', (_, text, file, message) => {
    expect(failure(text, file)).toContain(message);
  });
});

it('a column that occurs twice is refused', () => {
  expect(failure('id,cluster,id\na,b,c', 'a.csv')).toBe(
    "a.csv:1: two columns 'id'; keep one of them",
  );
  expect(failure('id1\tid2\tID2\na\tb\tc', 'a.tsv')).toContain("two columns 'id2'");
  expect(parseLabels('id,note,note,cluster\na,1,2,b', 'a.csv')).toMatchObject({ ids: ['a'] });
});

it('a quote that opens on every line is refused once, at the first', () => {
  const text = `id,cluster\n${'quay,"a\n'.repeat(200_001)}`;
  expect(failure(text, 'a.csv')).toMatch(/^a\.csv:2: (?:text after|a row of|a quoted field)/);
});

it('millions of blank lines hold no labels', () => {
  for (const file of ['a.csv', 'a.tsv', 'a.jsonl']) {
    expect(failure('\n'.repeat(20_000_000), file)).toContain(`${file}: empty; expected`);
  }
});

it('an id of nothing but slashes is matched as soon as any other', () => {
  const slashes = '/'.repeat(400_000);
  const { documentOf, missing } = matchIds(['ferry.txt', '///x'], [slashes, 'quay/ferry.txt']);
  expect([...documentOf]).toEqual([1, -1]);
  expect(missing).toEqual(['///x']);
});

describe('a file', () => {
  it('is refused if it unpacks to more than the limit, without unpacking all of it', async () => {
    const path = inSandbox('bomb.csv.gz');
    const bytes = Readable.from(repeat('id,cluster\n', 200 * 2 ** 20));
    await pipeline(bytes, createGzip({ level: 1 }), createWriteStream(path));
    await expect(readLabels(path)).rejects.toThrow('more than 128 MB of labels');
    const before = process.memoryUsage().rss;
    await expect(readLabels(path, 2 ** 20)).rejects.toThrow('more than 1 MB of labels');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });

  it('may be as long as the limit', async () => {
    const text = 'id,cluster\nquay,a\n';
    sandbox.write({ 'fits.csv': text, 'fits.csv.gz': gzipSync(text) });
    for (const name of ['fits.csv', 'fits.csv.gz']) {
      expect(await readLabels(inSandbox(name), text.length)).toMatchObject({ ids: ['quay'] });
      await expect(readLabels(inSandbox(name), text.length - 1)).rejects.toThrow(
        '17 bytes of labels',
      );
    }
  });

  it.each([
    ['of one byte', Buffer.from('x'), "found 'x'"],
    ['of half a gzip signature', Buffer.of(0x1f), "found '\\u{1f}'"],
    ['of a gzip signature alone', Buffer.of(0x1f, 0x8b), 'broken gzip data'],
    [
      'of gzip within gzip',
      gzipSync(gzipSync('id,cluster\nquay,a')),
      'a NUL byte, so it is not text',
    ],
    ['of nothing', Buffer.alloc(0), 'empty; expected'],
    ['of nothing, compressed', gzipSync(''), 'empty; expected'],
    ['of a mark alone', Buffer.from('\uFEFF'), 'empty; expected'],
    [
      'of UTF-16',
      Buffer.from('\uFEFFid,cluster\nquay,a', 'utf16le'),
      'a NUL byte, so it is not text',
    ],
    ['of zeros', Buffer.alloc(3_000_000), 'a NUL byte, so it is not text'],
    ['of bytes', Buffer.from([0xc3, 0x28, 0xff]), 'not UTF-8'],
  ])('%s is refused with a reason', async (_, bytes, message) => {
    sandbox.write({ 'odd.csv': bytes });
    await expect(readLabels(inSandbox('odd.csv'))).rejects.toMatchObject({
      code: 'BAD_LABELS',
      message: expect.stringContaining(message),
    });
  });
});

describe.skipIf(process.platform === 'win32')('what is no regular file', () => {
  it('is refused if it is a pipe that nothing writes to, without a wait', async () => {
    execFileSync('mkfifo', [inSandbox('idle.csv')]);
    await expect(readLabels(inSandbox('idle.csv'))).rejects.toThrow(
      'is a pipe that nothing writes to',
    );
  });

  it('is refused if it is a device', async () => {
    await expect(readLabels('/dev/zero')).rejects.toThrow("labels file '/dev/zero' is a device");
  });

  it('is refused if it is a link to itself', async () => {
    execFileSync('ln', ['-s', 'loop.csv', inSandbox('loop.csv')]);
    await expect(readLabels(inSandbox('loop.csv'))).rejects.toThrow('cannot be read (ELOOP)');
  });

  it('may be a pipe of the shell, with a pause in it and compressed', async () => {
    const plain = "(printf 'id,cluster\\nferry.txt,a\\n'; sleep .3; echo again.txt,a)";
    for (const source of [plain, `${plain} | gzip`]) {
      const { exitCode, stdout, stderr } = await sandbox.shell(
        `dedupe eval <(${source}) quay --no-config --json`,
      );
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ labels: { documents: 2, missing: 0 } });
    }
  });
});

describe('the command', () => {
  it.each([
    ['a.jsonl', '{"id1":"a","id2":"b","value":{"toString":1}}'],
    ['b.jsonl', '{"id1":{},"id2":"b"}'],
    ['c.csv', 'id,cluster\n"quay'],
    ['d.csv', '\0\0\0'],
    ['e.tsv', `id\tcluster\n${'x'.repeat(5 * 2 ** 20)}`],
    ['f.csv', 'id,cluster\n\u001b]0;x\u0007,a\n'],
  ])('ends with one line and exit code 2: %s', async (name, content) => {
    sandbox.write({ [name]: content });
    const { exitCode, stdout, stderr } = await sandbox.dedupe([
      'eval',
      name,
      'quay',
      '--no-config',
    ]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^dedupe: [^\n]+\n$/);
    expect(stderr).not.toContain('\u001b');
  });

  it('takes another limit', async () => {
    sandbox.write({ 'many.csv': `id,cluster\nferry.txt,a\nagain.txt,a\n` });
    const words = ['eval', 'many.csv', 'quay', '--no-config', '--json', '--max-labels'];
    const refused = await sandbox.dedupe([...words, '20']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain(
      'more than 20 bytes of labels; leave out other columns, or raise',
    );
    expect(await sandbox.dedupe([...words, '1k'])).toMatchObject({ exitCode: 0, stderr: '' });
    const absurd = await sandbox.dedupe([...words, '4G']);
    expect(absurd.stderr).toContain('expected a size below 512MB');
  });
});
