#!/usr/bin/env node
/**
 * Peer: jscpd 5.3.2 (npm; a detector of copied code).
 * Interface: its command, `jscpd FOLDER --reporters json`; two documents are a pair if it reports a clone in both.
 * Settings: --min-lines 0, for texts are often one line, and with its default of 5 lines it finds nothing; its
 * default of 50 tokens for copies, 25 and 10 for looser runs. Otherwise as it comes; all cores.
 * Conversion: a .txt file a document, which it reads as plain text.
 *
 *     jscpd.js convert DOCS.jsonl FOLDER
 *     jscpd.js collect DOCS.jsonl REPORT.json FOUND.tsv
 */
import { readFileSync } from 'node:fs';
import { readDocuments } from '../../lib/records.js';
import { writePairs, writeTexts } from './common.js';

const [phase, input = '', from = '', to = ''] = process.argv.slice(2);
const documents = readDocuments(input);
if (phase === 'convert') {
  writeTexts(from, documents);
} else {
  /** @type {{ duplicates: { firstFile: { name: string }, secondFile: { name: string } }[] }} */
  const { duplicates } = JSON.parse(readFileSync(from, 'utf8'));
  const idOf = (/** @type {{ name: string }} */ { name }) =>
    documents[Number(/(\d+)\.txt/.exec(name)?.[1])]?.id ?? '';
  /** @type {[string, string][]} */
  const pairs = duplicates.map(({ firstFile, secondFile }) => [idOf(firstFile), idOf(secondFile)]);
  writePairs(
    to,
    pairs.filter(([a, b]) => a !== b),
  );
}
