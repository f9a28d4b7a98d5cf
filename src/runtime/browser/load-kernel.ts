/**
 * Stands in for runtime/load-kernel.ts: the kernel is in the bundle, so that no bundler can lose it and no page has to
 * fetch it. Its tables are computed, as they are larger than what they are computed from.
 */
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../core/tokens/unicode-tables.ts';
import { createFixedMemory } from '../../kernel/kernel.ts';
import { DedupeError } from '../../model/error.ts';
import { KERNEL_MEMORY } from './machine.ts';

/** The build puts the kernel for one thread here, deflated, in base64. */
declare const KERNEL_BASE64: string;

const PAGE_BYTES = 1 << 16;
/** The least memory that is worth starting with, in bytes: it holds some ten megabytes of text. */
const LEAST_MEMORY = 2 ** 26;

/** Compiles the kernel. Throws a `DedupeError` if the browser cannot. */
export async function loadKernel(): Promise<{ module: WebAssembly.Module; tables: Uint8Array }> {
  const packed = Uint8Array.from(atob(KERNEL_BASE64), (char) => char.charCodeAt(0));
  const { readable, writable } = new DecompressionStream('deflate');
  const code = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  await Promise.all([writer.write(packed), writer.close()]);
  const tables = new Uint8Array(KERNEL_TABLES_BYTES);
  writeKernelTables(tables.buffer, 0);
  try {
    return { module: await WebAssembly.compile(new Uint8Array(await code)), tables };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new DedupeError('UNSUPPORTED', `${UNSUPPORTED} (${error.message})`);
  }
}

const UNSUPPORTED =
  "this browser, or the page's Content-Security-Policy, refuses the kernel, which needs WebAssembly with SIMD";

/** A memory of a fixed size, as large as the browser allows. Throws a `DedupeError` if that is too small. */
export function reserveMemory(): WebAssembly.Memory {
  for (let bytes = KERNEL_MEMORY; bytes >= LEAST_MEMORY; bytes /= 2) {
    try {
      return createFixedMemory(bytes / PAGE_BYTES);
    } catch (error) {
      // the browser may still have a smaller one
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new DedupeError(
    'OUT_OF_MEMORY',
    'this page cannot reserve 64 MB of memory: close other pages',
  );
}
