'use strict';
/**
 * Keeps what V8 makes of the command: runs it on the paths given, then writes the code of every chunk
 * that was loaded, with that of all functions that were called.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { chunks, CODE, start } = require('../dedupe.js');

async function keepCode(paths) {
  mkdirSync(CODE, { recursive: true });
  // once with paths alone, which needs no parser, and once with a flag
  await start(['node', 'dedupe', ...paths]);
  await start(['node', 'dedupe', '--quiet', ...paths]);
  for (const [name, { script }] of chunks) writeFileSync(CODE + name, script.createCachedData());
}

keepCode(process.argv.slice(2));
