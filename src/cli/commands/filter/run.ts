/** The work of `dedupe filter`: read, choose, write what is kept, and say how much that is. */

import { DedupeError } from '../../../model/error.ts';
import { RELATIONS } from '../../../model/settings.ts';
import type { ArticleFiles } from '../../../files/articles.ts';
import type { Selection } from '../../../filter/selection.ts';
import { INPUT_FORMATS } from '../../../read/formats.ts';
import { grouped } from '../../../report/text/number.ts';
import type { Call } from '../../options/call.ts';
import { placeKey, STDOUT } from '../../output/output-place.ts';
import { spareArticles, spareFile } from '../../output/spare-inputs.ts';
import { assertWritable, writeBytes, writeOutput } from '../../output/write.ts';
import { describeNothingRead } from '../../screen/nothing-read.ts';
import { withReadings } from '../with-readings.ts';
import { corpusBytes } from './corpus-bytes.ts';
import { documentList, removedLines } from './lists.ts';
import type { FilterCallOptions } from './options.ts';
import { packed } from './packed.ts';
import { type Kept, rememberFiles } from './read-again.ts';

/**
 * Carries out a call of `dedupe filter`; returns the exit code.
 *
 * @throws {DedupeError} if the articles cannot be read, or what is kept cannot be written.
 */
export async function runFilter(call: Call, options: FilterCallOptions): Promise<number> {
  const { notices, values } = call;
  const outputs = outputsOf(options);
  for (const file of outputs) {
    assertWritable(file);
    spareFile([file], call.config.file, 'config file');
    spareFile([file], values.filesFrom, 'list of files');
  }
  const [selection, again] = await withReadings(call, async (readings, settings) => {
    spareArticles(outputs, readings.listing);
    const mode = modeOf(readings, options);
    const kept = mode === 'records' ? rememberFiles(readings) : undefined;
    const { filterArticles } = await import('../../../filter/filter.ts');
    const { keep, maxPerCluster } = options;
    const chosen = await filterArticles(kept?.readings ?? readings, {
      ...settings,
      keep,
      maxPerCluster,
    });
    return [chosen, kept] as const;
  });
  notices.skipped(selection.skipped);
  await write(call, options, { selection, again });
  if (selection.left > 0 && options.maxPerCluster === 1) {
    notices.warn(`${selection.left} pairs of what is kept may count in a run of their own`);
  }
  if (!values.quiet) notices.say(summaryOf(selection, options));
  return conclude(call, selection);
}

/** The places that are written; no two may be the same. */
function outputsOf({ output, removed }: FilterCallOptions): readonly string[] {
  if (removed === undefined) return [output];
  const key = placeKey(output);
  if (key !== undefined && key === placeKey(removed)) {
    throw new DedupeError(
      'BAD_OPTION',
      '-o and --removed go to the same place: choose another file',
    );
  }
  return [output, removed];
}

function isTerminal(output: string): boolean {
  return output === STDOUT && process.stdout.isTTY;
}

/** Whether records are written, or a list of documents. */
function modeOf({ listing }: ArticleFiles, options: FilterCallOptions): 'records' | 'list' {
  if (options.print !== undefined) return 'list';
  const formats = listing.files.map(({ format }) => format);
  const records = formats.filter((format) => INPUT_FORMATS[format].kind === 'records').length;
  const kinds = new Set(formats).size;
  if (options.annotate && (kinds !== 1 || formats[0] !== 'jsonl')) {
    throw new DedupeError(
      'BAD_OPTION',
      '--annotate needs JSONL files alone: others have no place for a field',
    );
  }
  if (records === formats.length && records > 0) {
    if (kinds > 1) {
      throw new DedupeError(
        'BAD_OPTION',
        'there are files of several formats: filter them apart, or list all with --print keep or --print drop',
      );
    }
    // their bytes stay as they are, and may be commands to a terminal
    if (!isTerminal(options.output)) return 'records';
    throw new DedupeError('BAD_OPTION', 'records go to a file or a pipe: name a file with -o');
  }
  if (records === 0) return 'list';
  throw new DedupeError(
    'BAD_OPTION',
    'there are records and texts: filter them apart (--ext), or list both with --print keep or --print drop',
  );
}

/** What is written from. */
interface Filtered {
  readonly selection: Selection;
  readonly again: Kept | undefined;
}

async function write(
  { values }: Call,
  { output, print, annotate, removed }: FilterCallOptions,
  { selection, again }: Filtered,
): Promise<void> {
  const content =
    again === undefined
      ? documentList(selection, {
          listed: print ?? 'keep',
          isNul: values.null,
          isTerminal: isTerminal(output),
        })
      : corpusBytes(selection, again, annotate);
  const isPacked = output.toLowerCase().endsWith('.gz');
  await writeBytes(output, isPacked ? packed(content) : content);
  if (removed !== undefined) await writeOutput(removed, removedLines(selection));
}

/** `read 12 documents, kept 9, dropped 3: 1 identical, 2 rewrites`. */
function summaryOf({ documents, dropped }: Selection, { annotate }: FilterCallOptions): string {
  const kinds = RELATIONS.flatMap((relation) => {
    const count = dropped.filter((one) => one.relation === relation).length;
    return count === 0 ? [] : [`${grouped(count)} ${relation}`];
  });
  const kept = documents.length - dropped.length;
  const noun = documents.length === 1 ? 'document' : 'documents';
  const verbs = annotate ? ['to keep', 'to drop'] : ['kept', 'dropped'];
  const parts = [
    `read ${grouped(documents.length)} ${noun}`,
    `${verbs[0]} ${grouped(kept)}`,
    `${verbs[1]} ${grouped(dropped.length)}`,
  ];
  return parts.join(', ') + (kinds.length === 0 ? '' : `: ${kinds.join(', ')}`);
}

function conclude(
  { values, notices }: Call,
  { documents, skipped, hasMatches }: Selection,
): number {
  if (values.errorOnEmpty && documents.length === 0) {
    notices.error(describeNothingRead(skipped));
    return 2;
  }
  if (values.strict && skipped.length > 0) {
    notices.error('input was skipped, which --strict does not allow');
    return 2;
  }
  return values.check && hasMatches ? 1 : 0;
}
