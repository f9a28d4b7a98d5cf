/**
 * JSON with comments, and with a comma after a last element. Both become blanks, so that JSON.parse
 * names the right line and column in its errors.
 *
 * One pass, linear: no character is looked at more than twice, whatever is left open. Regular
 * expressions that do the same are quadratic in quotes or comments that do not end.
 */

/** The same as plain JSON; what is neither JSON nor a comment stays for JSON.parse to refuse. */
export function toJson(text: string): string {
  const parts: string[] = [];
  let lastComma: number | undefined;
  for (let pos = 0; pos < text.length;) {
    const end = endOfToken(text, pos);
    const token = text.slice(pos, end);
    pos = end;
    const isBlank = isComment(token) || token.trim() === '';
    if (!isBlank && lastComma !== undefined && /^[}\]]/.test(token)) parts[lastComma] = ' ';
    if (!isBlank) lastComma = token === ',' ? parts.length : undefined;
    parts.push(isComment(token) ? token.replace(/[^\n]/g, ' ') : token);
  }
  return parts.join('');
}

/** Text in quotes, a comment, or a single character; what is not closed goes to the end. */
function endOfToken(text: string, pos: number): number {
  if (text[pos] === '"') return endOfQuoted(text, pos);
  if (text.startsWith('//', pos)) return endOrLength(text, text.indexOf('\n', pos));
  if (!text.startsWith('/*', pos)) return pos + 1;
  const close = text.indexOf('*/', pos + 2);
  return close === -1 ? text.length : close + 2;
}

function endOfQuoted(text: string, start: number): number {
  for (let pos = start + 1; pos < text.length; pos++) {
    if (text[pos] === '"') return pos + 1;
    if (text[pos] === '\\') pos++;
  }
  return text.length;
}

function endOrLength(text: string, end: number): number {
  return end === -1 ? text.length : end;
}

/** A comment that does not end is none, and an error. */
function isComment(token: string): boolean {
  if (token.startsWith('//')) return true;
  return token.length > 3 && token.startsWith('/*') && token.endsWith('*/');
}
