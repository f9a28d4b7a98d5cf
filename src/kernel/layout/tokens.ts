/** Tokens, their hashes and the vocabulary: see wasm/tokens. */

/** A character's tokens depend on what is beside it, or are not its own: normalise the text first. */
export const NEEDS_NORMALISING = -1;
/** The bytes are not valid UTF-8. */
export const INVALID_UTF8 = -2;
/** A JSON string has a `\u` escape: unescape it first. */
export const NEEDS_UNESCAPING = -3;
/** A JSON string has an escape that JSON has not. */
export const INVALID_ESCAPE = -4;

/** A token as the tokeniser leaves it: its hash, and where it starts and ends in the text. */
export const TOKEN_BYTES = 16;
export const TOKEN_HASH_HI = 4;
export const TOKEN_START = 8;
export const TOKEN_END = 12;
/**
 * Room for tokens of n bytes of text: a token has a byte, and a separator follows it, so n / 2 + 1 tokens; the last
 * write may be of one more.
 */
export const TOKEN_ROOM_PER_BYTE = 8;
export const TOKEN_ROOM_SLACK = 32;
/** Room that unescaping takes beyond the bytes of the string. */
export const UNESCAPE_SLACK = 16;
/** A character folds to this many times its bytes at most. */
export const FOLDED_BYTES_PER_BYTE = 3;

/** A vocabulary: its tokens, their hashes, whether they are numbers, the bytes of all words. */
export const VOCABULARY_SIZE = 0;
export const VOCABULARY_HASHES = 12;
export const VOCABULARY_IS_NUMBER = 16;
/** Words by number: where each is and how long, with a bit if its hash is not the one of hash.ts; 8 bytes. */
export const VOCABULARY_WORDS = 24;
export const WORD_LENGTH = 4;
export const WORD_IS_SECRET = 0x80000000;
export const VOCABULARY_WORD_BYTES = 36;
/** Listed words are written by eight bytes. */
export const LISTED_WORDS_SLACK = 8;

/** How tokens are numbered: the vocabulary, the tables of Unicode or 0 if tokens are spelt as hashed, the text. */
export const NUMBERING_VOCABULARY = 0;
export const NUMBERING_TABLES = 4;
export const NUMBERING_TEXT = 8;
/** The hash of the sequence of tokens, 8 bytes. */
export const NUMBERING_HASH = 16;
export const NUMBERING_HASH_HI = 20;
export const NUMBERING_BYTES = 24;
/** Tokens to be renumbered: where they are, how many, and the map of their numbers. */
export const RENUMBER_TOKENS = 0;
export const RENUMBER_COUNT = 4;
export const RENUMBER_MAP = 8;
export const RENUMBER_BYTES = 12;

/** What one byte says of a token: its rarity in half bits, whether it is rare, whether it is a number. */
export const TRAIT_RARITY = 0x1f;
/** A word, not a number, that the table of the language does not list: see `isRare` of verification. */
export const TRAIT_RARE = 0x20;
export const TRAIT_NUMBER = 0x40;

/** 2^64 / golden ratio, odd: the constants of hash.ts in halves. */
export const HASH_G_HI = 0x9e3779b9;
export const HASH_G_LO = 0x7f4a7c15;
/** The two multipliers of MurmurHash3's 64-bit finaliser. */
export const HASH_M1_HI = 0xff51afd7;
export const HASH_M1_LO = 0xed558ccd;
export const HASH_M2_HI = 0xc4ceb9fe;
export const HASH_M2_LO = 0x1a85ec53;
/** The base of the shingle polynomial. */
export const SHINGLE_BASE_HI = 0xd6e8feb8;
export const SHINGLE_BASE_LO = 0x6659fd93;
/** 2^32 / golden ratio, odd: hashes of windows and of texts. */
export const WINDOW_FACTOR = 0x9e3779b1;
