/**
 * Settings from a config that is code. It runs in a thread of its own. So whatever it leaves running
 * ends with the thread, and an uncaught error or a `process.exit` ends the thread and not the run. If
 * the thread ends without an answer, it waited for something that never came.
 *
 * The exported settings are copied to plain data inside the thread, so that no getter or proxy runs
 * later. This takes about 30 ms, but only for configs of this kind.
 */

import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type InputLimits, remedyOf } from '../../model/limits.ts';
import { ConfigProblem, NOT_SETTINGS, settingsIn } from './config-problem.ts';

/**
 * The program of the thread: plain JavaScript, since the program is bundled into functions that cannot
 * import by URL. It sends the settings as pairs, or what is wrong. A value that no setting can have, such
 * as a function, is sent as undefined, which is refused too.
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
  if (!('default' in module)) return { problem: 'has no default export: write "export default { ... }"' };
  const settings = await module.default;
  if (!isPlain(settings)) return { problem: 'expected an object of settings as the default export' };
  return { settings: Object.keys(settings).map((key) => [key, copy(settings[key])]) };
};
load().catch((error) => ({ problem: describe(error) })).then((answer) => parentPort.postMessage(answer));
`;

/**
 * The settings that a config exports by default, as an object or a promise of one.
 *
 * @throws {ConfigProblem} if it fails, never ends, or exports something else.
 */
export async function runConfig(
  file: string,
  limits: InputLimits,
): Promise<Readonly<Record<string, unknown>>> {
  const worker = new Worker(RUN, {
    eval: true,
    workerData: pathToFileURL(file).href,
    // node would warn about the type of the module
    execArgv: ['--no-warnings'],
  });
  try {
    return readAnswer(await answerOf(worker, limits));
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, limits: InputLimits): Promise<unknown> {
  const seconds = limits.configTime;
  return new Promise((resolve, reject) => {
    const fail = (problem: string): void => reject(new ConfigProblem(problem));
    const late = setTimeout(
      () => fail(`took more than ${seconds} s to load${remedyOf('configTime', limits)}`),
      seconds * 1000,
    );
    worker.once('message', resolve);
    worker.once('error', (error: unknown) => fail(messageOf(error)));
    worker.once('exit', () =>
      fail('never finished loading: it waits for something that never happens, or it exits'),
    );
    worker.once('exit', () => clearTimeout(late));
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : `threw ${JSON.stringify(error)}`;
}

function readAnswer(answer: unknown): Readonly<Record<string, unknown>> {
  // the answer of the program above, or a message that the config itself sent
  const { problem, settings } = settingsIn(answer);
  if (typeof problem === 'string') throw new ConfigProblem(problem);
  return settingsIn(Object.fromEntries(pairsOf(settings)));
}

function pairsOf(settings: unknown): [string, unknown][] {
  if (!Array.isArray(settings)) throw new ConfigProblem(NOT_SETTINGS);
  return settings.map((pair: unknown): [string, unknown] => {
    const [key, value]: unknown[] = Array.isArray(pair) ? pair : [];
    return [String(key), value];
  });
}
