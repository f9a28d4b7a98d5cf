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

/** With so many files there is work for more than one thread. */
const MANY_FILES = 1024;

/** What is kept of a run. */
interface Kept {
  readonly warnings: readonly string[];
  readonly result: DedupeResult;
}

/** What a cache has. */
interface Found {
  readonly kept: Kept | undefined;
  /** How many files there were that are of no use. */
  readonly ignored: number;
}

/** What is to be run. */
interface Task {
  readonly readings: ArticleFiles;
  readonly options: DedupeOptions;
}

/** The cache of a call, and the files of the call. */
interface Cache {
  readonly path: string;
  readonly folder: CacheFolder;
  /** Under which the result is kept, and what is known of pairs. */
  readonly key: string;
  readonly pairsKey: string;
  readonly files: SourceFile[];
  /** Keeps the marks of the files, if there is something new to know. */
  readonly keepMarks: () => Promise<void>;
  readonly found: Found;
}

/** The result of a call that has a cache. */
export async function cachedRun(call: Call, task: Task, find: FindResult): Promise<DedupeResult> {
  const { readings, options } = task;
  // what can be read only once cannot be looked at first
  if (readings.hasStdin) return find(readings, options);
  const cache = openCache(call, task);
  const { files, found, path } = cache;
  if (found.ignored > 0) call.notices.warn(describeIgnored(found.ignored, path));
  // who asks for the texts cannot do with the result alone
  if (found.kept === undefined || options.onDescribed !== undefined) {
    return findAnew(call, { cache, ...task }, find);
  }
  call.notices.detail('nothing has changed: the result is that of the cache');
  options.onProgress?.({ phase: 'read', done: files.length, total: files.length });
  for (const warning of found.kept.warnings) options.onWarning?.(warning);
  await cache.keepMarks();
  return found.kept.result;
}

/** Opens the cache of a call, and looks at its files. */
function openCache({ values, paths }: Call, { readings, options }: Task): Cache {
  const { options: sources } = readings;
  const path = typeof values.cache === 'string' ? values.cache : usualFolder();
  const folder = new CacheFolder(path, programVersion());
  const memory = new MarkMemory(folder, paths);
  const files = withMarks(readings.listing.files, values.cacheStrategy, memory.known);
  const key = runKey({ listing: { ...readings.listing, files }, sources, options });
  const { kept, ignored } = look(folder, key);
  const learnt = marksToKnow(files, memory.known);
  return {
    path,
    folder,
    key,
    pairsKey: pairsKey({ sources, options }, paths),
    files,
    keepMarks: async () => {
      if (learnt !== undefined) await triedWrite(() => memory.keep(learnt));
    },
    found: { kept, ignored: ignored + Number(memory.isDamaged) },
  };
}

/** Finds the result with what the cache knows of the files, and keeps it. */
async function findAnew(
  { notices }: Call,
  { cache, readings, options }: Task & { readonly cache: Cache },
  find: FindResult,
): Promise<DedupeResult> {
  const { path, folder, key, files, found } = cache;
  if (files.length >= MANY_FILES) {
    const { NodeWorkerPool } = await import('../../runtime/worker-pool.ts');
    // they are there when there is something to read
    await NodeWorkerPool.begin(options.workers);
  }
  const warnings: string[] = [];
  const remembered = new Set<SourceFile>();
  const pairMemory = new PairsOfRun(folder, cache.pairsKey, files);
  if (pairMemory.isDamaged) notices.warn(describeIgnored(1, path));
  const listing = { ...readings.listing, files };
  const marked = new ArticleFiles(() => listing, { ...readings.options, ...memoriesIn(folder) });
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
  await cache.keepMarks();
  // what was remembered is what the mark says, whatever the file is by now
  const read = files.filter((file) => !remembered.has(file));
  if (found.kept !== undefined || !marksHold(read)) return result;
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

/** What is kept under the key. */
function look(folder: CacheFolder, key: string): Found {
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
