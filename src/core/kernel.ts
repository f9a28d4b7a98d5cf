/**
 * Loads the kernel: WebAssembly on one memory that all threads of a run share.
 *
 * This file knows no file system: whoever has the bytes compiles them, and hands in the module. See
 * kernel/index.ts for what the kernel is, and kernel-memory.ts for how its memory is laid out.
 */

/** What the kernel exports. Pointers and sizes are bytes in its memory. */
export interface KernelExports {
  mix(polynomial: bigint, k: number): bigint;
}

/** The kernel, and the memory it works on. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
}

/** Pages of 64 KiB that a memory may grow to: all that 32-bit addresses reach. */
const MAX_PAGES = 1 << 16;

/** A memory for the kernel of a run, shared by its threads. */
export function createKernelMemory(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
}

/** Instantiates the kernel on `memory`; threads that share the memory share all that is in it. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // the one place where the compiler has to be told what the module is
  return { exports: exports as unknown as KernelExports, memory };
}
