import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextPlaces } from '../../src/intake/texts.ts';
import { withFolder } from '../files/temporary-folder.ts';

const FIELDS = { id: 'id', text: 'text', title: 'title', date: 'date' };
const LINES = ['a quiet quay', 'bees of Oster Quay', 'the lantern keeper'].map((text, i) =>
  JSON.stringify({ id: String(i), text }),
);
const FILE = LINES.join('\n');

/** The lines of a file, of which none was read again yet. */
function placesOf(path: string): TextPlaces {
  writeFileSync(path, FILE);
  const places = new TextPlaces();
  const source = places.addSource({ path, fields: FIELDS });
  let start = 0;
  for (const line of LINES) {
    places.addLine(source, start, line.length);
    start += line.length + 1;
  }
  return places;
}

describe('texts that stay in their file', () => {
  it('are read again, in any order, beside those that are kept', async () => {
    await withFolder({}, (folder) => {
      const places = placesOf(join(folder, 'some.jsonl'));
      places.add('kept');
      const read = [2, 0, 3, 1, 0].map((number) => places.read(number));
      expect(read).toEqual([
        'the lantern keeper',
        'a quiet quay',
        'kept',
        'bees of Oster Quay',
        'a quiet quay',
      ]);
    });
  });

  it('end the run with a word on what to do if the file has gone or changed', async () => {
    await withFolder({}, (folder) => {
      const path = join(folder, 'some.jsonl');
      const gone = placesOf(path);
      rmSync(path);
      expect(() => gone.read(0)).toThrow(
        /some\.jsonl" was read, and now cannot be read: .*: run again when nothing writes to it$/,
      );
      const cut = placesOf(path);
      truncateSync(path, 10);
      expect(() => cut.read(1)).toThrow(/has changed while it was read: run again/);
    });
  });
});
