/**
 * The key of a run: whatever can change a byte of its result is part of it. Settings are taken as they come, so that
 * one that is added later is part of it as well; only what is known not to matter is left out.
 */

import { createHash } from 'node:crypto';
import type { FileListing, SourceOptions } from '../../files/articles.ts';
import type { DedupeOptions } from '../../dedupe.ts';
import { readBuilt } from '../../runtime/built-files.ts';
import { VERSION } from '../../version.ts';

/** Options on which no result depends. */
const IDLE: ReadonlySet<string> = new Set(['workers', 'spill', 'signal', 'stdin', 'pairMemory']);

/** A call of the hash costs more than what a path has to be hashed. */
const UNITS_AT_ONCE = 1 << 16;

/** What a run is about to do. */
export interface RunPlan {
  /** Files with marks. */
  readonly listing: FileListing;
  readonly sources: SourceOptions;
  readonly options: DedupeOptions;
}

/** 16 digits that differ between versions of the program, and between versions of what runs it. */
export function programVersion(): string {
  const build = Buffer.from(readBuilt('build-id') ?? []).toString('latin1');
  const { node, unicode = '', icu = '' } = process.versions;
  return digest([VERSION, build, node, unicode, icu, process.platform]).slice(0, 16);
}

/** 32 digits that differ between runs whose results may. */
export function runKey({ listing, sources, options }: RunPlan): string {
  const parts = [settingsOf(sources), settingsOf(options), JSON.stringify(listing.skipped)];
  for (const { path, rawPath, format, gzip, mark } of listing.files) {
    const bytes = rawPath === undefined ? '' : Buffer.from(rawPath).toString('hex');
    // neither mark nor bytes have a space, and lengths keep paths apart
    parts.push(`${mark?.mark ?? ''} ${format} ${gzip} ${bytes} ${path}`);
  }
  return digest(parts).slice(0, 32);
}

/** 32 digits that differ between runs in which pairs of the same texts may be scored otherwise. */
export function pairsKey(
  { sources, options }: Omit<RunPlan, 'listing'>,
  paths: readonly string[],
): string {
  const place = JSON.stringify([process.cwd(), paths]);
  return digest([settingsOf(sources), settingsOf(options), place]).slice(0, 32);
}

/** The options that are data, by name. */
function settingsOf(options: object): string {
  const entries = Object.entries(options).filter(
    ([name, value]) => !IDLE.has(name) && typeof value !== 'function' && value !== undefined,
  );
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A hash of texts, each with its length, so that none runs into the next. */
function digest(parts: readonly string[]): string {
  const all = createHash('sha256');
  let text = '';
  for (const part of parts) {
    text += `${part.length}:${part}`;
    if (text.length < UNITS_AT_ONCE) continue;
    all.update(text);
    text = '';
  }
  return all.update(text).digest('hex');
}
