/** Runs the program, and reads what it found and how long its phases took. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Found } from './found.js';
import { measure } from './measure.js';
import { readLines } from './records.js';

const PROGRAM = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

/** @typedef {Record<string, number>} Phases milliseconds */
/** @typedef {{ clusters: number, duplicates: number, pairs: number, documents: number }} Summary */
/** @typedef {import('./measure.js').Measured & { phases: Phases, summary: Summary }} DedupeRun */

/**
 * The program with these words.
 * @param {readonly string[]} words
 * @param {import('./measure.js').Options & { program?: string | undefined }} [options] another program, in `program`
 */
export function dedupe(words, { program = PROGRAM, ...options } = {}) {
  return measure([process.execPath, program, ...words], options);
}

/** Runs on `paths` and writes what is found to a file. @param {readonly string[]} words @param {string} found @returns {Promise<DedupeRun>} */
export async function dedupeRun(words, found) {
  const run = await dedupe([...words, '--ndjson', '--output', found, '--timing', '--quiet']);
  const summary = run.exitCode === 0 ? await summaryOf(found) : NOTHING;
  return { ...run, phases: phasesOf(run.stderr), summary };
}

/** @type {Summary} */
const NOTHING = { clusters: 0, duplicates: 0, pairs: 0, documents: 0 };

/** From `timing: read 12 ms, verify 3.5 ms, total 140.2 ms`. @param {string} stderr @returns {Phases} */
function phasesOf(stderr) {
  const line = /^timing: (.*)$/m.exec(stderr)?.[1] ?? '';
  return Object.fromEntries(
    [...line.matchAll(/([\w-]+) ([\d.]+) ms/g)].map(([, phase = '', ms]) => [phase, Number(ms)]),
  );
}

/** The phases that take 2 % or more, largest first: `verify 41 %, read 22 %`. @param {Phases} phases */
export function shares({ total = 0, ...phases }) {
  const large = Object.entries(phases).filter(([, ms]) => ms >= total / 50);
  return large
    .toSorted(([, a], [, b]) => b - a)
    .map(([phase, ms]) => `${phase} ${((100 * ms) / total).toFixed(0)} %`)
    .join(', ');
}

/** @param {string} path @returns {Promise<Summary>} */
async function summaryOf(path) {
  let last = '{}';
  for await (const line of readLines(path)) if (line.length > 0) last = line.toString();
  return { ...NOTHING, ...JSON.parse(last) };
}

/**
 * The hash of a report but for the times that `--timing` puts into its summary.
 * @param {string} path @returns {Promise<string>}
 */
export async function sha256(path) {
  const hash = createHash('sha256');
  for await (const line of readLines(path)) {
    const { timing, ...record } = line.includes('"timing"') ? JSON.parse(line.toString()) : {};
    hash.update(timing === undefined ? line : JSON.stringify(record)).update('\n');
  }
  return hash.digest('hex');
}

/** Reads a report in JSON; also returns the version of the program. @param {string} path */
export function readReport(path) {
  const { tool, pairs, documents } = JSON.parse(readFileSync(path, 'utf8'));
  const found = new Found();
  for (const { a, b } of pairs) found.addPair(a, b);
  for (const document of documents) found.addDocument(document);
  return { found, version: tool.version };
}

/** Reads a report in NDJSON. @param {string} path */
async function readStream(path) {
  const found = new Found();
  for await (const line of readLines(path)) {
    const record = JSON.parse(line.toString());
    if (record.type === 'document') found.addDocument(record);
    else if (record.type === 'pair') found.addPair(record.a, record.b);
  }
  return found;
}

/** @typedef {{ id1: string, id2: string, kind: string }} TruePair */
/** @typedef {{ byKind: Map<string, { found: number, of: number }>, found: number, of: number, others: number }} Recall */

/**
 * Which planted pairs were found: those that are reported, or whose documents are in one cluster.
 * `others` counts the reported pairs that nobody planted.
 * @param {string} path of a report in NDJSON @param {readonly TruePair[]} truth @returns {Promise<Recall>}
 */
export async function recallOf(path, truth) {
  const found = await readStream(path);
  /** @type {Recall['byKind']} */
  const byKind = new Map();
  let total = 0;
  let others = found.pairs.size;
  for (const { id1, id2, kind } of truth) {
    const isListed = found.lists(id1, id2);
    const isFound = isListed || found.joins(id1, id2);
    const { found: before, of } = byKind.get(kind) ?? { found: 0, of: 0 };
    byKind.set(kind, { found: before + Number(isFound), of: of + 1 });
    total += Number(isFound);
    others -= Number(isListed);
  }
  return { byKind, found: total, of: truth.length, others };
}
