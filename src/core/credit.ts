/**
 * Finds where a text says itself that it was published first: "This article first appeared in ...".
 *
 * Such a line stands near the start or the end of a story. Only plain statements count: a credit that
 * is read into a text by mistake would turn the copy into the original.
 *
 * One scan of the margins for the words of a credit; each is then looked at where it stands, because
 * one pattern for whole lines would take milliseconds to compile and to fail.
 */

/** Credit lines stand in this many units of text from either end. */
const MARGIN = 400;
/** How far before its verb a credit may say what it is about. */
const SUBJECT_REACH = 90;

/** A credit from its verb on: the verb where it needs a subject, and the source. */
const CREDIT =
  /\b(?:(?:first|originally)\s+(?:appeared|published|(ran)|posted|printed)\s+(?:in|on|at|by)|(?:republished|reprinted|syndicated)\s+(?:from|with permission (?:from|of)))\s+([^\n]{2,100})/gi;

/** What a credit is about, in the same sentence. */
const SUBJECT = /\b(?:article|story|report|post|piece|essay|column|text|version)\b[^.\n]*$/i;

/** Whom the text credits, cut at the end of the sentence, or undefined. */
export function creditedSource(text: string): string | undefined {
  const margins = text.length <= 2 * MARGIN ? [text] : [text.slice(0, MARGIN), text.slice(-MARGIN)];
  for (const margin of margins) {
    for (const { index, 1: needsSubject, 2: source } of margin.matchAll(CREDIT)) {
      const before = margin.slice(Math.max(0, index - SUBJECT_REACH), index);
      if (needsSubject !== undefined && !SUBJECT.test(before)) continue;
      // a full stop ends the sentence, one inside a host name does not
      return source?.split(/\.(?:\s|$)/)[0]?.trim();
    }
  }
  return undefined;
}
