/** Words of commands that a reader may copy into a shell. */

/** The word as a shell takes it: quoted if it has a character with a meaning of its own. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
