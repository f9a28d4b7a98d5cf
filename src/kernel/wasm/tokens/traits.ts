/** What one byte says of a token: its rarity in half bits, whether it is rare, whether it is a number. */

export const RARITY: u32 = 0x1f;
/** A word, not a number, that the table of the language does not list: see `isRare` of verify.ts. */
export const RARE: u32 = 0x20;
export const NUMBER: u32 = 0x40;
