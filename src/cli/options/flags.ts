/**
 * Flags, declared on a commander command from the option table. The parsed flags are kept as a list in
 * the order of the command line, because order matters: `-f json -o a.json -f text`.
 */

import { type Command, Option } from 'commander';
import { REPORT_FORMATS } from '../../report/formats.ts';
import { offer } from './offers.ts';
import { choice } from './option-kinds.ts';
import { flagOf, type Group, type Key, type Spec, SPECS } from './options.ts';

/** One flag as it was given. */
export interface Given {
  readonly key: Key;
  /** The long flag, for messages: `--no-color`. */
  readonly flag: string;
  /** Its value; absent for a switch and for a `--no-...` flag. */
  readonly text?: string;
  readonly isNegative: boolean;
}

/**
 * Declares the options of these groups on a command, except some that do not apply to it. Parsing the
 * command fills the list that this returns. `formats` are those of the command: of others its help says nothing.
 */
export function declareFlags(
  command: Command,
  groups: readonly Group[],
  without: readonly Key[] = [],
  formats: readonly string[] = REPORT_FORMATS,
): readonly Given[] {
  const given: Given[] = [];
  for (const [key, general] of SPECS) {
    if (!groups.includes(general.group) || without.includes(key)) continue;
    const spec = specWith(general, key, formats);
    declarePositive(command, key, spec, given);
    if (spec.negative) declareNegative(command, key, spec, given);
  }
  return given;
}

/** The row for a command that has no other formats than these. */
function specWith(spec: Spec<unknown>, key: Key, formats: readonly string[]): Spec<unknown> {
  const summary = spec.summaryWith?.(formats) ?? spec.summary;
  return { ...spec, summary, ...(key === 'format' && { kind: choice(formats) }) };
}

function declarePositive(command: Command, key: Key, spec: Spec<unknown>, given: Given[]): void {
  const flag = flagOf(key);
  const names = [spec.short, flag].filter((name) => name !== undefined).join(', ');
  const option = new Option(`${names} ${spec.placeholder ?? ''}`.trim(), describe(spec));
  option.variadic = spec.isMany ?? option.variadic;
  add(command, offer(option, spec.kind).hideHelp(isOnAlready(spec)), spec);
  command.on(`option:${flag.slice(2)}`, (text: string | undefined) => {
    given.push({
      key,
      flag,
      isNegative: false,
      ...(spec.kind.isSwitch ? {} : { text: text ?? '' }),
    });
  });
}

function declareNegative(command: Command, key: Key, spec: Spec<unknown>, given: Given[]): void {
  const flag = spec.negative?.flag ?? '';
  add(command, new Option(flag, spec.summary).hideHelp(!isOnAlready(spec)), spec);
  command.on(`option:${flag.slice(2)}`, () => given.push({ key, flag, isNegative: true }));
}

function add(command: Command, option: Option, spec: Spec<unknown>): void {
  command.addOption(option.helpGroup(`${spec.group}:`));
}

/** If a switch is on by default, only the flag that turns it off deserves a line of help. */
function isOnAlready(spec: Spec<unknown>): boolean {
  return spec.kind.isSwitch === true && spec.default === true;
}

function describe({ summary, default: start }: Spec<unknown>): string {
  const isTelling = typeof start === 'string' || typeof start === 'number';
  return isTelling && start !== '-' ? `${summary} (default: ${start})` : summary;
}
