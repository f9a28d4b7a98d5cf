import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import bundled from '../bin/build/bundled.js';
import { VERSION } from '../src/version.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The floors of `src/`, from the top: a file imports from floors further down, and from its own folder; never from
 * a floor above, nor from a neighbour on its own floor.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['index.ts', 'browser.ts'],
  ['cli'],
  ['baseline', 'explain', 'eval', 'filter', 'matrix', 'ci'],
  ['dedupe.ts', 'worker.ts'],
  ['result'],
  ['pipeline'],
  ['intake'],
  ['files', 'engines'],
  ['read', 'report', 'runtime'],
  ['core'],
  ['kernel'],
  ['model', 'version.ts'],
];

/** The same for the stages in `core/`: they do not call each other, `pipeline/` does. */
const STAGES: readonly (readonly string[])[] = [
  ['index.ts'],
  ['candidates', 'clusters', 'originals', 'passages', 'templates'],
  ['score'],
  ['verification'],
  ['boilerplate', 'rarity'],
  ['shingles'],
  ['texts'],
  ['tokens'],
  ['dates'],
];

/** Slow to load: only through `import()`, where an input or an option needs them. */
const HEAVY = ['@lezer/', 'diff', 'htmlparser2', 'minhash', '#stemmers/', 'valibot', 'yaml'];

interface Import {
  /** Path of the file, from `src/`. */
  readonly from: string;
  /** Path of the file from `src/`, or the name of a package or built-in module. */
  readonly to: string;
  readonly kind: 'value' | 'type' | 'lazy';
}

const FROM = /^(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]*?)\sfrom\s+'([^']+)';/gm;
const BARE = /^import\s+'([^']+)';/gm;
const LAZY = /\bimport\(\s*'([^']+)'\s*\)/g;

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  // another language, with imports of its own
  .filter((path) => !path.startsWith('kernel/wasm/'));
const codeOf = new Map(
  sources.map((path) => [path, withoutComments(readFileSync(join(ROOT, 'src', path), 'utf8'))]),
);
const imports = sources.flatMap(importsOf);

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

function importsOf(from: string): Import[] {
  const code = codeOf.get(from) ?? '';
  const resolve = (specifier = ''): string =>
    specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
  return [
    ...[...code.matchAll(FROM)].map(([, type, specifier]): Import => {
      return { from, to: resolve(specifier), kind: type === undefined ? 'value' : 'type' };
    }),
    ...[...code.matchAll(BARE)].map(([, to]): Import => ({ from, to: resolve(to), kind: 'value' })),
    ...[...code.matchAll(LAZY)].map(([, to]): Import => ({ from, to: resolve(to), kind: 'lazy' })),
  ];
}

const isSource = (path: string): boolean => codeOf.has(path);
const partsOf = (path: string): string[] => path.split('/');
const roomOf = (path: string): string => partsOf(path)[0] ?? '';
const stageOf = (path: string): string => partsOf(path)[1] ?? '';
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

/** The imports of the files in one room. */
const importsIn = (room: string): Import[] => imports.filter(({ from }) => roomOf(from) === room);

/** The imports that do not go down the floors; `nameOf` is what stands on them. */
function upward(
  some: readonly Import[],
  floors: readonly (readonly string[])[],
  nameOf: (path: string) => string,
): string[] {
  const floorOf = (path: string): number =>
    floors.findIndex((floor) => floor.includes(nameOf(path)));
  return some
    .filter(({ from, to }) => nameOf(from) !== nameOf(to) && floorOf(to) <= floorOf(from))
    .map(show);
}

describe('the arrows between rooms', () => {
  const within = imports.filter(({ to }) => isSource(to));

  it('are known for every room, and no room is listed that is not there', () => {
    const there = new Set(sources.map(roomOf));
    const listed = FLOORS.flat().filter((room) => room !== 'browser.ts' || there.has(room));
    expect([...there].toSorted()).toEqual(listed.toSorted());
    const stages = sources.filter((path) => roomOf(path) === 'core').map(stageOf);
    expect([...new Set(stages)].toSorted()).toEqual(STAGES.flat().toSorted());
  });

  it('are found: every import statement is understood, and leads to a file', () => {
    for (const [path, code] of codeOf) {
      const statements = [...code.matchAll(/^(?:import\b(?!\()|export\b[^=(]*?\sfrom\s)/gm)];
      const found = imports.filter(({ from, kind }) => from === path && kind !== 'lazy');
      expect(found.map(show), path).toHaveLength(statements.length);
    }
    const relative = imports.filter(({ to }) => to.endsWith('.ts'));
    expect(relative.filter(({ to }) => !isSource(to)).map(show)).toEqual([]);
    expect(relative.length).toBeGreaterThan(100);
  });

  it('point down', () => {
    expect(upward(within, FLOORS, roomOf)).toEqual([]);
  });

  it('point down between the stages of the core', () => {
    const core = within.filter(({ from, to }) => roomOf(from) === 'core' && roomOf(to) === 'core');
    expect(upward(core, STAGES, stageOf)).toEqual([]);
  });

  it('make no circle of files, not even of types', () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of within) targets.set(from, [...(targets.get(from) ?? []), to]);
    expect(circlesIn(targets)).toEqual([]);
    expect(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b -> c -> b']);
  });
});

/** One circle for each file that closes one. */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) {
      circles.push([...above.slice(above.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return circles;
}

describe('the rooms', () => {
  const all = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));

  it('are not crowded: five files loose at the top, twenty in any folder', () => {
    const counts = new Map<string, number>();
    for (const { parentPath } of files) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
    expect(counts.get(join(ROOT, 'src')) ?? 0).toBeLessThanOrEqual(5);
    expect([...counts].filter(([, count]) => count > 20)).toEqual([]);
  });
});

describe('the core', () => {
  it('imports nothing but itself, the kernel and the model', () => {
    const foreign = importsIn('core').filter(
      ({ to }) => !['core', 'kernel', 'model'].includes(roomOf(to)) || !isSource(to),
    );
    expect(foreign.map(show)).toEqual([]);
  });

  it('names nothing that only node has', () => {
    const named = sources
      .filter((path) => ['core', 'kernel', 'model'].includes(roomOf(path)))
      .filter((path) =>
        /\b(?:process|Buffer|require|__dirname|setImmediate)\b[.(]/.test(codeOf.get(path) ?? ''),
      );
    expect(named).toEqual([]);
  });
});

describe('packages', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const dependencies = Object.keys(propertyOf(manifest, 'dependencies') ?? {});
  const peers = Object.keys(propertyOf(manifest, 'peerDependencies') ?? {});
  const { inlined, inPage, typed, vendored } = bundled;
  const packageImports = imports.filter(
    ({ to }) => !isSource(to) && !isBuiltin(to) && !to.startsWith('#'),
  );
  const packageOf = (specifier: string): string =>
    specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

  const required = [...codeOf.values()].flatMap((code) =>
    Array.from(code.matchAll(/\brequire\w*\(\s*'([^'.]+)'\s*\)/gi), ([, name = '']) => name),
  );
  const used = [...packageImports.map(({ to }) => to), ...required].map(packageOf);

  it('that are imported are dependencies, or bundled', () => {
    const known = [...dependencies, ...peers, ...inlined, ...inPage, ...vendored];
    const values = used.filter((name) => !typed.includes(name));
    expect(values.filter((name) => !known.includes(name) && !isBuiltin(name))).toEqual([]);
  });

  it('that only lend their types lend nothing else', () => {
    const lent = packageImports.filter(({ to }) => typed.includes(packageOf(to)));
    expect(lent.filter(({ kind }) => kind !== 'type').map(show)).toEqual([]);
    expect(typed.filter((name) => !used.includes(name))).toEqual([]);
  });

  it('that are bundled are not installed, and what is installed is needed', () => {
    expect(
      [...inlined, ...inPage, ...vendored].filter((name) => dependencies.includes(name)),
    ).toEqual([]);
    expect([...inlined, ...inPage, ...vendored].filter((name) => !used.includes(name))).toEqual([]);
  });

  it('that are dependencies are imported', () => {
    expect([...dependencies, ...peers].filter((name) => !used.includes(name))).toEqual([]);
  });

  it('that only engines import is minhash', () => {
    const elsewhere = packageImports.filter(
      ({ from, to }) => roomOf(from) !== 'engines' && /^minhash(?:\/|$)/.test(to),
    );
    expect(elsewhere.map(show)).toEqual([]);
  });

  it('that are slow to load are loaded only where something needs them', () => {
    const loaded = new Set(['cli/main.ts']);
    const atStart: Import[] = [];
    for (const path of loaded) {
      for (const found of imports) {
        if (found.from !== path || found.kind !== 'value') continue;
        atStart.push(found);
        if (isSource(found.to)) loaded.add(found.to);
      }
    }
    const heavy = atStart.filter(({ to }) => HEAVY.some((name) => to.startsWith(name)));
    expect(heavy.map(show)).toEqual([]);
    expect(loaded.size).toBeGreaterThan(3);
  });

  it('has the version that it says it has', () => {
    expect(VERSION).toBe(propertyOf(manifest, 'version'));
  });
});

function propertyOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}
