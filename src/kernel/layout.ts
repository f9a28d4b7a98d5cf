/**
 * What TypeScript and AssemblyScript must agree on: sizes of records, places in them, flags and thresholds.
 * Both compilers read this file, so nothing here may be changed on one side only.
 */

/** Bytes of a document's profile: its words as bits. */
export const PROFILE_BYTES = 448;

/** What one byte says of a token: its rarity in half bits, whether it is rare, whether it is a number. */
export const RARITY = 0x1f;
/** A word, not a number, that the table of the language does not list: see `isRare` of verification. */
export const RARE = 0x20;
export const NUMBER = 0x40;
