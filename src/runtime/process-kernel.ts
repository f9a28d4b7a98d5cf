/**
 * The kernel of this process: compiled once, and lent to one run after another, with the tables of Unicode
 * in its memory. A run that begins while another one works gets a memory of its own.
 *
 * A new memory costs 10 GB of addresses and pages that are touched for the first time; a library that is
 * called for every few articles would pay that with each call.
 */
import { DedupeError } from '../model/error.ts';
import { createKernelMemory, Kernel } from '../kernel/kernel.ts';
import { resetMemory } from '../kernel/tasks.ts';
import { readBuilt } from './built-files.ts';

/** A kernel while a run has it. */
export interface LentKernel {
  readonly kernel: Kernel;
  readonly module: WebAssembly.Module;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Bytes of the memory that were handed out before any text was read. */
  readonly used: number;
}

interface BuiltKernel {
  readonly module: WebAssembly.Module;
  readonly tables: Uint8Array;
}

/** Bytes of the largest memory that waits for the next run: what a large one took is given back. */
const KEPT_BYTES = 64 << 20;

let built: BuiltKernel | undefined;
let idle: LentKernel | undefined;

/** Lends a kernel. Throws a `DedupeError` if this machine or this installation has none. */
export async function borrowKernel(): Promise<LentKernel> {
  built ??= await loadKernel();
  const lent = idle ?? createKernel(built);
  idle = undefined;
  return lent;
}

/** Takes a kernel back. No thread may work on it any more, and nobody may look at its memory. */
export function returnKernel(lent: LentKernel): void {
  const { kernel, used } = lent;
  if (kernel.isExhausted || kernel.memory.buffer.byteLength > KEPT_BYTES) return;
  resetMemory(kernel, used);
  idle = lent;
}

async function loadKernel(): Promise<BuiltKernel> {
  if (typeof WebAssembly === 'undefined') throw unsupported('WebAssembly');
  const [code, tables] = [readBuilt('kernel.wasm'), readBuilt('unicode.bin')];
  if (code === undefined || tables === undefined) return loadInlined();
  return { module: compile(code), tables };
}

/** A bundler may have lost the files of the library. */
async function loadInlined(): Promise<BuiltKernel> {
  const { KERNEL, TABLES } = await import('./inlined-kernel.ts');
  if (KERNEL === '' || TABLES === '') throw incomplete();
  const { inflateSync } = await import('node:zlib');
  const unpack = (text: string): Uint8Array<ArrayBuffer> =>
    new Uint8Array(inflateSync(Buffer.from(text, 'base64')));
  return { module: compile(unpack(KERNEL)), tables: unpack(TABLES) };
}

function compile(code: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  try {
    return new WebAssembly.Module(code);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw unsupported('WebAssembly with SIMD');
    throw error;
  }
}

function createKernel({ module, tables }: BuiltKernel): LentKernel {
  const kernel = new Kernel(module, reserveMemory());
  const at = kernel.allocate(tables.length);
  kernel.bytes.set(tables, at);
  return { kernel, module, tables: at, used: kernel.used };
}

/** The system may refuse a memory its addresses, although none of it is used yet. */
function reserveMemory(): WebAssembly.Memory {
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
