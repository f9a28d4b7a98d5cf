/** The helps and the man page, held to the option table and to what the commands take. */

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CommandFacts, describeCommands } from '../../../src/cli/manual/facts.ts';
import { manPage } from '../../../src/cli/manual/man-page.ts';
import { flagOf, SPECS } from '../../../src/cli/options/options.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { Sandbox } from '../run-dedupe.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const commands = await describeCommands(() => createProgram(() => {}));
const named = commands.map((command) => [command.name || 'the main command', command] as const);
const sandbox = new Sandbox({ eval: 'A file with the name of a command.' });

afterAll(() => sandbox.remove());

/** Whether the list of options in a help has this flag. */
function lists({ help }: CommandFacts, flag: string): boolean {
  return new RegExp(`^  (?:-\\w, )?${flag}(?![\\w-])`, 'm').test(help);
}

describe.each(named)('the help of %s', (_, command) => {
  it('has every option that the command takes, or the one that turns it off', () => {
    const silent = command.options.filter(({ flags }) => {
      const flag = flags.at(-1) ?? '';
      const opposite = flag.startsWith('--no-') ? `--${flag.slice(5)}` : `--no-${flag.slice(2)}`;
      return flag !== '-h' && !lists(command, flag) && !lists(command, opposite);
    });
    // --no-ignore turns ignore files off, and --ignore adds globs
    expect(
      silent.map(({ flags }) => flags.join()).filter((flag) => !IGNORE_FILES.has(flag)),
    ).toEqual([]);
  });

  it('lists no option that the command refuses', () => {
    const flags = Array.from(
      command.help.matchAll(/^  (?:-\w, )?(--[a-z-]+)/gm),
      ([, flag]) => flag,
    );
    const taken = command.options.flatMap((option) => option.flags);
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.filter((flag = '') => !taken.includes(flag))).toEqual([]);
  });

  it('is what --help and help print', async () => {
    const words = command.name === '' ? [] : [command.name];
    const asked = await sandbox.dedupe([...words, '--help']);
    const helped = await sandbox.dedupe(['help', ...words]);
    expect(helped).toEqual(asked);
    expect(helped.stdout).toBe(command.help);
    expect(helped).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

const IGNORE_FILES: ReadonlySet<string> = new Set(['--ignore-files']);

describe('the main help', () => {
  const [main] = commands;

  it('has every option of the table', () => {
    const missing = SPECS.filter(([key, { negative }]) => {
      return !main || !(lists(main, flagOf(key)) || lists(main, negative?.flag ?? '-'));
    });
    expect(missing.map(([key]) => key)).toEqual([]);
  });

  it('has every command', () => {
    const names = commands.slice(1).map(({ name }) => name);
    expect(names).toContain('completion');
    expect(names.filter((name) => !main?.help.includes(`\n  ${name} `))).toEqual([]);
  });
});

describe('a shell that has no completion', () => {
  it('is refused as the value of an option is', async () => {
    expect(await sandbox.dedupe(['completion', 'tcsh'])).toMatchObject({
      exitCode: 2,
      stderr:
        'dedupe: invalid value "tcsh" for <shell>: expected one of bash, zsh, fish, man\n(run dedupe --help)\n',
    });
  });
});

describe('a first word that is nearly a command', () => {
  it.each([
    [['expalin', 'a.txt', 'b.txt', '--in', '.'], 'expalin', 'explain'],
    [['evla'], 'evla', 'eval'],
    [['--json', 'fliter'], 'fliter', 'filter'],
    [['version'], 'version', '--version'],
  ])('is refused: %j', async (words, word, near) => {
    expect(await sandbox.dedupe(words)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: `dedupe: "${word}" is no command, file or folder; did you mean ${near}?\n(run dedupe --help)\n`,
    });
  });

  it('is refused by help as well', async () => {
    const { exitCode, stderr } = await sandbox.dedupe(['help', 'expalin']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'dedupe: no command is called "expalin"; did you mean explain?\n(run dedupe --help)\n',
    });
  });

  it('is a path if there is one', async () => {
    sandbox.write({ evals: 'Some words of an article that is called evals, and is no command.' });
    const { exitCode, stdout } = await sandbox.dedupe(['evals', '-q']);
    expect(stdout).toMatch(/^Only 1 article,/);
    expect(exitCode).toBe(0);
  });

  it('is a missing path if no command is near', async () => {
    const { exitCode, stderr } = await sandbox.dedupe(['somewhere']);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('did you mean');
  });
});

describe('the man page', () => {
  const page = manPage(commands);

  it('is what the command prints, and what the build ships', async () => {
    const { stdout } = await sandbox.dedupe(['completion', 'man']);
    expect(stdout).toBe(page);
    expect(readFileSync(join(ROOT, 'dist/dedupe.1'), 'utf8')).toBe(page);
  });

  it('names every option and every command', () => {
    const text = page.replaceAll('\\-', '-');
    const flags = commands.flatMap(({ options }) => options.filter(({ isHidden }) => !isHidden));
    const missing = flags.filter((option) => !text.includes(option.flags.at(-1) ?? ''));
    expect(missing).toEqual([]);
    expect(commands.filter(({ usage }) => !text.includes(usage))).toEqual([]);
  });

  it('has no line that roff takes for a macro, and no bare backslash', () => {
    const odd: CommandFacts = {
      name: 'odd',
      summary: '',
      description: `.so /etc/passwd`,
      usage: `'dedupe odd`,
      inputs: [],
      options: [{ flags: ['--odd'], summary: '.ex \\fB ß', group: 'Odd', isHidden: false }],
      help: '',
      notes: `A heading:\n.so x\n'ab\n\\n(.x`,
    };
    const lines = manPage([odd, odd]).split('\n');
    const macros = lines.filter((line) => /^[.']/.test(line)).map((line) => line.split(' ')[0]);
    expect(new Set(macros)).toEqual(
      new Set(['.TH', '.SH', '.SS', '.br', '.TP', '.PP', '.nf', '.fi']),
    );
    expect(lines).toContain('\\&.ex \\(rsfB \\[u00DF]');
  });

  it.skipIf(!canRun('groff', ['--version']))('is read by groff without a warning', () => {
    const words = ['-man', '-Tutf8', '-ww', '-z'];
    const { stderr, status } = spawnSync('groff', words, { input: page, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it.skipIf(!canRun('man', ['--version']))('reads like one', () => {
    const file = join(ROOT, 'dist/dedupe.1');
    const shown = execFileSync('man', ['-l', file], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C.UTF-8',
        MANWIDTH: '80',
        MANPAGER: 'cat',
        TERM: 'dumb',
      },
    });
    expect(shown).toMatch(/^DEDUPE\(1\) +User Commands +DEDUPE\(1\)$/m);
    expect(shown).toMatch(/^ +-t, --threshold share\n +lowest score that counts, 0 to 1/m);
    expect(shown).toMatch(/^ +dedupe explain \[options\] <A> <B> \[--in <paths\.\.\.>\]$/m);
  });
});

function canRun(program: string, words: readonly string[]): boolean {
  const isThere = spawnSync(program, words).status === 0;
  const said = `the man page: not read by ${program}, which is not installed\n`;
  if (!isThere) process.stderr.write(said);
  return isThere;
}
