/** Folders that exist for one test. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path; a path that ends in `/` is an empty folder. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Makes a new folder holding `tree`, runs `use` on its path, removes it whatever happens. */
export async function withFolder<T>(tree: Tree, use: (root: string) => T | Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'orchard-')));
  try {
    for (const [path, content] of Object.entries(tree)) plant(join(root, path), content);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function plant(path: string, content: string | Uint8Array): void {
  if (path.endsWith('/')) {
    mkdirSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
