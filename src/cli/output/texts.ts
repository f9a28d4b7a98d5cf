/** The texts that reports show: a run keeps them for HTML alone, unless it is to be without. */

import type { DedupeOptions } from '../../dedupe.ts';
import { DedupeError } from '../../model/error.ts';
import type { ShownText } from '../../report/options.ts';
import type { Values } from '../options/options.ts';
import type { Output } from './outputs.ts';

/** Texts by the ids of their documents. */
export type Texts = ReadonlyMap<string, ShownText>;

/** Whether a report shows texts. */
export function showsTexts(outputs: readonly Output[], { texts }: Values): boolean {
  return texts && outputs.some(({ format }) => format === 'html');
}

/** What a run is asked to keep. */
export interface ToShow {
  readonly options: Pick<DedupeOptions, 'onDescribed'>;
  /** Filled when the result is there. */
  readonly texts: Map<string, ShownText>;
}

/** Asks a run for the texts that its reports show. */
export async function textsToShow(outputs: readonly Output[], values: Values): Promise<ToShow> {
  const kept = new Map<string, ShownText>();
  if (!showsTexts(outputs, values)) return { options: {}, texts: kept };
  const { keptTexts } = await import('../../report/html/kept-texts.ts');
  const onDescribed: DedupeOptions['onDescribed'] = (result, textOf) => {
    for (const [id, text] of keptTexts(result, textOf)) kept.set(id, text);
  };
  return { options: { onDescribed }, texts: kept };
}

/**
 * Whoever says `--no-texts` is going to show the report to others, and only HTML can do without titles and names.
 *
 * @throws {DedupeError} `BAD_OPTION` if another report is asked for as well.
 */
export function refuseTextless(outputs: readonly Output[], { texts }: Values): void {
  if (texts) return;
  const other = outputs.find(({ format }) => format !== 'html');
  if (other === undefined) return;
  throw new DedupeError(
    'BAD_OPTION',
    `--no-texts is for -f html: a report as ${other.format} has titles or names in it`,
  );
}
