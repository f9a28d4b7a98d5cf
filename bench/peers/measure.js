/** Runs a command, and measures it and all that it starts: wall time, CPU seconds, peak memory. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';

/** GNU time, which knows the CPU seconds of children that were waited for, and the largest process. */
const TIME = '/usr/bin/time';
/** How often the processes are looked at. */
const INTERVAL_MS = 200;
/** Shared pages are counted once by a costly look, so seldom. */
const SHARED_EVERY = 5;
/** A process below this is too small to matter for shared pages. */
const SMALL_MB = 32;
/** Clock ticks a second and bytes a page in /proc on Linux. */
const TICKS = 100;
const PAGE_MB = 4096 / 1e6;

/**
 * @typedef {object} Measured
 * @property {'ok' | 'failed' | 'timed out' | 'too much memory'} status
 * @property {string} reason
 * @property {number} wall seconds
 * @property {number} cpu seconds
 * @property {number} memory MB
 * @property {number} load of the machine before it (over a minute)
 */

/**
 * @param {readonly string[]} command
 * @param {{
 *   cwd: string, out: string, log: string, times: string, env?: Record<string, string>,
 *   seconds: number, megabytes: number,
 * }} options
 * @returns {Promise<Measured>}
 */
export async function measure(command, { cwd, out, log, times, env, seconds, megabytes }) {
  const timed = existsSync(TIME) ? [TIME, '-f', '%U %S %M', '-o', times, ...command] : command;
  const [program = '', ...args] = timed;
  const stdout = openSync(out, 'w');
  const stderr = openSync(log, 'w');
  const load = loadavg()[0] ?? 0;
  const start = performance.now();
  // A process group of its own, so that all of it can be ended.
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdout, stderr],
    detached: true,
  });
  const tree = new Tree(child.pid ?? 0);
  /** @type {Measured['status']} */
  let status = 'ok';
  const timer = setInterval(() => {
    tree.look();
    if (tree.memory > megabytes) status = 'too much memory';
    else if (performance.now() - start > seconds * 1000) status = 'timed out';
    if (status !== 'ok') tree.end();
  }, INTERVAL_MS);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (exit, signal) => resolve(exit ?? signal));
  });
  const wall = (performance.now() - start) / 1000;
  clearInterval(timer);
  closeSync(stdout);
  closeSync(stderr);
  if (status === 'ok' && code !== 0) status = 'failed';
  const told = existsSync(times) ? readFileSync(times, 'utf8').trim().split('\n').at(-1) : '';
  const [user = 0, system = 0, largest = 0] = (told ?? '').split(' ').map(Number);
  return {
    status,
    reason: status === 'failed' ? `exit ${code}: ${lastLine(log)}` : '',
    wall,
    cpu: Math.max(user + system || 0, tree.cpu()),
    memory: Math.max(largest / 1000 || 0, tree.memory),
    load,
  };
}

/** @param {string} log */
function lastLine(log) {
  const lines = readFileSync(log, 'utf8').split(/[\r\n]+/);
  const telling = lines.findLast((line) => /error|exception|fatal|killed/i.test(line));
  return (telling ?? lines.findLast((line) => line.trim() !== '') ?? '').trim().slice(0, 300);
}

/** A process and its descendants, as /proc shows them; where there is none, nothing is known. */
class Tree {
  /** Largest sum that was seen, in MB. */
  memory = 0;
  #looks = 0;
  /** @type {Map<number, number>} CPU seconds of every process that was ever seen */
  #seconds = new Map();
  /** @type {number} */
  #root;

  /** @param {number} root */
  constructor(root) {
    this.#root = root;
  }

  look() {
    /** @type {Map<number, { parent: number, seconds: number, megabytes: number }>} */
    const all = new Map();
    for (const name of existsSync('/proc') ? readdirSync('/proc') : []) {
      const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '';
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields.length < 22) continue;
      all.set(Number(name), {
        parent: Number(fields[1]),
        seconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
        megabytes: Number(fields[21]) * PAGE_MB,
      });
    }
    let sum = 0;
    /** @type {number[]} */
    const large = [];
    for (const [pid, { seconds, megabytes }] of all) {
      if (!this.#isOurs(pid, all)) continue;
      this.#seconds.set(pid, seconds);
      sum += megabytes;
      if (megabytes > SMALL_MB) large.push(pid);
    }
    if (large.length < 2) this.memory = Math.max(this.memory, sum);
    else if (this.#looks++ % SHARED_EVERY === 0) this.memory = Math.max(this.memory, shared(large));
  }

  /** @param {number} pid @param {ReadonlyMap<number, { parent: number }>} all */
  #isOurs(pid, all) {
    for (let at = pid, depth = 0; at > 1 && depth < 50; depth++) {
      if (at === this.#root || this.#seconds.has(at)) return true;
      at = all.get(at)?.parent ?? 0;
    }
    return false;
  }

  cpu() {
    return [...this.#seconds.values()].reduce((sum, seconds) => sum + seconds, 0);
  }

  end() {
    try {
      process.kill(-this.#root, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Megabytes of several processes, pages that they share counted once. @param {readonly number[]} pids */
function shared(pids) {
  let kilobytes = 0;
  for (const pid of pids) {
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes / 1000;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
