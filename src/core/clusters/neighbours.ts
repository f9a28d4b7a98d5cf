/**
 * The neighbours of each text: the pairs that count, seen from both sides.
 */

/** Pairs that count, in order of a, then b, as parallel arrays. */
export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly score: Float64Array;
}

/** Both directions of every edge, grouped by document. */
export interface Neighbours {
  /** The documents that have neighbours, ascending. In most corpora most documents have none. */
  readonly joined: Int32Array;
  /** By document: the range of its neighbours in the arrays below. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Neighbours; those of one document are ascending, because edges are in order. */
  readonly documents: Int32Array;
  readonly scores: Float64Array;
  /** The index of the edge to each neighbour. */
  readonly edges: Int32Array;
}

/**
 * Returns the neighbours of each document below `size`. O(edges log edges), plus three empty
 * arrays.
 */
export function gatherNeighbours({ a, b, score }: Edges, size: number): Neighbours {
  const count = a.length;
  const ends = new Int32Array(size);
  const joined = joinedBy(a, b, ends);
  const starts = new Int32Array(size);
  let sum = 0;
  for (const document of joined) {
    starts[document] = sum;
    sum += ends[document] ?? 0;
    // the index of its next neighbour, and at last the end of its neighbours
    ends[document] = starts[document] ?? 0;
  }
  const documents = new Int32Array(count * 2);
  const scores = new Float64Array(count * 2);
  const edges = new Int32Array(count * 2);
  const put = (from: number, to: number, edge: number): void => {
    const at = ends[from] ?? 0;
    documents[at] = to;
    scores[at] = score[edge] ?? 0;
    edges[at] = edge;
    ends[from] = at + 1;
  };
  for (let edge = 0; edge < count; edge++) {
    put(a[edge] ?? 0, b[edge] ?? 0, edge);
    put(b[edge] ?? 0, a[edge] ?? 0, edge);
  }
  return { joined, starts, ends, documents, scores, edges };
}

/**
 * Returns true if two documents have an edge. O(log edges), because a document may have one to
 * every other.
 */
export function areNeighbours(
  { starts, ends, documents }: Neighbours,
  one: number,
  other: number,
): boolean {
  let low = starts[one] ?? 0;
  const end = ends[one] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((documents[middle] ?? 0) < other) low = middle + 1;
    else high = middle;
  }
  return low < end && documents[low] === other;
}

/** Every document with an edge, ascending; counts the edges of each in `degrees`. */
function joinedBy(a: Int32Array, b: Int32Array, degrees: Int32Array): Int32Array {
  const joined: number[] = [];
  for (const side of [a, b]) {
    for (const document of side) {
      const degree = degrees[document] ?? 0;
      if (degree === 0) joined.push(document);
      degrees[document] = degree + 1;
    }
  }
  return Int32Array.from(joined).sort();
}
