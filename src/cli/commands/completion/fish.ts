/** The completion of fish: a line for each option of each command. */

import type { CommandFacts, OptionFacts } from '../../manual/facts.ts';
import { inputWords, namesOf, takesPaths } from './words.ts';

/** The script. */
export function fishScript(commands: readonly CommandFacts[]): string {
  const names = namesOf(commands).join(' ');
  const lines = commands.flatMap((command) => [
    ...command.options
      .filter(({ isHidden }) => !isHidden)
      .map((option) => optionLine(command, option)),
    ...inputLines(command, commands),
  ]);
  return `# completion of dedupe for fish: dedupe completion fish > ~/.config/fish/completions/dedupe.fish
function __dedupe_is --argument-names name
    set --local words (commandline --tokenize --cut-at-cursor --current-process)
    if test -z "$name"
        not contains -- "$words[2]" ${names}
    else
        test "$words[2]" = "$name"
    end
end
function __dedupe_at_first
    test (count (commandline --tokenize --cut-at-cursor --current-process)) -eq 1
end
${lines.join('\n')}
`;
}

function optionLine({ name }: CommandFacts, { flags, value, summary }: OptionFacts): string {
  const short = flags.filter((flag) => !flag.startsWith('--')).map((flag) => `-s ${flag.slice(1)}`);
  const long = flags.filter((flag) => flag.startsWith('--')).map((flag) => `-l ${flag.slice(2)}`);
  return [start(name), ...short, ...long, ...valueWords(value), `-d ${quoted(summary)}`].join(' ');
}

/** -x: a value, and no path; -r: a value, which may be a path. */
function valueWords(value: OptionFacts['value']): string[] {
  if (value === undefined) return [];
  if (value.kind === 'file') return ['-r', '-F'];
  if (value.kind === 'folder') return ['-x', "-a '(__fish_complete_directories)'"];
  return value.words.length > 0 ? ['-x', `-a ${quoted(value.words.join(' '))}`] : ['-x'];
}

function inputLines(command: CommandFacts, all: readonly CommandFacts[]): string[] {
  const { name } = command;
  if (name === '') {
    return all
      .filter((one) => one.name !== '')
      .map((one) => {
        return `complete -c dedupe -n __dedupe_at_first -a ${one.name} -d ${quoted(one.summary)}`;
      });
  }
  const words = inputWords(command, all);
  const offers = words.length > 0 ? [`${start(name)} -a ${quoted(words.join(' '))}`] : [];
  return takesPaths(command) ? offers : [...offers, `${start(name)} -f`];
}

function start(name: string): string {
  return `complete -c dedupe -n ${quoted(`__dedupe_is ${name === '' ? "''" : name}`)}`;
}

/** In single quotes, fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
