/** The options that only an evaluation has. Each is about one call, so only flags set it. */

import { type Command, Option } from 'commander';
import { COMMAND_FORMATS } from '../../options/command-formats.ts';
import { offer } from '../../options/offers.ts';
import { type Kind, number, size, text } from '../../options/option-kinds.ts';
import { readValue } from '../../options/read-value.ts';

/** Their values. */
export interface EvalOptions {
  /** The precision to suggest a threshold for. */
  readonly precision: number;
  /** How many mistakes of each kind to list. */
  readonly mistakes: number;
  /** The most bytes of labels, unpacked; absent for the usual limit. */
  readonly maxLabels?: number;
  /** The folder for the diagrams, if they are wanted. */
  readonly plot?: string;
}

/** Labels are read as one string, and a string cannot be longer. */
const MOST_LABELS_BYTES = 512 * 2 ** 20 - 2 ** 10;

/** A number of bytes that a string can hold. */
const labelsSize: Kind<number> = {
  expected: 'a size below 512MB, such as 64MB',
  read: (given) => within(size.read(given)),
  accept: (value) => within(size.accept(value)),
};

function within(bytes: number | undefined): number | undefined {
  return bytes !== undefined && bytes <= MOST_LABELS_BYTES ? bytes : undefined;
}

/** The formats that it has. */
export const FORMATS = COMMAND_FORMATS.eval.names;

/** Declares the options; the returned function gives their values after the call is parsed. */
export function declareEvalOptions(command: Command): () => EvalOptions {
  add(command, '--precision <share>', 'suggest -t for this precision', {
    kind: number({ from: 0, to: 1 }),
    start: 0.95,
  });
  add(command, '--mistakes <count>', 'worst mistakes to list, of each kind', {
    kind: number({ from: 0, whole: true }),
    start: 5,
  });
  add(command, '--max-labels <size>', 'largest labels file, unpacked (default: 128M)', {
    kind: labelsSize,
  });
  add(command, '--plot <folder>', 'draw precision-recall.svg, reliability.svg in it', {
    kind: text,
  });
  return () => {
    // the command holds its other options too, as they were typed
    const { precision, mistakes, maxLabels, plot } = command.opts<EvalOptions>();
    return {
      precision,
      mistakes,
      ...(maxLabels !== undefined && { maxLabels }),
      ...(plot !== undefined && { plot }),
    };
  };
}

function add<T>(
  command: Command,
  flags: string,
  summary: string,
  { kind, start }: { readonly kind: Kind<T>; readonly start?: T },
): void {
  const shown = start === undefined ? summary : `${summary} (default: ${String(start)})`;
  const option = new Option(flags, shown).helpGroup('Evaluation:');
  offer(option, kind).argParser((given) => readValue(kind, given, option.long ?? flags));
  command.addOption(option);
  command.setOptionValue(option.attributeName(), start);
}
