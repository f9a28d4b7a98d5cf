/**
 * Names that desktops, browsers and editors give to copies: `letter (1).txt`, `letter - Copy.txt`,
 * `Copy of letter.txt`, `letter copy 2.txt`, `letter (another copy).txt`, `letter.txt.bak`, `letter~`.
 *
 * A name alone proves little: `part (1).txt` may be a part. It tells a copy only where the name
 * without the mark is there too, which the caller looks up.
 *
 * One test for most names, and a few patterns for those that pass it.
 */

/** The word for a copy, as desktops write it in these languages, in lower case. */
const WORDS = [
  'cop(?:y|ies|ie|ia)|copie de sauvegarde|backup',
  // German, Dutch, Czech; Polish, Swedish, Slovak; Danish, Norwegian; Finnish; Turkish
  'kopie|kopia|kópia|kopi|kopio|kopya(?:sı)?',
  // Portuguese; Catalan; Romanian; Hungarian; Greek
  'cópia|còpia|másolata?|αντίγραφο',
  'копия|копія|копие|копија',
];
/** These need no blank before them. */
const UNSPACED = 'コピー|副本|拷贝|拷貝|複製|复制|복사본|사본';
const WORD = `(?:${WORDS.join('|')}|${UNSPACED})`;
const OF = '(?:of|von|de|del|di|da|do|van|av|af|из|от|~|〜)';
const COUNT = '(?:[ _-]*\\(?\\d{1,3}\\)?)?';

/** What is not the name of the first text, around it; the text's name is the only group. */
const MARKS: readonly RegExp[] = [
  // `letter copy 2`, `letter - Kopie (2)`, `letter_copy`
  new RegExp(`^(.+?)(?:\\s*[-–—_.]\\s*|\\s+)${WORD}${COUNT}$`, 'u'),
  new RegExp(`^(.+?)[ _-]*(?:の|的)?(?:${UNSPACED})${COUNT}$`, 'u'),
  // `letter (copy)`, `letter (3rd copy)`, `letter (weitere Kopie)`, `letter (conflicted copy 2024-05-01)`
  new RegExp(
    `^(.+?)[ _]*[([（](?:[^()]{0,40}[^()\\p{L}])?${WORD}(?:[^()\\p{L}][^()]{0,40})?[)\\]）]$`,
    'u',
  ),
  // `letter (1)`
  /^(.+?)[ _]*[(（]\d{1,3}[)）]$/u,
  // `Copy of letter`, `Copy (2) of letter`, `Kopie von letter`
  new RegExp(`^${WORD}(?: ?\\(\\d{1,3}\\))?[ _-]+(?:${OF}[ _-]+)?(.+)$`, 'u'),
  new RegExp(`^(?:${UNSPACED})(?: ?\\(\\d{1,3}\\))?[ _~〜-]*(.+)$`, 'u'),
];

/** What editors and tools hang on the whole name of a file. */
const HUNG = /^(.+?)(?:\.(?:bak|backup|orig|old|copy|sav|save|~\d{1,3}~|\d{1,2})|~)$/u;
/** Most names have none of this. */
const MAY_BE =
  /[)\]）~\d]$|cop|cóp|còp|kop|kóp|backup|másolat|αντίγραφο|коп|コピー|本$|[拷複复]|\.(?:bak|orig|old|sav|save)$/u;
/** What one of the marks has. */
const MAY_BE_MARKED =
  /[)\]）]$|cop|cóp|còp|kop|kóp|backup|másolat|αντίγραφο|коп|コピー|[本본拷複复]/u;
const EXTENSION = /\.[a-z][a-z0-9]{0,7}$/u;
/** A copy of a copy of a copy. */
const MAX_MARKS = 4;

/** The name of a file in the form in which names are compared: without folder and extension. */
export function plainName(path: string): string {
  return withoutExtension(nameOf(path));
}

/**
 * The plain names that a file's name says it is a copy of, the nearest first; none for most files.
 *
 * @example namesCopied('letter - Copy (2).txt') // ['letter']
 */
export function namesCopied(path: string): readonly string[] {
  const name = nameOf(path);
  if (!MAY_BE.test(withoutExtension(name)) && !MAY_BE.test(name)) return [];
  const found: string[] = [];
  const [, base = name] = HUNG.exec(name) ?? [];
  if (base !== name) found.push(withoutExtension(base));
  let plain = withoutExtension(base);
  for (let i = 0; i < MAX_MARKS; i++) {
    const inner = withoutMark(plain);
    if (inner === undefined) break;
    found.push(inner);
    plain = inner;
  }
  return found;
}

function withoutMark(name: string): string | undefined {
  if (!MAY_BE_MARKED.test(name)) return undefined;
  for (const mark of MARKS) {
    const inner = mark.exec(name)?.[1]?.trim();
    if (inner !== undefined && inner !== '') return inner;
  }
  return undefined;
}

/** Desktops write accents in two ways. */
const nameOf = (path: string): string =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .normalize('NFC')
    .toLowerCase();

const withoutExtension = (name: string): string =>
  name.replace(/\.gz$/u, '').replace(EXTENSION, '').trim();
