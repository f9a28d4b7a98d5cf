/**
 * Runs inputs through a target. A failure is an error that the target throws, or an input that takes
 * longer than a second twice: the time of the wall or of the processor, whichever is less, so that
 * a busy machine is no failure.
 */

import { RandomStream } from '../../bench/lib/random.js';
import { makeInput, type Material } from './mutate.ts';
import { type Execution, seedsOf, type Target } from './target.ts';

const MOST_BYTES = 1 << 16;
const MOST_MS = 1000;

/** Milliseconds since any moment: of the wall, and those that the processors spent on this process. */
export interface Clock {
  wall(): number;
  processor(): number;
}

const CLOCK: Clock = {
  wall: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** What went wrong with one input. */
export interface Failure {
  readonly target: string;
  readonly iteration: number;
  readonly input: Buffer;
  /** The same for failures that are likely to have one cause. */
  readonly key: string;
  readonly message: string;
}

/** A target that is ready, with its inputs, numbered from 0. */
export class Fuzzer {
  readonly target: Target;
  readonly material: Material;
  /** Inputs executed. */
  count = 0;
  /** The longest that any took, in milliseconds, and all of them. */
  slowest = 0;
  spent = 0;
  readonly #execution: Execution;
  readonly #seed: number;
  readonly #clock: Clock;

  private constructor(target: Target, execution: Execution, seed: number, clock: Clock) {
    this.target = target;
    this.#execution = execution;
    this.#seed = seed;
    this.#clock = clock;
    this.material = materialOf(target);
  }

  static async start(target: Target, seed: number, clock = CLOCK): Promise<Fuzzer> {
    return new Fuzzer(target, await target.start(), seed, clock);
  }

  end(): void {
    this.#execution.end?.();
  }

  /** Executes an input by its number. */
  step(iteration: number): Promise<Failure | undefined> {
    const input = inputOf(this.target.name, this.material, { seed: this.#seed, iteration });
    return this.run(input, iteration);
  }

  /** Executes an input; returns what went wrong, if anything. */
  async run(input: Buffer, iteration = -1): Promise<Failure | undefined> {
    this.count++;
    const first = await this.#time(input);
    this.spent += first.ms;
    let { ms } = first;
    if (first.error === undefined && ms > MOST_MS) ms = Math.min(ms, (await this.#time(input)).ms);
    this.slowest = Math.max(this.slowest, ms);
    const failed = { target: this.target.name, iteration, input };
    if (first.error !== undefined) {
      return { ...failed, key: keyOf(first.error), message: describe(first.error) };
    }
    if (ms <= MOST_MS) return undefined;
    return { ...failed, key: 'slow', message: `${Math.round(ms)} ms for ${input.length} bytes` };
  }

  async #time(input: Buffer): Promise<{ readonly ms: number; readonly error?: Error }> {
    const start = this.#clock.wall();
    const busy = this.#clock.processor();
    let error: Error | undefined;
    try {
      // few targets are asynchronous, and awaiting costs the others as much as they do
      const result = this.#execution.execute(Buffer.from(input));
      if (result instanceof Promise) await result;
    } catch (thrown) {
      error = thrown instanceof Error ? thrown : new Error(`thrown: ${String(thrown)}`);
    }
    const wall = this.#clock.wall() - start;
    if (wall <= MOST_MS) return { ms: wall, ...(error && { error }) };
    const ms = Math.min(wall, this.#clock.processor() - busy);
    return { ms, ...(error && { error }) };
  }
}

/** What the inputs of a target are made of. */
export function materialOf(target: Target): Material {
  const tokens = target.tokens.map((token) => Buffer.from(token));
  return { seeds: seedsOf(target), tokens, maxBytes: target.maxBytes ?? MOST_BYTES };
}

/** The input of a number: the same for the same seed, whatever ran before it. */
export function inputOf(
  name: string,
  material: Material,
  { seed, iteration }: { readonly seed: number; readonly iteration: number },
): Buffer {
  const own = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed);
  return makeInput(new RandomStream(own, iteration), material);
}

/** Name and message without what differs from input to input, and where it was thrown. */
function keyOf({ name, message, stack = '' }: Error): string {
  const kind = message.split('\n', 1)[0]?.replace(/['"`…].*|\d+/gsu, '#') ?? '';
  const place = /\n\s+at (?:async )?([\w.#<>]+)/.exec(stack)?.[1] ?? '';
  return `${name}: ${kind.slice(0, 60)} ${place}`;
}

function describe({ stack, message }: Error): string {
  return (stack ?? message).split('\n').slice(0, 10).join('\n');
}
