/** The work of `dedupe query`: read, compare one file with the rest, answer. */

import { exitCodeOf } from '../../../ci/gate.ts';
import { DedupeError } from '../../../model/error.ts';
import { printAnswersJson } from '../../../explain/query/print/json.ts';
import type { Call } from '../../options/call.ts';
import { STDIN } from '../../options/stdin.ts';
import { chooseTextOrJson, writeTextOrJson } from '../../output/text-or-json.ts';
import { findDuplicates } from '../find-duplicates.ts';

/** What is asked, and of what. */
export interface Query {
  readonly file: string;
  readonly places: readonly string[];
}

/** The name of standard input, which is plain text. */
const UNNAMED = 'stdin.txt';

/**
 * The query of a call.
 *
 * @throws {DedupeError} `BAD_OPTION` if a part is missing, or standard input is asked for twice.
 */
export function requireQuery(
  file: string | undefined,
  places: readonly string[] | undefined,
): Query {
  const usage = 'dedupe query FILE --in PATHS...';
  if (file === undefined) throw bad(`name the text to look for, before --in: ${usage}`);
  if (places === undefined) throw bad(`name where to look, with --in: ${usage}`);
  if (places.includes(STDIN)) throw bad('--in reads folders and files; only the text may be "-"');
  return { file, places };
}

const bad = (message: string): DedupeError => new DedupeError('BAD_OPTION', message);

/**
 * Carries out a call of `dedupe query`; returns the exit code.
 *
 * @throws {DedupeError} if the text or the others cannot be read, or the answer cannot be written.
 */
export async function runQuery(call: Call, query: Query): Promise<number> {
  const outputs = chooseTextOrJson(call, 'query');
  const result = await findDuplicates(asked(call, query));
  call.notices.skipped(result.skipped);
  const { answersOf } = await import('../../../explain/query/answer.ts');
  const answers = answersOf(result);
  await writeTextOrJson(outputs, call, {
    text: async (look) => {
      const { printAnswers } = await import('../../../explain/query/print/text.ts');
      return printAnswers(answers, { ...look, all: call.values.all });
    },
    json: () => printAnswersJson(answers),
  });
  return exitCodeOf(result, call.values);
}

/** The call that compares the file with the others. Standard input takes the place of the file of its name. */
function asked(call: Call, { file, places }: Query): Call {
  const { values } = call;
  if (file !== STDIN) return { ...call, values: { ...values, against: places } };
  const { stdinFilename } = values;
  return {
    ...call,
    values: { ...values, against: places, stdinFilename: stdinFilename ?? UNNAMED },
    ...(stdinFilename !== undefined && { leaveOut: [stdinFilename] }),
  };
}
