/**
 * Settings from a config that is code. It runs in a thread of its own: what it leaves running ends with
 * the thread, an error out of turn or a `process.exit` ends the thread and not the run, and where the
 * thread ends by itself without an answer there is something it waits for in vain.
 *
 * What it exports is copied there into plain data, so that no getter or proxy is met later on. Takes
 * about 30 ms, which only configs of this kind cost.
 */

import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ConfigProblem, settingsIn } from './config-problem.ts';

/** How long a config may take; one that fetches its settings may be slow. */
const MAX_SECONDS = 60;

/**
 * Runs in the thread: plain JavaScript, since the program is bundled into functions that cannot import
 * by URL. Sends the settings as pairs, or what is wrong. A value that no setting can have, such as a
 * function, is sent as undefined, which no setting can have either.
 */
const RUN = `
const { parentPort, workerData } = require('node:worker_threads');
const { isProxy } = require('node:util').types;
const isPlain = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (isProxy(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};
const copyOne = (value) =>
  typeof value === 'object' && value !== null ? undefined
    : typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
const copy = (value) => (Array.isArray(value) ? Array.from(value, copyOne) : copyOne(value));
const describe = (error) => {
  try {
    const text = String(error instanceof Error ? error.message : error);
    return error instanceof Error ? text || error.name : 'threw ' + text;
  } catch {
    return 'threw something that has no text';
  }
};
const load = async () => {
  const module = await import(workerData);
  if (!('default' in module)) return { problem: 'exports nothing by default: write "export default { ... }"' };
  const settings = await module.default;
  if (!isPlain(settings)) return { problem: 'expected settings by name as the default export' };
  return { settings: Object.keys(settings).map((key) => [key, copy(settings[key])]) };
};
load().catch((error) => ({ problem: describe(error) })).then((answer) => parentPort.postMessage(answer));
`;

/**
 * The settings that a config exports by default, or that a promise it exports comes to.
 *
 * @throws {ConfigProblem} where it fails, never ends, or exports something else.
 */
export async function runConfig(file: string): Promise<Readonly<Record<string, unknown>>> {
  const worker = new Worker(RUN, {
    eval: true,
    workerData: pathToFileURL(file).href,
    // of node, about the kind of module
    execArgv: ['--no-warnings'],
  });
  try {
    return readAnswer(await answerOf(worker));
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (problem: string): void => reject(new ConfigProblem(problem));
    const late = setTimeout(
      () => fail(`took more than ${MAX_SECONDS} s to load`),
      MAX_SECONDS * 1000,
    );
    worker.once('message', resolve);
    worker.once('error', (error: unknown) => fail(messageOf(error)));
    worker.once('exit', () =>
      fail('never finished loading: it waits for what does not happen, or exits'),
    );
    worker.once('exit', () => clearTimeout(late));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : `threw ${JSON.stringify(error)}`;
}

function readAnswer(answer: unknown): Readonly<Record<string, unknown>> {
  // the answer of the code above, or a message of the config's own
  const { problem, settings } = settingsIn(answer);
  if (typeof problem === 'string') throw new ConfigProblem(problem);
  return settingsIn(Object.fromEntries(pairsOf(settings)));
}

function pairsOf(settings: unknown): [string, unknown][] {
  if (!Array.isArray(settings)) throw new ConfigProblem('expected settings by name');
  return settings.map((pair: unknown): [string, unknown] => {
    const [key, value]: unknown[] = Array.isArray(pair) ? pair : [];
    return [String(key), value];
  });
}
