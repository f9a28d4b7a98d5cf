/** Text in HTML, and JSON in a script element: nothing that a stranger wrote becomes markup. */

import { encodeJson } from '../json/json-string.ts';
import { clean } from '../text/clean.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute, cleaned as for a terminal. */
export function escapeHtml(text: string): string {
  return clean(text).replaceAll(/[&<>"']/g, (unit) => ENTITIES[unit] ?? unit);
}

/** JSON for a script element, which ends at `</script` and hides its end after `<!--`; nothing invisible is left. */
export function scriptJson(value: unknown): string {
  return encodeJson(value).replaceAll(/[<\u200b\ufeff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The bytes that a text has as UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // half of a pair is 2 of its 4 bytes
    bytes += unit < 0x800 || (unit & 0xf800) === 0xd800 ? 1 : 2;
  }
  return bytes;
}
