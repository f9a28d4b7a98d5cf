/** What the bounds look at of a document: its profile, and its own tokens. */
import { ownLengthsOf, ownStartsOf, profilesOf } from './corpus';
import { PROFILE, TOTALS } from './profiles';

// @ts-ignore: decorator of AssemblyScript
@inline
export function profileAt(corpus: usize, document: u32): usize {
  return profilesOf(corpus) + <usize>document * PROFILE;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function rarityOf(profile: usize): u32 {
  return load<u32>(profile, TOTALS);
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function keyTermsOf(profile: usize): u32 {
  return load<u32>(profile, TOTALS + 4);
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
