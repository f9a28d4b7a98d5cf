/** The original as the program names it: by links, dates and names of files, from any folder. */
import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';

const BUOY =
  'The ferry ran onto the sandbank before sunrise, and everybody on board walked ashore while the ' +
  'tide was out. The buoy that marks the channel had come loose in the gale two nights ago, says ' +
  'the harbour master. A tug drew the ship off at noon, and a diver found the hull without a scratch.\n';

let box = new Sandbox();
afterEach(() => box.remove());

async function originalIn(line: string): Promise<string | undefined> {
  const { stdout } = await box.shell(`${line} --json --no-config`);
  const { clusters } = JSON.parse(stdout) as { clusters: readonly { original: string }[] };
  return clusters[0]?.original.split('/').pop();
}

describe('the original', () => {
  it.each(['aa.md', './aa', '/aa.md', '/aa', '../site/aa.md'])(
    'is what `duplicate_of: %s` names, whatever the working folder',
    async (link) => {
      box = new Sandbox({
        'in/site/aa.md': `---\ndate: 2024-05-02\n---\n${BUOY}`,
        'in/site/zz.md': `---\ndate: 2024-05-01\nduplicate_of: ${link}\n---\n${BUOY}More.\n`,
      });
      const calls = ['dedupe .', 'cd in && dedupe site', 'cd in/site && dedupe .'];
      const more = ['cd in/site && dedupe ../../in', 'dedupe "$PWD/in"'];
      for (const call of [...calls, ...more]) expect(await originalIn(call), call).toBe('aa.md');
    },
  );

  it('is what the date in the name of its file says, unless the file gives a date', async () => {
    box = new Sandbox({
      'a/2024-11-30-again.md': `${BUOY}A free crossing is offered to all.\n`,
      'a/2023-05-02-aground.md': BUOY,
    });
    expect(await originalIn('dedupe a')).toBe('2023-05-02-aground.md');
    box.write({ 'a/2024-11-30-again.md': `---\ndate: 2022-01-01\n---\n${BUOY}` });
    expect(await originalIn('dedupe a')).toBe('2024-11-30-again.md');
  });

  it('is what the date in the head of a mail says', async () => {
    const mail = (date: string): string =>
      `From: ada@quay.example\nSubject: the ferry\nDate: ${date}\n\n${BUOY}`;
    box = new Sandbox({
      'a.txt': mail('Tue, 6 Apr 93 10:00:00 GMT'),
      'b.txt': mail('Mon, 5 Apr 93 23:04:13 GMT'),
    });
    expect(await originalIn('dedupe .')).toBe('b.txt');
  });

  it('is no file that is named as a copy of another', async () => {
    box = new Sandbox({
      'letter (1).txt': BUOY,
      'letter - Kopie.txt': `${BUOY}And so on.\n`,
      'letter.txt': BUOY,
    });
    expect(await originalIn('dedupe .')).toBe('letter.txt');
  });
});
