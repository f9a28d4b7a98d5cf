/** What the file holds: the figures at once, pairs and texts when something needs them. */

import { besides, type FindBeside } from '../../saved/listed-pair.ts';
import { clean, cleanLine } from '../../text/clean.ts';
import {
  BLOCKS,
  type HeldText,
  type PageCluster,
  type PageData,
  type PageDocument,
  type PagePair,
  type PageText,
} from '../page-data.ts';

function parse(id: string): string {
  return document.getElementById(id)?.textContent ?? 'null';
}

/** The lists of the file. */
export class Given {
  readonly data: PageData = JSON.parse(parse(BLOCKS.data));
  #pairs: readonly PagePair[] | undefined;
  #texts: readonly HeldText[] | undefined;
  #beside: FindBeside | undefined;

  get pairs(): readonly PagePair[] {
    this.#pairs ??= readPairs();
    return this.#pairs;
  }

  /** The text of a document; null if it was left out. */
  text(document: number): PageText | null {
    this.#texts ??= readTexts();
    const held = this.#texts[document] ?? null;
    return typeof held === 'number' ? this.text(held) : held;
  }

  /** How two documents are beside each other; names are their numbers, as text. */
  get beside(): FindBeside {
    this.#beside ??= besides({ pairs: this.pairs.map(named) });
    return this.#beside;
  }

  document(number: number): PageDocument {
    return this.data.documents[number] ?? { name: '', words: 0 };
  }

  /** The headline of a document, or else its name. */
  titleOf(number: number): string {
    const { headline, name } = this.document(number);
    return headline === undefined ? clean(name) : cleanLine(headline);
  }

  /** Where a document is, or its name if the title is something else. */
  placeOf(number: number): string {
    const { headline, name, place } = this.document(number);
    const parts = headline === undefined ? [place] : [name, place];
    return parts
      .filter((part) => part !== undefined)
      .map(clean)
      .join(' · ');
  }

  /** The pairs of a cluster that the page has. */
  pairsOf({ pairs }: PageCluster): readonly PagePair[] {
    return pairs.flatMap((number) => this.pairs[number] ?? []);
  }
}

function readPairs(): readonly PagePair[] {
  const pairs: readonly PagePair[] = JSON.parse(parse(BLOCKS.pairs));
  return pairs;
}

function readTexts(): readonly HeldText[] {
  const texts: readonly HeldText[] = JSON.parse(parse(BLOCKS.texts));
  return texts;
}

/** As the functions on results know pairs. */
function named(pair: PagePair) {
  return {
    ...pair,
    a: String(pair.a),
    b: String(pair.b),
    passages: [],
    sharedShingles: 0,
    shinglesA: 0,
    shinglesB: 0,
  };
}
