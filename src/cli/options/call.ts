/**
 * One call of a command, settled: its paths, its effective options, and how it prints notices. All
 * commands begin with this, so that they read flags, variables and config files in the same way.
 */

import type { ColorLevel } from '../../report/options.ts';
import { completeLimits, type InputLimits } from '../../model/limits.ts';
import { colorLevel } from '../screen/color.ts';
import { type ConfigSearch, findConfig } from '../config/config-search.ts';
import type { Config } from '../config/config.ts';
import type { Given } from './flags.ts';
import { refuseUnknownVariables } from './known-variables.ts';
import { Notices } from '../screen/notices.ts';
import { SPECS } from './options.ts';
import { type Effective, resolveOptions } from './resolve.ts';
import { refuseFolder, STDIN } from './stdin.ts';

/** A call, ready to be carried out. */
export interface Call extends Effective {
  readonly given: readonly Given[];
  /** From the command line, and from `--files-from`; else from the config file. */
  readonly paths: readonly string[];
  readonly config: Config;
  readonly notices: Notices;
  /** Files that are not read if they lie in a folder. */
  readonly leaveOut?: readonly string[];
}

/**
 * Settles a call of a command with these flags and paths.
 *
 * @throws {DedupeError} `BAD_OPTION` and `BAD_CONFIG` for values that are not valid.
 */
export async function settleCall(given: readonly Given[], typed: readonly string[]): Promise<Call> {
  refuseUnknownVariables(process.env);
  // a config cannot set its own limits
  const own = resolveOptions({ given, env: process.env, config: {} }).values;
  const limits = completeLimits(own.limit);
  const search = chooseConfig(own.config, limits);
  const config = await readConfig(search.file, limits);
  const effective = resolveOptions({ given, env: process.env, config: config.values });
  const notices = createNotices(effective);
  const { filesFrom } = effective.values;
  const listed = filesFrom === undefined ? [] : await readListed(filesFrom, typed, effective);
  const asked = [...typed, ...listed];
  const paths = asked.length === 0 && filesFrom === undefined ? (config.paths ?? []) : asked;
  if (paths.includes(STDIN)) refuseFolder();
  const call = { ...effective, given, paths, config, notices };
  tellConfig(call, search, asked.length === 0);
  return call;
}

function chooseConfig(config: string | false | undefined, limits: InputLimits): ConfigSearch {
  if (typeof config === 'string') return { file: config, warnings: [], remarks: [] };
  const folder = config === undefined ? workingFolder() : undefined;
  return folder === undefined ? { warnings: [], remarks: [] } : findConfig(folder, limits);
}

/** Undefined if it was removed. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

async function readConfig(file: string | undefined, limits: InputLimits): Promise<Config> {
  if (file === undefined) return { values: {} };
  const { loadConfig } = await import('../config/config.ts');
  return loadConfig(file, limits);
}

async function readListed(
  filesFrom: string,
  typed: readonly string[],
  { values }: Effective,
): Promise<readonly string[]> {
  const { readFileList } = await import('./listed-paths.ts');
  const limits = completeLimits(values.limit);
  return readFileList(filesFrom, typed, { nul: values.null, limits });
}

/** Warns of configs that are not used; when verbose, says what the used one changed. */
function tellConfig(
  { config, sources, values, notices }: Call,
  search: ConfigSearch,
  takesPaths: boolean,
): void {
  for (const warning of search.warnings) notices.warn(warning);
  if (!values.verbose || values.quiet) return;
  for (const remark of search.remarks) notices.say(remark);
  if (config.file === undefined) return;
  const keys = SPECS.map(([key]) => key).filter((key) => Object.hasOwn(config.values, key));
  const taken: string[] = keys.filter((key) => sources[key] === 'config' || key === 'ignore');
  if (takesPaths && config.paths) taken.push('paths');
  if (config.overrides) taken.push('overrides');
  notices.say(`settings from ${config.file}: ${taken.join(', ') || 'none'}`);
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
