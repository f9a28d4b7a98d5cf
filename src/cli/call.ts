/**
 * One call of a command, settled: its paths, its effective options, and the voice it speaks with. All
 * commands begin with this, so that they read flags, variables and config files alike.
 */

import { DedupeError } from '../core/errors.ts';
import { colorLevel } from './color.ts';
import type { ColorLevel } from './color.ts';
import { findConfig } from './config-search.ts';
import type { Config } from './config.ts';
import type { Given } from './flags.ts';
import { Notices } from './notices.ts';
import { resolveOptions } from './resolve.ts';
import type { Effective } from './resolve.ts';

const STDIN_TWICE = 'standard input is asked for twice: as the path "-" and as --files-from -';

/** A call, ready to be carried out. */
export interface Call extends Effective {
  readonly given: readonly Given[];
  /** From the command line, and from `--files-from`; else from the config file. */
  readonly paths: readonly string[];
  readonly config: Config;
  readonly notices: Notices;
}

/**
 * Settles a call of a command with these flags and paths.
 *
 * @throws {DedupeError} `BAD_OPTION` and `BAD_CONFIG`, for values that are not valid.
 */
export async function settleCall(given: readonly Given[], typed: readonly string[]): Promise<Call> {
  const config = await chooseConfig(given, typed);
  const effective = resolveOptions({ given, env: process.env, config: config.values });
  const { filesFrom } = effective.values;
  if (filesFrom === '-' && typed.includes('-')) throw new DedupeError('BAD_OPTION', STDIN_TWICE);
  const listed = filesFrom === undefined ? [] : await readFileList(filesFrom, effective);
  const asked = [...typed, ...listed];
  const paths = asked.length === 0 && filesFrom === undefined ? (config.paths ?? []) : asked;
  return { ...effective, given, paths, config, notices: createNotices(effective) };
}

async function chooseConfig(given: readonly Given[], typed: readonly string[]): Promise<Config> {
  const { config } = resolveOptions({ given, env: {}, config: {} }).values;
  const scanned = typed.find((path) => path !== '-') ?? '.';
  const file = config === undefined ? findConfig(scanned) : config;
  if (!file) return { values: {} };
  const { loadConfig } = await import('./config.ts');
  return loadConfig(file);
}

async function readFileList(file: string, { values }: Effective): Promise<readonly string[]> {
  const { readFile } = await import('node:fs/promises');
  const { parseFileList } = await import('../corpus/file-list.ts');
  const { buffer } = await import('node:stream/consumers');
  const bytes = file === '-' ? buffer(process.stdin) : readFile(file);
  const failed = (error: Error): never => {
    throw new DedupeError('PATH_MISSING', `cannot read the file list "${file}": ${error.message}`);
  };
  return parseFileList(await bytes.catch(failed), values.null);
}

function createNotices({ values }: Effective): Notices {
  return new Notices({
    stream: process.stderr,
    isQuiet: values.quiet,
    isVerbose: values.verbose,
    showProgress: values.progress && !process.env['CI'],
    isColored: streamColor(process.stderr, values.color) > 0,
  });
}

/** The colour level of stdout or stderr. */
export function streamColor(
  stream: NodeJS.WriteStream,
  when: 'auto' | 'always' | 'never',
): ColorLevel {
  return colorLevel({ when, isTerminal: stream.isTTY, env: process.env });
}
