/** The names of some formats, and the formats that names of files ask for. */

/** One format. */
export interface FormatRow<Name extends string = string> {
  readonly name: Name;
  /** Ends of file names that ask for it, in lower case. */
  readonly endings: readonly string[];
  /** Endings of other formats that a file of this one may have as well; any may end in `.txt`. */
  readonly alsoIn?: readonly string[];
}

/** A name may end like this whatever it holds. */
const NEUTRAL = '.txt';

/** The formats that a command has. */
export class FormatNames<Name extends string> {
  readonly #rows: readonly FormatRow<Name>[];

  /** The default comes first. */
  constructor(rows: readonly FormatRow<Name>[]) {
    this.#rows = rows;
  }

  /** The default first. */
  get names(): readonly Name[] {
    return this.#rows.map(({ name }) => name);
  }

  /** The format that the name of a file asks for, if any; the longest ending decides. */
  ofFile(file: string): Name | undefined {
    return this.#askedBy(file)?.name;
  }

  /** The format that the name of a file asks for, if a file of this format should not be called so. */
  contradiction(format: Name, file: string): Name | undefined {
    const asked = this.#askedBy(file);
    if (asked === undefined || asked.name === format || asked.ending === NEUTRAL) return undefined;
    const row = this.#rows.find(({ name }) => name === format);
    return row?.alsoIn?.includes(asked.ending) === true ? undefined : asked.name;
  }

  /** The format and the ending that a file's name has. */
  #askedBy(file: string): { readonly name: Name; readonly ending: string } | undefined {
    const lower = file.toLowerCase();
    const known = this.#rows.flatMap(({ name, endings }) =>
      endings.map((ending) => ({ name, ending })),
    );
    return known
      .filter(({ ending }) => lower.endsWith(ending))
      .toSorted((x, y) => y.ending.length - x.ending.length)[0];
  }
}
