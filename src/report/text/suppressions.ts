/** What texts suppress, for the reports for people: a line each, with its place and what it does. */

import type { DedupeResult, Suppression } from '../../model/result.ts';
import { clean, cleanLine } from './clean.ts';
import { type Line, span } from './line.ts';
import { counted } from './number.ts';

/** Up to `limit` of those that have an effect, and all that are stale. */
export function* suppressionLines(
  { suppressions }: Pick<DedupeResult, 'suppressions'>,
  limit = Infinity,
): Generator<Line, void, undefined> {
  if (suppressions === undefined) return;
  let shown = 0;
  for (const one of suppressions) {
    if (one.stale === undefined && ++shown > limit) continue;
    yield [
      span(one.stale === undefined ? 'suppression' : 'stale suppression', 'strong'),
      span(`  ${clean(one.path)}:${one.line}  ${whatOf(one)}  `),
      span(effectOf(one), 'faint'),
    ];
  }
  if (shown > limit) yield [span(`… ${counted(shown - limit, 'more suppression')}`, 'faint')];
  if (suppressions.length === 0) yield [span('no suppressions')];
  yield [];
}

function whatOf({ kind, key = 'canonical', names = '' }: Suppression): string {
  if (kind === 'left-out') return 'dedupe: false';
  return kind === 'ignored' ? 'dedupe-ignore' : `${cleanLine(key)}: ${cleanLine(names)}`;
}

function effectOf({ kind, line, endLine = line, settles = '', stale }: Suppression): string {
  if (stale !== undefined) return cleanLine(stale);
  if (kind === 'left-out') return 'left out';
  return kind === 'ignored' ? `set aside up to line ${endLine}` : `settles ${clean(settles)}`;
}
