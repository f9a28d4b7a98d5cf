/**
 * From one folder to the files in it. Ignored and hidden folders are pruned; no link is followed
 * out of the folder.
 *
 * A symbolic link to a file that the walk reads anyway adds nothing. A link to a file that it does
 * not read, such as one in a hidden store, is read under the link's own name. Which links these are
 * is known only after everything else was walked, so links wait until then. Each folder is walked
 * once, by its real path, so links cannot form an endless path.
 *
 * The listing of a folder shows whether it has ignore files, so none is looked for in vain: one
 * system call a folder (20,000 files in about 100 ms).
 */

import { type Dirent, existsSync, lstatSync, readdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Skipped } from '../model/article.ts';
import { errorCode, failureReason } from '../read/bytes.ts';
import { fileKind } from '../read/formats.ts';
import { type InputLimits, remedyOf, sizeInWords } from '../model/limits.ts';
import { readSmallFile, smallFileLimit } from '../read/small-file.ts';
import { bytesOf, namesIn, pathOf, posix, realBytes } from './bytes-path.ts';
import { IGNORE_FILES, IgnoreRules } from './ignore-rules.ts';

/** Which files to take from a folder. */
export interface WalkOptions {
  /** Real path of the folder, a byte string. */
  readonly root: string;
  /** POSIX path by which results name the folder; '' for none. */
  readonly name: string;
  /** Lower-case, without the dot. */
  readonly extensions: ReadonlySet<string>;
  readonly ignore: readonly string[];
  readonly hidden: boolean;
  readonly useIgnoreFiles: boolean;
  readonly limits: InputLimits;
}

/** A file that a walk found. */
export interface WalkedFile {
  /** From the folder, POSIX, as shown. */
  readonly path: string;
  /** The same as a byte string. */
  readonly bytes: string;
  /** Real path, a byte string: the same for every way to reach the file. */
  readonly real: string;
  /** True if a link led to it. If the file is read under its own name too, that name wins. */
  readonly isLinked: boolean;
}

/** What a walk found. */
export interface Walked {
  /** In no order. */
  readonly files: WalkedFile[];
  readonly skipped: Skipped[];
  /** Folders that were left out because they are named `node_modules`, as shown. */
  readonly packages: string[];
}

/**
 * Returns the files of a folder that are to be read, and what could not be looked at. Throws only
 * if an error says nothing about the folder.
 */
export function walkFolder(options: WalkOptions): Walked {
  const walk: Walk = {
    options,
    found: { files: [], skipped: [], packages: [] },
    asked: IgnoreRules.asked(bytesOf(options.ignore.join('\n'))),
    folders: new Set(),
    pending: [],
    links: [],
    prefix: '',
    ruleBytes: 0,
    base: options.root,
  };
  const rules = inheritedRules(walk);
  walk.pending.push({ path: '', bytes: '', real: options.root, isLinked: false, rules });
  walkPending(walk);
  followLinks(walk);
  return walk.found;
}

/** A folder to walk. */
interface Folder {
  /**
   * From the root, as shown; '' for the root. For a folder behind a link, the path through that
   * link.
   */
  readonly path: string;
  /** The same as a byte string, which ignore rules are applied to. */
  readonly bytes: string;
  /** Real path, a byte string. */
  readonly real: string;
  readonly isLinked: boolean;
  /** The rules of the folders above. */
  readonly rules: IgnoreRules;
}

/** One entry of a folder. */
interface Entry {
  readonly name: string;
  /** The name as a byte string. */
  readonly bytes: string;
  readonly type: EntryType;
}

type EntryType = 'file' | 'folder' | 'link' | 'other';

/** A link that waits until all folders are walked, and the rules that hold in its folder. */
interface Link {
  readonly name: string;
  readonly path: string;
  readonly bytes: string;
  /** Path of the link itself, a byte string. */
  readonly place: string;
  readonly rules: IgnoreRules;
}

/** What a link leads to, or why it leads nowhere. */
type Target = { readonly real: string; readonly stats: Stats } | { readonly reason: string };

/** A walk under way. */
interface Walk {
  readonly options: WalkOptions;
  readonly found: Walked;
  /** The rules that the user gave. */
  readonly asked: IgnoreRules;
  /** Real paths of the folders that were walked. */
  readonly folders: Set<string>;
  readonly pending: Folder[];
  links: Link[];
  /** Path of the root from the base of the ignore rules; '' or with a slash at its end. */
  prefix: string;
  /** Bytes of the ignore files so far. Links could make many files of one. */
  ruleBytes: number;
  /** An ignore file may be a link to a file inside this folder. */
  base: string;
}

/** The rules of the folders above, from the repository's root down; none outside a repository. */
function inheritedRules(walk: Walk): IgnoreRules {
  const { root, useIgnoreFiles } = walk.options;
  const base = useIgnoreFiles ? repositoryRoot(root) : undefined;
  if (base === undefined || base === root) return IgnoreRules.NONE;
  walk.base = base;
  const steps = posix(relative(base, root)).split('/');
  let rules = IgnoreRules.NONE;
  for (let depth = 0; depth < steps.length; depth++) {
    const folder = steps.slice(0, depth).join('/');
    const directory = join(base, folder);
    const names = IGNORE_FILES.filter((name) => existsSync(pathOf(join(directory, name))));
    const shown = posix(pathOf(relative(root, directory)).toString());
    rules = withFiles(walk, rules, { folder, directory, names, shown });
    // a folder that is named outright is read even if these rules leave it out
    if (rules.verdict(`${steps.slice(0, depth + 1).join('/')}/`)) return IgnoreRules.NONE;
  }
  walk.prefix = `${steps.join('/')}/`;
  return rules;
}

/** A loop, because folders can be nested deeper than calls. */
function walkPending(walk: Walk): void {
  for (let folder = walk.pending.pop(); folder; folder = walk.pending.pop()) {
    if (walk.folders.has(folder.real)) continue;
    walk.folders.add(folder.real);
    const entries = list(walk, folder);
    const rules = withOwnRules(walk, folder, entries);
    for (const entry of entries) visit(walk, folder, entry, rules);
  }
}

function list(walk: Walk, { path, real }: Folder): Entry[] {
  try {
    const entries = readdirSync(pathOf(real), { withFileTypes: true });
    // bytes that are not UTF-8 are listed as U+FFFD, which may also be part of a name
    if (entries.some(({ name }) => name.includes('\uFFFD'))) return listBytes(real);
    return entries.map((entry) => {
      const bytes = bytesOf(entry.name);
      return { name: entry.name, bytes, type: entryType(entry, below(real, bytes)) };
    });
  } catch (error) {
    skip(walk, path, error);
    return [];
  }
}

function visit(
  walk: Walk,
  folder: Folder,
  { name, bytes: nameBytes, type }: Entry,
  rules: IgnoreRules,
): void {
  if (!walk.options.hidden && name.startsWith('.')) return;
  const path = below(folder.path, name);
  const isAscii = nameBytes === name && folder.bytes === folder.path;
  const bytes = isAscii ? path : below(folder.bytes, nameBytes);
  const place = below(folder.real, nameBytes);
  if (type === 'link') {
    walk.links.push({ name, path, bytes, place, rules });
    return;
  }
  const found = { path, bytes, real: place, isLinked: folder.isLinked };
  if (type === 'folder') visitFolder(walk, { ...found, rules }, name);
  else if (!isWanted(walk, name) || isIgnored(walk, bytes, rules)) return;
  else if (type === 'file') walk.found.files.push(found);
  else report(walk, path, 'not a regular file');
}

function visitFolder(walk: Walk, folder: Folder, name: string): void {
  if (name === '.git' || isIgnored(walk, `${folder.bytes}/`, folder.rules)) return;
  const isPackages = name === 'node_modules' && walk.options.useIgnoreFiles;
  if (isPackages) walk.found.packages.push(below(walk.options.name, folder.path));
  else walk.pending.push(folder);
}

/** A folder behind a link may hold links of its own; they are followed next. */
function followLinks(walk: Walk): void {
  while (walk.links.length > 0) {
    const links = walk.links.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    walk.links = [];
    for (const link of links) {
      follow(walk, link);
      walkPending(walk);
    }
  }
}

function follow(walk: Walk, { name, path, bytes, place, rules }: Link): void {
  const target = targetOf(place);
  if ('stats' in target && target.stats.isDirectory() && isWithin(walk.options.root, target.real)) {
    visitFolder(walk, { path, bytes, real: target.real, isLinked: true, rules }, name);
    return;
  }
  const isFolder = 'stats' in target && target.stats.isDirectory();
  if (!isFolder && !isWanted(walk, name)) return;
  if (isIgnored(walk, isFolder ? `${bytes}/` : bytes, rules)) return;
  if ('reason' in target) report(walk, path, target.reason);
  else if (!isWithin(walk.options.root, target.real)) report(walk, path, LEADS_OUT);
  else if (!target.stats.isFile()) report(walk, path, 'not a regular file');
  else walk.found.files.push({ path, bytes, real: target.real, isLinked: true });
}

function isWanted(walk: Walk, name: string): boolean {
  const { extension, gzip } = fileKind(name);
  const { extensions } = walk.options;
  return extensions.has(extension) || (gzip && extensions.has(`${extension}.gz`));
}

function isIgnored(walk: Walk, bytes: string, rules: IgnoreRules): boolean {
  return walk.asked.verdict(bytes) ?? rules.verdict(walk.prefix + bytes) ?? false;
}

function withOwnRules(walk: Walk, folder: Folder, entries: Entry[]): IgnoreRules {
  if (!walk.options.useIgnoreFiles) return folder.rules;
  const present = new Set<string>();
  for (const { name } of entries) if (name.startsWith('.')) present.add(name);
  return withFiles(walk, folder.rules, {
    folder: (walk.prefix + folder.bytes).replace(/\/$/, ''),
    directory: folder.real,
    names: IGNORE_FILES.filter((name) => present.has(name)),
    shown: folder.path,
  });
}

/** Reports an ignore file that cannot be used, because what it would leave out is read. */
function withFiles(walk: Walk, inherited: IgnoreRules, from: RuleFiles): IgnoreRules {
  let rules = inherited;
  const { limits } = walk.options;
  for (const name of from.names) {
    const read = readRules(walk, below(from.directory, name));
    const more = 'reason' in read ? undefined : rules.with(from.folder, read.lines, limits);
    const reason = 'reason' in read ? read.reason : tooManyRules(limits);
    if (more === undefined || more.globBytes > limits.ignoreWildcards) {
      report(walk, below(from.shown, name), `ignore file not used: ${reason}`);
    } else rules = more;
  }
  return rules;
}

/** The lines of an ignore file as a byte string. */
function readRules(
  walk: Walk,
  place: string,
): { readonly lines: string } | { readonly reason: string } {
  const { limits } = walk.options;
  if (walk.ruleBytes > limits.ignoreTotal) return { reason: tooManyFiles(limits) };
  // a real path costs one call for each folder above, so only a link gets one
  const target = typeOfPath(place) === 'link' ? targetOf(place) : { real: place };
  if ('reason' in target) return target;
  if (!isWithin(walk.base, target.real)) return { reason: LEADS_OUT };
  const file = readSmallFile(pathOf(target.real), smallFileLimit('ignoreSize', limits));
  if (file.kind !== 'text') {
    return { reason: file.kind === 'missing' ? 'no such file' : file.reason };
  }
  walk.ruleBytes += file.bytes.length;
  return { lines: file.bytes.toString('latin1') };
}

function skip(walk: Walk, path: string, error: unknown): void {
  const reason = failureReason(error);
  if (reason === undefined) throw error;
  report(walk, path, reason);
}

function report(walk: Walk, path: string, reason: string): void {
  walk.found.skipped.push({ path: below(walk.options.name, path) || '.', reason });
}

const LEADS_OUT = 'symbolic link that leads out of the folder';

function tooManyFiles(limits: InputLimits): string {
  const most = sizeInWords(limits.ignoreTotal);
  return `ignore files larger than ${most} in all${remedyOf('ignoreTotal', limits)}`;
}

function tooManyRules(limits: InputLimits): string {
  const most = sizeInWords(limits.ignoreWildcards);
  return `rules with wildcards larger than ${most} in all${remedyOf('ignoreWildcards', limits)}`;
}

interface RuleFiles {
  /** Path from the base of the rules, a byte string. */
  readonly folder: string;
  /** The folder that holds them, a byte string. */
  readonly directory: string;
  readonly names: readonly string[];
  /** From the root, as shown. */
  readonly shown: string;
}

/** Lists a folder in which some names are not UTF-8. */
function listBytes(folder: string): Entry[] {
  return namesIn(pathOf(folder)).map(({ shown, bytes, entry }) => {
    return { name: shown, bytes, type: entryType(entry, below(folder, bytes)) };
  });
}

// some file systems do not tell the type of an entry in the listing
function entryType(entry: Dirent | Dirent<Buffer>, place: string): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'link';
  const isTold =
    entry.isFIFO() || entry.isSocket() || entry.isBlockDevice() || entry.isCharacterDevice();
  return isTold ? 'other' : typeOfPath(place);
}

/** An entry that cannot be looked at counts as a file: reading it tells why. */
function typeOfPath(place: string): EntryType {
  try {
    const stats = lstatSync(pathOf(place));
    if (stats.isFile()) return 'file';
    if (stats.isDirectory()) return 'folder';
    return stats.isSymbolicLink() ? 'link' : 'other';
  } catch (error) {
    if (failureReason(error) === undefined) throw error;
    return 'file';
  }
}

function targetOf(place: string): Target {
  try {
    const real = realBytes(pathOf(place));
    return { real, stats: statSync(pathOf(real)) };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { reason: 'broken symbolic link' };
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    return { reason };
  }
}

/** Returns true if a real path is a folder or lies in it; both are byte strings. */
function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(pathOf(join(at, '.git')))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Returns a path below a folder's name; '' on either side adds nothing. */
export function below(name: string, path: string): string {
  if (name === '' || path === '') return name + path;
  return name.endsWith('/') ? name + path : `${name}/${path}`;
}
