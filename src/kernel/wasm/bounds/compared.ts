/** What the bounds look at of a document: its profile, its totals, and its own tokens. */
import { ownLengthsOf, ownStartsOf, profilesOf, totalsOf } from '../texts/corpus';
import { ALL_RARITY, KEY_TERMS, PROFILE, TOTALS } from './profiles';

// @ts-ignore: decorator of AssemblyScript
@inline
export function profileAt(corpus: usize, document: u32): usize {
  return profilesOf(corpus) + <usize>document * PROFILE;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function totalsAt(corpus: usize, document: u32): usize {
  return totalsOf(corpus) + <usize>document * TOTALS;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function rarityOf(totals: usize): u32 {
  return load<u32>(totals, ALL_RARITY);
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function keyTermsOf(totals: usize): u32 {
  return load<u32>(totals, KEY_TERMS);
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function ownAt(corpus: usize, document: u32): usize {
  return (<usize>load<u32>(ownStartsOf(corpus) + ((<usize>document) << 2))) << 2;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function ownLength(corpus: usize, document: u32): u32 {
  return load<u32>(ownLengthsOf(corpus) + ((<usize>document) << 2));
}
