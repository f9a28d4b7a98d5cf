#!/usr/bin/env node
/**
 * Draws reported pairs to be read by a person: from each JSON report, pairs that are not identical, half
 * of them from the lowest tenth of the scores of all reports together, in an order that depends on the
 * ids alone. Prints TSV: collection, a, b, score, relation, and which half.
 *
 *     node bench/sample-pairs.js 200 reuters21578=r.json imdb=i.json > pairs.tsv
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [count = '200', ...reports] = process.argv.slice(2);
const pairs = reports.flatMap((report) => {
  const [collection = '', file = ''] = report.split('=');
  const { pairs: all } = JSON.parse(readFileSync(file, 'utf8'));
  return all
    .filter((/** @type {{ relation: string }} */ pair) => pair.relation !== 'identical')
    .map((/** @type {{ a: string, b: string }} */ pair) => ({ collection, ...pair }));
});
pairs.sort((x, y) => x.score - y.score || (x.a + x.b < y.a + y.b ? -1 : 1));
const tenth = Math.ceil(pairs.length / 10);

/** @param {{ collection: string, a: string, b: string }} pair */
const key = ({ collection, a, b }) =>
  createHash('sha256').update(`${collection}\t${a}\t${b}`).digest('hex');

/** @param {typeof pairs} from @param {string} half */
function draw(from, half) {
  const order = from.toSorted((x, y) => (key(x) < key(y) ? -1 : 1));
  return order.slice(0, Number(count) / 2).map((pair) => ({ ...pair, half }));
}

const drawn = [...draw(pairs.slice(0, tenth), 'lowest tenth'), ...draw(pairs.slice(tenth), 'rest')];
console.log('collection\ta\tb\tscore\trelation\thalf');
for (const { collection, a, b, score, relation, half } of drawn) {
  console.log([collection, a, b, score, relation, half].join('\t'));
}
