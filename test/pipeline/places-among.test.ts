/** Names are found wherever they went. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesAmong } from '../../src/pipeline/places-among.ts';

const name = fc.integer({ min: 0, max: 40 }).map((n) => (n === 0 ? '' : `name ${n}`));
const names = fc.uniqueArray(name, { maxLength: 30 });

function lookedUp(before: readonly string[], now: readonly string[]): number[] {
  return now.map((one) => (one === '' ? -1 : before.indexOf(one)));
}

it('finds each name in any other list', () => {
  fc.assert(
    fc.property(names, names, (before, now) => {
      expect([...placesAmong(before, now)]).toEqual(lookedUp(before, now));
    }),
  );
});

it('finds each name in a list of which some are gone, new or others', () => {
  const edits = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('gone', 'new', 'other')), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(edits, (made) => {
      const before = Array.from({ length: 40 }, (_, i) => `name ${i}`);
      const now = [...before];
      for (const [i, [at, edit]] of made.entries()) {
        now.splice(at, edit === 'new' ? 0 : 1, ...(edit === 'gone' ? [] : [`fresh ${i}`]));
      }
      expect([...placesAmong(before, now)]).toEqual(lookedUp(before, now));
    }),
  );
});

it('gives an empty name no place, though both lists have several', () => {
  expect([...placesAmong(['a', '', 'b', ''], ['', 'a', '', 'b'])]).toEqual([-1, 0, -1, 2]);
});
