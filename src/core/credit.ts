/**
 * Finds where a text says itself that it was published first: "This article first appeared in ...".
 *
 * Such a line stands near the start or the end of a story. Only plain statements count: a credit that
 * is read into a text by mistake would turn the copy into the original.
 *
 * Cost: one scan of the margins for the few words that every credit line holds. Only where they are
 * does the pattern of whole lines run, which takes milliseconds to compile and to fail.
 */

/** Credit lines stand in this many units of text from either end. */
const MARGIN = 400;

/** What every credit line holds. */
const CREDIT_WORDS =
  /(?:first|originally)\s+(?:appeared|published|ran|posted|printed)|republished|reprinted|syndicated/i;

const CREDIT =
  /\b(?:article|story|report|post|piece|essay|column|text|version)\b[^.\n]{0,60}?\b(?:first|originally)\s+(?:appeared|published|ran|posted|printed)\s+(?:in|on|at|by)\s+([^\n]{2,100})|\b(?:first|originally)\s+(?:appeared|published|posted|printed)\s+(?:in|on|at|by)\s+([^\n]{2,100})|\b(?:republished|reprinted|syndicated)\s+(?:from|with permission (?:from|of))\s+([^\n]{2,100})/i;

/** Whom the text credits, cut at the end of the sentence, or undefined. */
export function creditedSource(text: string): string | undefined {
  const margins = text.length <= 2 * MARGIN ? [text] : [text.slice(0, MARGIN), text.slice(-MARGIN)];
  for (const margin of margins) {
    if (!CREDIT_WORDS.test(margin)) continue;
    const match = CREDIT.exec(margin);
    const source = match?.[1] ?? match?.[2] ?? match?.[3];
    // a full stop ends the sentence, one inside a host name does not
    if (source !== undefined) return source.split(/\.(?:\s|$)/u)[0]?.trim();
  }
  return undefined;
}
