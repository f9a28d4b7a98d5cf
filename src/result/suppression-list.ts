/**
 * Everything that texts suppress, each with its place, for an audit: texts that ask to be left out, pages that name
 * another one, blocks that are set aside. What has no effect is stale. Loaded only if it is asked for.
 *
 * A text that is left out is not compared, so nobody knows what it would match: it is never stale.
 */

import type { DeclaredKey, Metadata, Skipped } from '../model/article.ts';
import type { Suppression } from '../model/result.ts';
import { declaredKey, LinkIndex, type Settled } from './settled.ts';

/** The suppressions of a run, by path, then line. */
export function listSuppressions(
  metadata: readonly Metadata[],
  skipped: readonly Skipped[],
  settled: Settled,
): Suppression[] {
  const leftOut = skipped.flatMap(({ path, askedAt }): Suppression[] =>
    askedAt === undefined ? [] : [{ kind: 'left-out', path, line: askedAt }],
  );
  const blocks = metadata.flatMap(ignoredBlocks);
  const links = new DeclaredLinks(metadata, settled).list();
  return [...leftOut, ...blocks, ...links].sort(
    (x, y) => byUnit(x.path, y.path) || x.line - y.line || byUnit(x.kind, y.kind),
  );
}

const byUnit = (x: string, y: string): number => (x < y ? -1 : Number(x > y));

function ignoredBlocks({ id, path = id, ignored = [] }: Metadata): Suppression[] {
  return ignored.map(({ line, endLine, hasWords }) => ({
    kind: 'ignored',
    path,
    line,
    endLine,
    ...(!hasWords && { stale: 'there is no word in it' }),
  }));
}

class DeclaredLinks {
  readonly #metadata: readonly Metadata[];
  readonly #settled: Settled;
  /** Of all documents; made when a link settles nothing. */
  #index: LinkIndex | undefined;

  constructor(metadata: readonly Metadata[], settled: Settled) {
    this.#metadata = metadata;
    this.#settled = settled;
  }

  list(): Suppression[] {
    return this.#metadata.flatMap((known, document) => {
      const key = declaredKey(known);
      return key === undefined ? [] : this.#describe(document, known, key);
    });
  }

  #describe(document: number, known: Metadata, { key, line }: DeclaredKey): Suppression[] {
    const { id, path = id, canonical = '' } = known;
    const link = { kind: 'canonical', path, line, key, names: canonical } as const;
    const other = this.#settled.names.get(document);
    if (other !== undefined) return [{ ...link, settles: this.#idOf(other) }];
    const [named] = this.#namedBy(document);
    if (named === document) return [];
    if (named !== undefined) {
      return [{ ...link, stale: `it does not match ${JSON.stringify(this.#idOf(named))}` }];
    }
    if (!isOwnFile(canonical, path)) return [];
    return [{ ...link, stale: 'it names no document that was read' }];
  }

  #namedBy(document: number): readonly number[] {
    const metadata = this.#metadata;
    this.#index ??= new LinkIndex(metadata, [...metadata.keys()]);
    return this.#index.namedBy(document) ?? [];
  }

  #idOf(document: number): string {
    return this.#metadata[document]?.id ?? '';
  }
}

/**
 * Whether a link can only mean a file of the folder. A page of HTML gives its own address, and an address with a host may be anywhere.
 */
function isOwnFile(link: string, path: string): boolean {
  if (/\.html?(?:\.gz)?$/iu.test(path)) return false;
  return !/^(?:[a-z][a-z+.-]*:)?\/\//iu.test(link);
}
