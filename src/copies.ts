/** Copies: documents with the very tokens of another one. */
import type { IdenticalTexts } from './core/texts/identical.ts';

/** Every copy that is not the first of its text, by the first, then by itself. */
export function listCopies({ representative }: IdenticalTexts): readonly number[] {
  const copies: number[] = [];
  for (let document = 0; document < representative.length; document++) {
    if (representative[document] !== document) copies.push(document);
  }
  return copies.sort((x, y) => (representative[x] ?? 0) - (representative[y] ?? 0) || x - y);
}
