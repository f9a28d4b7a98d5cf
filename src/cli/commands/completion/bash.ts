/**
 * The completion of bash. It needs nothing but bash, from 3.2 on: `-o default` completes paths where no word is
 * offered, with the quoting that a list of ours would lack there.
 */

import type { CommandFacts } from '../../manual/facts.ts';
import { flagsOf, inputWords, namesOf, takesPaths, valuedOptions } from './words.ts';

/** The script. */
export function bashScript(commands: readonly CommandFacts[]): string {
  const names = namesOf(commands);
  return `# completion of dedupe for bash: eval "$(dedupe completion bash)"
_dedupe() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command= words= line=
  COMPREPLY=()
  # bash takes --format=json for three words
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD > 1)); then
    case \${COMP_WORDS[1]} in
      ${names.join('|')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  case $command:$previous in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case $command in
${commands.map((command) => `      ${quoted(command.name)}) words=${quoted(flagsOf(command).join(' '))} ;;`).join('\n')}
    esac
    _dedupe_offer "$words"
    return
  fi
  case $command in
${commands.map((command) => inputCase(command, commands)).join('\n')}
  esac
}
_dedupe_offer() {
  local line
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(compgen -W "$1" -- "$current")
  if ((\${#COMPREPLY[@]} == 1)) && [[ \${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
_dedupe_offer_paths() {
  local line
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(compgen -f -- "$current")
  compopt -o filenames 2>/dev/null
}
complete -o default -o bashdefault -F _dedupe dedupe
`;
}

/** What follows an option with a value; nothing is offered for a path, so that bash completes it. */
function valueCases(command: CommandFacts): string[] {
  return valuedOptions(command).map(({ flags, value }) => {
    const pattern = flags.map((flag) => `${command.name}:${flag}`).join('|');
    const offer = value.words.length > 0 ? ` _dedupe_offer ${quoted(value.words.join(' '))};` : '';
    return `    ${pattern})${offer} return ;;`;
  });
}

/** What an argument may be: at the first place also the name of a command. */
function inputCase(command: CommandFacts, all: readonly CommandFacts[]): string {
  if (command.name === '') {
    const names = quoted(namesOf(all).join(' '));
    return `    ${quoted('')}) ((COMP_CWORD == 1)) && _dedupe_offer ${names}; _dedupe_offer_paths ;;`;
  }
  const words = inputWords(command, all);
  const offers = [
    ...(words.length > 0 ? [`_dedupe_offer ${quoted(words.join(' '))}`] : []),
    ...(takesPaths(command) ? ['_dedupe_offer_paths'] : []),
  ];
  return `    ${command.name}) ${[...offers, 'return'].join('; ')} ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
