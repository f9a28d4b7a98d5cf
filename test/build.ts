/** Builds the program before the tests that start it, unless the build is newer than every source. */

import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Run once, before all tests. */
export default function build(): void {
  if (builtAt() > changedAt()) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}

function builtAt(): number {
  const program = statSync(join(ROOT, 'dist/cli/main.js'), { throwIfNoEntry: false });
  return program?.mtimeMs ?? 0;
}

function changedAt(): number {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  return Math.max(
    ...sources.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );
}
