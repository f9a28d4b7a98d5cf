/**
 * The texts of a run, with what of each was set aside, for reports that show them. A text is looked up and located
 * when it is asked for: O(its characters).
 */

import { tokenSpans } from '../core/tokens/spans.ts';
import type { TextLookup, TextOfRun } from '../pipeline/options.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** Finds texts by the ids of documents. */
export function textLookup(corpus: ScoredCorpus): TextLookup {
  const { metadata } = corpus.intake;
  const numbers = new Map(metadata.map(({ id }, document) => [id, document]));
  return (id) => {
    const document = numbers.get(id);
    return document === undefined ? undefined : textOf(corpus, document);
  };
}

function textOf({ intake, identical, trimmed }: ScoredCorpus, document: number): TextOfRun {
  const text = intake.text(document);
  // a copy has the tokens of the text that was compared for it
  const kept = trimmed.kept(identical.representative[document] ?? document);
  if (kept === undefined) return { text, aside: [] };
  const spans = tokenSpans(intake.tokeniser, text);
  const aside: [number, number][] = [];
  let from = 0;
  for (let i = 0; i <= kept.length; i += 2) {
    const to = kept[i] ?? spans.count;
    if (to > from) aside.push([spans.start[from] ?? 0, spans.end[to - 1] ?? text.length]);
    from = kept[i + 1] ?? to;
  }
  return { text, aside };
}
