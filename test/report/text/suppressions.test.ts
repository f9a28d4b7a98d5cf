import { describe, expect, it } from 'vitest';
import type { Suppression } from '../../../src/model/result.ts';
import { suppressionLines } from '../../../src/report/text/suppressions.ts';
import { HOSTILE } from '../../hostile-strings.ts';

const textsOf = (suppressions: readonly Suppression[], limit?: number): string[] =>
  [...suppressionLines({ suppressions }, limit)].map((line) =>
    line.map(({ text }) => text).join(''),
  );

describe('the lines of suppressions', () => {
  it.each(HOSTILE)('keep %j from acting on a terminal', (hostile) => {
    const link = {
      kind: 'canonical',
      path: hostile,
      line: 3,
      key: hostile,
      names: hostile,
    } as const;
    for (const line of textsOf([
      { ...link, settles: hostile },
      { ...link, stale: hostile },
    ])) {
      expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }
  });

  it('show all that are stale, and so many of the others', () => {
    const some = Array.from({ length: 5 }, (_, i): Suppression => ({
      kind: 'left-out',
      path: `${i}.md`,
      line: 2,
    }));
    const lines = textsOf(
      [...some, { kind: 'ignored', path: 'z.md', line: 4, stale: 'there is no word in it' }],
      2,
    );
    expect(lines).toEqual([
      'suppression  0.md:2  dedupe: false  left out',
      'suppression  1.md:2  dedupe: false  left out',
      'stale suppression  z.md:4  dedupe-ignore  there is no word in it',
      '… 3 more suppressions',
      '',
    ]);
  });

  it('say that there are none', () => {
    expect(textsOf([])).toEqual(['no suppressions', '']);
  });
});
