/** What a call reads: its options for reading, and the error if no file matched. */

import { resolve } from 'node:path';
import { DedupeError } from '../../model/error.ts';
import type { FileListing, SourceOptions } from '../../files/articles.ts';
import type { Call } from '../options/call.ts';
import { clean } from '../../report/text/clean.ts';
import type { Values } from '../options/options.ts';
import { chooseOutputs } from '../output/outputs.ts';
import { earlierReports, spareArticles, spareFile } from '../output/spare-inputs.ts';

/** The options for reading that a call asks for. */
export function sourceOptions(values: Values): SourceOptions {
  return {
    ignore: values.ignore,
    hidden: values.hidden,
    useIgnoreFiles: values.ignoreFiles,
    textField: values.textField,
    idField: values.idField,
    titleField: values.titleField,
    dateField: values.dateField,
    ...(values.ext && { extensions: values.ext }),
    ...(values.stdinFilename !== undefined && { stdinFilename: values.stdinFilename }),
    ...(values.maxFileSize !== undefined && { maxFileSize: values.maxFileSize }),
    ...(values.maxRecordSize !== undefined && { maxRecordSize: values.maxRecordSize }),
    limits: values.limit,
    ...(values.memory !== undefined && { memory: values.memory }),
  };
}

/**
 * The files that the paths of a call match, without reports that an earlier run left among them.
 *
 * @throws {DedupeError} `PATH_MISSING` for a path that does not exist; `NO_FILES` if no file matched,
 * unless the call allows that; `OUTPUT_FAILED` if a report would overwrite a file to read.
 */
export async function findInputs(call: Call): Promise<FileListing> {
  const { config, given, notices, paths, values } = call;
  const { listFiles } = await import('../../files/articles.ts');
  const reports = chooseOutputs(given, values).map(({ file }) => file);
  spareFile(reports, config.file, 'config file');
  spareFile(reports, values.filesFrom, 'list of files');
  spareFile(reports, values.baseline, 'baseline');
  const baseline = values.baseline === undefined ? [] : [values.baseline];
  const leaveOut = [...earlierReports(reports), ...baseline, ...(call.leaveOut ?? [])];
  const found = listFiles(paths, { ...sourceOptions(values), leaveOut });
  const listing = await withoutIgnored(found, call);
  spareArticles(reports, listing);
  const isEmpty = listing.files.length + listing.skipped.length === 0;
  const packages = describePackages(listing);
  if (packages !== undefined) notices.detail(`left out: ${packages}; --no-ignore reads them`);
  if (isEmpty && values.errorOnEmpty) throw noFiles(paths, values, packages);
  return listing;
}

/** Without the files that overrides of the config leave out; as ever, one that is named outright is read. */
async function withoutIgnored(
  listing: FileListing,
  { config: { overrides }, paths }: Call,
): Promise<FileListing> {
  if (overrides === undefined) return listing;
  const { leftOutBy } = await import('../config/overrides.ts');
  const isLeftOut = leftOutBy(overrides);
  if (isLeftOut === undefined) return listing;
  const named = new Set(paths.map((path) => resolve(path)));
  const files = listing.files.filter(({ path }) => named.has(resolve(path)) || !isLeftOut(path));
  return { ...listing, files };
}

/** The error for a call that matched no file: what was asked for, and what to try. */
function noFiles(paths: readonly string[], values: Values, packages?: string): DedupeError {
  const rules = [...ignoreRules(values), ...(packages === undefined ? [] : [packages])];
  const lines = [
    '0 files matched',
    `  paths:      ${paths.map(clean).join(', ') || 'none'}`,
    `  extensions: ${values.ext?.map(clean).join(', ') ?? 'all that can be read'}`,
    `  left out:   ${rules.join(', ') || 'nothing'}`,
    'check the paths, name more extensions with --ext, or read what is left out with',
    '--no-ignore and --hidden; --no-error-on-empty allows that no file matches',
  ];
  return new DedupeError('NO_FILES', lines.join('\n'));
}

/** The folders of installed packages, which were left out because of their name. */
function describePackages({ packages = [] }: FileListing): string | undefined {
  const [first] = packages;
  if (first === undefined) return undefined;
  const count = packages.length === 1 ? '1 folder' : `${packages.length} folders`;
  return `${count} named node_modules (${packages.length === 1 ? '' : 'first: '}${clean(first)})`;
}

function ignoreRules({ ignore, ignoreFiles, hidden }: Values): string[] {
  const rules = ignore.map((glob) => `--ignore ${JSON.stringify(glob)}`);
  if (ignoreFiles) rules.push('what ignore files such as .gitignore name');
  if (!hidden) rules.push('hidden files');
  return rules;
}
