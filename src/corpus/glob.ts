/**
 * The globs of ignore files, with git's own meaning (its `wildmatch`), quirks included.
 *
 * A glob is cut at its slashes. `*` inside a part, and the parts that `**` stands for, are matched
 * greedily with one place to go back to, the last star: all before it matched as early as it could,
 * which leaves the most to what follows. So the cost is at most length of glob times length of path;
 * a regular expression of the same glob can take exponential time.
 *
 * Works on byte strings, as git does: `?` is one byte.
 */

const ONE = -1;
const STAR = -2;
/** A code unit, any one, any number, or one of a set. */
type Token = number | ReadonlySet<number>;

/** Any number of parts of a path, with the slashes after them. */
const ANY = 'any';
type Part = readonly Token[] | typeof ANY;

const WILD = /[*?[\\]/;

/** A glob, ready to match. */
export interface Glob {
  /** What a path begins with, character for character; git compares it before it reads the glob. */
  readonly prefix: string;
  readonly parts: readonly Part[];
}

/** True when the text has nothing that a glob gives a meaning to. */
export const isLiteral = (text: string): boolean => !WILD.test(text);

/** Compiles a glob; undefined for one that matches nothing, such as `[a`. */
export function compileGlob(text: string): Glob | undefined {
  const wild = text.search(WILD);
  const start = wild < 0 ? text.length : wild;
  const parts = new Compiler(text.slice(start)).parts();
  return parts && { prefix: text.slice(0, start), parts };
}

/** True when the glob matches the whole of a path. */
export function matchesGlob({ prefix, parts }: Glob, path: string): boolean {
  return path.startsWith(prefix) && matchesParts(parts, path, prefix.length);
}

/** The path ends with a slash that is thought of behind it: where that was passed, all was read. */
function matchesParts(parts: readonly Part[], path: string, from: number): boolean {
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
    // every part takes some of the path, so what is too short now stays so
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

function matchesPart(tokens: readonly Token[], path: string, from: number, end: number): boolean {
  let next = 0;
  let at = from;
  let star = -1;
  let starAt = 0;
  while (at < end || next < tokens.length) {
    const token = tokens[next];
    if (token === STAR) {
      if (next === tokens.length - 1) return true;
      star = next++;
      starAt = at;
      continue;
    }
    if (at >= end) return false;
    if (token !== undefined && accepts(token, path.charCodeAt(at))) {
      next++;
      at++;
      continue;
    }
    if (star < 0) return false;
    next = star + 1;
    at = ++starAt;
  }
  return true;
}

function accepts(token: Token, code: number): boolean {
  if (typeof token !== 'number') return token.has(code);
  return token === code || token === ONE;
}

/** Reads one glob from its first wildcard on. */
class Compiler {
  readonly #text: string;
  readonly #parts: Part[] = [];
  #part: Token[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parts(): readonly Part[] | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      const char = text[this.#at] ?? '';
      if (char === '*') this.#readStars();
      else if (char === '[') {
        const set = this.#readSet();
        if (set === undefined) return undefined;
        this.#part.push(set);
      } else {
        if (char === '\\') this.#at++;
        if (this.#at === text.length) return undefined;
        this.#readOne(char);
      }
    }
    if (this.#parts.at(-1) !== ANY || !this.#endsInStars()) this.#parts.push(this.#part);
    return this.#parts;
  }

  #readOne(char: string): void {
    const code = this.#text.charCodeAt(this.#at++);
    if (code === SLASH) this.#endPart();
    else this.#part.push(char === '?' ? ONE : code);
  }

  #endPart(): void {
    this.#parts.push(this.#part);
    this.#part = [];
  }

  /** `**` between slashes or ends of the glob stands for folders; any other run of stars is one star. */
  #readStars(): void {
    const [text, from] = [this.#text, this.#at];
    while (text[this.#at] === '*') this.#at++;
    const isAlone = from === 0 || text[from - 1] === '/';
    const after = text.slice(this.#at, this.#at + 2);
    const isFolders = this.#at - from > 1 && isAlone && /^(?:$|\/|\\\/)/.test(after);
    if (!isFolders) {
      this.#part.push(STAR);
      return;
    }
    // `**/` may be no folder at all; at the end, and before an escaped slash, there is something
    if (!after.startsWith('/')) this.#parts.push([STAR]);
    this.#parts.push(ANY);
    this.#at += after.startsWith('/') ? 1 : after === '' ? 0 : 2;
  }

  #endsInStars(): boolean {
    return this.#text.endsWith('*') && this.#part.length === 0;
  }

  /** `[a-z]`, `[!a]`, `[[:digit:]]`; undefined when it does not end, or names an unknown class. */
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

/** The classes that have names, of ASCII alone, as in git. */
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

/** The name of the class at `[:`; undefined when the set's next `]` has no colon before it. */
function className(text: string, at: number): { name: string; end: number } | undefined {
  const end = text.indexOf(']', at + 2);
  // a set that never ends is refused by whoever reads on
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
