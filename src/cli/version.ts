/** The version of this program, as its package says. */

import { readFileSync } from 'node:fs';

/** Such as `1.2.3`; `unknown` where the program runs without its package. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
