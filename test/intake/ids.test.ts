import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { dedupe, readArticles } from '../../src/index.ts';
import { withShortIds } from '../../src/intake/ids.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { withFolder } from '../files/temporary-folder.ts';

const text = (i: number): string =>
  `the barge ${i} left the quay at noon with nobody on board ${i}`;
const long = (i: number, length = LIMITS.idLength.default + 1): string =>
  `${i}`.padEnd(length, 'x');
const recordOf = (id: string, i: number): string => JSON.stringify({ id, text: text(i) });

interface Told {
  readonly result: DedupeResult;
  readonly warnings: readonly string[];
}

async function tell(root: string): Promise<Told> {
  const warnings: string[] = [];
  const onWarning = (message: string): number => warnings.push(message);
  const result = await dedupe(readArticles([root]), { workers: 2, onWarning });
  return { result, warnings };
}

describe('an id that is too long', () => {
  const ids = ['short', long(1), 'y'.repeat(LIMITS.idLength.default), long(3), long(4, 17_000)];
  const lines = ids.map(recordOf);
  // an escape is read line by line
  lines.push(recordOf(long(5), 5).replace('the barge', '\\u0074he barge'));
  const more = Array.from({ length: 100 }, (_, i) => recordOf(`more${i}`, i));

  it.each([
    ['a file', 'a.jsonl', false],
    ['a stream', 'a.jsonl.gz', true],
  ])('is replaced by path and line, with a counted warning: %s', async (_, name, isPacked) => {
    const whole = [...lines, ...more].join('\n');
    await withFolder({ [name]: isPacked ? gzipSync(whole) : whole }, async (root) => {
      const { result, warnings } = await tell(root);
      const found = result.documents.map(({ id }) => id.replace(`${root}/`, ''));
      expect(found.filter((id) => !id.startsWith('more')).sort()).toEqual(
        [`${name}#2`, `${name}#4`, `${name}#5`, `${name}#6`, 'short', 'y'.repeat(4096)].sort(),
      );
      expect(warnings).toEqual([
        `4 ids are longer than 4096 characters, such as "1${'x'.repeat(63)}\u2026": ` +
          'their documents are named by path and line: --limit id-length allows more',
      ]);
    });
  });

  it('of an article without a path is its head and the position', async () => {
    const warnings: string[] = [];
    const result = await dedupe(
      [
        { id: 'a', text: text(0) },
        { id: long(7), text: text(1) },
      ],
      {
        onWarning: (message) => warnings.push(message),
      },
    );
    const name = `7${'x'.repeat(63)}\u2026#2`;
    expect(result.documents.map(({ id }) => id).sort()).toEqual([name, 'a']);
    expect(warnings[0]).toMatch(/^1 id is longer than 4096 characters, such as "7xxx/);
  });

  it('leaves the others as they are, and half of a pair of surrogates is no end of its name', () => {
    const short = [{ id: 'a' }, { id: 'b' }];
    expect(withShortIds(short)).toBe(short);
    const [named] = withShortIds([{ id: '\ud83d\ude00'.repeat(3000).slice(1) }]);
    expect(named?.id.isWellFormed()).toBe(true);
  });

  it('that two documents share is two documents', async () => {
    const twins = [1, 2].map((i) => ({ id: long(0), text: text(i) }));
    const { documents } = await dedupe(twins, { onWarning: () => {} });
    expect(new Set(documents.map(({ id }) => id)).size).toBe(2);
  });
});
