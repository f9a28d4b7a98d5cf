/**
 * `npm run fuzz -- [--seconds 60] [--inputs N] [--seed 1] [--only NAME,NAME] [--from N] [--keep-going]
 * [--file PATH]`: bundles the fuzzers with the sources they try, runs them in a process of their own,
 * and watches over it. A process that dies, or that stays at one input, is a failure like any other.
 */

import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The exit code of a process that told of its failures itself. */
const TOLD = 3;
/** The exit code where someone ended it. */
const STOPPED = 130;
/** @type {NodeJS.Signals[]} */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const HANG_MS = 60_000;
const LOOK_MS = 500;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    inputs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [] },
    from: { type: 'string', default: '0' },
    'keep-going': { type: 'boolean', default: false },
    file: { type: 'string' },
  },
});

const wanted = {
  seconds: numberOf('seconds', values.seconds),
  inputs: numberOf('inputs', values.inputs ?? '1e15'),
  seed: numberOf('seed', values.seed),
  only: values.only.flatMap((names) => names.split(',')),
  from: numberOf('from', values.from),
  keepGoing: values['keep-going'],
  out: tmpdir(),
  ...(values.file !== undefined && { file: values.file }),
};

/** @param {string} name @param {string} text */
function numberOf(name, text) {
  const value = Number(text);
  if (text !== '' && value >= 0) return value;
  throw new Error(`--${name} ${text}: expected a number, 0 or more`);
}

/** Beside the build, where the bundle finds the kernel and the program of a thread. */
function makeFolder() {
  if (existsSync(join(ROOT, 'dist/kernel.wasm'))) return mkdtempSync(join(ROOT, 'dist/fuzz-'));
  throw new Error('the program is not built; run npm run build first');
}

/** @param {string} folder */
async function bundle(folder) {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys(dependencies);
  await build({
    cwd: ROOT,
    input: { main: 'test/fuzz/main.ts' },
    platform: 'node',
    // the built stemmers are not strict, as modules are
    external: [/^#stemmers\//, ...names.map((name) => new RegExp(`^${name}(/|$)`))],
    logLevel: 'warn',
    output: { dir: folder, format: 'esm', entryFileNames: '[name].mjs' },
  });
}

/**
 * Resolves to how the process ended, and what it worked on then.
 *
 * @param {string} program @param {string} progress
 * @returns {Promise<{ code: number | null, how: string, index: number, iteration: number }>}
 */
function watch(program, progress) {
  const call = `import(${JSON.stringify(pathToFileURL(program).href)})`;
  const script = `${call}.then(({ main }) => main(...process.argv.slice(1)))`;
  const words = ['--no-warnings', '--max-old-space-size=2048', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, [...words, '--', JSON.stringify(wanted), progress], {
    cwd: ROOT,
    stdio: 'inherit',
    // what a killed process leaves goes with the folder
    env: { ...process.env, TMPDIR: dirname(progress) },
  });
  // whoever ends this process ends that one, and the folders go as usual
  for (const signal of STOPPING) process.once(signal, () => child.kill(signal));
  const descriptor = openSync(progress, 'r');
  let last = '';
  let since = Date.now();
  let how = '';
  const timer = setInterval(() => {
    const now = look(descriptor).join();
    if (now !== last) since = Date.now();
    last = now;
    if (Date.now() - since < HANG_MS) return;
    how = `no end within ${HANG_MS / 1000} s`;
    child.kill('SIGKILL');
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      const [index = -1, iteration = -1] = look(descriptor);
      closeSync(descriptor);
      how ||= signal === null ? `ended with code ${code}` : `died of ${signal}`;
      const isStopped = signal !== null && STOPPING.includes(signal);
      resolve({ code: isStopped ? STOPPED : code, how, index, iteration });
    });
  });
}

/** Target, input and try. @param {number} descriptor */
function look(descriptor) {
  const record = new Float64Array(3);
  const count = readSync(descriptor, record, 0, record.byteLength, 0);
  return count < record.byteLength ? [] : [...record];
}

process.exitCode = 1;
const folder = makeFolder();
const progress = join(mkdtempSync(join(tmpdir(), 'fuzz-progress-')), 'progress');
try {
  await bundle(folder);
  writeFileSync(progress, '');
  const program = join(folder, 'main.mjs');
  const { code, how, index, iteration } = await watch(program, progress);
  if (code !== 0 && code !== TOLD && code !== STOPPED) {
    const { reportLost } = await import(pathToFileURL(program).href);
    reportLost(index, iteration, how, wanted);
  }
  process.exitCode = code === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(progress), { recursive: true, force: true });
}
