/**
 * The fuzzer's own process: takes turns at all targets until time or inputs are used up, or one
 * fails. What it works on stands in a file, so that whoever started it knows where it died or hangs.
 */

import { openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, Fuzzer, inputOf, materialOf } from './fuzz.ts';
import { minimise } from './minimise.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';

/** What was asked for. */
export interface Wanted {
  readonly seconds: number;
  /** Inputs of all targets after which to stop. */
  readonly inputs: number;
  readonly seed: number;
  /** Names of targets; none for all. */
  readonly only: readonly string[];
  /** The first input of each target. */
  readonly from: number;
  /** Goes on after a failure. */
  readonly keepGoing: boolean;
  /** The folder for inputs that fail. */
  readonly out: string;
  /** One input, instead of any that are made. */
  readonly file?: string;
}

/** Milliseconds that a target works before the next one does. */
const TURN_MS = 40;

/** The targets of these names; throws for one that is not there. */
export function targetsOf(only: readonly string[]): readonly Target[] {
  const unknown = only.find((name) => !TARGETS.some((target) => target.name === name));
  if (unknown !== undefined) {
    const names = TARGETS.map(({ name }) => name).join(', ');
    throw new Error(`no target '${unknown}'; there are ${names}`);
  }
  return only.length === 0 ? TARGETS : TARGETS.filter(({ name }) => only.includes(name));
}

/** Writes the input on which the process died or hung, and says so. */
export function reportLost(index: number, iteration: number, how: string, wanted: Wanted): void {
  const target = targetsOf(wanted.only)[index];
  if (target === undefined) return console.error(`fuzz: ${how} before the first input`);
  const input =
    wanted.file === undefined
      ? inputOf(target.name, materialOf(target), { seed: wanted.seed, iteration })
      : readFileSync(wanted.file);
  print({ target: target.name, iteration, input, key: how, message: how }, wanted);
}

/** Fuzzes as asked; resolves to the number of failures. */
export async function fuzz(wanted: Wanted, progress: number): Promise<number> {
  const fuzzers: Fuzzer[] = [];
  for (const target of targetsOf(wanted.only)) {
    fuzzers.push(await Fuzzer.start(target, wanted.seed));
  }
  const session = new Session(fuzzers, wanted, progress);
  try {
    const start = performance.now();
    await (wanted.file === undefined ? session.run() : session.runFile(wanted.file));
    summarise(fuzzers, (performance.now() - start) / 1000, wanted);
  } finally {
    for (const fuzzer of fuzzers) fuzzer.end();
  }
  return session.failures.size;
}

class Session {
  /** By target and key. */
  readonly failures = new Set<string>();
  readonly #fuzzers: readonly Fuzzer[];
  readonly #wanted: Wanted;
  readonly #progress: number;
  readonly #record = new Float64Array(3);

  constructor(fuzzers: readonly Fuzzer[], wanted: Wanted, progress: number) {
    this.#fuzzers = fuzzers;
    this.#wanted = wanted;
    this.#progress = progress;
  }

  async run(): Promise<void> {
    const end = performance.now() + this.#wanted.seconds * 1000;
    const next = this.#fuzzers.map(() => this.#wanted.from);
    let left = this.#wanted.inputs;
    for (;;) {
      for (const [index, fuzzer] of this.#fuzzers.entries()) {
        const turn = performance.now() + TURN_MS;
        do {
          if (left-- <= 0 || performance.now() >= end) return;
          const iteration = next[index] ?? 0;
          next[index] = iteration + 1;
          this.#note(index, iteration);
          const failure = await fuzzer.step(iteration);
          if (failure && (await this.#isEnough(fuzzer, failure))) return;
        } while (performance.now() < turn);
        // timers and messages of threads have their turn
        await new Promise(setImmediate);
      }
    }
  }

  async runFile(path: string): Promise<void> {
    const input = readFileSync(path);
    for (const [index, fuzzer] of this.#fuzzers.entries()) {
      this.#note(index, 0);
      const failure = await fuzzer.run(input);
      if (failure && (await this.#isEnough(fuzzer, failure))) return;
    }
  }

  /** Tells of a failure that is new; true where it is the last. */
  async #isEnough(fuzzer: Fuzzer, failure: Failure): Promise<boolean> {
    const name = `${failure.target} ${failure.key}`;
    if (this.failures.has(name)) return false;
    this.failures.add(name);
    const small = await minimise(fuzzer, failure, () => {
      this.#record[2] = (this.#record[2] ?? 0) + 1;
      this.#save();
    });
    print(small, this.#wanted, failure.input.length);
    return !this.#wanted.keepGoing;
  }

  #note(index: number, iteration: number): void {
    this.#record[0] = index;
    this.#record[1] = iteration;
    this.#save();
  }

  #save(): void {
    writeSync(this.#progress, this.#record, 0, this.#record.byteLength, 0);
  }
}

function print(
  { target, iteration, input, message }: Failure,
  { seed, file, out }: Wanted,
  length = input.length,
): void {
  const path = join(out, `fuzz-${target}-${seed}-${Math.max(0, iteration)}.bin`);
  writeFileSync(path, input);
  const from = file ?? `seed ${seed}, input number ${iteration}`;
  console.error(
    [
      `fuzz: ${target} failed`,
      `  ${message.replaceAll('\n', '\n  ')}`,
      `  made by  ${from}, ${length} bytes`,
      `  input    ${path}, ${input.length} bytes`,
      `  again    npm run fuzz -- --only ${target} --file ${path}`,
    ].join('\n'),
  );
}

const grouped = (count: number): string => count.toLocaleString('en');

function summarise(fuzzers: readonly Fuzzer[], seconds: number, { seed }: Wanted): void {
  let inputs = 0;
  for (const { target, count, spent, slowest } of fuzzers) {
    inputs += count;
    const each = count === 0 ? 0 : (spent / count) * 1000;
    console.log(
      `  ${target.name.padEnd(14)}${grouped(count).padStart(11)}` +
        `${each.toFixed(0).padStart(9)} us each, longest ${slowest.toFixed(0)} ms`,
    );
  }
  const what = `${grouped(inputs)} inputs, ${fuzzers.length} targets`;
  console.log(`fuzz: ${what}, ${seconds.toFixed(0)} s, seed ${seed}`);
}

/** The exit code of failures that were told of; node itself ends with others. */
const TOLD = 3;

/** As the process that `run.js` starts: what is wanted, and the file for its progress. */
export async function main(wanted: string, progress: string): Promise<void> {
  // until all has gone well
  process.exitCode = 1;
  const failures = await fuzz(JSON.parse(wanted), openSync(progress, 'r+'));
  process.exitCode = failures === 0 ? 0 : TOLD;
}
