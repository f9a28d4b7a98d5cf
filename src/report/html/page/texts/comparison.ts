/**
 * Two texts side by side. What they share is marked and linked: a passage leads to its partner, and the two scroll
 * together, passage beside passage. Boilerplate and quoted mail have another shade.
 */

import { counted, decimal, grouped, percent } from '../../../text/number.ts';
import { clean } from '../../../text/clean.ts';
import { calm, fill, h } from '../dom.ts';
import { editsOf } from './edits.ts';
import type { Given } from '../given.ts';
import { PassageLookup, type Shared } from './passages.ts';
import { linkScrolling } from './scroll-link.ts';
import { isHardWrapped, readable } from './readable.ts';
import { type Marks, type Numbered, segmentsOf } from './segments.ts';

/** How the passages of a text are shown. */
interface Look extends Pick<Marks, 'passages' | 'edits'> {
  readonly kind: string;
}

/** One of the two texts. */
interface Side {
  readonly pane: HTMLElement;
  readonly select: HTMLSelectElement;
}

const UNLISTED =
  'The result lists no pair of these two: they do not match, or the pair was left out.';

let count = 0;
let lookup: PassageLookup | undefined;

/** The two panes, and the choice of what is in them. */
export class Comparison {
  readonly element = h('section', { class: 'comparison', 'aria-label': 'Two texts side by side' });
  readonly #given: Given;
  readonly #sides: readonly [Side, Side];
  readonly #facts = h('p', { class: 'faint', role: 'status' });
  readonly #legend = h('p', { class: 'legend faint' });
  readonly #steps = h('span', { class: 'steps' });
  #current = -1;

  /** `documents` are those to choose from. */
  constructor(given: Given, documents: readonly number[]) {
    this.#given = given;
    this.#sides = [this.#side('Left text', documents), this.#side('Right text', documents)];
    const [left, right] = this.#sides;
    for (const { select } of this.#sides) {
      select.addEventListener('change', () => this.#fill());
    }
    linkScrolling(left.pane, right.pane);
    fill(
      this.element,
      h('h3', {}, 'Side by side'),
      h('div', { class: 'compared' }, this.#facts, this.#steps),
      this.#legend,
      h(
        'div',
        { class: 'panes' },
        ...this.#sides.flatMap(({ select, pane }) => h('div', {}, select, pane)),
      ),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLSelectElement) return;
      if (event.key === 'n') this.#step(1);
      if (event.key === 'p') this.#step(-1);
    });
  }

  /** Shows two documents. */
  show(left: number, right: number): void {
    this.#sides[0].select.value = String(left);
    this.#sides[1].select.value = String(right);
    this.#fill();
  }

  #side(label: string, documents: readonly number[]): Side {
    const options = documents.map((number) => {
      return h('option', { value: number }, optionText(this.#given, number));
    });
    count++;
    const select = h('select', { id: `side-${count}`, 'aria-label': label }, ...options);
    const pane = h('div', { class: 'pane', tabindex: 0, role: 'region', 'aria-label': label });
    for (const name of ['pointerover', 'pointerout', 'click'] as const) {
      pane.addEventListener(name, (event) => this.#point(event));
    }
    return { select, pane };
  }

  #fill(): void {
    const [left, right] = this.#sides;
    const [one, two] = [Number(left.select.value), Number(right.select.value)];
    lookup ??= new PassageLookup(this.#given);
    const shared = lookup.between(one, two);
    const kind =
      shared.relation === 'quotation' || shared.relation === 'template' ? shared.relation : 'copy';
    this.#current = -1;
    const texts = [this.#given.text(one)?.[0] ?? '', this.#given.text(two)?.[0] ?? ''] as const;
    const edits = editsOf(texts, [shared.left, shared.right]);
    this.#put(left.pane, one, { passages: shared.left, edits: edits.left, kind });
    this.#put(right.pane, two, { passages: shared.right, edits: edits.right, kind });
    this.#facts.textContent = this.#factsOf(shared, one);
    this.#makeSteps(shared);
    fill(this.#legend, ...legendOf(this.element));
  }

  #put(pane: HTMLElement, document: number, look: Look): void {
    const { passages, edits, kind } = look;
    const found = this.#given.text(document);
    pane.scrollTop = 0;
    if (found === null) {
      fill(pane, h('p', { class: 'note' }, this.#whyNoText()), offsets(passages));
      return;
    }
    const [text, aside] = found;
    fill(pane, ...pieces(text, { passages, aside, edits }, kind));
  }

  #whyNoText(): string {
    if (this.#given.data.isWordless) return 'This report was written without texts (--no-texts).';
    return 'This text was left out: a report has 20 MB at most, for the most duplicated words first. A report of a saved result has the texts that are still where they were.';
  }

  #factsOf({ relation, pair }: Shared, left: number): string {
    if (relation === undefined) return UNLISTED;
    if (pair === undefined) return 'identical texts';
    const isFirst = pair.a === left;
    const [ofLeft, ofRight] = isFirst
      ? [pair.containmentA, pair.containmentB]
      : [pair.containmentB, pair.containmentA];
    return `${relation} · score ${decimal(pair.score)} · resemblance ${decimal(pair.resemblance)} · ${percent(ofLeft)} of the left is in the right, ${percent(ofRight)} of the right in the left`;
  }

  #makeSteps({ left }: Shared): void {
    if (left.length === 0) return fill(this.#steps);
    const back = h('button', { type: 'button', title: 'Previous passage (p)' }, '↑ previous');
    const next = h('button', { type: 'button', title: 'Next passage (n)' }, '↓ next');
    back.addEventListener('click', () => this.#step(-1));
    next.addEventListener('click', () => this.#step(1));
    const buttons = left.length > 1 ? [back, next] : [];
    fill(this.#steps, h('span', { class: 'faint' }, counted(left.length, 'passage')), ...buttons);
  }

  #step(by: number): void {
    const [{ pane }] = this.#sides;
    const marks = [...pane.querySelectorAll<HTMLElement>('mark')];
    const numbers = [...new Set(marks.map((mark) => mark.dataset['passage'] ?? ''))];
    if (numbers.length === 0) return;
    this.#current = (this.#current + by + numbers.length) % numbers.length;
    this.#go(numbers[this.#current] ?? '');
  }

  /** Brings both ends of a passage into view. */
  #go(passage: string): void {
    for (const { pane } of this.#sides) {
      for (const mark of pane.querySelectorAll('mark')) {
        mark.classList.toggle('is-current', mark.dataset['passage'] === passage);
      }
      const first = pane.querySelector<HTMLElement>(`mark[data-passage="${passage}"]`);
      if (first === null) continue;
      pane.scrollTo({ top: first.offsetTop - pane.clientHeight / 3, behavior: calm() });
    }
  }

  #point(event: Event): void {
    const mark = event.target instanceof Element ? event.target.closest('mark') : null;
    const passage = mark?.dataset['passage'];
    if (passage === undefined) return;
    if (event.type === 'click') {
      this.#go(passage);
      return;
    }
    for (const side of this.#sides) {
      for (const other of side.pane.querySelectorAll(`mark[data-passage="${passage}"]`)) {
        other.classList.toggle('is-pointed', event.type === 'pointerover');
      }
    }
  }
}

function optionText(given: Given, number: number): string {
  const { name, headline, date } = given.document(number);
  const text = headline === undefined ? name : `${headline} – ${name}`;
  const day = date === undefined ? '' : `${date.slice(0, 10)}  `;
  return clean(day + (text.length > 140 ? `${text.slice(0, 139)}…` : text));
}

function pieces(text: string, marks: Marks, kind: string): (Node | string)[] {
  const isWrapped = isHardWrapped(text);
  return segmentsOf(text.length, marks).map(({ start, end, passage, isAside, isEdit }) => {
    const piece = readable(text.slice(start, end), isWrapped);
    const words = start === 0 ? piece.trimStart() : piece;
    if (passage < 0) return isAside ? h('span', { class: 'aside' }, words) : words;
    const look = isAside ? 'aside' : kind;
    return h('mark', { class: isEdit ? `${look} edit` : look, 'data-passage': passage }, words);
  });
}

/** Where passages are, for a page without texts. */
function offsets(passages: readonly Numbered[]): HTMLElement {
  const shown = passages
    .slice(0, 200)
    .map(({ start, end, passage }) =>
      h('li', { value: passage + 1 }, `characters ${grouped(start)} to ${grouped(end)}`),
    );
  return h('ol', { class: 'offsets' }, ...shown);
}

const LOOKS = [
  ['copy', 'shared'],
  ['edit', 'edited'],
  ['quotation', 'quoted'],
  ['template', 'form'],
  ['aside', 'boilerplate or quoted mail, set aside'],
] as const;

/** The looks that occur in the panes. */
function legendOf(comparison: HTMLElement): HTMLElement[] {
  return LOOKS.filter(([look]) => comparison.querySelector(`.pane .${look}`) !== null).map(
    ([look, label]) => h('span', {}, h('span', { class: `swatch ${look}` }), label),
  );
}
