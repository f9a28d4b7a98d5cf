/** What the bounds look at of a document: its profile, its totals, and its trimmed tokens. */
import { trimmedLengthsOf, trimmedStartsOf, profilesOf, totalsOf } from '../texts/corpus';
import { PROFILE_BYTES, TOTALS_BYTES, TOTALS_KEY_TERMS, TOTALS_RARITY } from '../../layout/bounds';

// @ts-ignore: decorator of AssemblyScript
@inline
export function profileAt(corpus: usize, document: u32): usize {
  return profilesOf(corpus) + <usize>document * PROFILE_BYTES;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function totalsAt(corpus: usize, document: u32): usize {
  return totalsOf(corpus) + <usize>document * TOTALS_BYTES;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function rarityOf(totals: usize): u32 {
  return load<u32>(totals, TOTALS_RARITY);
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function keyTermsOf(totals: usize): u32 {
  return load<u32>(totals, TOTALS_KEY_TERMS);
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function trimmedAt(corpus: usize, document: u32): usize {
  return (<usize>load<u32>(trimmedStartsOf(corpus) + ((<usize>document) << 2))) << 2;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function trimmedLength(corpus: usize, document: u32): u32 {
  return load<u32>(trimmedLengthsOf(corpus) + ((<usize>document) << 2));
}
