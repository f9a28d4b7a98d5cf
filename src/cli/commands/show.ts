/** Calls that show something and stop: `--print-config` and `--list-files`. */

import { clean } from '../../report/text/clean.ts';
import { escapeUnsafe } from '../../report/json/json-string.ts';
import type { FileOverride } from '../config/overrides.ts';
import type { Call } from '../options/call.ts';
import { findInputs } from './inputs.ts';
import { SPECS } from '../options/options.ts';
import { writeToStdout } from '../output/write-stdout.ts';

/** Prints every setting with its source, as JSON; returns the exit code. */
export async function printConfig({ config, paths, values, sources }: Call): Promise<number> {
  const settable = SPECS.filter(([, spec]) => !spec.isFlagOnly);
  const settings = settable.map(([key]) => {
    return [key, { value: values[key] ?? null, source: sources[key] }] as const;
  });
  const shown = {
    config: config.file ?? null,
    paths,
    ...(config.overrides && { overrides: config.overrides.map(withoutFolder) }),
    settings: Object.fromEntries(settings),
  };
  await writeToStdout([`${escapeUnsafe(JSON.stringify(shown, null, 2))}\n`]);
  return 0;
}

/** As the config has it. */
function withoutFolder({ folder: _folder, ...own }: FileOverride): Omit<FileOverride, 'folder'> {
  return own;
}

/**
 * Prints the path of every file that would be read, one per line; returns the exit code. A program gets
 * the names as they are; for a terminal they are cleaned.
 */
export async function printFiles(call: Call): Promise<number> {
  const { values, notices } = call;
  const { files, skipped } = await findInputs(call);
  const end = values.null ? '\0' : '\n';
  const shown = process.stdout.isTTY ? clean : (path: string): string => path;
  await writeToStdout(files.map(({ path }) => shown(path) + end));
  notices.skipped(skipped);
  return values.strict && skipped.length > 0 ? 2 : 0;
}
