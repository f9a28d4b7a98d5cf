/** How many records and skips a file of JSON lines comes to: what every reader is held to. */

import { decodeUtf8, withoutBom } from '../../src/read/decode.ts';
import { refusal } from '../../src/read/json-line.ts';

/** One for a file that is refused, else one for each line that is not blank. */
export function countRecords(input: Uint8Array): number {
  if (refusal(input) !== undefined) return 1;
  const bytes = withoutBom(input);
  let count = 0;
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(10, at);
    const end = found < 0 ? bytes.length : found;
    if (decodeUtf8(bytes.subarray(at, end)).text.trim() !== '') count++;
    at = end + 1;
  }
  return count;
}
