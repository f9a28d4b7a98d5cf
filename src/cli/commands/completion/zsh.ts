/** The completion of zsh: a function for each command, by `_arguments` of its completion system. */

import type { CommandFacts, OptionFacts, ValueFacts } from '../../manual/facts.ts';
import { inputWords, namesOf, takesPaths } from './words.ts';

/** The script; a file named _dedupe in $fpath does as well as sourcing it. */
export function zshScript(commands: readonly CommandFacts[]): string {
  return `#compdef dedupe
# completion of dedupe for zsh: source <(dedupe completion zsh), after compinit
_dedupe_commands() {
  local -a commands=(
${commands
  .filter(({ name }) => name !== '')
  .map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  .join('\n')}
  )
  _describe -t commands command commands
}
_dedupe_first() {
  _alternative 'commands:command:_dedupe_commands' 'files:path:_files'
}
_dedupe() {
  local command=
  if ((CURRENT > 2)); then
    case $words[2] in
      ${namesOf(commands).join('|')})
        command=$words[2]
        shift words
        ((CURRENT--))
        ;;
    esac
  fi
  case $command in
${commands.map((command) => caseOf(command, commands)).join('\n')}
  esac
}
if [[ $funcstack[1] == _dedupe ]]; then
  _dedupe "$@"
else
  compdef _dedupe dedupe
fi
`;
}

function caseOf(command: CommandFacts, all: readonly CommandFacts[]): string {
  const shown = command.options.filter(({ isHidden }) => !isHidden);
  const specs = [...shown.flatMap(optionSpecs), ...inputSpecs(command, all)].map(quoted);
  const lines = specs.map((spec) => `        ${spec}`).join(' \\\n');
  return `    ${quoted(command.name)})\n      _arguments -s -S : \\\n${lines}\n      ;;`;
}

/** The name of a short and a long flag is one spec each; an option may repeat. */
function optionSpecs({ flags, summary, value }: OptionFacts): string[] {
  const shown = `[${summary.replaceAll(/[\\[\]:]/g, '\\$&')}]`;
  return flags.map((flag) => {
    if (value === undefined) return `${flag}${shown}`;
    const joint = flag.startsWith('--') ? '=' : '+';
    return `*${flag}${joint}${shown}:${value.name.replaceAll(/[\\:]/g, '\\$&')}:${actionOf(value)}`;
  });
}

function actionOf({ kind, words }: ValueFacts): string {
  if (kind === 'file') return '_files';
  if (kind === 'folder') return '_files -/';
  if (words.length === 0) return ' ';
  const ends = words.every((word) => word.endsWith('='));
  return ends ? `compadd -S "" - ${words.join(' ')}` : `(${words.join(' ')})`;
}

function inputSpecs(command: CommandFacts, all: readonly CommandFacts[]): string[] {
  if (command.name === '') return ['1: :_dedupe_first', '*:path:_files'];
  const words = inputWords(command, all);
  if (words.length > 0) return [`1:word:(${words.join(' ')})`];
  return takesPaths(command) ? ['*:path:_files'] : [];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
