#!/usr/bin/env node
/**
 * Peer: dolos, by its library @dodona/dolos-lib 3.5.1 (npm; a detector of plagiarised code).
 * Interface: `new Dolos({ language: 'char' }).analyzePaths(files)`, `report.allPairs()`, `pair.similarity`, as in
 * its documentation.
 * Settings: language "char", its mode for plain text, so a token is a character; k-grams of 23 and windows of 17,
 * its defaults; pairs from the threshold up, by its own similarity (the share of both texts' fingerprints that are
 * shared). It makes an object for every pair of documents there is, so memory grows with the square. One thread.
 * Conversion: a .txt file a document.
 *
 *     dolos.js convert DOCS.jsonl FOLDER
 *     dolos.js run TOOLS FOLDER COUNT PAIRS.tsv THRESHOLD
 *     dolos.js collect DOCS.jsonl PAIRS.tsv FOUND.tsv
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocuments } from '../../lib/records.js';
import { collectPairs, writePairs, writeTexts } from './common.js';

const [phase, ...rest] = process.argv.slice(2);
if (phase === 'convert') {
  const [input = '', folder = ''] = rest;
  writeTexts(folder, readDocuments(input));
} else if (phase === 'run') {
  const [tools = '', folder = '', output = '', threshold] = rest;
  const library = join(resolve(tools), 'dolos/node_modules/@dodona/dolos-lib/dist/index.js');
  const { Dolos } = await import(pathToFileURL(library).href);
  const files = readdirSync(folder).map((name) => join(folder, name));
  const report = await new Dolos({ language: 'char' }).analyzePaths(files);
  /** @type {{ leftFile: { path: string }, rightFile: { path: string }, similarity: number }[]} */
  const pairs = report.allPairs();
  const found = pairs.filter(({ similarity }) => similarity >= Number(threshold));
  const numberOf = (/** @type {{ path: string }} */ { path }) => basename(path, '.txt');
  writePairs(
    output,
    found.map(({ leftFile, rightFile }) => [numberOf(leftFile), numberOf(rightFile)]),
  );
} else {
  const [input = '', from = '', to = ''] = rest;
  collectPairs(readDocuments(input), from, to);
}
