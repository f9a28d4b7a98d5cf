/**
 * Whether a table or a JSON file in a folder holds articles: most such files are settings and data. A look at the head
 * tells: an array of objects of which one has the text field, a header with a column of that name. O(bytes of the head).
 */
import { delimiterOf, fieldsOfRow } from './csv-rows.ts';
import { decodeUtf8, withoutBom } from './decode.ts';
import type { InputFormat } from './format.ts';

const NEWLINE = 10;
const ARRAY_OF_OBJECTS = /^\s*\[\s*\{/;

/** True if the first bytes of a file of this format begin records with this text field, a dotted path in JSON. */
export function looksLikeRecords(
  head: Uint8Array,
  format: InputFormat,
  textField: string,
): boolean {
  const bytes = withoutBom(head);
  if (format === 'csv') return columnsOf(bytes).includes(textField);
  const { text } = decodeUtf8(bytes);
  const key = textField.slice(textField.lastIndexOf('.') + 1);
  return ARRAY_OF_OBJECTS.test(text) && text.includes(JSON.stringify(key));
}

/** The names in the first line, which may lack a few if one of them has a line break. */
function columnsOf(bytes: Uint8Array): readonly string[] {
  const end = bytes.indexOf(NEWLINE);
  const { text } = decodeUtf8(end < 0 ? bytes : bytes.subarray(0, end));
  const names = fieldsOfRow(text.replace(/\r$/u, ''), delimiterOf(bytes)) ?? [];
  return names.map((name) => name.trim());
}
