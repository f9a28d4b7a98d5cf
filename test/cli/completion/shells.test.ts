/** The completions, in the shells themselves; zsh and fish where they are installed, as `.ci/run` does. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RELATIONS } from '../../../src/model/settings.ts';
import { STEM_LANGUAGES } from '../../../src/intake/stem.ts';
import { REPORT_FORMATS } from '../../../src/report/formats.ts';
import { Sandbox } from '../run-dedupe.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const sandbox = new Sandbox({
  'articles/wire one.txt': 'x',
  'articles/plain.txt': 'x',
  'found.json': '{}',
});

beforeAll(async () => {
  for (const shell of SHELLS) {
    const { stdout, stderr } = await sandbox.dedupe(['completion', shell]);
    if (stderr !== '') throw new Error(stderr);
    sandbox.write({ [`dedupe.${shell}`]: stdout });
  }
});

afterAll(() => sandbox.remove());

function isInstalled(shell: Shell): boolean {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  if (!isThere) process.stderr.write(`completion of ${shell}: skipped, as it is not installed\n`);
  return isThere;
}

/** Bash splits words at `=` when it completes. */
const BASH = `
source ./dedupe.bash
read -ra COMP_WORDS <<<"\${1//=/ = }"
[[ $1 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_dedupe
((\${#COMPREPLY[@]} == 0)) && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
printf '%s\\n' "\${COMPREPLY[@]}"
`;

const CALLS: Readonly<Record<Shell, (line: string) => readonly string[]>> = {
  bash: (line) => ['-c', BASH, 'bash', line],
  zsh: (line) => ['-f', join(import.meta.dirname, 'capture.zsh'), './dedupe.zsh', line],
  fish: (line) => ['--no-config', '-c', 'source ./dedupe.fish; complete -C $argv[1]', line],
};

/** The words that a shell offers at the end of a line. */
function offered(shell: Shell, line: string): string[] {
  const { stdout, stderr } = spawnSync(shell, CALLS[shell](line), {
    cwd: sandbox.folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: sandbox.folder, XDG_CONFIG_HOME: sandbox.folder },
  });
  expect(stderr).toBe('');
  const lines = stdout.split('\n').filter((word) => word !== '');
  // fish puts the description behind a tabulator, and the flag before a joined value
  return lines.map((word) => word.replace(/\t.*/, '').replace(/^--[a-z-]+=(?=.)/, '')).toSorted();
}

describe.each(SHELLS.filter(isInstalled))('the completion of %s', (shell) => {
  it('offers the commands first', () => {
    expect(offered(shell, 'dedupe e')).toEqual(expect.arrayContaining(['eval', 'explain']));
    expect(offered(shell, 'dedupe articles e')).not.toContain('explain');
  });

  it('offers the options of the command', () => {
    expect(offered(shell, 'dedupe --rel')).toContain('--relation');
    expect(offered(shell, 'dedupe filter --k')).toContain('--keep');
    expect(offered(shell, 'dedupe --k')).not.toContain('--keep');
    expect(offered(shell, 'dedupe explain --ch')).not.toContain('--check');
  });

  it('offers the values of an option', () => {
    expect(offered(shell, 'dedupe --relation ')).toEqual([...RELATIONS].toSorted());
    expect(offered(shell, 'dedupe articles -f ')).toEqual([...REPORT_FORMATS].toSorted());
    expect(offered(shell, 'dedupe --stem ')).toEqual([...STEM_LANGUAGES].toSorted());
    expect(offered(shell, 'dedupe filter --print ')).toEqual(['drop', 'keep']);
    expect(offered(shell, 'dedupe compare -f ')).toEqual(['html', 'json', 'text']);
  });

  it('offers them after an equals sign', () => {
    expect(offered(shell, 'dedupe --relation=ex')).toEqual(['excerpt']);
  });

  it('offers the names of limits, with the sign that comes next', () => {
    expect(offered(shell, 'dedupe --limit id')).toEqual(['id-length=']);
  });

  it('offers paths where a path is due', () => {
    expect(offered(shell, 'dedupe fo')).toEqual(['found.json']);
    expect(offered(shell, 'dedupe report fo')).toEqual(['found.json']);
    expect(offered(shell, 'dedupe articles -c fo')).toEqual(['found.json']);
    expect(offered(shell, 'dedupe explain --in fo')).toEqual(['found.json']);
  });

  it('offers shells to completion, and commands to help', () => {
    expect(offered(shell, 'dedupe completion ')).toEqual(['bash', 'fish', 'man', 'zsh']);
    expect(offered(shell, 'dedupe help ex')).toEqual(['explain']);
  });

  it('offers nothing for a number', () => {
    if (shell !== 'bash') expect(offered(shell, 'dedupe --workers ')).toEqual([]);
  });
});
