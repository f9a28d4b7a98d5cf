/**
 * What there is to know of every command: its options, their values, its help. The help, the man page and the
 * completions of shells are made of it, so none of them can have an option that a command has not.
 *
 * A command declares its options when it is called. So each is called with `--help`, in a program of its own.
 */

import type { Argument, Command, Option } from 'commander';
import { commandNames } from './command-names.ts';
import { limitNames } from '../options/limits.ts';
import { offersOf } from '../options/offers.ts';
import { STEM_LANGUAGES } from '../../intake/stem.ts';
import { isCommanderFailure } from '../screen/failure.ts';

/** What a program has to show, once it was asked. */
export interface Shown {
  readonly command: Command;
  readonly shown: readonly string[];
}
/** Declares a program, which takes nothing from other programs. */
export type Declare = () => Shown;

/** What a value may be. */
export type ValueKind = 'words' | 'file' | 'folder' | 'other';

/** The value of an option, or an argument. */
export interface ValueFacts {
  /** `<share>`, without its brackets. */
  readonly name: string;
  readonly kind: ValueKind;
  /** What a shell may complete it to. */
  readonly words: readonly string[];
}

/** One option of a command. */
export interface OptionFacts {
  /** `-t`, `--threshold`. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** The heading that it is under. */
  readonly group: string;
  /** Not in the help: the opposite of a switch that is. */
  readonly isHidden: boolean;
  /** Absent for a switch. */
  readonly value?: ValueFacts;
}

/** One command. */
export interface CommandFacts {
  /** Empty for the main command. */
  readonly name: string;
  /** One line. */
  readonly summary: string;
  readonly description: string;
  /** `dedupe explain [options] <A> <B>`. */
  readonly usage: string;
  readonly inputs: readonly ValueFacts[];
  readonly options: readonly OptionFacts[];
  /** The whole of `--help`. */
  readonly help: string;
  /** Its end: what the help has after the options. */
  readonly notes: string;
}

/** Values that are one of a list which their kind does not hold. */
const MORE_WORDS: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ['--stem', STEM_LANGUAGES],
  ['--limit', limitNames().map((name) => `${name}=`)],
  ['--ext', ['md', 'mdx', 'markdown', 'html', 'htm', 'txt', 'jsonl', 'ndjson']],
]);

/** All commands, the main one first. */
export async function describeCommands(declare: Declare): Promise<readonly CommandFacts[]> {
  const names = commandNames(declare().command);
  return Promise.all(['', ...names].map((name) => describeCommand(declare, name)));
}

/** One command by its name; the main one has none. */
export async function describeCommand(declare: Declare, name: string): Promise<CommandFacts> {
  const program = declare();
  const words = name === '' ? ['--help'] : [name, '--help'];
  await program.command.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    if (!isCommanderFailure(error) || error.exitCode !== 0) throw error;
  });
  const command = program.command.commands.find((one) => one.name() === name) ?? program.command;
  return factsOf(command, name, program.shown.join(''));
}

function factsOf(command: Command, name: string, help: string): CommandFacts {
  return {
    name,
    summary: command.summary() || command.description(),
    description: command.description(),
    usage: ['dedupe', ...(name === '' ? [] : [name]), command.usage()].join(' '),
    inputs: command.registeredArguments.map(inputFacts),
    options: command.options.map(optionFacts),
    help,
    notes: help.slice(command.helpInformation().length).trim(),
  };
}

function inputFacts(argument: Argument): ValueFacts {
  const words = argument.argChoices ?? [];
  const name = argument.name();
  return { name, words, kind: words.length > 0 ? 'words' : kindOf(`<${name}>`, true) };
}

function optionFacts(option: Option): OptionFacts {
  const flags = [option.short, option.long].filter((flag) => flag != null);
  const placeholder = /[<[](.*?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1];
  return {
    flags,
    summary: option.description,
    group: option.helpGroupHeading?.replace(/:$/, '') ?? 'Options',
    isHidden: option.hidden,
    ...(placeholder !== undefined && { value: valueFacts(option, placeholder) }),
  };
}

function valueFacts(option: Option, name: string): ValueFacts {
  const words = MORE_WORDS.get(option.long) ?? offersOf(option);
  return { name, words, kind: words.length > 0 ? 'words' : kindOf(`<${name}>`, false) };
}

/** An argument is a path unless it says otherwise; an option says so by the name of its value. */
function kindOf(placeholder: string, isInput: boolean): ValueKind {
  if (/^<(?:folders?|dir(?:ectory)?)>$/.test(placeholder)) return 'folder';
  return isInput || /^<(?:files?|paths?)>$/.test(placeholder) ? 'file' : 'other';
}
