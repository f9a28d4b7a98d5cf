#!/usr/bin/env node
/**
 * Peer: find-simdoc 0.1.1 (crate); see find_simdoc/src/main.rs for its interface and settings.
 * Conversion: one document a line, as it reads them; white space becomes single spaces, and an empty text "-",
 * since it refuses empty documents. Letters keep their case: it does not fold it.
 *
 *     find_simdoc.js convert DOCS.jsonl LINES.txt
 *     find_simdoc.js collect DOCS.jsonl PAIRS.tsv FOUND.tsv
 */
import { readDocuments, writeLines } from '../../lib/records.js';
import { collectPairs } from './common.js';

const [phase, input = '', from = '', to = ''] = process.argv.slice(2);
const documents = readDocuments(input);
if (phase === 'convert') {
  writeLines(
    from,
    documents.map(({ text }) => text.replaceAll(/\s+/g, ' ').trim() || '-'),
  );
} else {
  collectPairs(documents, from, to);
}
