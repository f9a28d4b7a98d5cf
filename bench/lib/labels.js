/** Labels as the measures of `dedupe eval` take them. */

/** Names as numbers from 0, in the order in which they first come; undefined is -1. @param {readonly (string | undefined)[]} names */
export function numbered(names) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  return Int32Array.from(names, (name) => {
    if (name === undefined) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
