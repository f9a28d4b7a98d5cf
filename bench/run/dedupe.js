/** Runs the program, and reads what it found and how long its phases took. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readLines } from '../records.js';
import { measure } from './measure.js';

const PROGRAM = fileURLToPath(new URL('../../bin/dedupe.js', import.meta.url));

/** @typedef {Record<string, number>} Phases milliseconds */
/** @typedef {{ clusters: number, duplicates: number, pairs: number, documents: number }} Summary */
/** @typedef {import('./measure.js').Measured & { phases: Phases, summary: Summary }} DedupeRun */

/** The program with these words. @param {readonly string[]} words */
export function dedupe(words) {
  return measure([process.execPath, PROGRAM, ...words]);
}

/** Runs on `paths` and writes what is found to a file. @param {readonly string[]} words @param {string} found @returns {Promise<DedupeRun>} */
export async function dedupeRun(words, found) {
  const run = await dedupe([...words, '--ndjson', '--output', found, '--timing', '--quiet']);
  const summary = run.exitCode === 0 ? await summaryOf(found) : NOTHING;
  return { ...run, phases: phasesOf(run.stderr), summary };
}

/** @type {Summary} */
const NOTHING = { clusters: 0, duplicates: 0, pairs: 0, documents: 0 };

/** Whether the program that is built has a flag at all. @param {{ exitCode: number | null, stderr: string }} run */
export function lacksFlag({ exitCode, stderr }) {
  return exitCode === 2 && /unknown option/.test(stderr);
}

/** From `timing: read 12 ms, verify 3.5 ms, total 140.2 ms`. @param {string} stderr @returns {Phases} */
export function phasesOf(stderr) {
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

/** @param {string} found @returns {Promise<Summary>} */
async function summaryOf(found) {
  let last = '{}';
  for await (const line of readLines(found)) if (line.length > 0) last = line.toString();
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

/** @typedef {{ id1: string, id2: string, kind: string }} TruePair */
/** @typedef {{ byKind: Map<string, { found: number, of: number }>, found: number, of: number, others: number }} Recall */

/**
 * Which planted pairs were found: those that are reported, or whose documents are in one cluster.
 * `others` counts the reported pairs that nobody planted.
 * @param {string} found @param {readonly TruePair[]} truth @returns {Promise<Recall>}
 */
export async function recallOf(found, truth) {
  const ids = new Set(truth.flatMap(({ id1, id2 }) => [id1, id2]));
  const planted = new Set(truth.map(({ id1, id2 }) => keyOf(id1, id2)));
  /** @type {Map<string, string>} */
  const clusterOf = new Map();
  /** @type {Set<string>} */
  const pairs = new Set();
  let others = 0;
  for await (const line of readLines(found)) {
    const record = JSON.parse(line.toString());
    if (record.type === 'document' && record.cluster !== null && ids.has(record.id)) {
      clusterOf.set(record.id, record.cluster);
    } else if (record.type === 'pair') {
      const key = keyOf(record.a, record.b);
      if (planted.has(key)) pairs.add(key);
      else others++;
    }
  }
  /** @type {Recall['byKind']} */
  const byKind = new Map();
  let total = 0;
  for (const { id1, id2, kind } of truth) {
    const cluster = clusterOf.get(id1);
    const inCluster = cluster !== undefined && cluster === clusterOf.get(id2);
    const isFound = inCluster || pairs.has(keyOf(id1, id2));
    const { found: before, of } = byKind.get(kind) ?? { found: 0, of: 0 };
    byKind.set(kind, { found: before + Number(isFound), of: of + 1 });
    total += Number(isFound);
  }
  return { byKind, found: total, of: truth.length, others };
}

/** @param {string} a @param {string} b */
function keyOf(a, b) {
  return a < b ? `${a}\t${b}` : `${b}\t${a}`;
}
