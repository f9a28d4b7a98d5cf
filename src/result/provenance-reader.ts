/**
 * Reads the texts of clusters, each once, for what a text says about its original, for its first words and its hash.
 * Copies that are equal to the letter share both, so a hundred thousand of them cost a comparison
 * each.
 */

import type { Provenance } from '../core/originals/provenance.ts';
import { openingOf } from '../core/texts/opening.ts';
import { textHash } from '../core/texts/text-hash.ts';
import { provenanceOf, statementOf, type Statement } from '../core/originals/statement.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** How many texts with the same tokens are kept apart; further ones differ only in layout. */
const MAX_VARIANTS = 4;
/** How many UTF-16 units are kept to compare with. */
const MAX_KEPT = 1 << 24;

/** A text that was read, kept for the texts that are equal to it. */
interface Variant {
  readonly document: number;
  readonly text: string;
  readonly statement: Statement;
}

/** Reads documents in the order of their numbers, one cluster after another. */
export class ProvenanceReader {
  readonly #corpus: ScoredCorpus;
  /**
   * By document, counted from 1: the first document with exactly the same text; 0 before it is
   * read.
   */
  readonly #first: Int32Array;
  readonly #openings = new Map<number, string>();
  /** By document, as its opening. */
  readonly #hashes = new Map<number, string>();
  /** 1 for the first document of a text that has copies. */
  readonly #isCopied: Uint8Array;
  /** By the first document of a text that has copies. */
  readonly #variants = new Map<number, Variant[]>();
  #kept = 0;

  /** `copies` is what `listCopies` returns. */
  constructor(corpus: ScoredCorpus, copies: readonly number[]) {
    const { representative } = corpus.identical;
    this.#corpus = corpus;
    this.#first = new Int32Array(representative.length);
    this.#isCopied = new Uint8Array(representative.length);
    for (const copy of copies) this.#isCopied[representative[copy] ?? copy] = 1;
  }

  /** Returns true for the first document of a text that has copies. */
  isCopied(document: number): boolean {
    return this.#isCopied[document] === 1;
  }

  /** Reads one document and returns what tells its origin. */
  provenance(document: number): Provenance {
    const { intake } = this.#corpus;
    const metadata = intake.metadata[document] ?? { id: '' };
    return provenanceOf(metadata, {
      document,
      length: intake.collection.length(document),
      statement: this.#read(document),
    });
  }

  /**
   * Returns a document that was read and has exactly the same text; the document itself if there is
   * none.
   */
  twinOf(document: number): number {
    const first = this.#first[document] ?? 0;
    return first === 0 ? document : first - 1;
  }

  /** Returns the first words of a document. */
  opening(document: number): string {
    const twin = this.twinOf(document);
    let opening = this.#openings.get(twin);
    if (opening === undefined) {
      opening = openingOf(this.#corpus.intake.text(twin));
      this.#openings.set(twin, opening);
    }
    return opening;
  }

  /** Returns what tells whether a text is that of a document, to the letter. */
  hash(document: number): string {
    const twin = this.twinOf(document);
    let hash = this.#hashes.get(twin);
    if (hash === undefined) {
      hash = textHash(this.#corpus.intake.text(twin));
      this.#hashes.set(twin, hash);
    }
    return hash;
  }

  #read(document: number): Statement {
    const { intake, identical } = this.#corpus;
    const text = intake.text(document);
    const representative = identical.representative[document] ?? document;
    const isCopied = this.#isCopied[representative] === 1;
    const known = isCopied ? (this.#variants.get(representative) ?? []) : [];
    const twin = known.find((variant) => variant.text === text);
    this.#first[document] = (twin?.document ?? document) + 1;
    if (twin !== undefined) return twin.statement;
    const statement = statementOf(text);
    this.#hashes.set(document, textHash(text));
    if (intake.metadata[document]?.title === undefined) {
      this.#openings.set(document, openingOf(text));
    }
    if (isCopied && known.length < MAX_VARIANTS) {
      this.#keep(representative, { document, text, statement });
    }
    return statement;
  }

  #keep(representative: number, variant: Variant): void {
    this.#kept += variant.text.length;
    if (this.#kept > MAX_KEPT) {
      this.#variants.clear();
      this.#kept = variant.text.length;
    }
    const known = this.#variants.get(representative);
    if (known === undefined) this.#variants.set(representative, [variant]);
    else known.push(variant);
  }
}
