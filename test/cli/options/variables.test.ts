import { describe, expect, it } from 'vitest';
import { BEES } from '../stories.ts';
import { sandbox } from '../config/desk.ts';

describe('a variable that begins with DEDUPE_', () => {
  const outcome = async (env: Record<string, string>, ...words: string[]) =>
    sandbox({ 'a.txt': BEES }).dedupe([...words, 'a.txt'], { env });

  it.each([
    ['DEDUPE_TRESHOLD', '.4', 'unknown variable DEDUPE_TRESHOLD: did you mean DEDUPE_THRESHOLD?'],
    ['DEDUPE_TEXTFIELD', 'body', 'did you mean DEDUPE_TEXT_FIELD?'],
    ['DEDUPE_threshold', '.4', 'did you mean DEDUPE_THRESHOLD?'],
    ['DEDUPE_MYSTERY_OF_ALL', '1', 'unknown variable DEDUPE_MYSTERY_OF_ALL: remove it'],
    ['DEDUPE_LIST_FILES', '1', 'DEDUPE_LIST_FILES sets nothing: --list-files is about one call'],
    ['DEDUPE_\u001b[2J', '1', 'unknown variable DEDUPE_'],
  ])('%s=%s is refused if it is none', async (name, value, problem) => {
    const { exitCode, stdout, stderr } = await outcome({ [name]: value });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain('\u001b');
  });

  it('is refused by every command that has settings', async () => {
    const { exitCode } = await outcome({ DEDUPE_TRESHOLD: '.4' }, 'matrix');
    expect(exitCode).toBe(2);
  });

  it('may be empty, and others may begin otherwise', async () => {
    const env = {
      DEDUPE_TRESHOLD: '',
      DEDUPER_HOME: '/',
      MY_DEDUPE_X: '1',
      DEDUPE_THRESHOLD: '.4',
    };
    expect((await outcome(env)).exitCode).toBe(0);
  });
});
