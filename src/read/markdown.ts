/**
 * Markdown to prose by masking, from the exact ranges of the syntax tree (CommonMark and GitHub's
 * tables, task lists, strikethrough). Code and alternative texts are kept; marks, addresses, HTML
 * and front matter are not. MDX loses its imports, exports and components as well.
 */

import type { SyntaxNodeRef } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import type { ArticleParts, ReadContext } from './format.ts';
import { readFrontMatter } from './front-matter.ts';
import { decodeEntity, htmlFragmentMasks } from './html.ts';
import { tagFill } from './html-prose.ts';
import { type Fill, type Mask, maskText, type Replacement, SOFT_HYPHEN } from './mask.ts';

const markdown = parser.configure(GFM);

const SEPARATING = new Set(
  (
    'HeaderMark ListMark QuoteMark TaskMarker TableDelimiter CodeInfo HorizontalRule URL Comment ' +
    'LinkReference CommentBlock ProcessingInstruction ProcessingInstructionBlock'
  ).split(' '),
);
const JOINING = new Set(['EmphasisMark', 'StrikethroughMark']);

/** Returns a text's prose, masked in place, and what its front matter and headings say. */
export async function readMarkdown(source: string, { path }: ReadContext): Promise<ArticleParts> {
  const front = await readFrontMatter(source);
  if (front.isExcluded) return { text: '', skip: 'dedupe: false in front matter' };
  const body = new MarkdownBody(source, { start: front.end, isMdx: /\.mdx(?:\.gz)?$/i.test(path) });
  const { text, heading } = body.read();
  return {
    text,
    title: front.title ?? heading,
    date: front.date,
    url: front.url,
    canonical: front.canonical,
    warning: front.warning,
  };
}

interface BodyOptions {
  /** Where the front matter ends. */
  readonly start: number;
  readonly isMdx: boolean;
}

/** Collects the masks of one text from its syntax tree. */
class MarkdownBody {
  private readonly source: string;
  private readonly start: number;
  private readonly isMdx: boolean;
  private readonly masks: Mask[] = [];
  private readonly replacements: Replacement[] = [];
  private headingRange: { readonly from: number; readonly to: number } | undefined;

  constructor(source: string, { start, isMdx }: BodyOptions) {
    this.source = source;
    this.start = start;
    this.isMdx = isMdx;
  }

  read(): { readonly text: string; readonly heading: string | undefined } {
    this.mask(-this.start, 0, 'space');
    const tree = markdown.parse(this.source.slice(this.start));
    tree.iterate({ enter: (node) => this.enter(node) });
    const text = maskText(this.source, this.masks, this.replacements);
    return { text, heading: this.heading(text) };
  }

  /** Masks a range of the body; returns false, which tells the tree not to go deeper. */
  private mask(from: number, to: number, fill: Fill): false {
    this.masks.push({ start: this.start + from, end: this.start + to, fill });
    return false;
  }

  private slice(from: number, to: number): string {
    return this.source.slice(this.start + from, this.start + to);
  }

  private enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (name === 'URL' && this.isLinkTarget(node)) return false;
    if (SEPARATING.has(name)) return this.mask(from, to, 'space');
    if (JOINING.has(name)) return this.mask(from, to, 'join');
    if (name === 'Link' || name === 'Image') return this.link(node);
    if (name === 'CodeMark') return this.mask(from, to, codeMarkFill(node));
    if (name === 'Escape') return this.mask(from, from + 1, 'join');
    if (name === 'HardBreak') return this.mask(from, to, 'space');
    if (name === 'Entity') return this.entity(from, to);
    if (name === 'Autolink') return this.mask(from, to, 'space');
    if (name === 'HTMLTag') return this.htmlTag(from, to);
    if (name === 'HTMLBlock') return this.htmlBlock(from, to);
    if (name === 'Paragraph' && this.isMdx) return this.mdxParagraph(from, to);
    if (/^(?:ATX|Setext)Heading/.test(name)) this.headingRange ??= { from, to };
    return true;
  }

  /** Keeps the text between the brackets; all that follows it belongs to the mark. */
  private link(node: SyntaxNodeRef): boolean {
    const [open, close] = node.node.getChildren('LinkMark');
    if (!open || !close) return true;
    if (this.source[this.start + open.to] === '^') return this.mask(node.from, node.to, 'space');
    const isLink = node.name === 'Link' && close.to < node.to;
    const fill = isLink ? 'join' : 'space';
    this.mask(open.from, open.to, fill);
    this.mask(close.from, node.to, fill);
    return true;
  }

  /** Is it the address of a link, which is masked with the link's other marks? */
  private isLinkTarget(node: SyntaxNodeRef): boolean {
    const before = node.node.prevSibling;
    return before?.name === 'LinkMark' && this.source[this.start + before.from] === '(';
  }

  private entity(from: number, to: number): false {
    const entity = this.slice(from, to);
    const text = decodeEntity(entity);
    if (text !== entity) {
      this.replacements.push({ start: this.start + from, end: this.start + to, text });
    }
    return false;
  }

  private htmlTag(from: number, to: number): false {
    const name = /^<\/?([a-z][\w-]*)/i.exec(this.slice(from, to))?.[1] ?? '';
    return this.mask(from, to, tagFill(name.toLowerCase()));
  }

  private htmlBlock(from: number, to: number): false {
    const { masks, replacements } = htmlFragmentMasks(this.slice(from, to));
    for (const { start, end, fill } of masks) this.mask(from + start, from + end, fill);
    const offset = this.start + from;
    for (const { start, end, text } of replacements) {
      this.replacements.push({ start: offset + start, end: offset + end, text });
    }
    return false;
  }

  private mdxParagraph(from: number, to: number): boolean {
    const text = this.slice(from, to);
    if (MODULE_STATEMENT.test(text)) return this.mask(from, to, 'space');
    for (const { index, 0: found } of text.matchAll(COMPONENT)) {
      this.mask(from + index, from + index + found.length, 'space');
    }
    return true;
  }

  private heading(text: string): string | undefined {
    if (!this.headingRange) return undefined;
    const { from, to } = this.headingRange;
    const masked = text.slice(this.start + from, this.start + to);
    return masked.replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim() || undefined;
  }
}

function codeMarkFill(node: SyntaxNodeRef): Fill {
  return node.node.parent?.name === 'InlineCode' ? 'join' : 'space';
}

const MODULE_STATEMENT =
  /^(?:import\s+(?:['"]|[\w*{][^;]*?\sfrom\s)|export\s+(?:const|let|var|function|async|class|default|\{|\*))/;
// A tag of a component, with braces nested once in its attributes, or a comment in braces.
const COMPONENT = /<\/?[A-Z][\w.]*(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*>|\{\/\*[^]*?\*\/\}/g;
