/**
 * Finds and compiles what the build leaves beside the program: the kernel, and the program of a thread.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From where a module of the program may lie to the folder of the build. */
const FROM_HERE = ['.', '..', '../dist', '../../dist'];

const HERE = dirname(fileURLToPath(import.meta.url));

/** Path of a file of the build, wherever this module was bundled into; undefined where it is not there. */
export function builtFile(name: string): string | undefined {
  return FROM_HERE.map((folder) => join(HERE, folder, name)).find((path) => existsSync(path));
}

/** The compiled kernel; undefined where the program was not built with it. */
export function compileKernel(): WebAssembly.Module | undefined {
  const path = builtFile('kernel.wasm');
  return path === undefined ? undefined : new WebAssembly.Module(readFileSync(path));
}
