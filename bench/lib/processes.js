/** CPU time and memory of processes, as /proc shows them on Linux; elsewhere nothing is known. */
import { readdirSync, readFileSync } from 'node:fs';

export const hasProc = process.platform === 'linux';

/** Clock ticks a second and bytes a page on Linux. */
const TICKS = 100;
const PAGE = 4096;
/** To count shared pages once is costly, so it is done at every fifth look. */
const SHARED_EVERY = 5;
/** A process below this is too small to matter for shared pages. */
const SMALL = 32e6;

/** A process and all that it starts. */
export class Tree {
  /** The largest sum that was seen, in bytes. */
  memory = 0;
  #root;
  #looks = 0;
  /** CPU seconds of every process that was ever seen. @type {Map<number, number>} */
  #seconds = new Map();

  /** @param {number} root */
  constructor(root) {
    this.#root = root;
  }

  look() {
    const all = allProcesses();
    let sum = 0;
    /** @type {number[]} */
    const large = [];
    for (const [pid, { seconds, bytes }] of all) {
      if (!this.#isOurs(pid, all)) continue;
      this.#seconds.set(pid, seconds);
      sum += bytes;
      if (bytes > SMALL) large.push(pid);
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

  /** Seconds of all that was seen. */
  get cpu() {
    return [...this.#seconds.values()].reduce((sum, seconds) => sum + seconds, 0);
  }
}

/** CPU seconds of all children of this process that have ended; NaN if not known. */
export function secondsOfChildren() {
  return statOf('self')?.ofChildren ?? NaN;
}

function allProcesses() {
  /** @type {Map<number, NonNullable<ReturnType<typeof statOf>>>} */
  const all = new Map();
  for (const name of hasProc ? readdirSync('/proc') : []) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat) all.set(Number(name), stat);
  }
  return all;
}

/** @param {string} pid */
function statOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  // the name of the program may have spaces in it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 22) return undefined;
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11).map(Number);
  return {
    parent: Number(fields[1]),
    seconds: (user + system) / TICKS,
    ofChildren: (childUser + childSystem) / TICKS,
    bytes: Number(fields[21]) * PAGE,
  };
}

/** Bytes of several processes, pages that they share counted once. @param {readonly number[]} pids */
function shared(pids) {
  let kilobytes = 0;
  for (const pid of pids) {
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes * 1024;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
