/**
 * A line of JSON with a field more. The bytes of the record stay as they are: the field is put in before its last
 * brace. Only a record that has such a field already is written anew, with that field replaced.
 */

/** The name of the field. */
export const FIELD = 'dedupe';

const CLOSE = 0x7d;
const KEY = Buffer.from(`"${FIELD}"`);
/** A key that is written with an escape may be the same. */
const ESCAPE = Buffer.from('\\u00');

/** The line of a record with the field set to `value`; the line has its break, if it had one. */
export function withField(line: Uint8Array, value: object): Uint8Array {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.length);
  const end = bytes.lastIndexOf(CLOSE);
  if (end < 0) return line;
  if (bytes.includes(KEY) || bytes.includes(ESCAPE)) {
    const start = bytes.indexOf('{');
    const record: unknown = JSON.parse(bytes.toString('utf8', start, end + 1));
    if (typeof record === 'object' && record !== null && Object.hasOwn(record, FIELD)) {
      const written = JSON.stringify({ ...record, [FIELD]: value });
      return Buffer.concat([
        bytes.subarray(0, start),
        Buffer.from(written),
        bytes.subarray(end + 1),
      ]);
    }
  }
  const field = Buffer.from(`,${KEY.toString()}:${JSON.stringify(value)}`);
  return Buffer.concat([bytes.subarray(0, end), field, bytes.subarray(end)]);
}
