/** No list of files can wait, fill the memory or crash. */

import { describe, expect, it } from 'vitest';
import { LANTERNS } from './stories.ts';
import { IS_POSIX, sandbox } from './config/desk.ts';

describe('a list of files', () => {
  const LISTED = { 'a.txt': LANTERNS, 'b.txt': LANTERNS };

  it('asks for -0 if it has NUL between its paths', async () => {
    const outcome = await sandbox(LISTED).dedupe(['--files-from', '-'], {
      stdin: 'a.txt\0b.txt\0',
    });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: .*separated by NUL: add -0\n\(run dedupe --help\)\n$/);
  });

  it('cannot name standard input if it came from there', async () => {
    const made = sandbox(LISTED);
    for (const list of ['-', '/dev/stdin']) {
      const listed = await made.shell(`printf 'a.txt\\n-\\n' | dedupe --files-from ${list}`);
      expect(listed.exitCode).toBe(2);
      expect(listed.stderr).toContain('names "-", which is standard input');
      const typed = await made.shell(`printf 'a.txt\\n' | dedupe - --files-from ${list}`);
      expect(typed.stderr).toContain('standard input is asked for twice');
    }
    made.write({ list: 'a.txt\n-\n' });
    const stdin = `${JSON.stringify({ text: LANTERNS })}\n`;
    const outcome = await made.dedupe(['--files-from', 'list', '--json'], { stdin });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 2 } });
  });

  it.runIf(IS_POSIX)('may be a FIFO, but not a folder or without an end', async () => {
    const made = sandbox({ ...LISTED, 'x/a': '' });
    const piped = await made.shell("dedupe --list-files --files-from <(printf 'a.txt\\nb.txt\\n')");
    expect(piped).toMatchObject({ exitCode: 0, stdout: 'a.txt\nb.txt\n' });
    for (const [words, problem] of [
      ['--files-from x', 'cannot read the file list "x": is a folder'],
      [
        '--files-from - < x',
        'standard input is a folder; name it as a path instead: dedupe FOLDER',
      ],
      ['- < x', 'standard input is a folder; name it as a path instead: dedupe FOLDER'],
      ['--files-from gone', 'cannot read the file list "gone": no such file'],
      ['--files-from /dev/zero', 'add -0'],
      ['--files-from /dev/zero -0', 'longer than 256 MB'],
      ['--files-from <(yes a.txt)', 'more than 5000000 paths'],
    ]) {
      const outcome = await made.shell(`dedupe ${words}`);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(problem);
      expect(outcome.stderr).not.toContain('this is a bug');
    }
  });
});
