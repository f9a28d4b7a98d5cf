/** Labels: read, or refused in one short line. */

import { DedupeError } from '../../../src/model/error.ts';
import { parseLabels } from '../../../src/eval/labels/labels.ts';
import { matchIds } from '../../../src/eval/labels/match.ts';
import { resolveLabels } from '../../../src/eval/labels/truth.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { ensure, orRefusal, type Target } from '../target.ts';

const NAMES = ['a.csv', 'a.tsv', 'a.jsonl', 'labels'];
const DOCUMENTS = ['quay/ferry.txt', 'quay/again.txt', 'pier.jsonl#1', '__proto__', ''];
const MOST_SHOWN = 1000;

export const labels: Target = {
  name: 'labels',
  tokens: [
    ['id', 'cluster', 'id1', 'id2', 'value', ',', '\t', '"', '""', '\n', '\r\n', '\r', 'ferry.txt'],
    ['{"id":', '{"id1":', '"id2":', '"cluster":', '"value":', '}', '{', '[', ']', '1', '-0', '.5'],
    ['{"toString":1}', 'null', 'true', '1e999', '"a"', '\\ud800', '/', './', 'id,cluster\n'],
  ].flat(),
  start: () => ({
    async execute(input) {
      const { text } = decodeText(input);
      for (const name of NAMES) await checkLabels(text, name);
    },
  }),
};

async function checkLabels(text: string, name: string): Promise<void> {
  const labels = await orRefusal(() => parseLabels(text, name));
  if (labels instanceof DedupeError) return ensureOneLine(labels);
  ensure(new Set(labels.ids).size === labels.ids.length, 'ids are distinct');
  const { missing, ambiguous, documentOf } = matchIds(labels.ids, DOCUMENTS);
  const named = documentOf.filter((document) => document >= 0).length;
  ensure(missing.length + ambiguous.length + named === labels.ids.length, 'every id is matched');
  const truth = await orRefusal(() => resolveLabels(labels, DOCUMENTS));
  if (truth instanceof DedupeError) ensureOneLine(truth);
}

function ensureOneLine({ message }: DedupeError): void {
  ensure(message.length < MOST_SHOWN, `a message is short: ${message.length}`);
  ensure(!/[\p{Cc}\u2028\u202e]/u.test(message), `a message is one line: ${message.slice(0, 200)}`);
}
