/**
 * A run that is remembered: if an earlier one read the same files with the same settings, its result is read from the
 * cache, with the warnings that it gave; else it is kept for the next. All files are looked at to know that, and those
 * read that may have changed, but nothing is parsed or compared.
 */

import type { DedupeOptions } from '../../dedupe.ts';
import { ArticleFiles, type SourceOptions } from '../../files/articles.ts';
import type { SourceFile } from '../../files/source.ts';
import { marksHold, marksToKnow, withMarks } from '../../files/file-marks.ts';
import type { DedupeResult } from '../../model/result.ts';
import { savedResult } from '../../report/saved/saved-result.ts';
import type { Call } from '../options/call.ts';
import { failureOf } from './failure.ts';
import { CacheFolder, usualFolder } from './folder.ts';
import { MarkMemory } from './known-marks.ts';
import { PairsOfRun } from './known-pairs.ts';
import { pairsKey, programVersion, runKey } from './run-key.ts';

/** Finds the result without a cache. */
export type FindResult = (readings: ArticleFiles, options: DedupeOptions) => Promise<DedupeResult>;

/** What is kept of a run. */
interface Kept {
  readonly warnings: readonly string[];
  readonly result: DedupeResult;
}

/** The result of a call that has a cache. */
export async function cachedRun(
  { values, notices, paths }: Call,
  { readings, options }: { readonly readings: ArticleFiles; readonly options: DedupeOptions },
  find: FindResult,
): Promise<DedupeResult> {
  // what can be read only once cannot be looked at first
  if (readings.hasStdin) return find(readings, options);
  const { options: sources } = readings;
  const path = typeof values.cache === 'string' ? values.cache : usualFolder();
  const folder = new CacheFolder(path, programVersion());
  const memory = new MarkMemory(folder, paths);
  const files = withMarks(readings.listing.files, values.cacheStrategy, memory.known);
  const listing = { ...readings.listing, files };
  const key = runKey({ listing, sources, options });
  const found = look(folder, key);
  const { kept } = found;
  const ignored = found.ignored + Number(memory.isDamaged);
  // who asks for the texts cannot do with the result alone
  const isEnough = options.onDescribed === undefined;
  if (ignored > 0) notices.warn(describeIgnored(ignored, path));
  const learnt = marksToKnow(files, memory.known);
  if (kept !== undefined && isEnough) {
    notices.detail('nothing has changed: the result is that of the cache');
    options.onProgress?.({ phase: 'read', done: files.length, total: files.length });
    for (const warning of kept.warnings) options.onWarning?.(warning);
    if (learnt !== undefined) await triedWrite(() => memory.keep(learnt));
    return kept.result;
  }
  const warnings: string[] = [];
  const remembered = new Set<SourceFile>();
  const pairMemory = new PairsOfRun(folder, pairsKey({ sources, options }, paths), files);
  if (pairMemory.isDamaged) notices.warn(describeIgnored(1, path));
  const marked = new ArticleFiles(() => listing, { ...sources, ...memoriesIn(folder) });
  const result = await find(marked, {
    ...options,
    onWarning: (message) => {
      warnings.push(message);
      options.onWarning?.(message);
    },
    onDamagedMemory: (count) => notices.warn(describeIgnored(count, path)),
    pairMemory,
    onRemembered: (known) => known.forEach((file) => remembered.add(file)),
  });
  if (learnt !== undefined) await triedWrite(() => memory.keep(learnt));
  // what was remembered is what the mark says, whatever the file is by now
  const read = files.filter((file) => !remembered.has(file));
  if (kept !== undefined || !marksHold(read)) return result;
  await triedWrite(() => pairMemory.write());
  const failure = await triedWrite(() =>
    folder.write(key, JSON.stringify({ key, warnings, result })),
  );
  if (failure !== undefined) {
    notices.warn(`the cache in ${JSON.stringify(path)} is not written: ${failure}`);
  }
  return result;
}

/** Why something could not be written, if it could not. */
async function triedWrite(write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** Where files are remembered; nowhere if the folder cannot be made, which is told when the result is kept. */
function memoriesIn(folder: CacheFolder): Pick<SourceOptions, 'memories'> {
  try {
    folder.make();
    return { memories: folder.start };
  } catch {
    return {};
  }
}

/** What is kept under the key, and how many files there were that are of no use. */
function look(folder: CacheFolder, key: string): { kept: Kept | undefined; ignored: number } {
  const found = folder.read(key);
  const others = found.kind === 'found' ? 0 : folder.countOthers();
  if (found.kind !== 'found') {
    return { kept: undefined, ignored: others + (found.kind === 'damaged' ? 1 : 0) };
  }
  const kept = parse(found.content.toString('utf8'), key);
  return { kept, ignored: kept === undefined ? 1 : 0 };
}

/** What was kept, if it is what this program keeps under this key. */
function parse(content: string, key: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('key' in value && 'warnings' in value && 'result' in value)) return undefined;
    const { warnings } = value;
    if (value.key !== key || !isTexts(warnings)) return undefined;
    return { warnings, result: savedResult(value.result, 'the cache') };
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function describeIgnored(count: number, path: string): string {
  const files = count === 1 ? '1 file is' : `${count} files are`;
  return `${files} ignored in the cache ${JSON.stringify(path)}: damaged, or of another version`;
}
