#!/usr/bin/env node
'use strict';
/**
 * Starts the command.
 *
 * Compiling it would take a third of a short run. So the build keeps the compiled code of each chunk,
 * which is used if it was made by the same version of V8. Any other version compiles the chunks again.
 */
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const CHUNKS = `${__dirname}/../dist/cli/`;
const CODE = `${CHUNKS}code/${process.arch}-${process.versions.v8}/`;

/**
 * How much bytecode a function runs before it is optimised, about eight times the default. On a few files
 * the optimiser would take a third of the time, and on thousands it works better when it has seen more.
 */
const PATIENCE = '--interrupt-budget=1000000';

/** Every loaded chunk, by file name: its exports and its script. */
const chunks = new Map();

/** The exports of a chunk, loaded once. A chunk is a function in ASCII, so that it needs no decoding. */
function load(name) {
  const known = chunks.get(name);
  if (known !== undefined) return known.exports;
  const filename = CHUNKS + name;
  const code = CODE + name;
  const cachedData = existsSync(code) ? readFileSync(code) : undefined;
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
  const chunk = { exports: {}, script };
  chunks.set(name, chunk);
  const run = script.runInThisContext();
  run(chunk.exports, loadAny, filename);
  return chunk.exports;
}

/** What a chunk asks for: another chunk, a file of the package by its inner name, or a package. */
function loadAny(id) {
  if (id.startsWith('./')) return load(id.slice(2));
  if (id.startsWith('#')) return require('node:module').createRequire(CHUNKS)(id);
  return require(id);
}

/** Runs the command with the arguments of a process. */
function start(argv) {
  // node caches code too, which is only valid before a flag is set: first what every run needs
  void process.stdout;
  // another V8 may not know the flag and complain; the build has tried it on this one
  if (existsSync(CODE)) require('node:v8').setFlagsFromString(PATIENCE);
  return load('main.js').main(argv);
}

/** As `start`; an error here means that the program cannot be read. */
function startOrSay(argv) {
  process.exitCode = 2;
  try {
    start(argv);
  } catch (error) {
    process.stderr.write(`dedupe: cannot start: ${error.message}\n`);
  }
}

module.exports = { chunks, CODE, load, start };

if (require.main === module) startOrSay(process.argv);
