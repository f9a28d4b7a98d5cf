/**
 * Markdown to prose by masking, from the exact ranges of the syntax tree (CommonMark and GitHub's
 * tables, task lists and strikethrough). Code and alternative texts are kept; marks, addresses,
 * HTML and front matter are masked. MDX loses its imports, exports and components as well.
 */

import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { ArticleParts, ReadContext } from './format.ts';
import { readFrontMatter } from './metadata/front-matter.ts';
import { decodeEntity, htmlFragmentMasks } from './html.ts';
import { tagFill } from './markup/html-prose.ts';
import { IgnoredBlocks, type WithoutBlocks } from './markup/ignored-blocks.ts';
import { markdownPieces } from './markup/markdown-pieces.ts';
import { type Fill, type Mask, maskText, type Replacement, SOFT_HYPHEN } from './markup/mask.ts';
import { componentRanges, isComment, isModuleStatement } from './markup/mdx.ts';
import { readPlainBody } from './markup/plain-body.ts';

const SEPARATING = new Set(
  (
    'HeaderMark ListMark QuoteMark TaskMarker TableDelimiter CodeInfo HorizontalRule URL Comment ' +
    'LinkReference CommentBlock ProcessingInstruction ProcessingInstructionBlock'
  ).split(' '),
);
/** Nodes that may hold comments of HTML. */
const COMMENTED = new Set(['Comment', 'CommentBlock', 'HTMLBlock']);
const JOINING = new Set(['EmphasisMark', 'StrikethroughMark']);

/**
 * Returns a text's prose, masked in place, and what its front matter and headings say. A text whose
 * front matter says `dedupe: false` has a reason to be skipped, and no prose.
 */
export async function readMarkdown(source: string, { path }: ReadContext): Promise<ArticleParts> {
  const front = await readFrontMatter(source);
  if (front.isExcluded) {
    return { text: '', skip: 'left out by its front matter', skipLine: front.excludedAt };
  }
  const body = readBody(source, front.end, /\.mdx(?:\.gz)?$/i.test(path));
  return {
    text: body.text,
    ignored: body.ignored,
    title: front.title ?? body.heading,
    date: front.date,
    url: front.url,
    canonical: front.canonical,
    canonicalKey: front.canonicalKey,
    author: front.author,
    outlet: front.outlet,
    warning: front.warning ?? body.warning,
  };
}

interface Body extends WithoutBlocks {
  /** The first heading, without its marks. */
  readonly heading: string | undefined;
}

/** Reads what follows the front matter, one piece at a time. */
function readBody(source: string, start: number, isMdx: boolean): Body {
  const texts = [maskText(source.slice(0, start), [{ start: 0, end: start, fill: 'space' }])];
  const plain = isMdx ? undefined : readPlainBody(source.slice(start));
  if (plain !== undefined) return { text: texts.join('') + plain.text, heading: plain.heading };
  const blocks = new IgnoredBlocks();
  let heading: string | undefined;
  let hasHeading = false;
  for (const { tree, start: from, end } of markdownPieces(source, start)) {
    const piece = new ProseCollector(source.slice(from, end), { isMdx, blocks, offset: from });
    texts.push(piece.read(tree));
    if (!hasHeading) heading = piece.heading();
    hasHeading ||= piece.hasHeading;
  }
  return { ...blocks.mask(texts.join('')), heading };
}

/** Where a piece is, and what gathers the marks of blocks in it. */
interface PieceContext {
  readonly isMdx: boolean;
  readonly blocks: IgnoredBlocks;
  readonly offset: number;
}

/** Collects the masks of one piece of text from its syntax tree. */
class ProseCollector {
  readonly #source: string;
  readonly #context: PieceContext;
  readonly #masks: Mask[] = [];
  readonly #replacements: Replacement[] = [];
  #headingRange: { readonly from: number; readonly to: number } | undefined;
  #prose = '';

  constructor(source: string, context: PieceContext) {
    this.#source = source;
    this.#context = context;
  }

  read(tree: Tree): string {
    const { length } = this.#source;
    tree.iterate({ enter: (node) => node.from < length && this.#enter(node) });
    this.#prose = maskText(this.#source, this.#masks, this.#replacements);
    return this.#prose;
  }

  /** Masks a range; returns false, which tells the tree not to go deeper. */
  #mask(from: number, to: number, fill: Fill): false {
    this.#masks.push({ start: from, end: to, fill });
    return false;
  }

  #slice(from: number, to: number): string {
    return this.#source.slice(from, to);
  }

  #enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (name === 'URL' && this.#isLinkTarget(node)) return false;
    if (COMMENTED.has(name)) this.#takeComments(from, to);
    if (SEPARATING.has(name)) return this.#mask(from, to, 'space');
    if (JOINING.has(name)) return this.#mask(from, to, 'join');
    if (name === 'Link' || name === 'Image') return this.#link(node);
    if (name === 'CodeMark') return this.#mask(from, to, codeMarkFill(node));
    if (name === 'Escape') return this.#mask(from, from + 1, 'join');
    if (name === 'HardBreak') return this.#mask(from, to, 'space');
    if (name === 'Entity') return this.#entity(from, to);
    if (name === 'Autolink') return this.#mask(from, to, 'space');
    if (name === 'HTMLTag') return this.#htmlTag(from, to);
    if (name === 'HTMLBlock') return this.#htmlBlock(from, to);
    if (name === 'Paragraph') return this.#paragraph(from, to);
    if (/^(?:ATX|Setext)Heading/.test(name)) this.#headingRange ??= { from, to };
    return true;
  }

  /** Keeps the text between the brackets; everything after it is part of the mark. */
  #link(node: SyntaxNodeRef): boolean {
    const [open, close] = node.node.getChildren('LinkMark');
    if (!open || !close) return true;
    if (this.#source[open.to] === '^') return this.#mask(node.from, node.to, 'space');
    const isLink = node.name === 'Link' && close.to < node.to;
    const fill = isLink ? 'join' : 'space';
    this.#mask(open.from, open.to, fill);
    this.#mask(close.from, node.to, fill);
    return true;
  }

  /**
   * Returns true for the address of a link, which is masked together with the link's other marks.
   */
  #isLinkTarget(node: SyntaxNodeRef): boolean {
    const before = node.node.prevSibling;
    return before?.name === 'LinkMark' && this.#source[before.from] === '(';
  }

  #entity(from: number, to: number): false {
    const entity = this.#slice(from, to);
    const text = decodeEntity(entity);
    if (text !== entity) {
      this.#replacements.push({ start: from, end: to, text });
    }
    return false;
  }

  #htmlTag(from: number, to: number): false {
    const name = /^<\/?([a-z][\w-]*)/i.exec(this.#slice(from, to))?.[1] ?? '';
    return this.#mask(from, to, tagFill(name.toLowerCase()));
  }

  #htmlBlock(from: number, to: number): false {
    const { masks, replacements } = htmlFragmentMasks(this.#slice(from, to));
    for (const { start, end, fill } of masks) this.#mask(from + start, from + end, fill);
    for (const { start, end, text } of replacements) {
      this.#replacements.push({ start: from + start, end: from + end, text });
    }
    return false;
  }

  #paragraph(from: number, to: number): boolean {
    if (this.#context.isMdx) return this.#mdxParagraph(from, to);
    // sites of MDX have files that are called Markdown, and nobody else begins a text like that
    if (!this.#source.startsWith('{/*', from) || !isComment(this.#slice(from, to))) return true;
    this.#takeMdxComment(from, to);
    return this.#mask(from, to, 'space');
  }

  #takeComments(from: number, to: number): void {
    const { blocks, offset } = this.#context;
    blocks.takeHtml(this.#slice(from, to), offset + from);
  }

  #takeMdxComment(from: number, to: number): void {
    const { blocks, offset } = this.#context;
    blocks.takeMdx(this.#slice(from, to), offset + from);
  }

  #mdxParagraph(from: number, to: number): boolean {
    const text = this.#slice(from, to);
    if (isModuleStatement(text)) return this.#mask(from, to, 'space');
    for (const range of componentRanges(text)) {
      this.#mask(from + range.from, from + range.to, 'space');
      this.#takeMdxComment(from + range.from, from + range.to);
    }
    return true;
  }

  get hasHeading(): boolean {
    return this.#headingRange !== undefined;
  }

  heading(): string | undefined {
    if (!this.#headingRange) return undefined;
    const { from, to } = this.#headingRange;
    const masked = this.#prose.slice(from, to);
    return masked.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim() || undefined;
  }
}

function codeMarkFill(node: SyntaxNodeRef): Fill {
  return node.node.parent?.name === 'InlineCode' ? 'join' : 'space';
}
