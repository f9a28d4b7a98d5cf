import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the files of each folder may import beside their own folder; '' is the top level. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  engines: ['core'],
  eval: ['core'],
  read: ['core'],
  report: ['core'],
  corpus: ['core', 'read'],
  '': ['core', 'corpus', 'engines', 'read', 'report'],
  cli: ['core', 'corpus', 'engines', 'eval', 'read', 'report', ''],
};

/** Slow to load: only through `import()`, where an input or an option needs them. */
const HEAVY = ['@lezer/', 'htmlparser2', 'minhash', 'natural', 'valibot', 'yaml'];

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
  .filter((path) => !path.startsWith('core/kernel/'));
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
const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

/** The imports of the files in one folder. */
const importsIn = (folder: string): Import[] =>
  imports.filter(({ from }) => folderOf(from) === folder);

describe('the arrows between folders', () => {
  it('are known for every folder', () => {
    const folders = new Set(sources.map(folderOf));
    expect([...folders].toSorted()).toEqual(Object.keys(ARROWS).toSorted());
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

  it.each(Object.entries(ARROWS))('point one way from %j to %j', (folder, allowed) => {
    const wrong = importsIn(folder).filter(({ to }) => {
      const target = folderOf(to);
      return isSource(to) && target !== folder && !allowed.includes(target);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('make no circle, not even of types', () => {
    const levels = new Map<string, number>();
    const levelOf = (folder: string, above: readonly string[]): number => {
      if (above.includes(folder)) throw new Error(`circle: ${[...above, folder].join(' -> ')}`);
      const known = levels.get(folder);
      if (known !== undefined) return known;
      const below = (ARROWS[folder] ?? []).map((next) => levelOf(next, [...above, folder]));
      const level = Math.max(0, ...below) + 1;
      levels.set(folder, level);
      return level;
    };
    for (const folder of Object.keys(ARROWS)) levelOf(folder, []);
    expect(levels.get('core')).toBe(1);
    expect(levels.get('cli')).toBe(Math.max(...levels.values()));
  });
});

describe('the core', () => {
  it('imports nothing but itself', () => {
    const foreign = importsIn('core').filter(({ to }) => folderOf(to) !== 'core' || !isSource(to));
    expect(foreign.map(show)).toEqual([]);
  });

  it('names nothing that only node has', () => {
    const named = sources
      .filter((path) => folderOf(path) === 'core')
      .filter((path) =>
        /\b(?:process|Buffer|require|__dirname|setImmediate)\b[.(]/.test(codeOf.get(path) ?? ''),
      );
    expect(named).toEqual([]);
  });
});

describe('packages', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const dependencies = Object.keys(propertyOf(manifest, 'dependencies') ?? {});
  const packageImports = imports.filter(({ to }) => !isSource(to) && !isBuiltin(to));
  const packageOf = (specifier: string): string =>
    specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

  const required = [...codeOf.values()].flatMap((code) =>
    Array.from(code.matchAll(/\brequire\w*\(\s*'([^'.]+)'\s*\)/gi), ([, name = '']) => name),
  );
  const used = [...packageImports.map(({ to }) => to), ...required].map(packageOf);

  it('that are imported are dependencies', () => {
    expect(used.filter((name) => !dependencies.includes(name) && !isBuiltin(name))).toEqual([]);
  });

  it('that are dependencies are imported', () => {
    expect(dependencies.filter((name) => !used.includes(name))).toEqual([]);
  });

  it('that engines import are natural, by deep paths, and minhash', () => {
    const engines = packageImports.filter(({ from }) => folderOf(from) === 'engines');
    const wrong = engines.filter(
      ({ to }) => to !== 'minhash' && !to.startsWith('natural/lib/natural/stemmers/'),
    );
    expect(wrong.map(show)).toEqual([]);
    const elsewhere = packageImports.filter(
      ({ from, to }) => folderOf(from) !== 'engines' && /^(?:natural|minhash)(?:\/|$)/.test(to),
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
