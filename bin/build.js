#!/usr/bin/env node
/**
 * Builds dist/: the command and the library as a few bundled modules, after tsc wrote their types.
 *
 * Bundling is for start-up: node spends about half a millisecond on every module it loads, and a run
 * on a small folder would load eighty. What few runs need stays in chunks of its own.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

/** What the main job loads on every run is bundled with it; the rest is found where it is installed. */
const BUNDLED = ['commander', 'chalk', 'get-east-asian-width'];
const external = Object.keys(dependencies).filter((name) => !BUNDLED.includes(name));

const shared = {
  cwd: root,
  platform: 'node',
  external: external.map((name) => new RegExp(`^${name}(/|$)`)),
  logLevel: 'warn',
};
const output = {
  dir: 'dist',
  cleanDir: false,
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
};

// the library, for import
await build({
  ...shared,
  input: { index: 'src/index.ts', 'core/index': 'src/core/index.ts' },
  output: { ...output, format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js' },
});

// the command: node 20 loads CommonJS in two thirds of the time that modules take
await build({
  ...shared,
  input: { 'cli/main': 'src/cli/main.ts' },
  output: {
    ...output,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'cli/[name]-[hash].cjs',
  },
});
