/**
 * The tables of Unicode in kernel memory: core/tokens/unicode-tables.ts writes them, and its header tells what is
 * where; wasm/tokens/classes.ts reads them.
 */

/** Classes of characters, as core/tokens/unicode.ts has them. */
export const CLASS_WORD = 1;
export const CLASS_MARK = 2;
export const CLASS_UNSPACED = 4;
/** No character: what no valid UTF-8 spells. */
export const CLASS_INVALID = 7;
export const CLASS_MASK = 7;

/** Code points of a block of the tables, as bits. */
export const TABLE_BLOCK_BITS = 6;
/** Code points below this take two bytes of UTF-8 at most. */
export const SMALL_POINTS = 0x800;
export const ALL_POINTS = 0x110000;
export const MAX_FOLDINGS = 2048;

/** Where the tables are, behind the constant vectors. */
export const SMALL_AT = 512;
export const STAGE_AT = SMALL_AT + 4 * SMALL_POINTS;
export const FOLDINGS_AT = STAGE_AT + 2 * (ALL_POINTS >> TABLE_BLOCK_BITS);
export const BLOCKS_AT = FOLDINGS_AT + 8 * MAX_FOLDINGS;

/** An entry of a block: class, whether plain, which folding. */
export const ENTRY_PLAIN_SHIFT = 3;
export const ENTRY_FOLDING_SHIFT = 4;
/** A folding: its bytes, and behind them how many. */
export const FOLDING_LENGTH_AT = 7;
/**
 * An entry of a small code point: folded UTF-8, its length, class, whether plain, whether it folds to something
 * else.
 */
export const SMALL_LENGTH_SHIFT = 24;
export const SMALL_CLASS_SHIFT = 26;
export const SMALL_PLAIN_SHIFT = 29;
export const SMALL_FOLDS_SHIFT = 30;

/** Where the constant vectors are, 16 bytes each. */
export const LOWER_AT = 0;
export const LETTER_SHIFT_AT = 16;
export const LETTER_END_AT = 32;
export const DIGIT_SHIFT_AT = 48;
export const DIGIT_END_AT = 64;
export const BACKSLASHES_AT = 80;
export const QUOTES_AT = 96;
export const CONTROLS_AT = 112;
export const NEWLINES_AT = 128;
export const RETURNS_AT = 144;
export const PUNCTUATION_FIRST_AT = 160;
export const LATIN_FIRST_AT = 176;
export const CYRILLIC_FIRST_AT = 192;
export const LATE_CYRILLIC_FIRST_AT = 208;
export const ODD_BITS_AT = 224;
export const ODD_LETTER_AT = 240;
export const LATE_CYRILLIC_END_AT = 256;
export const CONTINUATION_END_AT = 272;
export const HALF_AT = 288;
export const ASCII_FOLDING_AT = 304;
export const CYRILLIC_FOLDING_AT = 320;
export const EARLY_LATIN_AT = 336;
export const CYRILLIC_FIRST_FOLDING_AT = 352;
export const PUNCTUATION_SHIFT_AT = 368;
export const PUNCTUATION_END_AT = 384;
export const NOT_PLAIN_AT = 400;
export const PUNCTUATION_SECOND_AT = 416;
export const LATE_LATIN_AT = 432;
export const ROW_BIT_AT = 448;
export const CYRILLIC_START_AT = 464;
export const MARKED_CYRILLIC_AT = 480;
