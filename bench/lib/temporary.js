/** A folder for this run, gone at its end and on Ctrl-C, with the programs that still run. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {Set<import('node:child_process').ChildProcess>} */
export const running = new Set();

/** Made when it is first asked for. @type {string | undefined} */
let folder;

export function temporaryFolder() {
  if (folder === undefined) {
    folder = mkdtempSync(join(tmpdir(), 'dedupe-bench-'));
    process.on('exit', clear);
    for (const [signal, code] of /** @type {const} */ ([
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ])) {
      process.on(signal, () => process.exit(code));
    }
  }
  return folder;
}

/** A folder in that one, empty. @param {string} name */
export function emptyFolder(name) {
  const path = join(temporaryFolder(), name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  return path;
}

function clear() {
  for (const child of running) endGroup(child);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** Ends a program that leads a group of its own, with all in it. @param {import('node:child_process').ChildProcess} child */
export function endGroup(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
