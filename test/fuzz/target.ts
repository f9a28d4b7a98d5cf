/** What a fuzzer is: a part of the program, seeds and words to make inputs of, and what must hold. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DedupeError } from '../../src/model/error.ts';

/** One part of the program under test. */
export interface Target {
  readonly name: string;
  /** Pieces of its syntax, put into inputs and repeated. */
  readonly tokens: readonly string[];
  /** Largest input; 64 kB unless it says otherwise. */
  readonly maxBytes?: number;
  /** Makes ready; what is returned takes one input after another. */
  start(): Promise<Execution> | Execution;
}

/** A target that is ready. */
export interface Execution {
  /** Throws, or rejects, where something that must hold does not. */
  execute(input: Buffer): unknown;
  /** Gives up what `start` took. */
  end?(): void;
}

/** Something that must hold does not. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Throws a `Violation` unless it holds. */
export function ensure(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Violation(what);
}

/** Throws a `Violation` unless both have the same JSON; the message shows where they part. */
export function ensureSame(one: unknown, other: unknown, what: string): void {
  const [a, b] = [JSON.stringify(one) ?? 'undefined', JSON.stringify(other) ?? 'undefined'];
  if (a === b) return;
  let at = 0;
  while (a[at] === b[at]) at++;
  const from = Math.max(0, at - 40);
  throw new Violation(`${what}: …${a.slice(from, at + 80)} and …${b.slice(from, at + 80)}`);
}

/** What `run` returns, or the `DedupeError` that it may throw; any other error passes. */
export async function orRefusal<T>(run: () => T | Promise<T>): Promise<T | DedupeError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DedupeError) return error;
    throw error;
  }
}

/** The seeds of a target: small files in a folder of its name. */
export function seedsOf({ name }: Target): Buffer[] {
  const folder = resolve('test/fuzz/seeds', name);
  return readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(join(folder, file)));
}
