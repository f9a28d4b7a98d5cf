/** Runs the program on the worst cases at sizes n and 2n, and checks what it finds. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dedupeRun } from '../lib/dedupe.js';
import { megabytes, ratio, seconds, table } from '../lib/table.js';
import { CASES } from './cases.js';
import { writeCase } from './write.js';

/** A phase that takes less at size 2n is noise. */
const LEAST_MS = 20;
/** From this ratio on, a phase grows faster than its input. */
const SUPERLINEAR = 2.6;
const HEAD = (
  'case | documents, 2n | time, n | 2n | wall ratio | CPU ratio | peak, 2n | ratio | ' +
  `phases above ${SUPERLINEAR}x | right`
).split(' | ');

/**
 * A table of all the cases, of the fastest of several runs each; files are removed when they have served.
 * @param {string} folder @param {readonly string[]} names @param {number} scale @param {number} rounds
 */
export async function runCases(folder, names, scale, rounds) {
  /** @type {string[][]} */
  const rows = [];
  for (const name of names) {
    const once = await runCase(folder, name, scale, rounds);
    const twice = await runCase(folder, name, 2 * scale, rounds);
    console.error(`worst: ${name} ${once.wall.toFixed(1)} s, ${twice.wall.toFixed(1)} s`);
    rows.push([
      name,
      `${twice.documents} (${(twice.bytes / 1e6).toFixed(0)} MB)`,
      seconds(once.wall),
      seconds(twice.wall),
      ratio(twice.wall / once.wall),
      ratio(twice.cpu / once.cpu),
      megabytes(twice.memory),
      ratio(twice.memory / once.memory),
      steepPhases(once.phases, twice.phases),
      [once.verdict, twice.verdict].every((verdict) => verdict === 'yes')
        ? 'yes'
        : `${once.verdict}; ${twice.verdict}`,
    ]);
  }
  return table(HEAD, rows);
}

/** @param {string} folder @param {string} name @param {number} scale @param {number} rounds */
async function runCase(folder, name, scale, rounds) {
  const { path, documents, bytes } = writeCase(folder, name, scale);
  const found = join(folder, 'found.ndjson');
  try {
    let best = await dedupeRun([path], found);
    for (let round = 1; round < rounds; round++) {
      const run = await dedupeRun([path], found);
      if (run.wall < best.wall) best = run;
    }
    return { ...best, documents, bytes, verdict: verdictOf(name, documents, best) };
  } finally {
    rmSync(path, { force: true });
    rmSync(found, { force: true });
  }
}

/** @param {string} name @param {number} documents @param {Awaited<ReturnType<typeof dedupeRun>>} run */
function verdictOf(name, documents, { status, reason, summary }) {
  if (status !== 'ok') return reason;
  const expected = CASES[name]?.expects(documents);
  const { clusters, duplicates } = summary;
  const isRight = clusters === expected?.clusters && duplicates === expected?.duplicates;
  if (isRight) return 'yes';
  return `${clusters} clusters, ${duplicates} duplicates, not ${expected?.clusters}, ${expected?.duplicates}`;
}

/** Phases that grew faster than the input. @param {Record<string, number>} once @param {Record<string, number>} twice */
function steepPhases(once, twice) {
  return Object.entries(twice)
    .map(([phase, ms]) => ({ phase, ms, growth: ms / (once[phase] || 1) }))
    .filter(({ phase, ms, growth }) => phase !== 'total' && ms >= LEAST_MS && growth > SUPERLINEAR)
    .map(({ phase, growth }) => `${phase} ${growth.toFixed(1)}`)
    .join(', ');
}
