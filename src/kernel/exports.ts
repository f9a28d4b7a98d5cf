/**
 * What the kernel exports. Written by bin/build/kernel.js, from the functions that src/kernel/wasm/index.ts
 * names and their comments.
 *
 * Pointers and sizes are bytes in the kernel's memory; a text is the bytes in [from, to), and the kernel may
 * read `TEXT_MARGIN` bytes before and behind it. `tables` is where `writeKernelTables` wrote.
 */
export interface KernelExports {
  /**
   * Takes `bytes` of memory, aligned to 64: of the arena, while there is room in it, else new. Traps if the
   * memory cannot grow any further.
   */
  allocate(bytes: number): number;
  /** Forgets what a stream holds; its blocks are used again. */
  emptyStream(stream: number): void;
  /** The first block of a stream, 0 if nothing was written. Its words follow from `blockStart`. */
  firstBlock(stream: number): number;
  /** The block after this one, 0 after the last. */
  nextBlock(block: number): number;
  /** Where the words of a block begin. */
  blockStart(block: number): number;
  /** Where the words of a block end. */
  blockEnd(block: number): number;
  /**
   * Writes a record for every token of the UTF-8 in [from, to): its hash, and where it starts and ends, in bytes from
   * `from`. Returns how many, or `NEEDS_NORMALISING`, or `INVALID_UTF8`: then `out` holds nothing of use. 8 divides
   * `out`, which has room for `TOKEN_ROOM_PER_BYTE` for each byte and `TOKEN_ROOM_SLACK`.
   */
  tokenise(from: number, to: number, out: number, tables: number): number;
  /**
   * The same for the body of a JSON string, as it is between its quotes: escapes separate, and their letters are none.
   * `NEEDS_UNESCAPING` if one is `\u`.
   */
  tokeniseJson(from: number, to: number, out: number, tables: number): number;
  /** The same for a text that is as `normaliseText` leaves it: never `NEEDS_NORMALISING`. */
  tokeniseNormal(from: number, to: number, out: number, tables: number): number;
  /**
   * Writes behind `count` tokens, records as the tokeniser leaves them, where each ends among their folded bytes, 4 bytes
   * each, and behind these the bytes, end to end.
   */
  foldTokens(tokens: number, count: number, text: number, tables: number): void;
  /**
   * True if a line of the plain UTF-8 in [from, to) may be one of these. A line ends as `^` takes it: also at
   * U+2028.
   */
  mayBeQuoted(from: number, to: number, tables: number): 0 | 1;
  /**
   * Reads lines of [from, to) until there is none, or as many records as `spec` has room for; returns how many. It
   * says too which keys are wanted, equal names are fine, and where records go: behind a header of what was read, one
   * for each line that is not blank (kernel/layout/json.ts). Places are bytes from `from`. The bytes after the last
   * line break are a line if `isLast`. All strings but the text are valid UTF-8.
   */
  scanRecords(spec: number, from: number, to: number, isLast: 0 | 1): number;
  /**
   * Writes what the body of a JSON string in [from, to) spells as UTF-8, a lone surrogate as U+FFFD; returns
   * how many bytes. `out` has room for `to - from + 16`.
   */
  unescapeJson(from: number, to: number, out: number, tables: number): number;
  /** A vocabulary with room for `capacity` tokens, a power of two. */
  createVocabulary(capacity: number): number;
  /** Adds the tokens of `other`; writes the number that each has here to `map`, 4 bytes each. */
  mergeVocabulary(vocabulary: number, other: number, map: number): void;
  /**
   * Numbers `count` tokens of the text that `numbering` names, and takes them into its hash, which no numbering changes;
   * writes the numbers to `out`.
   */
  numberTokens(numbering: number, tokens: number, count: number, out: number): void;
  /**
   * Numbers `count` distinct words as `numberTokens` numbers tokens that are spelt as they were hashed. Most are seldom
   * met, so that neither slot nor hash is in the cache.
   */
  numberWords(numbering: number, words: number, count: number, out: number): void;
  /**
   * Lists the tokens by number, when no more come: the words end to end, and where each ends there (4 bytes). There is
   * room for 7 bytes more behind the words.
   */
  listTokens(vocabulary: number, ends: number, out: number): void;
  /** Rewrites `count` tokens by a map of numbers. */
  renumber(tokens: number, count: number, map: number): void;
  /** Rewrites the tokens of the rows [from, to). */
  renumberRows(rows: number, from: number, to: number): void;
  /** Adds `count` numbers of 4 bytes to others. */
  addCounts(into: number, from: number, count: number): void;
  /** One byte a token: 0 if one text alone has it, 1 up to the cap of postings, 2 above it. */
  classify(dfs: number, count: number, cap: number, classes: number): void;
  /**
   * Counts the tokens of the distinct texts [from, to) in what belongs to one thread: by token, which document had it
   * last, 0 at first, and how many have it.
   */
  countFrequencies(corpus: number, counts: number, from: number, to: number): void;
  /** Empties the lists, and gives each its first chunk; their memory is used again. */
  clearLists(lists: number): void;
  /** New lists for a thread, to be cleared before use, with `bytes` of memory at `region` for their chunks. */
  createLists(region: number, bytes: number): number;
  /** Takes the pairs of the distinct texts [from, to) that are in the range of the sweep, and those of single words. */
  sweep(sweep: number, lists: number, from: number, to: number): void;
  /**
   * Takes the pairs of the first range, and marks all: the mark of a token, a byte, is the range of the pair that it
   * ends. The sweep says where the marks of a document go.
   */
  sweepAndMark(sweep: number, lists: number, from: number, to: number): void;
  /** Takes the pairs of a range that was marked. */
  sweepMarked(sweep: number, lists: number, from: number, to: number): void;
  /** Takes the words under the cap, as pairs with nothing: all of them are one range. */
  sweepWords(sweep: number, lists: number, from: number, to: number): void;
  /** Groups the partitions [from, to); every thread has lists of each. */
  groupPartitions(group: number, streams: number, from: number, to: number): void;
  /** What a thread groups with: its streams, and behind them its scratch. */
  createStreams(): number;
  /** Forgets the crowds of a range: their memory serves the next. */
  clearCrowds(streams: number): void;
  /** How many crowds a stream has. */
  countCrowds(stream: number): number;
  /**
   * Writes the links of all documents to a stream, in twos, 3 bytes each. The slots of the table (slots.ts) are zeros at
   * first; the number of a hash is which document, plus 1, had it last.
   */
  linkCrowds(crowds: number): void;
  /**
   * Notes the crowds of all threads for the documents [from, to): the smallest hashes of each in its
   * chain, how many crowds it is in, and a bit for each crowd by its hash.
   */
  noteCrowds(crowds: number, from: number, to: number): void;
  /** The document frequency of a phrase, 0 if it is not frequent; its hash comes in two halves, as JavaScript has it. */
  frequencyOfHalves(frequent: number, hi: number, lo: number): number;
  /** Sets the document frequency of a phrase that is frequent, not to 0: the slot would be free. */
  setFrequency(frequent: number, hi: number, lo: number, df: number): void;
  /** Notes `count` phrases as they are in the stream of groups.ts; table and filter are zeros at first. */
  noteFrequent(frequent: number, noted: number, count: number): void;
  /** Flags the distinct texts [from, to), whole and trimmed: a byte for each document, 0 at first. */
  flagChanged(changed: number, from: number, to: number): void;
  /**
   * Moves those of `count` noted phrases to the front that are worth another in the table: up to FULL_DF documents all are
   * worth the same (core/rarity/phrase-weight.ts). Returns how many they are.
   */
  keepChanged(frequent: number, noted: number, count: number): number;
  /** Counts the documents that are laid out in the blocks [from, to), in the rows of one thread. */
  countPartners(rank: number, scratch: number, from: number, to: number): void;
  /** Fills in the items of the same blocks: of pairs the other document, of postings the address. */
  fillPartners(rank: number, scratch: number, from: number, to: number): void;
  /**
   * Turns the counts of all threads into places where each begins; and notes where the rows of all begin. Returns the
   * items.
   */
  layOutPartners(rank: number): number;
  /** Scratch for so many documents; sums are zeros. */
  createRankScratch(documents: number, thread: number): number;
  /** Ranks the partners of documents [from, to), of the block that was laid out. */
  rankDocuments(rank: number, scratch: number, from: number, to: number): void;
  /** Counts the records of the pieces [from, to) in which each document of the block is, in the rows of one thread. */
  countTile(tile: number, scratch: number, from: number, to: number): void;
  /** Scratch of a thread for blocks of `size` documents. */
  createTileScratch(size: number, thread: number): number;
  /**
   * Makes of counts the places where each thread's items of each document begin, and behind the rows of all threads where
   * they end: the items of a document are together. Returns how many items there are.
   */
  layOutTile(tile: number): number;
  /**
   * Merges the pieces [from, to) of the block with the pieces of the same postings of the other. The items of each document
   * get what it meets there: partners upwards from its row, records, which have several partners, downwards from its row
   * among the limits.
   */
  mergeTile(tile: number, scratch: number, from: number, to: number): void;
  /** Parts the postings of the threads [from, to) by blocks of documents, each to a stream of the block. */
  partPostings(parts: number, from: number, to: number): void;
  /**
   * Ranks, for the documents [from, to) of the merged block, the partners of the other one among those found
   * before.
   */
  rankTile(tile: number, scratch: number, from: number, to: number): void;
  /** Scratch for a vocabulary of so many tokens. */
  createProfileScratch(tokens: number): number;
  /** Makes the profiles of the trimmed words of the distinct texts [from, to), and their lists. */
  makeProfiles(corpus: number, scratch: number, from: number, to: number): void;
  /** Has lists written to [at, end) from now on; what does not fit there goes to new memory. */
  writeListsTo(scratch: number, at: number, end: number): void;
  /** A scratch for a vocabulary of `tokens`. */
  createBoundScratch(tokens: number): number;
  /**
   * Writes the candidates of documents [from, to) that may count to the first stream of the scratch, in twos, the smaller
   * number first; each pair once, from the side whose list has it, or from the smaller number.
   */
  boundDocuments(bound: number, scratch: number, from: number, to: number): void;
  /** Holds the undecided pairs [from, to) to the last bound; equal documents follow each other. */
  boundPairs(bound: number, scratch: number, from: number, to: number): void;
  /**
   * Holds the pairs [from, to) to the bound by lists; they are triples, and equal documents follow each other. What
   * passes goes to the first stream of the scratch, in twos, and what only phrases can tell to the second, in threes:
   * document, other, and the doubt of their lists (a 32-bit float).
   */
  comparePairs(bound: number, scratch: number, from: number, to: number): void;
  /**
   * Writes the candidates of documents [from, to) that pass the first bound, in threes: document, other, and the
   * rarity that they share. All of them, if another measure than the score is held against the threshold.
   */
  screenDocuments(bound: number, scratch: number, from: number, to: number): void;
  /** Keeps, of the windows [start, end), those that may be in enough documents, in order, in a stream. */
  keepRepeated(windows: number, start: number, end: number, out: number): void;
  /**
   * Lists the windows of the distinct texts [from, to) in the stream of a thread, and notes a hash of the text of
   * each that has any; counters are zeros at first, and all threads share them.
   */
  listWindows(windows: number, lister: number, from: number, to: number): void;
  /**
   * Writes to the first set the distinct phrases of the first tokens, as many as a set has at most, whose byte of the
   * frame, which follows the tokens, is 0; returns how many they are. A text of one or two tokens is one phrase.
   */
  distinctPhrases(sets: number, tokens: number, length: number): number;
  /** True if the two sets, of so many phrases each, have more than `allowed` in common. */
  shareMore(sets: number, countA: number, countB: number, allowed: number): 0 | 1;
  /** Counts the frequent phrases of a text of the family. */
  addToFamily(family: number, tokens: number, length: number): void;
  /** Turns the counts of the family into document frequencies, and fills the filter. */
  closeFamily(family: number): void;
  /** Scratch of a thread, for shingles of `size` tokens. */
  createVerifyScratch(size: number): number;
  /** Verifies the pairs [from, to): the whole texts, and the trimmed ones if something was set aside from either. */
  verifyPairs(input: number, scratch: number, from: number, to: number): void;
}

/** The functions whose work threads share: they end with the first item and the one after the last. */
export type Stage =
  | 'renumberRows'
  | 'countFrequencies'
  | 'sweep'
  | 'sweepAndMark'
  | 'sweepMarked'
  | 'sweepWords'
  | 'groupPartitions'
  | 'noteCrowds'
  | 'flagChanged'
  | 'countPartners'
  | 'fillPartners'
  | 'rankDocuments'
  | 'countTile'
  | 'mergeTile'
  | 'partPostings'
  | 'rankTile'
  | 'makeProfiles'
  | 'boundDocuments'
  | 'boundPairs'
  | 'comparePairs'
  | 'screenDocuments'
  | 'listWindows'
  | 'verifyPairs';
