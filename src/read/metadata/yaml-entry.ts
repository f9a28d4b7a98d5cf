/** A value of front matter. */
export interface YamlEntry {
  readonly value: unknown;
  /** The text of a plain or quoted value as it is written; absent for lists and mappings. */
  readonly written?: string | undefined;
}
