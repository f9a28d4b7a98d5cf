/** Records of JSON lines: wasm/json/json-records.ts finds them, intake/record-scanner.ts reads them. */

/** The wanted keys that `scanRecords` takes at most. */
export const JSON_MAX_KEYS = 10;

/** What is wanted: how many keys, which is the text's, whether a nested value makes a line slow. */
export const SPEC_COUNT = 0;
export const SPEC_TEXT = 4;
export const SPEC_IS_FLAT = 8;
/** The tables of Unicode, where records go, and how many at most. */
export const SPEC_TABLES = 12;
export const SPEC_OUT = 16;
export const SPEC_MOST = 20;
/** Where the chunk begins, and where the record of the line goes: the kernel writes both. */
export const SPEC_FROM = 24;
export const SPEC_RECORD = 28;
/** The keys. */
export const SPEC_KEYS = 32;
/** A key: the address and the length of its name in UTF-8. */
export const SPEC_KEY_BYTES = 8;
export const SPEC_KEY_LENGTH = 4;

/** What comes before the records: the bytes of whole lines that were read, and the lines, blank ones too. */
export const JSON_HEADER_BYTES = 16;
export const JSON_READ = 0;
export const JSON_LINES = 4;

/**
 * A record: where its line starts and ends without its break, its number, its flags, and of each key kind and
 * value.
 */
export const JSON_START = 0;
export const JSON_END = 4;
export const JSON_LINE = 8;
export const JSON_FLAGS = 12;
export const JSON_KINDS = 16;
export const JSON_VALUES = 32;
/** A value: where it starts and ends, a string without its quotes. */
export const JSON_VALUE_BYTES = 8;
export const JSON_VALUE_END = 4;
export const JSON_RECORD_BYTES = JSON_VALUES + JSON_VALUE_BYTES * JSON_MAX_KEYS;

/** The line is not plain: `JSON.parse` has to say what it is. */
export const JSON_IS_SLOW = 1;
/** A line of the text may be marked as quoted; always set after a `\u` escape. */
export const JSON_MAY_BE_QUOTED = 2;
/** The text has bytes beyond ASCII. */
export const JSON_HAS_HIGH = 4;

/** Kinds of values; a key that is absent has none. */
export const JSON_ABSENT = 0;
export const JSON_STRING = 1;
/** A string with escapes, none of them `\u`. */
export const JSON_STRING_WITH_ESCAPES = 2;
export const JSON_STRING_WITH_UNICODE_ESCAPES = 3;
export const JSON_NUMBER = 4;
/** true, false, null, an object or an array. */
export const JSON_OTHER = 5;
