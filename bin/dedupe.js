#!/usr/bin/env node
'use strict';
/**
 * Starts the command.
 *
 * To compile it would take a third of a short run. So the build keeps what V8 makes of each chunk, and
 * that is taken where it is this V8's; any other compiles the chunks, and does the same.
 */
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const CHUNKS = `${__dirname}/../dist/cli/`;
const CODE = `${CHUNKS}code/${process.arch}-${process.versions.v8}/`;

/**
 * Bytecode that a function runs before it is optimised, about eight times what V8 would wait for. On a
 * few files the optimiser would take a third of all time, and on thousands it does better when it has
 * seen more.
 */
const PATIENCE = '--interrupt-budget=1000000';

/** By file name: every chunk that was loaded, its exports and its script. */
const chunks = new Map();

/** The exports of a chunk, loaded once. A chunk is a function, and ASCII, so that it takes no decoding. */
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
  // node keeps code as well, which is good only before a flag is set: what every run needs comes first
  void process.stdout;
  // what V8 does not know it complains of, and this one was asked by the build
  if (existsSync(CODE)) require('node:v8').setFlagsFromString(PATIENCE);
  return load('main.js').main(argv);
}

/** As `start`; until it is under way, what goes wrong is a program that cannot be read. */
function startOrSay(argv) {
  process.exitCode = 2;
  try {
    start(argv);
  } catch (error) {
    process.stderr.write(`dedupe: cannot start: ${error.message}\n`);
  }
}

module.exports = { chunks, CODE, start };

if (require.main === module) startOrSay(process.argv);
