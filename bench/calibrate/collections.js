/**
 * The collections that the score is trained and judged on, read from FOLDER/<name>/docs.jsonl.gz
 * (records with an id and a text) and FOLDER/<name>/labels.tsv (a header, then id and cluster).
 *
 * @typedef {import('../lib/records.js').Article} Article
 * @typedef {{ name: string, articles: Article[], labels: Map<string, string> | undefined }} Dataset
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments, readRows } from '../lib/records.js';

/** Labelled collections, each tested with a model that has not seen it. */
export const LABELLED = [
  'llm-rewrites',
  'heavy-rewrites',
  'watermark-edits',
  'versioned-docs',
  'scoop-news',
];

/**
 * Collections without labels, full of forms, templates, signatures and quotations. Their pairs are
 * labelled by a rule that leaves no doubt, and left out between the two (see features.js).
 */
export const FORMULAIC = ['reuters21578', '20ng'];

/** Collections of which pairs were judged by reading: FOLDER/judged-pairs/<name>.tsv, `a b label confidence weight`. */
export const JUDGED = ['reuters21578', '20ng', 'imdb'];

/**
 * The judged pairs by both ids, the smaller first, with a tab between.
 * @param {string} folder @param {string} name @returns {Map<string, { isPair: boolean, weight: number }>}
 */
export function readJudged(folder, name) {
  const [, ...rows] = readRows(join(folder, 'judged-pairs', `${name}.tsv`));
  return new Map(
    rows.map(([a = '', b = '', label, , weight]) => [
      a < b ? `${a}\t${b}` : `${b}\t${a}`,
      { isPair: label === 'C', weight: Number(weight) },
    ]),
  );
}

/** @param {string} folder @param {string} name @returns {Dataset} */
export function readDataset(folder, name) {
  const documents = readDocuments(join(folder, name, 'docs.jsonl.gz'));
  const articles = documents.map(({ id, text }) => ({ id, text }));
  const file = join(folder, name, 'labels.tsv');
  return { name, articles, labels: existsSync(file) ? readLabels(file) : undefined };
}

/** @param {string} file @returns {Map<string, string>} */
function readLabels(file) {
  const [, ...rows] = readRows(file);
  return new Map(rows.map(([id = '', cluster = '']) => [id, cluster]));
}
