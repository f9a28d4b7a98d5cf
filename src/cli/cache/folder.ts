/**
 * The folder of the cache: a file for each run that it remembers. A file gets its name when it is complete and on the
 * disk, so that a run that is killed leaves at most a temporary one; of several runs at once, each writes its own. A
 * file whose checksum does not hold, or that some other program made, is as good as none.
 */

import {
  existsSync,
  fsyncSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createAsideFile } from '../output/aside-file.ts';
import { writeAll } from '../output/write-all.ts';
import { sealOf, unsealed } from '../../runtime/sealed-file.ts';
import { hasCode } from '../screen/failure.ts';

/** Where packages keep their caches, and what git never sees. */
const BESIDE_PACKAGES = 'node_modules';
const USUAL = join(BESIDE_PACKAGES, '.cache', 'dedupe');
const WITHOUT_PACKAGES = '.dedupe-cache';

/** A run that is remembered, a few files that were read, marks of files, or pairs of texts. */
export type EntryKind = 'cache' | 'files' | 'marks' | 'pairs';

const ENTRY = /^([0-9a-f]{16})-[0-9a-f]{32}\.(cache|files|marks|pairs)$/;
const TEMPORARY = /^(?:\.dedupe-\d+-[0-9a-z]+|[0-9a-f]{16}-[0-9a-f]{32}\.files\.\d+-\d+)\.tmp$/;

/** What a folder may hold after a run. */
interface Most {
  readonly entries: number;
  readonly bytes: number;
}

const MOST: Readonly<Record<EntryKind, Most>> = {
  cache: { entries: 16, bytes: 1 << 28 },
  files: { entries: Infinity, bytes: 1 << 30 },
  marks: { entries: 16, bytes: 1 << 28 },
  pairs: { entries: 16, bytes: 1 << 28 },
};
const KINDS: readonly EntryKind[] = ['cache', 'files', 'marks', 'pairs'];
/** Nobody writes a file for so long, in milliseconds. */
const ABANDONED = 3_600_000;

/** What a look at an entry gives. */
export type Found =
  | { readonly kind: 'found'; readonly content: Buffer }
  | { readonly kind: 'none' | 'damaged' };

/** The folder of the cache that a run uses if it names none. */
export function usualFolder(): string {
  return existsSync(BESIDE_PACKAGES) ? USUAL : WITHOUT_PACKAGES;
}

/** Entries of one version of the program, in a folder. */
export class CacheFolder {
  readonly path: string;
  readonly #version: string;

  /** `version` is 16 digits of what tells versions apart. */
  constructor(path: string, version: string) {
    this.path = path;
    this.#version = version;
  }

  /** How the path of each entry of this version begins. */
  get start(): string {
    return join(this.path, `${this.#version}-`);
  }

  /** Makes the folder. Throws what the system throws. */
  make(): void {
    mkdirSync(this.path, { recursive: true });
    hideFromGit(this.path);
  }

  /** What is kept under a key; `damaged` if that is not what was written. */
  read(key: string, kind: EntryKind = 'cache'): Found {
    const file = this.#fileOf(key, kind);
    try {
      const bytes = readFileSync(file);
      const content = unsealed(bytes);
      if (content === undefined) return { kind: 'damaged' };
      touch(file);
      return { kind: 'found', content };
    } catch (error) {
      return { kind: hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR') ? 'none' : 'damaged' };
    }
  }

  /** Keeps something under a key. Throws what the system throws, if there is no room or no right. */
  async write(key: string, content: string | Uint8Array, kind: EntryKind = 'cache'): Promise<void> {
    this.make();
    const bytes = Buffer.from(content);
    const aside = createAsideFile(this.path);
    try {
      await writeAll(aside.descriptor, sealOf([bytes]));
      await writeAll(aside.descriptor, bytes);
      // what else is lost with the power was only to save time
      if (kind === 'cache') fsyncSync(aside.descriptor);
      await aside.moveTo(this.#fileOf(key, kind));
    } finally {
      await aside.end();
    }
    if (kind === 'cache') this.#prune();
  }

  /** How many entries another version left. */
  countOthers(): number {
    return this.#names().filter((name) => this.#isOther(name)).length;
  }

  #fileOf(key: string, kind: EntryKind): string {
    return `${this.start}${key}.${kind}`;
  }

  #isOther(name: string): boolean {
    const [, version] = ENTRY.exec(name) ?? [];
    return version !== undefined && version !== this.#version;
  }

  #names(): string[] {
    try {
      return readdirSync(this.path);
    } catch {
      return [];
    }
  }

  /** Removes entries of other versions, the oldest beyond what the folder may hold, and what killed runs left. */
  #prune(): void {
    const names = this.#names();
    for (const name of names.filter((one) => this.#isOther(one))) this.#remove(name);
    const abandoned = names.filter((name) => TEMPORARY.test(name)).map((name) => this.#look(name));
    for (const { name, time } of abandoned) if (Date.now() - time > ABANDONED) this.#remove(name);
    const own = names.filter((name) => ENTRY.test(name) && !this.#isOther(name));
    for (const kind of KINDS) {
      this.#keepNewest(
        own.filter((name) => name.endsWith(`.${kind}`)),
        MOST[kind],
      );
    }
  }

  /** Removes the oldest beyond what there may be; the newest stays in any case. */
  #keepNewest(names: readonly string[], { entries, bytes }: Most): void {
    const newest = names.map((name) => this.#look(name)).toSorted((a, b) => b.time - a.time);
    let sum = 0;
    for (const [i, { name, size }] of newest.entries()) {
      sum += size;
      if (i > 0 && (i >= entries || sum > bytes)) this.#remove(name);
    }
  }

  #look(name: string): { readonly name: string; readonly size: number; readonly time: number } {
    try {
      const { size, mtimeMs } = statSync(join(this.path, name));
      return { name, size, time: mtimeMs };
    } catch {
      // another run removed it
      return { name, size: 0, time: Date.now() };
    }
  }

  #remove(name: string): void {
    try {
      rmSync(join(this.path, name), { force: true });
    } catch {
      // it stays, and is in nobody's way
    }
  }
}

/** Says that the entry was of use, so that others are removed before it. */
function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // a folder that can only be read
  }
}

/** A cache that is committed would be believed by whoever checks the commit. */
function hideFromGit(folder: string): void {
  try {
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch {
    // it is there already
  }
}
