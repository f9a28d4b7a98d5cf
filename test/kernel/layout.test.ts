import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const LAYOUT = 'kernel/layout/';

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, code: readFileSync(join(SRC, path), 'utf8') }));
const layout = sources.filter(({ path }) => path.startsWith(LAYOUT));
const others = sources.filter(({ path }) => !path.startsWith(LAYOUT));

const namesIn = (code: string): string[] =>
  [...code.matchAll(/^(?:export )?const ([A-Z][A-Z0-9_]*)\b/gm)].map(([, name = '']) => name);

const names = layout.flatMap(({ code }) => namesIn(code));

describe('the layout that both languages read', () => {
  it('is of plain numbers, which both compilers take', () => {
    expect(names.length).toBeGreaterThan(100);
    const statements = layout.flatMap(({ code }) =>
      code
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .split(/;\n/)
        .map((statement) => statement.trim())
        .filter((statement) => statement !== ''),
    );
    const isNumber = /^export const [A-Z][A-Z0-9_]* =\s[\sA-Z0-9_a-fx.+*/<>()-]+$/;
    const isImport = /^import \{[^}]*\} from '\.\/[a-z]+\.ts'$/;
    expect(statements.filter((each) => !isNumber.test(each) && !isImport.test(each))).toEqual([]);
  });

  it('names each number once', () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('is declared again in neither language', () => {
    const known = new Set(names);
    // a room that has nothing to do with the kernel may have a name of its own
    const atBorder = others.filter(
      ({ path, code }) => path.startsWith('kernel/') || /from '[./]*\/kernel\//.test(code),
    );
    const again = atBorder.flatMap(({ path, code }) =>
      namesIn(code)
        .filter((name) => known.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(again).toEqual([]);
  });

  it('has no number that nobody reads', () => {
    const code = sources.map((each) => each.code).join('\n');
    const isUsed = (name: string): boolean =>
      [...code.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1;
    expect(names.filter((name) => !isUsed(name))).toEqual([]);
  });
});

describe('records of the kernel', () => {
  it('are read by the names of their fields', () => {
    const naked = others.flatMap(({ path, code }) =>
      [...code.matchAll(/\b(?:field|setField)\(\s*\d+|\bword\([^()]*\+ \d+\)/g)].map(
        ([call]) => `${path}: ${call}`,
      ),
    );
    expect(naked).toEqual([]);
  });
});
