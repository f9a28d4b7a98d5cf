/**
 * A corpus of any size, written by several threads in blocks of documents: the plan is made here, the
 * text there. The bytes are the same whatever the number of threads.
 */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DocumentMaker } from './maker.js';
import { FRAMED, PLANTED, Planner } from './plan.js';

/** Documents to a block. */
const BLOCK = 512;
/** Blocks under way, for each thread. */
const AHEAD = 3;

/**
 * @typedef {import('./source.js').Source} Source
 * @typedef {object} CorpusOptions
 * @property {number} documents
 * @property {number} seed
 * @property {number} [planted] share of documents that are copies
 * @property {number} [framed] share of documents with boilerplate
 * @property {number} [threads] 0 to use this one
 */

/** @typedef {{ lines: Uint8Array, copies: import('./plan.js').Copy[] }} Block */

/** The corpus, block by block. @param {Source} source @param {CorpusOptions} options @returns {AsyncGenerator<Block>} */
export async function* growCorpus(source, options) {
  const { documents, seed, planted = PLANTED, framed = FRAMED, threads = 0 } = options;
  const maker = new DocumentMaker(source, { seed, framed });
  const planner = new Planner({ seed, planted }, (document) => maker.wordsOf(document));
  const pool = new Pool(source, { seed, framed }, threads);
  /** @type {Promise<Block>[]} */
  const blocks = [];
  try {
    for (let from = 0; from < documents; from += BLOCK) {
      const to = Math.min(from + BLOCK, documents);
      const copies = planner.next(to - from);
      if (threads === 0) yield { lines: maker.lines(from, to, copies), copies };
      else blocks.push(pool.make({ from, to, copies }));
      if (blocks.length > threads * AHEAD) yield /** @type {Block} */ (await blocks.shift());
    }
    for (const block of blocks) yield await block;
  } finally {
    await pool.end();
  }
}

/** @typedef {{ from: number, to: number, copies: import('./plan.js').Copy[] }} Task */

/** @typedef {{ resolve: (lines: Uint8Array) => void, reject: (error: Error) => void }} Waiting */
/** @typedef {{ worker: Worker, waiting: Waiting[] }} Thread */

/** Threads that make blocks, each in the order of asking. */
class Pool {
  /** @type {Thread[]} */
  #threads = [];
  #next = 0;

  /** @param {Source} source @param {{ seed: number, framed: number }} options @param {number} count */
  constructor(source, options, count) {
    for (let i = 0; i < count; i++) {
      const worker = new Worker(new URL(import.meta.url), { workerData: { source, options } });
      /** @type {Thread} */
      const thread = { worker, waiting: [] };
      worker.on('message', (lines) => thread.waiting.shift()?.resolve(lines));
      worker.on('error', (error) => thread.waiting.forEach(({ reject }) => reject(error)));
      this.#threads.push(thread);
    }
  }

  /** @param {Task} task @returns {Promise<Block>} */
  async make(task) {
    const thread = this.#threads[this.#next++ % this.#threads.length];
    const lines = await new Promise((resolve, reject) => {
      thread?.waiting.push({ resolve, reject });
      thread?.worker.postMessage(task);
    });
    return { lines, copies: task.copies };
  }

  async end() {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

if (!isMainThread && workerData?.options) {
  const maker = new DocumentMaker(workerData.source, workerData.options);
  parentPort?.on('message', (/** @type {Task} */ { from, to, copies }) => {
    const lines = Uint8Array.from(maker.lines(from, to, copies));
    parentPort?.postMessage(lines, [lines.buffer]);
  });
}
