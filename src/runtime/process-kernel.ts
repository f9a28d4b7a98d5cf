/**
 * The kernel of this process: compiled once, and lent to one run after another, with the tables of Unicode
 * in its memory. A run that begins while another one works gets a memory of its own.
 *
 * A new memory costs 10 GB of addresses and pages that are touched for the first time; a library that is
 * called for every few articles would pay that with each call.
 */
import { Kernel } from '../kernel/kernel.ts';
import { resetMemory } from '../kernel/thread-tasks.ts';
import { loadKernel, reserveMemory, type BuiltKernel } from './load-kernel.ts';

/** A kernel that is lent to a run. */
export interface LentKernel {
  readonly kernel: Kernel;
  readonly module: WebAssembly.Module;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Bytes of the memory that were in use before any text was read. */
  readonly used: number;
}

/** A memory of up to this many bytes is kept for the next run; a larger one is given back to the system. */
const KEPT_BYTES = 64 << 20;

let built: BuiltKernel | undefined;
let idle: LentKernel | undefined;

/** Lends a kernel. Throws a `DedupeError` if this machine cannot run it, or its file is missing. */
export async function borrowKernel(): Promise<LentKernel> {
  built ??= await loadKernel();
  const lent = idle ?? createKernel(built);
  idle = undefined;
  return lent;
}

/** Takes a kernel back. No thread may work on it any more, and its memory must not be read. */
export function returnKernel(lent: LentKernel): void {
  const { kernel, used } = lent;
  if (kernel.isExhausted || kernel.peak > KEPT_BYTES) return;
  resetMemory(kernel, used);
  idle = lent;
}

function createKernel({ module, tables }: BuiltKernel): LentKernel {
  const kernel = new Kernel(module, reserveMemory());
  const at = kernel.allocate(tables.length);
  kernel.bytes.set(tables, at);
  return { kernel, module, tables: at, used: kernel.used };
}
