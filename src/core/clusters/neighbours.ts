/** The neighbours of each text: the pairs that count, seen from either side. */

/**
 * Groups documents around centres, so that every member matches its centre and chains do not collapse.
 *
 * Centres are taken in order of the sum of their scores, the best connected text first. A centre takes
 * its unassigned neighbours, then the neighbours of those that match it too, measured on demand: in a
 * cluster of thousands a text is compared with few others, and its centre need not be among them. At
 * the end each member moves to the centre it matches best. A~B~C is one cluster if B is the centre;
 * in A~B~C~D the ends never meet. A variant of star clustering (Aslam, Pelekhov and Rus 2004).
 *
 * O(edges) look-ups, and at most one comparison on demand for each edge.
 */

/** Pairs that count, in order of a, then b: parallel arrays. */
export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly score: Float64Array;
}

/** Both directions of every edge, grouped by document. */
export interface Neighbours {
  /** The documents that have neighbours, ascending: of a corpus, most have none. */
  readonly joined: Int32Array;
  /** By document: where its neighbours begin and end in the arrays below. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Those of one document are in order, as edges are. */
  readonly documents: Int32Array;
  readonly scores: Float64Array;
  /** The edge that each neighbour comes by. */
  readonly edges: Int32Array;
}

/** Who groups documents has looked at their neighbours before. */
const gathered = new WeakMap<Edges, Neighbours>();

/** The neighbours of each document. O(edges log edges), but for three empty arrays. */
export function gatherNeighbours(edges: Edges, size: number): Neighbours {
  const known = gathered.get(edges);
  if (known?.starts.length === size) return known;
  const neighbours = groupByDocument(edges, size);
  gathered.set(edges, neighbours);
  return neighbours;
}

/** True where two documents have an edge. O(log edges): a document may have one to every other. */
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

function groupByDocument({ a, b, score }: Edges, size: number): Neighbours {
  const count = a.length;
  const ends = new Int32Array(size);
  const joined = joinedBy(a, b, ends);
  const starts = new Int32Array(size);
  let sum = 0;
  for (const document of joined) {
    starts[document] = sum;
    sum += ends[document] ?? 0;
    // where the next neighbour is put, and in the end where they end
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

/** Every document at an end of an edge, ascending; counts the edges of each in `degrees`. */
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
