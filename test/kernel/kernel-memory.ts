/** The built kernel on a memory with room for small texts, laid out for tests. */
import { readFileSync } from 'node:fs';
import type { KernelExports } from '../../src/kernel/exports.ts';
import { createKernelMemory, instantiateKernel } from '../../src/kernel/kernel.ts';
import { writeKernelTables } from '../../src/core/tokens/unicode-tables.ts';

export const kernelModule = new WebAssembly.Module(
  readFileSync(new URL('../../dist/kernel.wasm', import.meta.url)),
);

const memory = createKernelMemory(64);

export const kernel: KernelExports = instantiateKernel(kernelModule, memory).exports;

/** Where things stand; the regions between are a megabyte or so each. */
export const TABLES = 1024;
export const TEXT = 1 << 18;
export const SPEC = 1 << 20;
export const OUT = 1 << 21;

writeKernelTables(memory.buffer, TABLES);

export const bytesAt = (start: number, end: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(memory.buffer).slice(start, end);

export const viewAt = (at: number): DataView => new DataView(memory.buffer, at);

/** Writes bytes at `at`, and `around` them what may not be taken for part of them; returns their end. */
export function write(bytes: Uint8Array, at = TEXT, around = 0x61): number {
  const all = new Uint8Array(memory.buffer);
  all.fill(around, at - 16, at);
  all.set(bytes, at);
  all.fill(around, at + bytes.length, at + bytes.length + 64);
  return at + bytes.length;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The hashes of `count` records or shingles, which are `stride` bytes apart. */
export function hashesAt(at: number, count: number, stride: number): bigint[] {
  const view = viewAt(at);
  return Array.from({ length: count }, (_, i) => view.getBigUint64(i * stride, true));
}
