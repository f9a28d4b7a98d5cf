import { expect, it } from 'vitest';
import { formsOf } from './forms.ts';

const tides = (day: number, metres: number): string =>
  `The tide table of Port Ellery for the ${day} of the month: high water at the old quay stands ${metres} ` +
  'centimetres above the mark, and the ferry leaves when the bell rings twice';

it('notices that differ in their numbers alone follow a form', () => {
  expect(formsOf([tides(3, 410), tides(10, 382), tides(17, 455)])).toEqual(['0 1', '0 2', '1 2']);
});

it('numbers may be words, and need not differ at the same places', () => {
  const ships = (loading: string, waiting: string): string =>
    `At the grain quay of Port Ellery there were ${loading} ships that loaded and ${waiting} that waited in the roads`;
  const texts = [
    ships('six', 'six'),
    ships('six', 'eight'),
    ships('five', 'six'),
    ships('nine', '12'),
  ];
  expect(formsOf(texts)).toEqual(['0 1', '0 2', '1 2', '0 3', '1 3', '2 3']);
});

it('two notices make no form, nor does a correction that keeps the numbers of the first', () => {
  expect(formsOf([tides(3, 410), tides(10, 382)])).toEqual([]);
  expect(formsOf([tides(3, 410), tides(10, 382), tides(10, 382).replace('twice', 'once')])).toEqual(
    [],
  );
});

it('texts that differ in a word each, wherever, are versions', () => {
  const text = tides(3, 410);
  const versions = ['quay', 'bell', 'ferry', 'mark'].map((word) => text.replace(word, 'lamp'));
  expect(formsOf([text, ...versions])).toEqual([]);
});

it('copies of a licence with other holders are copies', () => {
  const licence = (holder: string): string =>
    `Copyright ${holder}. Permission is granted to row the boat, to mend it and to lend it, if this notice stays ` +
    'nailed to the mast; the boat comes as it is, and nobody answers for wet feet';
  expect(formsOf([licence('Ada Quill'), licence('Ben Orr'), licence('Cyd Vane')])).toEqual([]);
});
