import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { declareFlags, type Given } from '../../../src/cli/options/flags.ts';
import { GROUPS } from '../../../src/cli/options/options.ts';
import { chooseOutputs } from '../../../src/cli/output/outputs.ts';
import { resolveOptions } from '../../../src/cli/options/resolve.ts';

function parse(line: string): readonly Given[] {
  const command = new Command().argument('[paths...]').helpOption(false);
  const given = declareFlags(command, GROUPS);
  command.parse(line.split(' ').filter(Boolean), { from: 'user' });
  return given;
}

function resolve(line: string, env: Record<string, string> = {}, config: object = {}) {
  return resolveOptions({ given: parse(line), env, config });
}

describe('the source of an option', () => {
  const env = { DEDUPE_THRESHOLD: '.3' };
  const config = { threshold: 0.2 };

  it('is the flag, else the variable, else the config, else the default', () => {
    const calls = [
      resolve('-t .4', env, config),
      resolve('', env, config),
      resolve('', {}, config),
      resolve(''),
    ];
    expect(calls.map(({ values, sources }) => [values.threshold, sources.threshold])).toEqual([
      [0.4, 'flag'],
      [0.3, 'environment'],
      [0.2, 'config'],
      [0.5, 'default'],
    ]);
  });

  it('is the last flag if it is given twice', () => {
    expect(resolve('-t .4 --threshold .6').values.threshold).toBe(0.6);
    expect(resolve('--check --no-check').values.check).toBe(false);
    expect(resolve('--no-color --color always').values.color).toBe('always');
  });

  it('is every one of them for --ignore, which adds up', () => {
    const { values } = resolve(
      '--ignore a,b --ignore c',
      { DEDUPE_IGNORE: 'd' },
      { ignore: ['e'] },
    );
    expect(values.ignore).toEqual(['e', 'd', 'a', 'b', 'c']);
  });

  it('is only the strongest for --ext', () => {
    expect(resolve('--ext md --ext txt,html', {}, { ext: ['csv'] }).values.ext).toEqual([
      'md',
      'txt',
      'html',
    ]);
  });

  it('is never a variable for an option of one call', () => {
    expect(resolve('', { DEDUPE_LIST_FILES: '1', DEDUPE_CONFIG: 'x' }).values).toMatchObject({
      listFiles: false,
      config: undefined,
    });
  });

  it('can turn off what a config turned on', () => {
    const config = { check: true, stem: 'english', ignoreFiles: false };
    const { values } = resolve('--no-check --no-stem --ignore-files', {}, config);
    expect(values).toMatchObject({ check: false, stem: null, ignoreFiles: true });
  });

  it('keeps --no-ignore apart from the globs of --ignore', () => {
    expect(resolve('--ignore a --no-ignore').values).toMatchObject({
      ignore: ['a'],
      ignoreFiles: false,
    });
  });
});

it('quotes an invalid value, and names its flag or variable', () => {
  expect(() => resolve('-t abc')).toThrow(
    'invalid value "abc" for --threshold: expected a number from 0 to 1',
  );
  expect(() => resolve('', { DEDUPE_BY: 'size' })).toThrow(
    'invalid value "size" for DEDUPE_BY: expected one of score, resemblance, containment',
  );
});

describe('the place of reports', () => {
  const outputs = (line: string, env: Record<string, string> = {}) =>
    chooseOutputs(parse(line), resolve(line, env).values);

  it.each([
    ['', [['text', '-']]],
    ['--json', [['json', '-']]],
    [
      '-f json -o a.json -f text',
      [
        ['json', 'a.json'],
        ['text', '-'],
      ],
    ],
    [
      '-f text -f json -o a.json',
      [
        ['text', '-'],
        ['json', 'a.json'],
      ],
    ],
    ['-o a.json -f json', [['json', 'a.json']]],
    [
      '-o a -f json -o b -f text',
      [
        ['json', 'a'],
        ['text', 'b'],
      ],
    ],
    [
      '--ndjson -o x --json',
      [
        ['ndjson', 'x'],
        ['json', '-'],
      ],
    ],
    ['-o report.json', [['json', 'report.json']]],
    ['-o report.md', [['markdown', 'report.md']]],
    ['-o report.log', [['text', 'report.log']]],
    [
      '-o a.csv -f markdown -o b.md -f paths',
      [
        ['csv', 'a.csv'],
        ['markdown', 'b.md'],
        ['paths', '-'],
      ],
    ],
    ['-f json -o -', [['json', '-']]],
  ])('for "%s"', (line, expected) => {
    expect(outputs(line).map(({ format, file }) => [format, file])).toEqual(expected);
  });

  it('takes the format from a variable if no flag gives one', () => {
    expect(outputs('', { DEDUPE_FORMAT: 'json' })).toEqual([{ format: 'json', file: '-' }]);
    expect(outputs('-f text', { DEDUPE_FORMAT: 'json' })).toEqual([{ format: 'text', file: '-' }]);
  });

  it('refuses two reports in one place', () => {
    expect(() => outputs('-f json -f text')).toThrow('two reports go to standard output');
    expect(() => outputs('-f json -o a -f text -o a')).toThrow('two reports go to "a"');
  });
});
