/**
 * The manual page, dedupe(1), in the man macros of roff. The build writes it to the package. Its bytes have no date,
 * so that the same sources make the same page.
 */

import { VERSION } from '../../version.ts';
import type { CommandFacts, OptionFacts } from './facts.ts';

/** The page. */
export function manPage(commands: readonly CommandFacts[]): string {
  const [main, ...others] = commands;
  if (main === undefined) return '';
  return lines([
    `.TH DEDUPE 1 "" "neardup ${VERSION}" "User Commands"`,
    '.SH NAME',
    `dedupe \\- ${roff(lowered(main.description))}`,
    '.SH SYNOPSIS',
    ...commands.flatMap(({ usage }) => [roff(usage), '.br']).slice(0, -1),
    '.SH DESCRIPTION',
    roff(main.description),
    '.SH OPTIONS',
    ...optionSections(main.options),
    '.SH NOTES',
    ...noteLines(main.notes),
    '.SH COMMANDS',
    ...others.flatMap((command) => commandSection(command, main)),
  ]);
}

/** A command; options that the main command has as well are only named. */
function commandSection(command: CommandFacts, main: CommandFacts): string[] {
  const known = new Set(main.options.map(keyOf));
  const shown = command.options.filter(({ isHidden }) => !isHidden);
  const shared = shown.filter((option) => known.has(keyOf(option)));
  const names = shared.map(({ flags }) => flags.at(-1) ?? '').join(', ');
  return [
    `.SS ${roff(command.usage)}`,
    roff(command.description),
    ...shown.filter((option) => !known.has(keyOf(option))).flatMap(optionLines),
    ...(names === '' ? [] : ['.PP', roff(`As above: ${names}.`)]),
    ...noteLines(command.notes),
  ];
}

function keyOf({ flags, summary }: OptionFacts): string {
  return `${flags.join()} ${summary}`;
}

function optionSections(options: readonly OptionFacts[]): string[] {
  const shown = options.filter(({ isHidden }) => !isHidden);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.flatMap((group) => [
    `.SS ${roff(group)}`,
    ...shown.filter((option) => option.group === group).flatMap(optionLines),
  ]);
}

function optionLines({ flags, value, summary }: OptionFacts): string[] {
  const names = flags.map((flag) => `\\fB${roff(flag)}\\fR`).join(', ');
  const operand = value === undefined ? '' : ` \\fI${roff(value.name)}\\fR`;
  return ['.TP', `${names}${operand}`, roff(summary)];
}

/** The end of a help as it is laid out there: a heading ends in a colon, and what is below is indented. */
function noteLines(notes: string): string[] {
  if (notes === '') return [];
  const blocks = notes.split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const [first = '', ...rest] = block.split('\n');
    const isHeaded = /^\S.*:$/.test(first) && rest.length > 0;
    const body = isHeaded ? rest : [first, ...rest];
    const shown = ['.nf', ...body.map((line) => roff(line)), '.fi'];
    return ['.PP', ...(isHeaded ? [`\\fB${roff(first)}\\fR`] : []), ...shown];
  });
}

/** Text that roff prints as it is: no macro, no escape, and a minus is no hyphen. */
function roff(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\(rs')
    .replaceAll('-', '\\-')
    .replaceAll(/[^\0-\x7f]/gu, (sign) => `\\[u${codeOf(sign)}]`);
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

function codeOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function lowered(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
