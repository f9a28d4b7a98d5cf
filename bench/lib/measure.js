/**
 * Runs a command, and measures it with all that it starts: wall time, CPU time, peak memory.
 *
 * Wall time is taken here. The rest comes from GNU time if the machine has it. GNU time knows the largest
 * process only, not the sum, and no process that nobody waited for. So under limits, or without GNU time,
 * the processes are looked at in /proc as well. On a machine with neither, nothing but wall time is known.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { hasProc, secondsOfChildren, Tree } from './processes.js';
import { endGroup, running, temporaryFolder } from './temporary.js';

/** @typedef {readonly [program: string, ...words: string[]]} Command */
/** @typedef {'ok' | 'failed' | 'timed out' | 'too much memory'} Status */

/**
 * @typedef {object} Measured
 * @property {Status} status
 * @property {string} reason why it failed: the exit code, and what the program says
 * @property {number} wall seconds
 * @property {number} cpu seconds, user and system, NaN if not known
 * @property {number} memory bytes at the peak, NaN if not known
 * @property {number} load of the machine before it (over a minute)
 * @property {number | null} exitCode
 * @property {string} stdout empty if it went to a file
 * @property {string} stderr
 */

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {Readonly<Record<string, string>>} [env] added to the environment
 * @property {{ out: string, log: string }} [files] that standard output and error go to
 * @property {{ seconds: number, bytes: number }} [limits] beyond which it is ended, with all that it started
 */

const TIME = '/usr/bin/time';
const hasTime = spawnSync(TIME, ['-f', '%M', 'true']).status === 0;
/** How often the processes are looked at; more often if GNU time does not know better. */
const LOOK_EVERY_MS = hasTime ? 200 : 20;

/** How CPU and memory are taken, for the head of a report. */
export const METHOD = hasTime
  ? 'GNU time'
  : hasProc
    ? `/proc every ${LOOK_EVERY_MS} ms (no GNU time: peak memory may be too low)`
    : 'none (no GNU time)';

/** @param {Command} command @param {Options} [options] @returns {Promise<Measured>} */
export async function measure(command, options = {}) {
  const { files, limits } = options;
  const figures = join(temporaryFolder(), 'time');
  rmSync(figures, { force: true });
  const load = loadavg()[0] ?? 0;
  const before = secondsOfChildren();
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const child = start(
    hasTime ? [TIME, '-o', figures, '-f', '%U %S %M', ...command] : command,
    options,
  );
  const tree = new Tree(child.pid ?? 0);
  /** @type {Status} */
  let status = 'ok';
  const look = () => {
    tree.look();
    if (limits && tree.memory > limits.bytes) status = 'too much memory';
    else if (limits && seconds() > limits.seconds) status = 'timed out';
    if (status !== 'ok') endGroup(child);
  };
  const timer = limits || !hasTime ? setInterval(look, LOOK_EVERY_MS) : undefined;
  const { code, ...said } = await outcomeOf(child);
  const wall = seconds();
  clearInterval(timer);
  if (status === 'ok' && code !== 0) status = 'failed';
  const known = figuresIn(figures) ?? { cpu: secondsOfChildren() - before, memory: NaN };
  const log = files ? readFileSync(files.log, 'utf8') : said.stderr;
  return {
    status,
    reason: status === 'failed' ? `exit ${code}: ${tellingLine(log)}` : '',
    wall,
    cpu: larger(known.cpu, tree.cpu),
    memory: larger(known.memory, tree.memory),
    load,
    exitCode: typeof code === 'number' ? code : null,
    ...said,
  };
}

/** @param {Command} command @param {Options} options */
function start([program, ...words], { cwd, env, files }) {
  const [out, log] = files ? [openSync(files.out, 'w'), openSync(files.log, 'w')] : [];
  const child = spawn(program, words, {
    cwd,
    // the encoding decides what a word is for `wc`
    env: { ...process.env, LC_ALL: 'C.UTF-8', NO_COLOR: '1', ...env },
    stdio: ['ignore', out ?? 'pipe', log ?? 'pipe'],
    // a group of its own, so that all of it can be ended
    detached: process.platform !== 'win32',
  });
  for (const file of [out, log]) if (file !== undefined) closeSync(file);
  running.add(child);
  return child;
}

/**
 * How a program ended, and what it said; `code` is the exit code, a signal, or why it did not start.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | string | null, stdout: string, stderr: string }>}
 */
function outcomeOf(child) {
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => (said.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (said.stderr += text));
  return new Promise((resolve) => {
    const end = (/** @type {number | string | null} */ code) => {
      running.delete(child);
      resolve({ code, ...said });
    };
    child.on('error', ({ message }) => end(message));
    child.on('close', (code, signal) => end(code ?? signal));
  });
}

/** What GNU time wrote; undefined if it is missing, or was ended before it wrote. @param {string} file */
function figuresIn(file) {
  if (!existsSync(file)) return undefined;
  // a line about the exit code may come first
  const last = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  const [user = NaN, system = NaN, kilobytes = NaN] = last.split(' ').map(Number);
  return kilobytes >= 0 ? { cpu: user + system, memory: kilobytes * 1024 } : undefined;
}

/** @param {number} known maybe NaN @param {number} seen */
function larger(known, seen) {
  return seen > 0 ? Math.max(known || 0, seen) : known;
}

/** The last line about an error, or else the last. @param {string} log */
function tellingLine(log) {
  const lines = log.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /error|exception|fatal|killed/i.test(line));
  return (telling ?? lines.at(-1) ?? '').trim().slice(0, 300);
}
