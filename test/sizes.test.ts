/** How large files and functions may become; lint holds the same outside the kernel. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const MOST_LINES = 400;
const MOST_PARAMETERS = 4;
const MOST_LINES_OF_FUNCTION = 60;

interface KernelFunction {
  readonly name: string;
  readonly doc: string;
  readonly parameters: number;
  readonly lines: number;
}

/** A function of the kernel, whose comment comes before its decorators; the formatter ends it with a `}` at the margin. */
const FUNCTION =
  /(\/\*\*(?:(?!\*\/)[^])*\*\/\n)?(?:\/\/ @ts-ignore.*\n|@\w+.*\n)*^(?:export )?function (\w+)[^(]*\(([^)]*)\)[^]*?^\}$/gm;

function functionsIn(code: string): KernelFunction[] {
  return [...code.matchAll(FUNCTION)].map(([whole, doc = '', name = '', list = '']) => ({
    name,
    doc,
    parameters: list.split(',').filter((each) => each.trim() !== '').length,
    lines: whole.slice(whole.indexOf('function')).split('\n').length,
  }));
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, code: readFileSync(join(SOURCES, path), 'utf8') }));
const kernel = files.filter(({ path }) => path.startsWith('kernel/wasm/'));

describe('a file', () => {
  it('has 400 lines at most', () => {
    const long = files.filter(({ code }) => code.trimEnd().split('\n').length > MOST_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('a function of the kernel', () => {
  it('is found, with its comment', () => {
    for (const { path, code } of kernel) {
      const starts = [...code.matchAll(/^(?:export )?function /gm)];
      expect(functionsIn(code), path).toHaveLength(starts.length);
    }
    const [found] = functionsIn(
      '/** Adds. Hot: ... */\n// @ts-ignore: decorator\n@inline\nfunction add(a: u32, b: u32): u32 {\n  return a + b;\n}\n',
    );
    expect(found).toMatchObject({ name: 'add', parameters: 2, lines: 3 });
    expect(found?.doc).toContain('Hot:');
  });

  it('has four parameters and 60 lines at most, or says why it is hot', () => {
    const large = kernel
      .flatMap(({ path, code }) => functionsIn(code).map((each) => ({ path, ...each })))
      .filter(
        ({ parameters, lines }) => parameters > MOST_PARAMETERS || lines > MOST_LINES_OF_FUNCTION,
      );
    expect(large.length).toBeGreaterThan(0);
    const silent = large.filter(({ doc }) => !/\bHot: /.test(doc.replaceAll(/\s*\n \* /g, ' ')));
    expect(silent.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });
});
