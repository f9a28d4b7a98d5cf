import { describe, expect, it } from 'vitest';
import type { Credit } from '../../../src/core/originals/credit.ts';
import { outletOf } from '../../../src/core/originals/outlet.ts';
import type { Provenance } from '../../../src/core/originals/provenance.ts';
import { HOSTILE } from '../../hostile-strings.ts';

let count = 0;
const member = (known: Partial<Provenance>): Provenance => ({
  document: count++,
  id: `text-${count}`,
  length: 100,
  ...known,
});

const credit = (kind: Credit['kind'], source: string): Pick<Provenance, 'credits'> => ({
  credits: [{ kind, source, isInflected: false }],
});

describe('the outlet of an origin', () => {
  it('is null if nothing is credited', () => {
    expect(outletOf([member({}), member({ author: 'Jane Doe' })])).toBeNull();
    expect(outletOf([])).toBeNull();
  });

  it('is the agency that most credit, rather than the paper that printed it first', () => {
    const members = [
      member({ outlet: 'Daily Owl' }),
      member({ agency: 'AP' }),
      member({ agency: 'Reuters', outlet: 'The Pear' }),
      member({ author: 'Jane Doe, Reuters' }),
    ];
    expect(outletOf(members)).toBe('Reuters');
  });

  it('is the agency that the earlier of two credits', () => {
    expect(outletOf([member({ agency: 'AP' }), member({ agency: 'Reuters' })])).toBe('AP');
  });

  it('is where the text first appeared, in words or by a link', () => {
    const told = member(credit('first', 'The Owl Herald on Monday.'));
    expect(outletOf([member({ outlet: 'Daily Pear' }), told])).toBe('The Owl Herald');
    const linked = member({
      url: 'https://pear.example/a',
      canonical: 'https://www.owl-herald.example/a',
    });
    expect(outletOf([linked])).toBe('owl-herald.example');
    expect(outletOf([member({ canonical: 'https://apnews.com/a' })])).toBe('AP');
  });

  it('is the source that a text names', () => {
    expect(outletOf([member(credit('from', 'Northline'))])).toBe('Northline');
    expect(outletOf([member(credit('also', 'Northline'))])).toBeNull();
    for (const code of ["'/about'", '/', '/old', '{ path }', '*']) {
      expect(outletOf([member(credit('from', code))])).toBeNull();
    }
  });

  it('is the outlet of the earliest that has one, or its site', () => {
    expect(
      outletOf([member({}), member({ outlet: 'Daily Owl' }), member({ outlet: 'Pear' })]),
    ).toBe('Daily Owl');
    expect(outletOf([member({ url: 'https://www.pear.example/2026/a' })])).toBe('pear.example');
  });

  it('counts spellings of one name together', () => {
    const members = ['Daily Owl', 'The Pear', 'THE PEAR'].map((name) =>
      member(credit('first', name)),
    );
    expect(outletOf(members)).toBe('The Pear');
  });

  it('is no sentence', () => {
    const long = 'whoever it was that came to the pier and said so to all who stood there';
    expect(outletOf([member({ outlet: long })])).toBeNull();
    for (const name of HOSTILE) {
      expect(() =>
        outletOf([member({ outlet: name, author: name, ...credit('from', name) })]),
      ).not.toThrow();
    }
  });
});
