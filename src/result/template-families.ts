/**
 * The forms that texts follow, once each: who follows it, how much of their words it makes, and its text.
 *
 * A family is what pairs of the relation `template` connect. Its form is what a text shares with two others: of up to
 * `SAMPLE` texts, which are the first by id.
 */
import { Groups } from '../core/clusters/groups.ts';
import { roundMeasure } from '../core/score/score.ts';
import { frameOf } from '../core/templates/frame.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { listCopies } from '../core/texts/identical.ts';
import type { TemplateFamily } from '../model/result.ts';
import { compareCodeUnits } from '../intake/ids.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** Texts of a family that are compared with each other. */
const SAMPLE = 12;
/** UTF-16 units of the text of a form; what is longer is cut at a gap. */
const MOST_TEXT = 2000;

/** What a text shares with one other alone is no form that could be shown. */
const LEAST_TEXTS = 3;

/** Returns all families of three texts and more, by documents descending, then by the first id. */
export function describeTemplates(corpus: ScoredCorpus): TemplateFamily[] {
  const { identical, intake } = corpus;
  const families = findFamilies(corpus);
  const copies = listCopies(identical);
  const idOf = (document: number): string => intake.metadata[document]?.id ?? '';
  return families
    .filter((texts) => texts.length >= LEAST_TEXTS)
    .map((texts) => {
      const all = new Set(texts);
      const more = copies.filter((copy) => all.has(identical.representative[copy] ?? copy));
      const documents = [...texts, ...more].map(idOf).toSorted(compareCodeUnits);
      return { documents, ...describeForm(corpus, texts.slice(0, SAMPLE)) };
    })
    .toSorted(
      (x, y) =>
        y.documents.length - x.documents.length ||
        compareCodeUnits(x.documents[0] ?? '', y.documents[0] ?? ''),
    );
}

/** The texts of each family, ascending. */
function findFamilies({ scored }: ScoredCorpus): number[][] {
  const families = new Groups();
  for (const { a, b, relation } of scored) if (relation === 'template') families.join(a, b);
  return families.list();
}

/** The share of the words of texts that their form makes, and its text as the first of them has it. */
function describeForm(
  { intake }: ScoredCorpus,
  texts: readonly number[],
): Pick<TemplateFamily, 'share' | 'text'> {
  const { collection } = intake;
  let framed = 0;
  let words = 0;
  for (const text of texts) {
    const frame = frameOf(collection, text, othersOf(texts, text));
    framed += frame.reduce((sum, isFrame) => sum + isFrame, 0);
    words += frame.length;
  }
  const [first = 0] = texts;
  const text = textOf(intake, first, frameOf(collection, first, othersOf(texts, first)));
  return { share: roundMeasure(framed / Math.max(1, words)), text };
}

const othersOf = (texts: readonly number[], text: number): number[] =>
  texts.filter((other) => other !== text);

/** The stretches of a text that belong to the form, with an ellipsis for what is filled in. */
function textOf(
  { text: read, tokeniser }: ScoredCorpus['intake'],
  document: number,
  frame: Uint8Array,
): string {
  const source = read(document);
  const { start, end } = tokenSpans(tokeniser, source);
  const parts: string[] = frame[0] === 1 ? [] : [''];
  let length = 0;
  for (let at = 0; at < frame.length && length < MOST_TEXT;) {
    let to = at;
    while (to < frame.length && frame[to] === 1) to++;
    if (to > at) {
      const part = source.slice(start[at], end[to - 1]).replaceAll(/\s+/gu, ' ');
      parts.push(part);
      length += part.length;
    }
    at = Math.max(to, at + 1);
  }
  if (frame.at(-1) !== 1 || length >= MOST_TEXT) parts.push('');
  return parts.join(' … ').trim();
}
