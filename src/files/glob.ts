/**
 * The globs of ignore files, with git's own meaning (its `wildmatch`), quirks included.
 *
 * A glob is cut at its slashes. `**` is matched greedily, with one place to go back to: the last
 * `**`. Everything before it was matched as early as possible, which leaves most of the path to
 * what follows. Between slashes, one bit per token tells which tokens can have been matched. So the
 * cost is at most length of glob times length of path, for 32 bytes of glob in one step within a
 * part. A regular expression of the same glob can take exponential time.
 *
 * Works on byte strings, as git does: `?` is one byte.
 */

/** A token that stands for any byte. */
const ONE = -1;

/** The part of a glob between two slashes. */
interface Part {
  /** How many tokens take one byte each: all tokens but the stars. */
  readonly size: number;
  /** How many 32-bit words `size` + 1 bits take. */
  readonly words: number;
  /** By byte and word: a bit for each token that the byte can match. */
  readonly moves: Int32Array;
  /** A bit for each number of tokens that a star follows: any byte can come there. */
  readonly stays: Int32Array;
}

/** `**`: any number of parts of a path, with the slashes after them. */
const ANY = 'any';

const WILD = /[*?[\\]/;

/** A glob, ready to match. */
export interface Glob {
  /** The literal text with which a path must begin. Git compares it before it reads the glob. */
  readonly prefix: string;
  readonly parts: readonly (Part | typeof ANY)[];
}

/** Returns true if nothing in the text has a special meaning in a glob. */
export const isLiteral = (text: string): boolean => !WILD.test(text);

/** Compiles a glob; undefined if it can match nothing, such as `[a`. */
export function compileGlob(text: string): Glob | undefined {
  const wild = text.search(WILD);
  const start = wild < 0 ? text.length : wild;
  const parts = new Compiler(text.slice(start)).parts();
  return parts && { prefix: text.slice(0, start), parts };
}

/** Returns true if the glob matches the whole path. */
export function matchesGlob({ prefix, parts }: Glob, path: string): boolean {
  return path.startsWith(prefix) && matchesParts(parts, path, prefix.length);
}

/**
 * The path is read as if a slash followed it; a position behind that slash means that everything
 * was read.
 */
function matchesParts(parts: Glob['parts'], path: string, from: number): boolean {
  let next = 0;
  let at = from;
  let any = -1;
  let anyAt = 0;
  while (at <= path.length || next < parts.length) {
    const part = parts[next];
    if (part === ANY) {
      if (next === parts.length - 1) return true;
      any = next++;
      anyAt = at;
      continue;
    }
    // every part takes some of the path, so a path that is too short now stays too short
    if (at > path.length) return false;
    const end = partEnd(path, at);
    if (part !== undefined && matchesPart(part, path, at, end)) {
      next++;
      at = end + 1;
      continue;
    }
    if (any < 0) return false;
    next = any + 1;
    at = anyAt = partEnd(path, anyAt) + 1;
  }
  return true;
}

function partEnd(path: string, from: number): number {
  const slash = path.indexOf('/', from);
  return slash < 0 ? path.length : slash;
}

/**
 * Bit i says whether the first i tokens can have matched what was read so far. One step moves all
 * of them on, 32 in a word (Shift-And, Baeza-Yates and Gonnet 1992).
 */
function matchesPart(part: Part, path: string, from: number, end: number): boolean {
  const { words, moves, stays } = part;
  const state = words <= scratch.length ? scratch : (scratch = new Int32Array(words));
  state.fill(0, 0, words);
  state[0] = 1;
  for (let at = from; at < end; at++) {
    const row = path.charCodeAt(at) * words;
    let carry = 0;
    let left = 0;
    for (let i = 0; i < words; i++) {
      const bits = state[i] ?? 0;
      const moved = ((bits << 1) | carry) & (moves[row + i] ?? 0);
      carry = bits >>> 31;
      left |= state[i] = moved | (bits & (stays[i] ?? 0));
    }
    if (left === 0) return false;
  }
  return ((state[part.size >> 5] ?? 0) & (1 << (part.size & 31))) !== 0;
}

let scratch = new Int32Array(8);

/** Gathers the tokens of one part. */
class PartBuilder {
  readonly #sets: (number | ReadonlySet<number>)[] = [];
  /** By number of tokens: true if a star follows them. */
  readonly #stars = new Set<number>();

  get isEmpty(): boolean {
    return this.#sets.length + this.#stars.size === 0;
  }

  /** Adds a token: a byte, `ONE`, or one byte of a set. */
  add(token: number | ReadonlySet<number>): this {
    this.#sets.push(token);
    return this;
  }

  addStar(): this {
    this.#stars.add(this.#sets.length);
    return this;
  }

  part(): Part {
    const size = this.#sets.length;
    const words = (size >> 5) + 1;
    const moves = new Int32Array(words * 256);
    const stays = new Int32Array(words);
    for (const [i, token] of this.#sets.entries()) {
      const codes = typeof token === 'number' ? (token === ONE ? BYTES : [token]) : token;
      for (const code of codes) setBit(moves, code * words, i + 1);
    }
    for (const count of this.#stars) setBit(stays, 0, count);
    return { size, words, moves, stays };
  }
}

function setBit(words: Int32Array, from: number, bit: number): void {
  const at = from + (bit >> 5);
  words[at] = (words[at] ?? 0) | (1 << (bit & 31));
}

/** Reads a glob from its first wildcard on. */
class Compiler {
  readonly #text: string;
  readonly #parts: (Part | typeof ANY)[] = [];
  #part = new PartBuilder();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parts(): Glob['parts'] | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const char = text[this.#at] ?? '';
      if (char === '*') this.#readStars();
      else if (char === '[') {
        const set = this.#readSet();
        if (set === undefined) return undefined;
        this.#part.add(set);
      } else {
        if (char === '\\') this.#at++;
        if (this.#at === text.length) return undefined;
        this.#readOne(char);
      }
    }
    if (this.#parts.at(-1) !== ANY || !this.#endsInStars()) this.#endPart();
    return this.#parts;
  }

  #readOne(char: string): void {
    const code = this.#text.charCodeAt(this.#at++);
    if (code === SLASH) this.#endPart();
    else this.#part.add(char === '?' ? ONE : code);
  }

  #endPart(): void {
    this.#parts.push(this.#part.part());
    this.#part = new PartBuilder();
  }

  /**
   * `**` between slashes or ends of the glob matches folders; any other run of stars is one star.
   */
  #readStars(): void {
    const [text, from] = [this.#text, this.#at];
    while (text[this.#at] === '*') this.#at++;
    const isAlone = from === 0 || text[from - 1] === '/';
    const after = text.slice(this.#at, this.#at + 2);
    const isFolders = this.#at - from > 1 && isAlone && /^(?:$|\/|\\\/)/.test(after);
    if (!isFolders) {
      this.#part.addStar();
      return;
    }
    // `**/` may match no folder at all; at the end, and before an escaped slash, it matches
    // something
    if (!after.startsWith('/')) this.#parts.push(new PartBuilder().addStar().part());
    this.#parts.push(ANY);
    this.#at += after.startsWith('/') ? 1 : after === '' ? 0 : 2;
  }

  #endsInStars(): boolean {
    return this.#text.endsWith('*') && this.#part.isEmpty;
  }

  /** `[a-z]`, `[!a]`, `[[:digit:]]`; undefined if it does not end, or names an unknown class. */
  #readSet(): ReadonlySet<number> | undefined {
    const text = this.#text;
    const set = new Set<number>();
    let at = this.#at + 1;
    const isNegated = text[at] === '!' || text[at] === '^';
    if (isNegated) at++;
    let before = 0;
    for (let isFirst = true; isFirst || text[at] !== ']'; isFirst = false, at++) {
      if (at >= text.length) return undefined;
      const named = text[at] === '[' && text[at + 1] === ':' ? className(text, at) : undefined;
      if (named !== undefined) {
        const codes = CLASSES.get(named.name);
        if (codes === undefined) return undefined;
        addWhere(set, (char) => codes.test(char));
        at = named.end;
        before = 0;
        continue;
      }
      const isRange = text[at] === '-' && before !== 0 && (text[at + 1] ?? ']') !== ']';
      if (isRange) at++;
      if (text[at] === '\\') at++;
      if (at >= text.length) return undefined;
      const code = text.charCodeAt(at);
      addRange(set, isRange ? before : code, code);
      before = isRange ? 0 : code;
    }
    this.#at = at + 1;
    return isNegated ? complement(set) : set;
  }
}

const SLASH = 0x2f;
const BYTES = Array.from({ length: 256 }, (_, code) => code);

/** The named classes, ASCII only, as in git. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[^ -~\u0080-\u00ff]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

/** The name of the class at `[:`; undefined if the set's next `]` has no colon before it. */
function className(text: string, at: number): { name: string; end: number } | undefined {
  const end = text.indexOf(']', at + 2);
  // the caller refuses a set that never ends
  if (end < 0) return undefined;
  if (end - 1 < at + 2 || text[end - 1] !== ':') return undefined;
  return { name: text.slice(at + 2, end - 1), end };
}

function addWhere(set: Set<number>, isWanted: (char: string) => boolean): void {
  for (const code of BYTES) if (isWanted(String.fromCharCode(code))) set.add(code);
}

function addRange(set: Set<number>, from: number, to: number): void {
  for (let code = from; code <= to; code++) set.add(code);
}

const complement = (set: ReadonlySet<number>): ReadonlySet<number> =>
  new Set(BYTES.filter((code) => !set.has(code)));
