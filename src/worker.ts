/** The program of a thread: takes part in whatever the main thread asks for, until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { shareOfWork, takeTask } from './kernel/tasks.ts';
import { Kernel } from './kernel/kernel.ts';
import { PieceReader } from './intake/piece-reader.ts';
import type { Answer, Request, ThreadStart } from './runtime/messages.ts';

const start: ThreadStart = workerData;
const kernel = new Kernel(start.module, start.memory);
let reader: PieceReader | undefined;

function say(answer: Answer): void {
  const isArticles = answer.kind === 'piece' && answer.result.kind === 'articles';
  // texts are handed over, not copied
  parentPort?.postMessage(answer, isArticles ? [answer.result.articles.texts.buffer] : []);
}

async function serve(request: Request): Promise<void> {
  if (request.kind === 'work') {
    for (const _ of shareOfWork(kernel, request.work, start.thread, start.threads));
  } else {
    const { pieces, options } = request;
    reader ??= await PieceReader.create(kernel, start.tables, options);
    for (let i = takeTask(kernel); i < pieces.length; i = takeTask(kernel)) {
      const piece = pieces[i];
      if (piece !== undefined) say({ kind: 'piece', index: i, result: await reader.read(piece) });
    }
  }
  say({ kind: 'done' });
}

parentPort?.on('message', (request: Request) => {
  void serve(request);
});
