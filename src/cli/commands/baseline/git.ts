/**
 * Git, asked as a program: which files differ from a ref, and the files of a ref in a folder of their own. No shell
 * is started, a ref never is an option, and variables that lead git to another repository do not count. The
 * repository itself is only read: what is checked out goes by an index of its own.
 */

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DedupeError } from '../../../model/error.ts';
import { cleanUpAtEnd } from '../../interrupt.ts';
import { IGNORE_FILES } from '../../../files/ignore-rules.ts';

const run = promisify(execFile);
/** Names of a million files. */
const MAX_OUTPUT = 2 ** 28;
/** Variables of git that say where things are; those of a hook would lead to the wrong ones. */
const MISLEADING = /^GIT_(?!EXEC_PATH$|CONFIG_|SSH|TRACE|ASKPASS|TERMINAL)/;

/** A repository, asked from the working folder. */
export class Repository {
  /** The root, without links. */
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** @throws {DedupeError} `GIT_FAILED` if the working folder is in no repository, or there is no git. */
  static async open(): Promise<Repository> {
    const root = await git(process.cwd(), ['rev-parse', '--show-toplevel'], {
      problem: 'the working folder is in no git repository',
    });
    return new Repository(realpathSync(root.replace(/\n$/, '')));
  }

  /**
   * The commit that a ref names.
   *
   * @throws {DedupeError} `GIT_FAILED` if it names none.
   */
  async commitOf(ref: string): Promise<string> {
    const name = JSON.stringify(ref);
    if (ref.startsWith('-')) throw failed(`${name} is no ref of git`);
    const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const commit = await git(this.root, words, {
      problem: `git knows no commit ${name}; a shallow clone may lack it: git fetch --unshallow`,
    });
    return commit.trim();
  }

  /** Absolute paths of the files that differ from the commit that this branch and the ref have in common. */
  async changedSince(ref: string): Promise<ReadonlySet<string>> {
    const commit = await this.commitOf(ref);
    const base = await git(this.root, ['merge-base', commit, 'HEAD'], {}).catch(() => commit);
    const changed = await git(
      this.root,
      ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', base.trim(), '--'],
      {},
    );
    const added = await git(this.root, ['ls-files', '--others', '--exclude-standard', '-z'], {});
    const names = [...changed.split('\0'), ...added.split('\0')].filter((name) => name !== '');
    return new Set(names.map((name) => join(this.root, name)));
  }

  /**
   * Does something with the files that a ref has at some paths from the root, checked out into a folder of their own
   * that is removed in the end; with them come all files of ignore rules.
   */
  async withFilesOf<T>(
    ref: string,
    paths: readonly string[],
    work: (folder: string) => Promise<T>,
  ): Promise<T> {
    const commit = await this.commitOf(ref);
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dedupe-ref-')));
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    const stop = cleanUpAtEnd(remove);
    try {
      const files = join(folder, 'files');
      // the root of a repository, for whoever looks for one
      mkdirSync(join(files, '.git'), { recursive: true });
      const env = { GIT_INDEX_FILE: join(folder, 'index') };
      await git(this.root, ['read-tree', commit], { env });
      const rules = IGNORE_FILES.map((name) => `:(top,glob)**/${name}`);
      const specs = paths.map((path) => (path === '' ? ':(top)' : `:(top,literal)${path}`));
      const listed = await git(this.root, ['ls-files', '-z', '--', ...specs, ...rules], { env });
      const checkout = ['checkout-index', '-z', '--stdin', `--prefix=${files}/`];
      await git(this.root, checkout, { env, input: listed });
      return await work(files);
    } finally {
      stop();
      remove();
    }
  }
}

interface GitCall {
  /** What went wrong if git fails; by default, what git says. */
  readonly problem?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

async function git(folder: string, words: readonly string[], call: GitCall): Promise<string> {
  const kept = Object.entries(process.env).filter(([name]) => !MISLEADING.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', ...call.env };
  try {
    const running = run('git', ['-C', folder, ...words], { env, maxBuffer: MAX_OUTPUT });
    running.child.stdin?.on('error', () => {}).end(call.input ?? '');
    return (await running).stdout;
  } catch (error) {
    throw failed(call.problem ?? `git ${words[0]}: ${reasonOf(error)}`, error);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return said.trim().split('\n')[0] || error.message;
}

function failed(problem: string, cause?: unknown): DedupeError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return new DedupeError(
    'GIT_FAILED',
    isMissing ? 'git is needed for that, and not found' : problem,
  );
}
