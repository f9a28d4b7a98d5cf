import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import { lineStarts, placeOf } from '../../src/core/texts/text-places.ts';
import type { Article } from '../../src/model/article.ts';
import type { Place } from '../../src/model/result.ts';

const HEAD = 'Notices of the lighthouse at Skerry Point, kept by hand.\r\n';
const STORY =
  'The lamp was lit at nine, as ever.\nForty gulls sat on the north wall,\n' +
  'and the keeper counted each of them twice before he slept.';

/** What stands at a place of a text, found by lines and columns alone. */
function textAt(text: string, place: Place): string {
  const { startLine, startColumn = 1, endLine, endColumn = 1 } = place;
  const lines = text.split('\n').slice(startLine - 1, endLine);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(startColumn - 1);
  return lines.join('\n');
}

async function placesOf(articles: readonly Article[]): Promise<(Place | undefined)[]> {
  const { pairs } = await dedupe([...articles]);
  return pairs.flatMap(({ passages }) =>
    passages.flatMap(({ placeA, placeB }) => [placeA, placeB]),
  );
}

describe('the place of a passage', () => {
  it('holds the text that its offsets hold, in both documents', async () => {
    const a = `${HEAD}\n  😀 ${STORY}\n`;
    const b = `\n\n${STORY.replaceAll('\n', ' \r\n')} Nobody else was there that night, they say.`;
    const { pairs } = await dedupe([
      { id: 'a', text: a },
      { id: 'b', text: b },
    ]);
    const passages = pairs.flatMap((pair) => pair.passages);
    expect(passages.length).toBeGreaterThan(0);
    for (const { a: inA, b: inB, placeA, placeB } of passages) {
      expect(placeA && textAt(a, placeA)).toBe(a.slice(...inA));
      expect(placeB && textAt(b, placeB)).toBe(b.slice(...inB));
    }
  });

  it('counts lines and columns from 1, columns in UTF-16 units', async () => {
    const places = await placesOf([
      { id: 'a', text: `\n😀 ${STORY}` },
      { id: 'b', text: STORY },
    ]);
    expect(places).toEqual([
      { startLine: 2, startColumn: 4, endLine: 4, endColumn: 58 },
      { startLine: 1, startColumn: 1, endLine: 3, endColumn: 58 },
    ]);
  });

  it('is the line of a record, whatever lines its text has', async () => {
    const places = await placesOf([
      { id: 'a', text: STORY, path: 'feed.jsonl', line: 7 },
      { id: 'b', text: STORY, path: 'feed.jsonl', line: 19 },
    ]);
    expect(places).toEqual([
      { startLine: 7, endLine: 7 },
      { startLine: 19, endLine: 19 },
    ]);
  });

  it('is that of its own text for a copy with other line ends', async () => {
    const places = await placesOf([
      { id: 'a', text: STORY },
      { id: 'b', text: STORY },
      { id: 'c', text: STORY.replaceAll('\n', '\n\n') },
    ]);
    const whole = { startLine: 1, startColumn: 1, endLine: 3, endColumn: 58 };
    expect(places).toEqual([whole, whole, whole, { ...whole, endLine: 5 }]);
  });
});

describe('lines', () => {
  it('end at a line feed, and the last may be empty', () => {
    expect([...lineStarts('a\r\nb\rc\n')]).toEqual([0, 3, 7]);
    expect([...lineStarts('')]).toEqual([0]);
  });

  it('hold every offset of a text once', () => {
    const text = 'one\n\nthree \n four';
    const starts = lineStarts(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const before = text.slice(0, offset).split('\n');
      const place = placeOf(starts, [offset, offset]);
      expect([place.startLine, place.startColumn]).toEqual([
        before.length,
        (before.at(-1) ?? '').length + 1,
      ]);
    }
  });
});
