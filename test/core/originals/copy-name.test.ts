import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesCopied, plainName } from '../../../src/core/originals/copy-name.ts';
import { chooseOriginal, type Containment } from '../../../src/core/originals/original.ts';
import { type Details, members, nothing, shares } from './members.ts';

describe('a name that says that it is a copy', () => {
  it.each([
    // browsers and file managers
    'letter (1).txt',
    'post/letter (12).txt',
    'letter(2).txt',
    'LETTER (1).TXT',
    // Windows, the old way and the new
    'Copy of letter.txt',
    'Copy (2) of letter.txt',
    'letter - Copy.txt',
    'letter - Copy (3).txt',
    'letter - Copy - Copy.txt',
    'Kopie von letter.txt',
    'letter - Kopie.txt',
    'letter - Kopie (2).txt',
    'letter - Copie.txt',
    'Copie de letter.txt',
    'letter - copia.txt',
    'Copia di letter.txt',
    'letter - Cópia.txt',
    'letter - Co\u0301pia.txt',
    'letter - kopie.txt',
    'letter — kopia.txt',
    'letter - Kopi.txt',
    'letter - Kopio.txt',
    'letter - Kopya.txt',
    'letter - Másolat.txt',
    'letter — копия.txt',
    'letter - コピー.txt',
    'letter - 副本.txt',
    'letter - 복사본 (2).txt',
    // macOS
    'letter copy.txt',
    'letter copy 2.txt',
    'letter Kopie 3.txt',
    'letter copie.txt',
    'letterのコピー.txt',
    'letter的副本2.txt',
    'letter 拷贝.txt',
    // GNOME
    'letter (copy).txt',
    'letter (another copy).txt',
    'letter (3rd copy).txt',
    'letter (Copy 2).txt',
    'letter (Kopie).txt',
    'letter (weitere Kopie).txt',
    'letter (3. Kopie).txt',
    'letter (autre copie).txt',
    'letter (3e copie).txt',
    'letter (otra copia).txt',
    'letter (3ª copia).txt',
    "letter (Ada's conflicted copy 2024-05-01).txt",
    // by hand, by editors and tools
    'letter-copy.txt',
    'letter_copy2.txt',
    'copy-letter.txt',
    'letter.bak',
    'letter.txt.bak',
    'letter.orig',
    'letter.txt.orig',
    'letter~',
    'letter.txt~',
    'letter.txt.~2~',
    'letter.txt.1',
    'letter copy (1).txt.gz',
  ])('%j names the letter', (name) => {
    expect(namesCopied(name)).toContain(plainName('letter.txt'));
  });
});

describe('another name', () => {
  it.each([
    'letter.txt',
    'copy.txt',
    'copyright.txt',
    'photocopy.txt',
    'letter-copying.md',
    'copper-letter.txt',
    'letter 2024.txt',
    'letter-2.txt',
    'kopieren.md',
    '2024-05-01-letter.md',
    'v1.2.txt',
    'report (final).txt',
    'letter (March).txt',
    '(1).txt',
    'news.jsonl#12',
    '本.txt',
    '',
  ])('%j names no other', (name) => {
    expect(namesCopied(name)).toEqual([]);
  });

  it('is never its own copy, and a long one takes no time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(namesCopied(name)).not.toContain(plainName(name));
      }),
    );
    for (const part of ['copy ', '(', ' - ', '(1)', '~', 'a.', ' ']) {
      const start = performance.now();
      namesCopied(part.repeat(2_000));
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});

describe('the original', () => {
  const cases: readonly (readonly [string, readonly Details[], string, Containment?])[] = [
    [
      'does not have the name of a copy, though a copy contains more',
      [
        { id: 'p/letter (1).txt', length: 140 },
        { id: 'p/letter - Copy.txt' },
        { id: 'p/letter.txt' },
      ],
      'c name likely',
      shares({ 'c in a': 1, 'b in a': 1, 'a in c': 0.7 }),
    ],
    [
      'has the earlier date, whatever its name',
      [
        { id: 'letter (1).txt', date: '2025-03-01' },
        { id: 'letter.txt', date: '2025-03-04' },
      ],
      'a date sure',
    ],
    [
      'may have the name of a copy of what is not here',
      [{ id: 'part (1).txt' }, { id: 'part (2).txt' }],
      'a path guess',
    ],
    [
      'is chosen by other rules among several that are not named as copies',
      [
        { id: 'a/letter.txt' },
        { id: 'b/letter.md', length: 120 },
        { id: 'letter (1).txt', length: 140 },
      ],
      'b length guess',
    ],
  ];
  for (const [name, details, expected, contained = nothing] of cases) {
    it(name, () => {
      const { document, rule, confidence } = chooseOriginal(members(...details), contained);
      expect(`${'abc'.charAt(document)} ${rule} ${confidence}`).toBe(expected);
    });
  }
});
