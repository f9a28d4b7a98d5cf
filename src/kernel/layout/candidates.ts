/** What the inversion and the ranking of partners work on: see wasm/candidates. */
import { CHAINS_PER_DOCUMENT, MAX_PARTNERS } from './phrases.ts';

/** Partitions of one range of pairs of tokens. */
export const PARTITIONS = 256;
/** An entry: the mixed pair, 8 bytes; the token that follows, and the document. */
export const ENTRY_BYTES = 16;
/** A chunk of entries, which is aligned to its size. */
export const CHUNK_BYTES = 1 << 14;
/** Ranges that the mark of a pair, a byte, tells apart; the kernel reads so far behind the last mark. */
export const MAX_MARKED = 255;
export const MARKS_SLACK = 16;

/** Streams that a thread writes when it groups: postings of two, other postings, phrases above the cap, frequent phrases. */
export const TWINS_STREAM = 0;
export const POSTINGS_STREAM = 12;
export const CROWDS_STREAM = 24;
export const FREQUENT_STREAM = 36;
/** Behind them the rooms of crowds. */
export const CROWD_ROOMS = 48;
export const GROUP_STREAMS_BYTES = 60;

/** A slot of a table by hash: the hash, and a number that is 0 if the slot is free. */
export const SLOT_BYTES = 12;
export const SLOT_NUMBER = 8;
/** A frequent phrase in its stream: the hash, and its document frequency. */
export const NOTED_BYTES = 12;
export const NOTED_DF = 8;
/** Hashes of the phrases above the cap that a document keeps. */
export const CHAINS_BYTES = 8 * CHAINS_PER_DOCUMENT;
/** Kinds of what is shared: postings of two, links of chains, postings that say how many documents they have. */
export const TWINS_KIND = 0;
export const LINKS_KIND = 1;
export const POSTINGS_KIND = 2;
export const KINDS = 3;
/** Blocks are aligned, so that their kind has the lowest bits of their address. */
export const KIND_MASK = 3;

/** Partners of a document: how many, then for each its number and the rarity shared with it. */
export const PARTNERS_HEAD = 8;
export const PARTNER_BYTES = 8;
export const PARTNER_RARITY = 4;
export const PARTNERS_BYTES = PARTNERS_HEAD + PARTNER_BYTES * MAX_PARTNERS;

/** What is ranked: weights by document frequency, partners by document. */
export const RANK_WEIGHTS = 0;
export const RANK_PARTNERS = 4;
/** Rows and items, and of which documents. */
export const RANK_ROWS = 8;
export const RANK_ITEMS = 12;
export const RANK_FIRST = 16;
export const RANK_SIZE = 20;
export const RANK_BYTES = 24;

/** No record of a block was written yet. */
export const NO_POSTING = 0xffffffff;
/** Most documents of a block of a tile: an item tells them apart by three bytes. */
export const MAX_TILE_SIZE = 1 << 24;

/** A tile: weights by document frequency, partners by document. */
export const TILE_WEIGHTS = 0;
export const TILE_PARTNERS = 4;
/** Rows as they were laid out and as they were left, the bytes of those of a thread, and threads. */
export const TILE_LAID_OUT = 8;
export const TILE_LEFT = 12;
export const TILE_ROW_BYTES = 16;
export const TILE_THREADS = 20;
export const TILE_ITEMS = 24;
/** The first document of the block, and of the other one; what the records of that are addressed from. */
export const TILE_FIRST = 28;
export const TILE_OTHER_FIRST = 32;
export const TILE_BASE = 36;
export const TILE_BYTES = 40;
