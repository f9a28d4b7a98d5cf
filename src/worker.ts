/** The program of a worker thread: takes part in whatever the main thread asks for, until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadRequest } from './intake/parallel-reading.ts';
import { PieceReader } from './intake/piece-reader.ts';
import type { PieceResult } from './intake/pieces.ts';
import { Kernel } from './kernel/kernel.ts';
import { shareOfWork, takeTask } from './kernel/thread-tasks.ts';
import type { Answer, Request, WorkerStart } from './runtime/messages.ts';

const start: WorkerStart = workerData;
const kernel = new Kernel(start.module, start.memory);
let reader: PieceReader | undefined;

function say(answer: Answer<PieceResult>): void {
  const isArticles = answer.kind === 'part' && answer.result.kind === 'articles';
  // texts are handed over, not copied
  parentPort?.postMessage(answer, isArticles ? [answer.result.articles.texts.buffer] : []);
}

async function serve(request: Request<ReadRequest>): Promise<void> {
  if (request.kind === 'work') {
    for (const _ of shareOfWork(kernel, request.work, start.worker, start.workers));
  } else {
    const { pieces, options } = request.reading;
    reader ??= await PieceReader.create(kernel, start.tables, options);
    for (let i = takeTask(kernel); i < pieces.length; i = takeTask(kernel)) {
      const piece = pieces[i];
      if (piece !== undefined) say({ kind: 'part', index: i, result: await reader.read(piece) });
    }
  }
  say({ kind: 'done' });
}

parentPort?.on('message', (request: Request<ReadRequest>) => {
  void serve(request);
});
