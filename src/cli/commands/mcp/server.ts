/**
 * The server: the three tools behind the protocol. Standard output is the protocol's alone. Questions are
 * answered one after the other, so that the memory of one run bounds all.
 */

import { VERSION } from '../../../version.ts';
import type { Call } from '../../options/call.ts';
import { describeFailure } from '../../screen/failure.ts';
import { Folders } from './folders.ts';
import { loadSdk } from './sdk.ts';
import { describeTools, runTool } from './tools.ts';

/** Characters of an answer; what is left out is counted. */
const MOST_CHARACTERS = 16_000;

/**
 * Serves until standard input ends.
 *
 * @throws {DedupeError} if it cannot start.
 */
export async function serve(call: Call): Promise<void> {
  const folders = new Folders(call.paths);
  const sdk = await loadSdk();
  const server = new sdk.Server(
    { name: 'dedupe', version: VERSION },
    { capabilities: { tools: {} } },
  );
  let turn: Promise<unknown> = Promise.resolve();
  server.setRequestHandler(sdk.ListToolsRequestSchema, () => ({ tools: describeTools(folders) }));
  server.setRequestHandler(sdk.CallToolRequestSchema, ({ params }, { signal }) => {
    const answer = turn.then(async () => {
      signal.throwIfAborted();
      return answerTo(() => runTool({ call, folders }, params.name, params.arguments ?? {}));
    });
    turn = answer.catch(() => {});
    return answer;
  });
  const ended = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  await server.connect(new sdk.StdioServerTransport());
  await ended;
  // what was asked before the end is answered
  await turn;
}

/** The content of an answer. */
interface Answer {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  isError?: boolean;
}

/** What a tool says; a failure is an answer too, which the model can act upon. */
async function answerTo(run: () => Promise<string>): Promise<Answer> {
  try {
    return { content: [{ type: 'text', text: shortened(await run()) }] };
  } catch (error) {
    const { message } = describeFailure(error);
    // the hint is for those who type
    const text = shortened(message.replace(/\n\(run dedupe --help\)$/, ''));
    return { content: [{ type: 'text', text }], isError: true };
  }
}

/** Cut at the end of a line. */
function shortened(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = text.lastIndexOf('\n', MOST_CHARACTERS);
  const kept = text.slice(0, end > 0 ? end : MOST_CHARACTERS);
  return `${kept}\n[${text.length - kept.length} more characters are left out]\n`;
}
