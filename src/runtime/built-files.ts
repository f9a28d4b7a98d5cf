/**
 * Finds what the build leaves beside the program: the kernel, its tables, and the program of a worker.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Paths from a module of the program to the folder of the build, wherever a bundler put the module. */
const FROM_HERE = ['.', '..', '../dist', '../../dist'];

/** The folder of this module; undefined if the bundle does not know it. */
function folderOfModule(): string | undefined {
  try {
    return dirname(fileURLToPath(import.meta.url));
  } catch {
    return undefined;
  }
}

const HERE = folderOfModule();

/** Path of a file of the build, wherever this module was bundled into; undefined if it is not there. */
export function builtFile(name: string): string | undefined {
  if (HERE === undefined) return undefined;
  return FROM_HERE.map((folder) => join(HERE, folder, name)).find((path) => existsSync(path));
}

/** The bytes of a file of the build; undefined if it is not there. */
export function readBuilt(name: string): Uint8Array<ArrayBuffer> | undefined {
  const path = builtFile(name);
  return path === undefined ? undefined : readFileSync(path);
}
