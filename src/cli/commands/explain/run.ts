/** The work of `dedupe explain`: read, find the two documents, explain, report. */

import { printExplanationJson } from '../../../explain/print/json.ts';
import { printExplanation } from '../../../explain/print/text.ts';
import type { Call } from '../../options/call.ts';
import { chooseTextOrJson, writeTextOrJson } from '../../output/text-or-json.ts';
import { type NamedTwo, withTwo } from './named-two.ts';

/**
 * Carries out a call of `dedupe explain`; returns the exit code.
 *
 * @throws {DedupeError} if the documents cannot be found or read.
 */
export async function runExplain(call: Call, two: NamedTwo): Promise<number> {
  const outputs = chooseTextOrJson(call, two.verb);
  const explanation = await withTwo(call, two, async (readings, ids, options) => {
    const { explain } = await import('../../../explain/explain.ts');
    return explain(readings, ids, options);
  });
  await writeTextOrJson(outputs, call, {
    text: (look) => printExplanation(explanation, look),
    json: () => printExplanationJson(explanation),
  });
  return call.values.strict && explanation.corpus.skipped > 0 ? 2 : 0;
}
