/** What the inversion and the ranking of partners work on: see wasm/candidates. */
import { CHAINS_PER_DOCUMENT, MAX_PARTNERS } from './phrases.ts';

/** Partitions of one range of pairs of tokens. */
export const PARTITIONS = 256;
/** An entry: the mixed pair, 8 bytes; the token that follows, and the document. */
export const ENTRY_BYTES = 16;
/** A chunk of entries, which is aligned to its size. */
export const ENTRY_CHUNK_BYTES = 1 << 14;
/** Ranges that the mark of a pair, a byte, tells apart; the kernel reads so far behind the last mark. */
export const MAX_MARKED = 255;
export const MARKS_SLACK = 16;

/** A sweep: the corpus, which range is taken, of how many; where marks are, and by document where its own begin. */
export const SWEEP_CORPUS = 0;
export const SWEEP_RANGE = 4;
export const SWEEP_RANGES = 8;
export const SWEEP_MARKS = 12;
export const SWEEP_PLACES = 16;
export const SWEEP_BYTES = 20;

/**
 * Streams that a thread writes when it groups: postings of two, other postings, phrases above the cap, frequent
 * phrases.
 */
export const TWINS_STREAM = 0;
export const POSTINGS_STREAM = 12;
export const CROWDS_STREAM = 24;
export const FREQUENT_STREAM = 36;
/** Behind them the rooms of crowds, and the scratch of the thread. */
export const CROWD_ROOMS = 48;
export const GROUP_SCRATCH = 60;

/** What a thread counts document frequencies in: which document had a token last, and how many have it. */
export const COUNTS_SEEN = 0;
export const COUNTS_DFS = 4;
export const COUNTS_BYTES = 8;

/** What is grouped: the corpus, the lists of all threads and how many they are. */
export const GROUP_CORPUS = 0;
export const GROUP_LISTS = 4;
export const GROUP_THREADS = 8;
export const GROUP_BYTES = 12;

/** A slot of a table by hash: the hash, and a number that is 0 if the slot is free. */
export const SLOT_BYTES = 12;
export const SLOT_NUMBER = 8;
/** Two thirds of all slots are taken, at most. */
export const SLOTS_PER_HASH = 1.5;
/** A frequent phrase in its stream: the hash, and its document frequency. */
export const NOTED_BYTES = 12;
export const NOTED_DF = 8;
/** The table of frequent phrases and its slots; the filter, and its words of 64 bits less one. */
export const FREQUENT_TABLE = 0;
export const FREQUENT_SLOTS = 4;
export const FREQUENT_FILTER = 8;
export const FREQUENT_MASK = 12;
export const FREQUENT_BYTES = 16;

/** Hashes of the phrases above the cap that a document keeps. */
export const CHAINS_BYTES = 8 * CHAINS_PER_DOCUMENT;
/** Crowds that are noted: their streams and how many these are; chains and what is noted by document. */
export const CROWDS_STREAMS = 0;
export const CROWDS_THREADS = 4;
export const CROWDS_CHAINS = 8;
export const CROWDS_NOTED = 12;
/** To link them: the documents, a table of hashes and its slots, the stream of links. */
export const CROWDS_SIZE = 16;
export const CROWDS_TABLE = 20;
export const CROWDS_SLOTS = 24;
export const CROWDS_LINKS = 28;
export const CROWDS_BYTES = 32;

/** Kinds of what is shared: postings of two, links of chains, postings that say how many documents they have. */
export const TWINS_KIND = 0;
export const LINKS_KIND = 1;
export const POSTINGS_KIND = 2;
export const SHARED_KINDS = 3;
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
/** Blocks of streams, the rows and items that they make, and the documents that are ranked. */
export const RANK_BLOCKS = 8;
export const RANK_ROWS = 12;
export const RANK_ITEMS = 16;
export const RANK_FIRST = 20;
export const RANK_SIZE = 24;
/** Bytes of the rows of one thread, how many threads there are, and where their rows begin. */
export const RANK_ROW_BYTES = 28;
export const RANK_THREADS = 32;
export const RANK_COUNTS = 36;
export const RANK_BYTES = 40;

/** No record of a block was written yet. */
export const NO_POSTING = 0xffffffff;
/** Most documents of a block of a tile: an item tells them apart by three bytes. */
export const MAX_TILE_SIZE = 1 << 24;
/** What one thread parts by blocks: its streams, twos of stream and kind, and how many. */
export const PARTING_STREAMS = 0;
export const PARTING_COUNT = 4;
/** The number of the first posting; by block the last one, and the stream. */
export const PARTING_ID = 8;
export const PARTING_LASTS = 12;
export const PARTING_OUTS = 16;
/** Documents of a block. */
export const PARTING_SIZE = 20;
export const PARTING_BYTES = 24;

/** A tile: weights by document frequency, partners by document. */
export const TILE_WEIGHTS = 0;
export const TILE_PARTNERS = 4;
/** Rows as they were laid out and as they were left, the bytes of those of a thread, and threads. */
export const TILE_LAID_OUT = 8;
export const TILE_LEFT = 12;
export const TILE_ROW_BYTES = 16;
export const TILE_THREADS = 20;
export const TILE_ITEMS = 24;
/** The first document of the block and how many it has; the first of the other block. */
export const TILE_FIRST = 28;
export const TILE_SIZE = 32;
export const TILE_OTHER_FIRST = 36;
/** What the records of the other block are addressed from; pieces of both blocks, twos of start and end. */
export const TILE_BASE = 40;
export const TILE_PIECES = 44;
export const TILE_OTHER_PIECES = 48;
export const TILE_BYTES = 52;

/** What has changed since an earlier run: the corpus; a table of phrases; a byte by word; flags by document. */
export const CHANGED_CORPUS = 0;
export const CHANGED_PHRASES = 4;
export const CHANGED_WORDS = 8;
export const CHANGED_FLAGS = 12;
export const CHANGED_BYTES = 16;
/** What a text is flagged for. */
export const HAS_CHANGED_WORD = 1;
export const HAS_CHANGED_PHRASE = 2;
