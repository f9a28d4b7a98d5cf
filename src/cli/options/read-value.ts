/** Reads the text of a flag or a variable as a value of its kind. */
import { DedupeError } from '../../model/error.ts';
import type { Kind } from './option-kinds.ts';

/**
 * The value of a flag or a variable, which an error calls `name`.
 *
 * @throws {DedupeError} `BAD_OPTION` for a text that the kind does not take.
 */
export function readValue<T>(kind: Kind<T>, text: string, name: string): T {
  const value = kind.read(text);
  if (value !== undefined) return value;
  const why = kind.problem?.(text, false) ?? `expected ${kind.expected}`;
  throw new DedupeError('BAD_OPTION', `invalid value ${JSON.stringify(text)} for ${name}: ${why}`);
}
