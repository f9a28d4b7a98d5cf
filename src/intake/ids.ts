/** Ids of documents, each once and of a bounded length, and the order of documents. */
import { completeLimits, type InputLimits, remedyOf } from '../model/limits.ts';
import { type Skipped, type Metadata } from '../model/article.ts';

/** Positions in code-unit order of ids. */
export function orderOf(metadata: readonly Metadata[]): Int32Array {
  const order = Int32Array.from(metadata, (_, i) => i);
  const ids = metadata.map(({ id }) => id);
  return order.sort((x, y) => compareCodeUnits(ids[x] ?? '', ids[y] ?? ''));
}

/** -1, 0 or 1: the order of two strings by UTF-16 code unit, which no locale changes. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const compareSkipped = (x: Skipped, y: Skipped): number =>
  compareCodeUnits(x.path, y.path) ||
  (x.line ?? 0) - (y.line ?? 0) ||
  compareCodeUnits(x.reason, y.reason);

/** Units of a longer one that name it. */
const SHOWN_LENGTH = 64;

/** Documents whose ids are too long are named by path and line, those without a path by the head of the id. */
export function withShortIds(
  metadata: readonly Metadata[],
  onWarning?: (message: string) => void,
  limits: InputLimits = completeLimits(),
): readonly Metadata[] {
  const most = limits.idLength;
  const long = metadata.filter(({ id }) => id.length > most);
  const [example] = long;
  if (example === undefined) return metadata;
  const are = long.length === 1 ? '1 id is' : `${long.length} ids are`;
  onWarning?.(
    `${are} longer than ${most} characters, such as "${headOf(example.id)}": ` +
      `their documents are named by path and line${remedyOf('idLength', limits)}`,
  );
  return metadata.map((article, i) => {
    if (article.id.length <= most) return article;
    const { path = headOf(article.id), line = i + 1 } = article;
    return { ...article, id: `${path}#${line}` };
  });
}

const headOf = (id: string): string => `${id.slice(0, SHOWN_LENGTH).toWellFormed()}\u2026`;

export function distinctIds(
  metadata: readonly Metadata[],
  onWarning?: (message: string) => void,
): readonly Metadata[] {
  const counts = new Map<string, number>();
  for (const { id } of metadata) counts.set(id, (counts.get(id) ?? 0) + 1);
  if (counts.size === metadata.length) return metadata;
  const twice = [...counts].filter(([, count]) => count > 1);
  const [[example] = ['']] = twice;
  onWarning?.(
    `${twice.length} ${twice.length === 1 ? 'id occurs' : 'ids occur'} more than once, such as "${example}": ` +
      'their documents are named by path and line',
  );
  return renameTwins(metadata, counts);
}

function renameTwins(
  metadata: readonly Metadata[],
  counts: ReadonlyMap<string, number>,
): readonly Metadata[] {
  const taken = new Set([...counts.keys()].filter((id) => counts.get(id) === 1));
  return metadata.map((article, i) => {
    if (counts.get(article.id) === 1) return article;
    const { path = article.id, line = i + 1 } = article;
    let id = `${path}#${line}`;
    while (taken.has(id)) id += '+';
    taken.add(id);
    return { ...article, id };
  });
}
