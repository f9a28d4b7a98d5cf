/** Loads the kernel, and reserves memory for it. */
import { createKernelMemory } from '../kernel/kernel.ts';
import { DedupeError } from '../model/error.ts';
import { readBuilt } from './built-files.ts';

/** The kernel as the build left it. */
export interface BuiltKernel {
  readonly module: WebAssembly.Module;
  /** The tables of Unicode, as they lie in its memory. */
  readonly tables: Uint8Array;
}

/** Compiles the kernel. Throws a `DedupeError` if this machine cannot run it, or its file is missing. */
export async function loadKernel(): Promise<BuiltKernel> {
  if (typeof WebAssembly === 'undefined') throw unsupported('WebAssembly');
  const [code, tables] = [readBuilt('kernel.wasm'), readBuilt('unicode.bin')];
  if (code === undefined || tables === undefined) return loadInlined();
  return { module: compile(code), tables };
}

/** The text in the library, for when a bundler lost its files. */
async function loadInlined(): Promise<BuiltKernel> {
  const { KERNEL, makeTables } = await import('./inlined-kernel.ts');
  if (KERNEL === '' || makeTables === undefined) throw incomplete();
  const { brotliDecompressSync } = await import('node:zlib');
  const code = new Uint8Array(brotliDecompressSync(Buffer.from(KERNEL, 'base64')));
  return { module: compile(code), tables: makeTables() };
}

function compile(code: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(code);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw unsupported('WebAssembly with SIMD');
    throw error;
  }
}

/** A memory that grows. Throws a `DedupeError` if the system refuses to reserve its addresses. */
export function reserveMemory(): WebAssembly.Memory {
  if (typeof SharedArrayBuffer === 'undefined') throw unsupported('shared memory');
  try {
    return createKernelMemory();
  } catch (error) {
    if (error instanceof RangeError) throw new DedupeError('NO_ADDRESSES', NO_ADDRESSES);
    throw error;
  }
}

const NO_ADDRESSES =
  'cannot reserve 10 GB of addresses, which are not memory (see ulimit -v): raise the limit, or set NODE_OPTIONS=--disable-wasm-trap-handler';

function unsupported(what: string): DedupeError {
  return new DedupeError(
    'UNSUPPORTED',
    `this node or its processor has no ${what}, which neardup needs: run it with another one`,
  );
}

function incomplete(): DedupeError {
  return new DedupeError(
    'INCOMPLETE',
    'the files "kernel.wasm" and "unicode.bin" of neardup are missing: install it again',
  );
}
