/**
 * HTML to events, in time linear in the source, whatever its nesting: the tokeniser of htmlparser2
 * below a stack of open elements of our own.
 *
 * The stack follows the rules of htmlparser2's parser (which end tags are implied, what is
 * foreign), but that parser moves and searches the whole stack at each tag. Here open elements are
 * counted by name, so an end tag without a start costs one look, and elements are pushed and popped
 * at the end. Attributes are kept only if the caller wants them. One rule differs: `<script/>` and
 * `<title/>` are closed, as XHTML has it; HTML would take the rest of the page for their text.
 */

import { Tokenizer } from 'htmlparser2';

/**
 * The attributes of an element, by name in lower case. If a name occurs twice, the first counts.
 */
export type Attributes = ReadonlyMap<string, string>;

/** The events of a page, in the order of the source. */
export interface HtmlEvents {
  /** Returns true to get the attributes of elements of this name. */
  wantsAttributes(name: string): boolean;
  /** An element begins; `name` in lower case. */
  open(name: string, attributes: Attributes): void;
  /** An element ends; `isImplied` if it has no end tag of its own. */
  close(name: string, isImplied: boolean): void;
  /** Text at [start, end). */
  text(start: number, end: number): void;
  /** An entity at [start, end) that stands for `text`. */
  entity(start: number, end: number, text: string): void;
  /** A comment with its marks at [start, end). */
  comment?(start: number, end: number): void;
}

/** Something that swallowed the rest of a page: it has a start but no end. */
export interface Unclosed {
  /** `element`: one whose content is not markup, such as a script. */
  readonly kind: 'element' | 'comment' | 'tag';
  /** Offset of its `<`. */
  readonly start: number;
  /** The name of the element, or ''. */
  readonly name: string;
  /** Offset at which the swallowed text begins. */
  readonly contentStart: number;
}

/** Longest attribute value that is kept; the rest is cut. Addresses and titles are far shorter. */
export const MAX_VALUE_LENGTH = 1 << 16;

/** Parses a page; returns what swallowed its end, or undefined if nothing did. Never throws. */
export function parseHtml(source: string, events: HtmlEvents): Unclosed | undefined {
  const parser = new HtmlParser(source, events);
  const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, parser);
  tokenizer.write(source);
  tokenizer.end();
  return parser.unclosed;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const FORM_TAGS = words('input option optgroup select button datalist textarea');
const P_TAG = words('p');
const HEADINGS = words('h1 h2 h3 h4 h5 h6 p');
const ENTRIES = words('dd dt');
const RUBY = words('rt rp');
const TABLE_SECTIONS = words('thead tbody');

/** By start tag: the elements that it ends if they are on top of the stack. */
const IMPLIED_ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['tr', words('tr th td')],
  ['th', words('th')],
  ['td', words('thead th td')],
  ['body', words('head link script')],
  ['a', words('a')],
  ['li', words('li')],
  ['option', words('option')],
  ['optgroup', words('optgroup option')],
  ...group('h1 h2 h3 h4 h5 h6', HEADINGS),
  ...group('select input output button datalist textarea', FORM_TAGS),
  ...group('dd dt', ENTRIES),
  ...group('rt rp', RUBY),
  ...group('tbody tfoot', TABLE_SECTIONS),
  ...group(
    'p address article aside blockquote details div dl fieldset figcaption figure footer form ' +
      'header hr main nav ol pre section table ul',
    P_TAG,
  ),
]);

function group(
  names: string,
  ended: ReadonlySet<string>,
): (readonly [string, ReadonlySet<string>])[] {
  return names.split(' ').map((name) => [name, ended]);
}

const VOID = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param ' +
    'source track wbr',
);
/** Elements of drawings and formulas in which HTML begins again. */
const INTEGRATION = words('mi mo mn ms mtext annotation-xml foreignobject desc title');
/** Elements whose content is text up to their end tag, whatever it looks like. */
const RAW_TEXT = words('script style title textarea iframe noembed noframes xmp plaintext');

const NO_ATTRIBUTES: Attributes = new Map();

class HtmlParser {
  /** What swallowed the end of the page; known at the end. */
  unclosed: Unclosed | undefined;
  readonly #source: string;
  readonly #events: HtmlEvents;
  /** Open elements, the innermost last, and how many of each name. */
  readonly #stack: string[] = [];
  readonly #openCounts = new Map<string, number>();
  /** For each element that begins another language: true if its content is foreign to HTML. */
  readonly #contexts: boolean[] = [];
  /** The tag being read; '' for none, or for one that is ignored. */
  #tag = '';
  #tagStart = 0;
  #attributes: Map<string, string> | undefined;
  #attribute = '';
  #value = '';
  /** The element whose content is being read as text. */
  #raw: Unclosed | undefined;
  /**
   * Everything before this offset has been reported. While an end tag is read, the offset of its
   * `</`.
   */
  #done = 0;
  #isInEndTag = false;
  #entityEnd = 0;

  constructor(source: string, events: HtmlEvents) {
    this.#source = source;
    this.#events = events;
  }

  isInForeignContext(): boolean {
    return this.#contexts.at(-1) ?? false;
  }

  ontext(start: number, end: number): void {
    // the tokeniser reports an end tag without an end in this way
    if (start < 0) return;
    this.#tell(end);
    this.#events.text(start, end);
  }

  ontextentity(point: number, end: number): void {
    this.#tell(end);
    // an entity for two characters is reported twice; there is room for one
    if (end === this.#entityEnd) return;
    this.#entityEnd = end;
    const start = this.#source.lastIndexOf('&', end - 1);
    this.#events.entity(start, end, String.fromCodePoint(point));
  }

  onopentagname(start: number, end: number): void {
    this.#tagStart = start - 1;
    this.#begin(this.#readName(start, end));
  }

  onopentagend(end: number): void {
    const name = this.#tag;
    const isRaw = RAW_TEXT.has(name) && !this.#isDrawn(name);
    this.#endTag();
    this.#tell(end + 1);
    if (isRaw) {
      this.#raw = { kind: 'element', start: this.#tagStart, name, contentStart: end + 1 };
    }
  }

  onselfclosingtag(end: number): void {
    const isClosed = this.isInForeignContext() || RAW_TEXT.has(this.#tag);
    if (isClosed) this.#closeCurrent(false);
    else this.#endTag();
    this.#tell(end + 1);
  }

  onclosetag(start: number, end: number): void {
    this.#raw = undefined;
    this.#done = start - 2;
    this.#isInEndTag = true;
    const name = this.#readName(start, end);
    if (VOID.has(name)) {
      // browsers take this end tag, and no other, for an element
      if (name === 'br') this.#tellEmpty(name);
    } else if (this.#isOpen(name)) {
      while (this.#stack.at(-1) !== name) this.#pop(true);
      this.#pop(false);
    } else if (name === 'p') {
      this.#begin(name);
      this.#closeCurrent(true);
    }
  }

  onattribname(start: number, end: number): void {
    if (this.#attributes === undefined) return;
    this.#attribute = this.#source.slice(start, end).toLowerCase();
  }

  onattribdata(start: number, end: number): void {
    if (this.#attributes === undefined) return;
    const room = MAX_VALUE_LENGTH - this.#value.length;
    if (room > 0) this.#value += this.#source.slice(start, Math.min(end, start + room));
  }

  onattribentity(point: number): void {
    if (this.#attributes === undefined || this.#value.length >= MAX_VALUE_LENGTH) return;
    this.#value += String.fromCodePoint(point);
  }

  onattribend(): void {
    const attributes = this.#attributes;
    if (attributes !== undefined && !attributes.has(this.#attribute)) {
      attributes.set(this.#attribute, this.#value);
    }
    this.#value = '';
  }

  oncomment(start: number, end: number): void {
    this.#tell(end + 1);
    // a comment that ends does so before the end of the source, at its `>`
    if (end < this.#source.length) {
      this.#events.comment?.(this.#source.lastIndexOf('<', start - 1), end + 1);
      return;
    }
    const opening = this.#source.lastIndexOf('<', start - 1);
    this.unclosed = { kind: 'comment', start: opening, name: '', contentStart: start };
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#tell(end + 1);
    if (this.isInForeignContext() && start < end - offset) this.#events.text(start, end - offset);
  }

  ondeclaration(_start: number, end: number): void {
    this.#tell(end + 1);
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#tell(end + 1);
  }

  onend(): void {
    this.unclosed ??= this.#raw ?? this.#unclosedTag();
    while (this.#stack.length > 0) this.#pop(true);
  }

  #tell(end: number): void {
    this.#done = end;
    this.#isInEndTag = false;
  }

  #unclosedTag(): Unclosed | undefined {
    const closing = this.#isInEndTag ? this.#source.indexOf('>', this.#done) : -1;
    const start = closing < 0 ? this.#done : closing + 1;
    if (start >= this.#source.length) return undefined;
    return { kind: 'tag', start, name: '', contentStart: start };
  }

  #readName(start: number, end: number): string {
    const name = this.#source.slice(start, end).toLowerCase();
    return name === 'image' && !this.isInForeignContext() ? 'img' : name;
  }

  #isOpen(name: string): boolean {
    return this.#openCounts.has(name);
  }

  /** The content of a `<title>` or `<style>` in a drawing is markup. */
  #isDrawn(name: string): boolean {
    const depth = this.#contexts.length;
    // by now the title has begun a context of its own
    const at = INTEGRATION.has(name) ? depth - 2 : depth - 1;
    return this.#contexts[at] ?? false;
  }

  #begin(name: string): void {
    this.#tag = name;
    // a form inside a form is ignored, as in browsers
    if (name === 'form' && this.#isOpen(name)) {
      this.#tag = '';
      return;
    }
    const ended = IMPLIED_ENDS.get(name);
    if (ended !== undefined) {
      while (ended.has(this.#stack.at(-1) ?? '')) this.#pop(true);
    }
    if (!VOID.has(name)) this.#push(name);
    if (this.#events.wantsAttributes(name)) this.#attributes = new Map();
  }

  /** Ends a start tag. */
  #endTag(): void {
    const name = this.#tag;
    if (name === '') return;
    this.#tag = '';
    this.#events.open(name, this.#attributes ?? NO_ATTRIBUTES);
    this.#attributes = undefined;
    if (VOID.has(name)) this.#events.close(name, true);
  }

  #tellEmpty(name: string): void {
    this.#events.open(name, NO_ATTRIBUTES);
    this.#events.close(name, false);
  }

  #closeCurrent(isImplied: boolean): void {
    const name = this.#tag;
    this.#endTag();
    if (name !== '' && this.#stack.at(-1) === name) this.#pop(isImplied);
  }

  #push(name: string): void {
    this.#stack.push(name);
    this.#openCounts.set(name, (this.#openCounts.get(name) ?? 0) + 1);
    if (name === 'svg' || name === 'math') this.#contexts.push(true);
    else if (INTEGRATION.has(name)) this.#contexts.push(false);
  }

  #pop(isImplied: boolean): void {
    const name = this.#stack.pop();
    if (name === undefined) return;
    const count = (this.#openCounts.get(name) ?? 1) - 1;
    if (count === 0) this.#openCounts.delete(name);
    else this.#openCounts.set(name, count);
    if (name === 'svg' || name === 'math' || INTEGRATION.has(name)) this.#contexts.pop();
    this.#events.close(name, isImplied);
  }
}
