/**
 * The parser of CommonMark and of GitHub's tables, task lists, strikethrough and links, with a
 * bound on everything whose cost grows with a square: depth of nesting, marks in one inline text,
 * lines of a definition or a quotation that does not end. Ordinary text comes nowhere near a bound.
 * Text beyond one keeps its characters; only some of its marks stay.
 */

import {
  Autolink,
  type BlockContext,
  type BlockParser,
  type LeafBlock,
  type LeafBlockParser,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
  parser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { inlinePieceEnds, withoutLongRuns } from './inline-pieces.ts';
import { hasInlineMarks, plainRuns } from './plain-runs.ts';

/** How many quotations, lists and list items may be open together: 32 nested lists. */
const MAX_DEPTH = 64;
/** How many marks `>` may occur before the lines of one paragraph. */
const MAX_QUOTE_MARKS = 512;
/** Longest definition of a link: label, address and title. */
const MAX_DEFINITION = 2000;
/** How many blanks and marks may come before a table's second row. */
const MAX_ROW_INDENT = 256;

/**
 * A text that begins as the label of a definition, and whose label ends well or does not end yet.
 */
const DEFINITION = /^\[(?:[^[\]\\]|\\[^])*(?:\]:|\\?$)/;
const MAX_LABEL = 1000;

/** On a line that is nested too deep, the rest is a paragraph, whatever it begins with. */
const deepLine: BlockParser = {
  name: 'DeepLine',
  before: 'LinkReference',
  parse(context, line) {
    if (context.depth <= MAX_DEPTH || line.pos >= line.text.length) return false;
    const from = context.lineStart + line.pos;
    const inline = context.parser.parseInline(line.text.slice(line.pos), from);
    context.addElement(
      context.elt('Paragraph', from, context.lineStart + line.text.length, inline),
    );
    context.nextLine();
    return true;
  },
};

/** Ends a paragraph that would cost the parser the square of its lines. */
class LongLeaf implements LeafBlockParser {
  #marks = 0;
  #mayDefine: boolean;

  constructor(leaf: LeafBlock) {
    this.#mayDefine = leaf.content.startsWith('[');
  }

  nextLine(context: BlockContext, line: Line, leaf: LeafBlock): boolean {
    this.#marks += line.markers.length;
    if (this.#marks <= MAX_QUOTE_MARKS && !this.#isLongDefinition(leaf)) return false;
    const { start, content } = leaf;
    const inline = context.parser.parseInline(content, start);
    const paragraph = context.elt('Paragraph', start, start + content.length, inline);
    context.addLeafElement(leaf, paragraph);
    return true;
  }

  finish(): boolean {
    return false;
  }

  #isLongDefinition({ content }: LeafBlock): boolean {
    if (!this.#mayDefine || content.length <= MAX_DEFINITION) return false;
    this.#mayDefine = DEFINITION.test(content.slice(0, MAX_LABEL));
    return this.#mayDefine;
  }
}

const longLeaf: BlockParser = {
  name: 'LongLeaf',
  before: 'LinkReference',
  leaf: (context, leaf) =>
    context.depth > 1 || leaf.content.startsWith('[') ? new LongLeaf(leaf) : null,
};

/** Tables whose second row is not searched for behind endless blanks. */
const boundedTable: MarkdownConfig = {
  ...Table,
  parseBlock: (Table.parseBlock ?? []).map((table) => ({
    ...table,
    // the library looks for one character by character
    leaf: (context, leaf) =>
      leaf.content.includes('|') ? (table.leaf?.(context, leaf) ?? null) : null,
    endLeaf: (context, line, leaf) =>
      line.text.includes('|') &&
      !isIndentedTooFar(context.peekLine()) &&
      (table.endLeaf?.(context, line, leaf) ?? false),
  })),
};

const INDENT = new RegExp(`^[>\\s]{${MAX_ROW_INDENT}}`);

function isIndentedTooFar(row: string): boolean {
  return INDENT.test(row);
}

/**
 * The parser. Its trees have the same nodes as those of the library's own parser, in nearly linear
 * time.
 */
export const markdown: MarkdownParser = bounded(
  parser.configure([
    boundedTable,
    TaskList,
    Strikethrough,
    Autolink,
    { parseBlock: [deepLine, longLeaf], parseInline: [plainRuns] },
  ]),
);

/** Gives a parser its inline texts in pieces, which it parses one by one with the same method. */
function bounded(whole: MarkdownParser): MarkdownParser {
  const parseWhole = whole.parseInline.bind(whole);
  whole.parseInline = (text, offset) => {
    if (!hasInlineMarks(text)) return [];
    const ends = inlinePieceEnds(text);
    const tame = withoutLongRuns(text);
    if (ends.length === 1) return parseWhole(tame, offset);
    const parsed: ReturnType<typeof parseWhole> = [];
    let start = 0;
    for (const end of ends) {
      for (const element of parseWhole(tame.slice(start, end), offset + start)) {
        parsed.push(element);
      }
      start = end;
    }
    return parsed;
  };
  return whole;
}
