/**
 * JSON with comments, and with a comma after the last element. Both become blanks, so that JSON.parse
 * names the right line and column in its errors.
 *
 * One linear pass: no character is read more than twice, even if a quote or comment is never closed.
 * Regular expressions that do the same are then quadratic.
 */

/** The same as plain JSON; anything that is neither JSON nor a comment is left for JSON.parse to refuse. */
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

/** Text in quotes, a comment, or a single character; if it is not closed, it goes to the end. */
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

/** A comment that is never closed is none, and so an error. */
function isComment(token: string): boolean {
  if (token.startsWith('//')) return true;
  return token.length > 3 && token.startsWith('/*') && token.endsWith('*/');
}
