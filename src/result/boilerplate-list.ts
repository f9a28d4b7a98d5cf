/**
 * Boilerplate as the report lists it: each text by its first words, as they are in the first
 * document that has it. That document is tokenised again; nothing is kept between texts.
 */

import type { BoilerplateText } from '../core/boilerplate/pieces.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import type { Boilerplate } from '../model/result.ts';
import { compareCodeUnits } from '../intake/ids.ts';
import { openingOf } from '../core/texts/opening.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** How many documents are named for each text. */
const EXAMPLES = 3;

/** Returns all boilerplate, by documents descending, then words descending, then opening. */
export function describeBoilerplate(corpus: ScoredCorpus): Boilerplate[] {
  const copies = countCopies(corpus);
  return corpus.boilerplate
    .map((piece) => describePiece(corpus, piece, copies))
    .sort(
      (x, y) =>
        y.documents - x.documents || y.words - x.words || compareCodeUnits(x.opening, y.opening),
    );
}

/** By the first document of each text: how many documents have exactly that text. */
function countCopies({ identical }: ScoredCorpus): Int32Array {
  const copies = new Int32Array(identical.representative.length);
  for (const text of identical.representative) copies[text] = (copies[text] ?? 0) + 1;
  return copies;
}

function describePiece(
  { intake }: ScoredCorpus,
  { document, start, end, holders }: BoilerplateText,
  copies: Int32Array,
): Boilerplate {
  const text = intake.text(document);
  const spans = tokenSpans(intake.tokeniser, text);
  return {
    opening: openingOf(text.slice(spans.start[start], spans.end[end - 1])),
    words: end - start,
    documents: holders.reduce((sum, holder) => sum + (copies[holder] ?? 0), 0),
    examples: Array.from(
      holders.subarray(0, EXAMPLES),
      (holder) => intake.metadata[holder]?.id ?? '',
    ),
  };
}
