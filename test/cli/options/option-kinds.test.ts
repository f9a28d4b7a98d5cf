import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, list, number, onOff, size } from '../../../src/cli/options/option-kinds.ts';

const share = number({ from: 0, to: 1 });
const count = number({ from: 1, whole: true });

describe('numbers', () => {
  it('reads both ends of the range', () => {
    expect(['0', '1', '.5', '0.25', '1e-3'].map((text) => share.read(text))).toEqual([
      0, 1, 0.5, 0.25, 0.001,
    ]);
  });

  it('refuses junk that parseFloat would take', () => {
    const junk = ['', ' ', '0.5x', '1,0', 'abc', '0x1', 'Infinity', 'NaN', '1 ', '--1', '.'];
    expect(junk.filter((text) => share.read(text) !== undefined)).toEqual([]);
  });

  it('refuses numbers out of range, or fractions if they must be whole', () => {
    expect([share.read('1.01'), share.read('-1'), count.read('0'), count.read('2.5')]).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('says what it expects', () => {
    expect(share.expected).toBe('a number from 0 to 1');
    expect(count.expected).toBe('a whole number, 1 or more');
  });

  it('reads back every number it accepts', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        expect(share.read(String(value))).toBe(share.accept(value));
      }),
    );
  });

  it('takes no text as a number in a config file', () => {
    expect(share.accept('0.5')).toBeUndefined();
  });
});

describe('lists', () => {
  it('splits at commas, and drops empty words', () => {
    expect(list.read('md, txt,,html')).toEqual(['md', 'txt', 'html']);
  });

  it('leaves the commas in braces to the glob', () => {
    expect(list.read('{draft,old}/**,*.bak')).toEqual(['{draft,old}/**', '*.bak']);
  });

  it('adds up when given again', () => {
    expect(list.join?.(['a'], ['b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('takes a list or a text in a config file, nothing else', () => {
    expect(list.accept(['md', 'txt'])).toEqual(['md', 'txt']);
    expect(list.accept('md,txt')).toEqual(['md', 'txt']);
    expect([list.accept([1]), list.accept({}), list.accept([''])]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('sizes', () => {
  it('counts in powers of 1,024', () => {
    const sizes = ['1500', '2k', '2KB', '1.5MiB', '1g'].map((text) => size.read(text));
    expect(sizes).toEqual([1500, 2048, 2048, 1_572_864, 1_073_741_824]);
  });

  it('refuses other units and signs', () => {
    expect(['10x', '-5k', 'k', '', '1kk'].filter((text) => size.read(text) !== undefined)).toEqual(
      [],
    );
  });
});

it('reads switches from variables in any case', () => {
  expect(['1', 'TRUE', 'off', 'No', 'maybe'].map((text) => onOff.read(text))).toEqual([
    true,
    true,
    false,
    false,
    undefined,
  ]);
});

it('takes the former word of a choice, and does not name it', () => {
  const fruit = choice(['apple', 'quince'], new Map([['pome', 'apple']]));
  expect([fruit.read('pome'), fruit.accept('pome')]).toEqual(['apple', 'apple']);
  expect(fruit.expected).toBe('one of apple, quince');
});

it('takes only the words of a choice', () => {
  const fruit = choice(['apple', 'quince']);
  expect([fruit.read('quince'), fruit.read('Quince'), fruit.accept(3)]).toEqual([
    'quince',
    undefined,
    undefined,
  ]);
});
