/** The formats that helps name, beside those that commands take. */

import { afterAll, describe, expect, it } from 'vitest';
import { COMMAND_FORMATS } from '../../../src/cli/options/command-formats.ts';
import { REPORT_FORMATS } from '../../../src/report/formats.ts';
import { Sandbox } from '../run-dedupe.ts';
import { TWINS } from '../stories.ts';

const box = new Sandbox(TWINS);
afterAll(() => box.remove());

const [A = '', B = ''] = Object.keys(TWINS);
/** Every format that any command has. */
const ALL = new Set(Object.values(COMMAND_FORMATS).flatMap(({ names }): string[] => [...names]));
/** Commands that take `-f`, with a call of each. */
const CALLS = [
  ['main', [], COMMAND_FORMATS.main.names],
  ['report', ['report'], COMMAND_FORMATS.report.names],
  ['explain', ['explain', A, B], COMMAND_FORMATS.explain.names],
  ['compare', ['compare', A, B], COMMAND_FORMATS.compare.names],
  ['query', ['query', A, '--in', 'articles'], COMMAND_FORMATS.query.names],
  ['eval', ['eval', 'labels.csv', 'articles'], COMMAND_FORMATS.eval.names],
  ['matrix', ['matrix', 'articles'], COMMAND_FORMATS.matrix.names],
  ['closest', ['matrix', 'articles', '--closest'], COMMAND_FORMATS.closest.names],
] as const;

async function helpOf(command: string): Promise<string> {
  const words = command === 'main' ? [] : [command === 'closest' ? 'matrix' : command];
  const { stdout } = await box.dedupe([...words, '--help']);
  return stdout.replaceAll(/\n {10,}/gu, ' ');
}

/** What follows `-f, --format <format>` in a help. */
async function formatLine(command: string): Promise<string> {
  const help = await helpOf(command);
  return /^ +-f, --format <format> +(?<line>.*)$/mu.exec(help)?.groups?.['line'] ?? '';
}

describe('the formats of a command', () => {
  it.each(CALLS)('%s: are what its help lists', async (command, _, formats) => {
    const line = await formatLine(command);
    const isTwo = command === 'matrix' || command === 'closest';
    const shown = isTwo ? formats.join(', ') : `report: ${formats.join(', ')}; may repeat`;
    expect(line).toContain(shown);
    const named = line.split(/[^a-z]+/u).filter((word) => ALL.has(word));
    const two = [...COMMAND_FORMATS.matrix.names, ...COMMAND_FORMATS.closest.names];
    // the default comes again at the end
    expect(new Set(named)).toEqual(new Set<string>(isTwo ? two : formats));
  });

  // what the first two take, other tests show
  it.each(CALLS.slice(2))('%s: are what it takes, and no other', async (_, words, formats) => {
    box.write({ 'labels.csv': `id,cluster\n${A},1\n${B},1\n` });
    const known: readonly string[] = formats;
    const [strange = ''] = [...ALL].filter((format) => !known.includes(format));
    for (const format of [...known, strange, 'sarif']) {
      const { exitCode, stderr } = await box.dedupe([...words, '-f', format, '-q']);
      const isTaken = known.includes(format);
      expect([format, exitCode, stderr === '']).toEqual([format, isTaken ? 0 : 2, isTaken]);
    }
  });

  it.each(['explain', 'compare', 'query', 'eval', 'matrix', 'filter', 'mcp', 'init'])(
    'are not those of others anywhere in the help of %s',
    async (command) => {
      const help = await helpOf(command);
      const own = CALLS.find(([name]) => name === command)?.[2] ?? [];
      const others = REPORT_FORMATS.filter((format) => !own.some((name) => name === format));
      // mcp hands out this one; a file of labels, lists and records are CSV, JSON and HTML in any case
      const known = ['html', 'csv', 'json', 'ndjson', 'text', 'paths', 'github'];
      const strange = others.filter((format) => !known.includes(format));
      const named = strange.filter((format) => new RegExp(`\\b${format}\\b`, 'u').test(help));
      expect(named).toEqual(command === 'mcp' ? ['agent'] : []);
      expect(help).not.toContain('-f paths');
    },
  );
});
