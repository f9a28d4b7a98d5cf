/**
 * Which reports go where. Each `-o` belongs to the `-f` next to it, normally the one before:
 * `-f json -o a.json -f text` writes JSON to the file and text to standard output. A `-f` without an
 * `-o` goes to standard output; an `-o` without a `-f` takes its format from the file's name.
 */

import { DedupeError } from '../../model/error.ts';
import type { FormatNames } from '../../report/format-names.ts';
import { REPORT_FORMAT_NAMES, type ReportFormat } from '../../report/formats.ts';
import type { Given } from '../options/flags.ts';
import type { Values } from '../options/options.ts';
import { placeKey, STDOUT } from './output-place.ts';

/** One report to write. */
export interface Output<Name extends string = ReportFormat> {
  readonly format: Name;
  /** Path of the file, or `-` for standard output. */
  readonly file: string;
}

/** One report while the flags are being read. */
interface Draft<Name extends string> {
  format?: Name;
  file?: string;
  /** The file came before the format, which may be meant for the next file. */
  isLate?: boolean;
}

/**
 * The reports to write, in the order of their flags; with neither `-f` nor `-o`, the one that the
 * config or the environment asks for.
 *
 * @throws {DedupeError} `BAD_OPTION` if two reports go to the same place, or if the name of a file asks
 * for another format than its `-f`.
 */
export function chooseOutputs(
  given: readonly Given[],
  fallback: Pick<Values, 'format' | 'output'>,
): readonly Output[] {
  return new OutputChoice(REPORT_FORMAT_NAMES).choose(given, fallback);
}

/** Chooses among the formats of a command. */
export class OutputChoice<Name extends string> {
  readonly #formats: FormatNames<Name>;

  constructor(formats: FormatNames<Name>) {
    this.#formats = formats;
  }

  /** As `chooseOutputs`. */
  choose(
    given: readonly Given[],
    fallback: { readonly format: Name; readonly output: string },
  ): readonly Output<Name>[] {
    const drafts: Draft<Name>[] = [];
    for (const flag of given) this.#addFlag(drafts, flag);
    if (drafts.length === 0) drafts.push({ file: fallback.output });
    const outputs = drafts.map(({ format, file = STDOUT }) => ({
      format: format ?? this.#formats.ofFile(file) ?? fallback.format,
      file,
    }));
    refuseSharing(outputs);
    this.#refuseContradictions(drafts);
    return outputs;
  }

  #addFlag(drafts: Draft<Name>[], { key, text = '' }: Given): void {
    if (key === 'output') return this.#put(drafts, 'file', text);
    const name = key === 'format' ? text : key;
    const isFormatFlag = key === 'format' || key === 'json' || key === 'ndjson';
    const format = this.#formats.names.find((known) => known === name);
    if (isFormatFlag && format) this.#put(drafts, 'format', format);
  }

  /** Completes the last report if this part is missing in it, else starts the next one. */
  #put<K extends 'format' | 'file'>(
    drafts: Draft<Name>[],
    part: K,
    value: NonNullable<Draft<Name>[K]>,
  ): void {
    const last = drafts.at(-1);
    if (last && last[part] === undefined) {
      last[part] = value;
      last.isLate = part === 'format';
    } else {
      drafts.push({ ...(part === 'file' && last && this.#leftOver(last)), [part]: value });
    }
  }

  /** Takes a format back that the file before it contradicts: `-o a.csv -f markdown -o b.md`. */
  #leftOver(draft: Draft<Name>): Draft<Name> {
    const { format, file, isLate } = draft;
    if (isLate !== true || format === undefined || file === undefined) return {};
    if (this.#formats.contradiction(format, file) === undefined) return {};
    delete draft.format;
    return { format };
  }

  /** A program that reads `x.csv` as its name says would fail on what `-f json` writes there. */
  #refuseContradictions(drafts: readonly Draft<Name>[]): void {
    for (const { format, file } of drafts) {
      if (format === undefined || file === undefined) continue;
      const asked = this.#formats.contradiction(format, file);
      if (asked === undefined) continue;
      const clash = `-f ${format} and -o ${JSON.stringify(file)}, which is a name for ${asked}`;
      const remedy = 'change one, or leave out the -f; of two reports, each -f comes before its -o';
      throw new DedupeError('BAD_OPTION', `${clash}: ${remedy}`);
    }
  }
}

/** If two reports went to one place, by any spelling or link, the first would be lost. */
function refuseSharing(outputs: readonly { readonly file: string }[]): void {
  if (outputs.length < 2) return;
  const taken = new Map<string, string>();
  for (const { file } of outputs) {
    const key = placeKey(file);
    if (key === undefined) continue;
    const earlier = taken.get(key);
    if (earlier !== undefined) throw new DedupeError('BAD_OPTION', sharingMessage(file, earlier));
    taken.set(key, file);
  }
}

function sharingMessage(file: string, earlier: string): string {
  const place = nameOf(file);
  const spelling = file === earlier ? '' : `, which is ${nameOf(earlier)}`;
  return `two reports go to ${place}${spelling}: give each -f its own -o`;
}

function nameOf(file: string): string {
  return file === STDOUT ? 'standard output' : JSON.stringify(file);
}
