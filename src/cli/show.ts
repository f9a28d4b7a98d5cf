/** The calls that show something and stop: `--print-config` and `--list-files`. */

import type { Call } from './call.ts';
import { findInputs } from './inputs.ts';
import { SPECS } from './options.ts';
import { writeToStream } from './write.ts';

/** Prints every setting with its source, as JSON; returns the exit code. */
export async function printConfig({ config, paths, values, sources }: Call): Promise<number> {
  const settable = SPECS.filter(([, spec]) => !spec.isFlagOnly);
  const settings = settable.map(([key]) => {
    return [key, { value: values[key] ?? null, source: sources[key] }] as const;
  });
  const shown = { config: config.file ?? null, paths, settings: Object.fromEntries(settings) };
  await writeToStream(process.stdout, [`${JSON.stringify(shown, null, 2)}\n`]);
  return 0;
}

/** Prints the path of every file that would be read, one a line; returns the exit code. */
export async function printFiles(call: Call): Promise<number> {
  const { values, notices } = call;
  const { files, skipped } = await findInputs(call);
  const end = values.null ? '\0' : '\n';
  await writeToStream(
    process.stdout,
    files.map(({ path }) => path + end),
  );
  notices.skipped(skipped);
  return values.strict && skipped.length > 0 ? 2 : 0;
}
