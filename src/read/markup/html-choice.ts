/**
 * Chooses which text of a page is read, because pages mark their text in ways that they should not:
 * an empty or a teaser `<article>` beside the story; the story in the `<header>`, in a `<nav>` that
 * is never closed, or in a `<template>`.
 *
 * Choices go from narrow to wide. The first that has text is taken, unless that is next to nothing
 * beside what the page holds outside its navigation and links. So a page with any text always
 * yields some. Letters are counted, because not all scripts put spaces between words.
 */

/** Which elements a run of text is in: a set of the bits below. */
export type Marks = number;

/** In `<main>`. */
export const MAIN = 1;
/** In an `<article>`. */
export const ARTICLE = 2;
/** In a `<form>`. */
export const FORM = 4;
/** The header of the page; the header of its article is not marked. */
export const HEADER = 8;
/** An element that is no part of an article. */
export const DROPPED = 16;
/** In a link. */
export const LINKED = 32;
/** Dropped, but the element has no end tag: it may hold the rest of the page. */
export const STRAY = 64;

/** How many elements of a page claim to be its content. */
interface Counts {
  readonly mains: number;
  readonly articles: number;
}

/** The chosen part of a page. */
interface TextChoice {
  readonly isKept: (marks: Marks) => boolean;
  readonly letters: number;
}

/**
 * A smaller share of a page is not its article, however long it is: comments and lists of other
 * stories below an article are a few times as long as it.
 */
const LEAST_SHARE = 1 / 10;
/** A text with fewer letters, some 25 words, is a heading or a teaser rather than a story. */
export const FEW_LETTERS = 125;
/** A smaller share of a page is not its article if it is that short. */
const LEAST_SHARE_OF_FEW = 1 / 4;

/** Returns true if `own` letters are next to nothing beside all the letters that a page holds. */
export function isTooFew(own: number, held: number): boolean {
  if (own === 0) return held > 0;
  return own < held * LEAST_SHARE || (own < FEW_LETTERS && own < held * LEAST_SHARE_OF_FEW);
}

/** Chooses what is read from the number of letters in each kind of run. */
export function chooseText(letters: ReadonlyMap<Marks, number>, counts: Counts): TextChoice {
  const held = sumOf(letters, (marks) => (marks & LINKED) === 0 && isInBody(marks));
  const choices = [...choicesOf(counts)].map((isKept) => ({
    isKept,
    letters: sumOf(letters, isKept),
  }));
  return (
    choices.find((choice) => choice.letters > 0 && !isTooFew(choice.letters, held)) ??
    choices.findLast((choice) => choice.letters > 0) ??
    choices[0] ?? { isKept: () => true, letters: 0 }
  );
}

const isInBody = (marks: Marks): boolean => (marks & DROPPED) === 0 || (marks & STRAY) !== 0;

/** From narrow to wide. */
function* choicesOf({ mains, articles }: Counts): Generator<(marks: Marks) => boolean> {
  const scopes = [];
  if (mains === 1) scopes.push(MAIN);
  // several articles beside an empty main may still be the text; without a main they are a list
  if (articles === 1 || (mains === 1 && articles > 0)) scopes.push(ARTICLE);
  for (const scope of [...scopes, 0]) {
    const isIn = (marks: Marks): boolean => (marks & scope) === scope;
    yield (marks) => isIn(marks) && (marks & (DROPPED | HEADER | FORM)) === 0;
    // some systems wrap the whole page in one form; then it is not a form to fill in
    yield (marks) => isIn(marks) && (marks & (DROPPED | HEADER)) === 0;
  }
  yield (marks) => (marks & DROPPED) === 0;
  yield isInBody;
  yield () => true;
}

function sumOf(letters: ReadonlyMap<Marks, number>, isKept: (marks: Marks) => boolean): number {
  let sum = 0;
  for (const [marks, count] of letters) if (isKept(marks)) sum += count;
  return sum;
}
