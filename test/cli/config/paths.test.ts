import { describe, expect, it } from 'vitest';
import { LANTERNS } from '../stories.ts';
import { sandbox } from './desk.ts';

describe('the key "paths" of a config', () => {
  const FILES = {
    'site/.deduperc': 'paths: [posts, ./drafts]',
    'site/posts/a.txt': LANTERNS,
    'site/drafts/b.txt': LANTERNS,
    'site/other/c.txt': LANTERNS,
  };
  const listed = async (line: string): Promise<string> => (await sandbox(FILES).shell(line)).stdout;

  it('is what a run without paths reads, from the folder of the config', async () => {
    const files = 'drafts/b.txt\nposts/a.txt\n';
    expect(await listed('cd site && dedupe --list-files')).toBe(files);
    const below = '../drafts/b.txt\na.txt\n';
    expect(await listed('cd site/posts && dedupe --list-files')).toBe(below);
    expect(await listed('dedupe -c site/.deduperc --list-files')).toBe(
      'site/drafts/b.txt\nsite/posts/a.txt\n',
    );
  });

  it('gives way to paths on the command line, and to a list of files', async () => {
    expect(await listed('cd site && dedupe --list-files other')).toBe('other/c.txt\n');
    const list = 'cd site && echo other/c.txt | dedupe --list-files --files-from -';
    expect(await listed(list)).toBe('other/c.txt\n');
  });

  it('holds without any argument at all', async () => {
    const { exitCode, stdout } = await sandbox(FILES).shell('cd site && dedupe');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 articles, 1 duplicate');
  });

  it('that leads nowhere ends the run', async () => {
    const made = sandbox({ '.deduperc': 'paths: [gone]' });
    const { exitCode, stderr } = await made.dedupe([]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('gone');
  });
});
