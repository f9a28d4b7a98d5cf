/**
 * The repository around a folder, by its files alone: git is not started, as its config could have it run anything.
 */

import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { readSmallFile } from '../../../read/small-file.ts';

/** Where the repository is published, as far as that decides what to write. */
export type Host = 'github' | 'gitlab' | 'elsewhere' | 'unknown';

/** A repository. */
export interface Repository {
  readonly root: string;
  readonly host: Host;
  /** The working folder, from the root, with slashes; empty if it is the root. */
  readonly below: string;
}

/** More than a config of git has. */
const CONFIG_LIMIT = { bytes: 1 << 20, remedy: '' };

/** The repository that a folder is in; undefined if it is in none. */
export function findRepository(folder: string): Repository | undefined {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) {
      const below = relative(root, folder).split(sep).join('/');
      return { root, host: hostOf(root), below };
    }
    if (dirname(root) === root) return undefined;
  }
}

/** Where it is pushed to says more than a file for one host, which a mirror has too. */
function hostOf(root: string): Host {
  const hosts = remoteHosts(root);
  if (hosts.some((host) => host.includes('gitlab'))) return 'gitlab';
  if (hosts.some((host) => host.includes('github'))) return 'github';
  if (existsSync(join(root, '.gitlab-ci.yml'))) return 'gitlab';
  if (existsSync(join(root, '.github'))) return 'github';
  return hosts.length > 0 ? 'elsewhere' : 'unknown';
}

/** The hosts of the remotes: of `https://host/path` and `user@host:path`. None for a worktree, whose config is elsewhere. */
function remoteHosts(root: string): string[] {
  const read = readSmallFile(join(root, '.git', 'config'), CONFIG_LIMIT);
  if (read.kind !== 'text') return [];
  const lines = read.bytes.toString('utf8').matchAll(/^[ \t]*url[ \t]*=[ \t]*(\S+)/gmu);
  return Array.from(lines, ([, address = '']) => {
    const [, host = ''] = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^:/]+)[:/]/iu.exec(address) ?? [];
    return host.toLowerCase();
  });
}
