/**
 * The texts of a saved result, read again from where its documents were. A file may have changed since: then its text
 * is left out, and a warning names it. O(files with documents that are shown).
 */

import { readArticles } from '../../../files/articles.ts';
import type { DedupeResult, DocumentEntry } from '../../../model/result.ts';
import { documentsToShow } from '../../../report/html/kept-texts.ts';
import type { ShownText } from '../../../report/options.ts';
import type { Call } from '../../options/call.ts';
import { STDIN } from '../../options/stdin.ts';
import { statOf } from '../../output/output-place.ts';
import { sourceOptions } from '../inputs.ts';
import { SameText } from './same-text.ts';

/** Why a text is missing, and how that is said of one and of several. */
const REASONS = {
  changed: ['has changed since the result was saved', 'have changed since the result was saved'],
  gone: ['is not there', 'are not there'],
  piped: ['came from standard input', 'came from standard input'],
} as const;

type Reason = keyof typeof REASONS;
type Missing = readonly [reason: Reason, entry: DocumentEntry];

/** Names of texts in a warning, for each reason. */
const MOST_NAMES = 3;

/** The texts by id; a warning tells which are missing. */
export async function savedTexts(
  { values, notices }: Call,
  result: DedupeResult,
): Promise<ReadonlyMap<string, ShownText>> {
  const wanted = documentsToShow(result);
  const sameText = await SameText.of(result);
  const texts = new Map<string, ShownText>();
  const missing: Missing[] = [];
  const options = { ...sourceOptions(values), hidden: true, useIgnoreFiles: false };
  for (const [path, entries] of byPath(wanted)) {
    const reason = reasonAgainst(path);
    for await (const reading of reason === undefined ? readArticles([path], options) : []) {
      if (reading.kind !== 'article') continue;
      const { line, text } = reading.article;
      const entry = entries.get(line);
      if (entry !== undefined && sameText.is(entry, text)) texts.set(entry.id, { text, aside: [] });
    }
    for (const entry of entries.values()) {
      if (!texts.has(entry.id)) missing.push([reason ?? 'changed', entry]);
    }
  }
  if (missing.length > 0) notices.warn(warningOf(missing, wanted.length));
  return texts;
}

/** By file, then by line; a text that is a whole file has none. */
function byPath(
  entries: readonly DocumentEntry[],
): ReadonlyMap<string, ReadonlyMap<number | undefined, DocumentEntry>> {
  const files = new Map<string, Map<number | undefined, DocumentEntry>>();
  for (const entry of entries) {
    const known = files.get(entry.path);
    if (known === undefined) files.set(entry.path, new Map([[entry.line, entry]]));
    else known.set(entry.line, entry);
  }
  return files;
}

/** Why nothing can be read from there; undefined if it can. */
function reasonAgainst(path: string): Reason | undefined {
  if (path === STDIN) return 'piped';
  return statOf(path)?.isFile() === true ? undefined : 'gone';
}

function warningOf(missing: readonly Missing[], wanted: number): string {
  const reasons = (['changed', 'gone', 'piped'] as const).flatMap((reason) => {
    const entries = missing.filter(([why]) => why === reason).map(([, entry]) => entry);
    const [ofOne, ofSeveral] = REASONS[reason];
    if (entries.length === 0) return [];
    return [`${namesOf(entries)} ${entries.length === 1 ? ofOne : ofSeveral}`];
  });
  const count = `${missing.length} of ${wanted} texts are not in the HTML report`;
  const remedy = 'run dedupe again, from the same folder';
  return `${count}: ${reasons.join(', ')}; ${remedy}`;
}

function namesOf(entries: readonly DocumentEntry[]): string {
  const names = entries.slice(0, MOST_NAMES).map(({ path, line }) => {
    return JSON.stringify(line === undefined ? path : `${path}:${line}`);
  });
  const more = entries.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(' and ');
}
