/** The fields of one line of JSON, each checked when it is read. Only own fields count, so no name is special. */

/** A line that is no entry; the message says why. */
export class BadEntry extends Error {}

/** No line that this program writes is longer. */
const MOST_CHARACTERS = 1 << 17;
/** No text of a field is longer. */
const MOST_TEXT = 1 << 15;

/** The fields of a line. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;

  /** @throws {BadEntry} if the line is no JSON object. */
  constructor(line: string) {
    if (line.length > MOST_CHARACTERS) throw new BadEntry('it is longer than 128 kB');
    const value = parsed(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new BadEntry('it is no JSON object');
    }
    this.#values = new Map(Object.entries(value));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** @throws {BadEntry} as all that follow, if the field is missing or of another kind. */
  text(name: string): string {
    return textOf(this.#values.get(name), name);
  }

  match(name: string, shape: RegExp): string {
    const text = this.text(name);
    return shape.test(text) ? text : refuse(name, 'is not as dedupe writes it');
  }

  oneOf<const T extends string>(name: string, words: readonly T[]): T {
    const value = this.#values.get(name);
    return (
      words.find((word) => word === value) ?? refuse(name, `is not one of ${words.join(', ')}`)
    );
  }

  number(name: string): number {
    const value = this.#values.get(name);
    return typeof value === 'number' ? value : refuse(name, 'is not a number');
  }

  share(name: string): number {
    const value = this.number(name);
    return value >= 0 && value <= 1 ? value : refuse(name, 'is not a number from 0 to 1');
  }

  two(name: string): readonly [string, string] {
    const value = this.#values.get(name);
    if (!Array.isArray(value) || value.length !== 2) return refuse(name, 'is not a list of two');
    const [a, b]: readonly unknown[] = value;
    return [textOf(a, name), textOf(b, name)];
  }
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') return refuse(name, 'is not a text');
  return value.length > MOST_TEXT ? refuse(name, 'is too long') : value;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadEntry('it is no JSON');
  }
}

function refuse(name: string, problem: string): never {
  throw new BadEntry(`"${name}" ${problem}`);
}
