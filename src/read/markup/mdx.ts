/**
 * What MDX adds to Markdown: imports, exports, the tags of components, comments in braces. One scan
 * finds them in linear time; a tag without an end is given up at the next tag.
 */

const MODULE_STATEMENT =
  /^(?:import\s+(?:['"]|[\w*{][^;]*?\sfrom\s)|export\s+(?:const|let|var|function|async|class|default|\{|\*))/;
const COMPONENT_START = /<\/?[A-Z]|\{\/\*/g;
const BRACKET = /[<>{}]/g;
/** How deep braces may be nested in a tag's attributes: `size={{ w: 1 }}`. */
const MAX_BRACES = 2;

/** Returns true if a paragraph begins as an import or an export does. */
export function isModuleStatement(paragraph: string): boolean {
  return MODULE_STATEMENT.test(paragraph);
}

/** Returns true if a paragraph is a comment in braces, and nothing else. */
export function isComment(paragraph: string): boolean {
  return paragraph.indexOf('*/}') === paragraph.length - 3;
}

/**
 * Returns the ranges of the component tags and of the comments in braces of a paragraph, in order.
 */
export function componentRanges(paragraph: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  const lastComment = paragraph.lastIndexOf('*/}');
  COMPONENT_START.lastIndex = 0;
  for (
    let match = COMPONENT_START.exec(paragraph);
    match;
    match = COMPONENT_START.exec(paragraph)
  ) {
    const { index: from, 0: start } = match;
    const after = from + start.length;
    const isComment = start === '{/*';
    if (isComment && after > lastComment) continue;
    const to = isComment ? paragraph.indexOf('*/}', after) + 3 : tagEnd(paragraph, after);
    if (to > 0) ranges.push({ from, to });
    COMPONENT_START.lastIndex = to > 0 ? to : from + 1;
  }
  return ranges;
}

/** The end of the tag that has begun before `from`; -1 if it has none. */
function tagEnd(text: string, from: number): number {
  let depth = 0;
  BRACKET.lastIndex = from;
  for (let match = BRACKET.exec(text); match; match = BRACKET.exec(text)) {
    const bracket = match[0];
    if (bracket === '{' && ++depth > MAX_BRACES) return -1;
    if (bracket === '}' && --depth < 0) return -1;
    if (depth > 0 || bracket === '}') continue;
    return bracket === '>' ? match.index + 1 : -1;
  }
  return -1;
}
