/**
 * How deep a text in YAML is nested, counted from its lexemes before it is parsed.
 *
 * The parser recurses. If it then has to compile a regular expression and no stack is left, V8 ends the
 * process. Counting costs a tenth of parsing.
 */

/** Marks that the lexer itself adds, such as the one before a word. */
const WORD = '\u001f';
const BRACKETS_BROKEN = '\u0018';
const MARKS = [WORD, BRACKETS_BROKEN, '\u0002'];

/** How deep a text may be nested. */
export interface MostNested {
  /** Brackets open at a time. */
  readonly brackets: number;
  /** Without brackets, each level is further to the right. So this is the last column for a sign. */
  readonly column: number;
}

/** Takes the lexemes of a text, in order. */
export class YamlNesting {
  isDeep = false;
  readonly #most: MostNested;
  #brackets = 0;
  #column = 0;
  #isWord = false;

  constructor(most: MostNested) {
    this.#most = most;
  }

  take(lexeme: string): void {
    if (MARKS.includes(lexeme)) {
      this.#isWord = lexeme === WORD;
      if (lexeme === BRACKETS_BROKEN) this.#brackets = 0;
      return;
    }
    if (!this.#isWord) this.#takeSign(lexeme);
    this.#isWord = false;
    const lineBreak = lexeme.lastIndexOf('\n');
    this.#column = lexeme.length - lineBreak - 1 + (lineBreak === -1 ? this.#column : 0);
  }

  #takeSign(sign: string): void {
    if (sign === '[' || sign === '{') this.#brackets++;
    if (sign === ']' || sign === '}') this.#brackets = Math.max(0, this.#brackets - 1);
    const isLevel = this.#brackets === 0 && (sign === '-' || sign === '?' || sign === ':');
    const { brackets, column } = this.#most;
    this.isDeep = this.#brackets > brackets || (isLevel && this.#column > column);
  }
}
