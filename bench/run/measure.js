/**
 * Runs a program, and says how long it took, how much of the processors, and how much memory at most.
 *
 * Wall time is taken here. The rest comes from GNU time where there is one; on other Linux machines
 * from /proc, memory then being looked at every few milliseconds, which is less sure; elsewhere it is
 * not known.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { running, temporaryFolder } from './temporary.js';

/**
 * @typedef {object} Measured
 * @property {number} seconds
 * @property {number} cpuSeconds user and system, NaN where not known
 * @property {number} peakMegabytes largest resident size, NaN where not known
 * @property {number | null} exitCode
 * @property {string} stdout
 * @property {string} stderr
 */

/** @typedef {readonly [program: string, ...words: string[]]} Command */

const TIME = '/usr/bin/time';
const LOOK_EVERY_MS = 20;
/** Ticks of /proc/self/stat in a second. */
const TICKS = 100;
const TICKS_FIELDS = { user: 13, system: 14 };

/** Ended as one: `time`, and what it started. */
const OWN_GROUP = { detached: process.platform !== 'win32' };

const hasTime = spawnSync(TIME, ['-f', '%M', 'true']).status === 0;
const hasProc = process.platform === 'linux';

/** How CPU and memory are taken, for the head of a report. */
export const METHOD = hasTime
  ? 'GNU time'
  : hasProc
    ? `/proc every ${LOOK_EVERY_MS} ms (no GNU time: peak memory may be too low)`
    : 'none (no GNU time)';

/** @param {Command} command @returns {Promise<Measured>} */
export async function measure(command) {
  return hasTime ? withTime(command) : withProc(command);
}

/** @param {Command} command @returns {Promise<Measured>} */
async function withTime(command) {
  const figures = join(temporaryFolder(), 'time');
  const run = await start([TIME, '-o', figures, '-f', '%U %S %M', ...command]);
  // a line about the exit code may come first
  const last = readFileSync(figures, 'utf8').trim().split('\n').at(-1) ?? '';
  const [user = NaN, system = NaN, kilobytes = NaN] = last.split(' ').map(Number);
  return { ...run, cpuSeconds: user + system, peakMegabytes: kilobytes / 1024 };
}

/** @param {Command} command @returns {Promise<Measured>} */
async function withProc(command) {
  let kilobytes = NaN;
  const before = hasProc ? childTicks() : NaN;
  const run = await start(command, (pid) => {
    if (hasProc) kilobytes = Math.max(kilobytes || 0, peakOf(pid));
  });
  const after = hasProc ? childTicks() : NaN;
  return { ...run, cpuSeconds: (after - before) / TICKS, peakMegabytes: kilobytes / 1024 };
}

/**
 * @param {Command} command @param {(pid: number) => void} [look]
 * @returns {Promise<Pick<Measured, 'seconds' | 'exitCode' | 'stdout' | 'stderr'>>}
 */
function start([program, ...words], look) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    // the encoding decides what a word is for `wc`
    const env = { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1' };
    const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'], ...OWN_GROUP });
    running.add(child);
    const out = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (out.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (out.stderr += text));
    const timer = look && setInterval(() => child.pid && look(child.pid), LOOK_EVERY_MS);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearInterval(timer);
      running.delete(child);
      resolve({ seconds: (performance.now() - begin) / 1000, exitCode, ...out });
    });
  });
}

/** Time of all children that have ended. */
function childTicks() {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // the name of the program may have spaces in it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[TICKS_FIELDS.user]) + Number(fields[TICKS_FIELDS.system]);
}

/** @param {number} pid */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    // it has ended
    return 0;
  }
}

/**
 * Runs several programs in turn, A B A B, so that what else the machine does meets all alike.
 * @template {string} Name
 * @param {Readonly<Record<Name, () => Promise<Measured>>>} programs @param {number} rounds
 * @returns {Promise<Record<Name, Measured[]>>}
 */
export async function interleave(programs, rounds) {
  const names = /** @type {Name[]} */ (Object.keys(programs));
  const runs = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, []])));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) runs[name].push(await programs[name]());
  }
  return runs;
}

/** The median of each figure. @param {readonly Measured[]} runs */
export function medians(runs) {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
