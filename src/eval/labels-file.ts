/** Reads a labels file from disk: bytes to text, gunzipped where they are gzip, then parsed. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { DedupeError } from '../core/errors.ts';
import { type Labels, parseLabels } from './labels.ts';

/**
 * Returns the labels in the file at `path`. Throws `DedupeError`: `PATH_MISSING` where there is no
 * such file, `BAD_LABELS` where it cannot be read as labels.
 */
export async function readLabels(path: string): Promise<Labels> {
  const bytes = await readBytes(path);
  return parseLabels(decode(isGzip(bytes) ? gunzip(bytes, path) : bytes, path), path);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, error instanceof Error && 'code' in error ? error.code : undefined);
  }
}

function cannotRead(path: string, code: unknown): DedupeError {
  if (code === 'ENOENT') {
    return new DedupeError('PATH_MISSING', `labels file '${path}' does not exist`);
  }
  if (code === 'EISDIR') {
    return new DedupeError(
      'BAD_LABELS',
      `labels file '${path}' is a folder; name the file first: dedupe eval LABELS PATHS...`,
    );
  }
  return new DedupeError('BAD_LABELS', `labels file '${path}' cannot be read (${String(code)})`);
}

/** By its first bytes, not its name: a renamed file still reads. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch {
    throw new DedupeError('BAD_LABELS', `${path}: broken gzip data; compress the file again`);
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DedupeError('BAD_LABELS', `${path}: not UTF-8; save the file as UTF-8 text`);
  }
}
