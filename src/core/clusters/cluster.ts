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

/** What to group. */
export interface ClusterInput {
  /** Documents; numbers are in order of id, which breaks ties. */
  readonly size: number;
  readonly edges: Edges;
  /** The score of a pair that may never have been a candidate, or -1 where it does not count. */
  readonly match: (centre: number, document: number) => number;
  /** 1 for documents that join no cluster. */
  readonly isExcluded: Uint8Array;
}

/** Where every document belongs. */
export interface Clustering {
  /** By document: its centre, itself for a centre with members, -1 for none. */
  readonly centre: Int32Array;
  /** By document: its score against its centre; 1 for the centre. */
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

/** Groups the documents. */
export function clusterDocuments(input: ClusterInput): Clustering {
  const neighbours = gatherNeighbours(input.edges, input.size);
  const clustering: Clustering = {
    centre: new Int32Array(input.size).fill(-1),
    score: new Float64Array(input.size),
  };
  for (const centre of centreOrder(neighbours, input)) {
    if (clustering.centre[centre] === -1) takeMembers(centre, neighbours, input, clustering);
  }
  moveToBestCentre(neighbours, clustering);
  dissolveLoneCentres(neighbours, clustering);
  return clustering;
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

/** Documents with neighbours by sum of scores, descending, then by id. */
function centreOrder(
  { joined, starts, ends, scores }: Neighbours,
  { size, isExcluded }: ClusterInput,
): number[] {
  const sums = new Float64Array(size);
  const order: number[] = [];
  for (const d of joined) {
    if (isExcluded[d] === 1) continue;
    // smallest first, so that the sum does not depend on the order of the edges
    const own = scores.slice(starts[d], ends[d]).sort();
    let sum = 0;
    for (const score of own) sum += score;
    sums[d] = sum;
    order.push(d);
  }
  return order.sort((x, y) => (sums[y] ?? 0) - (sums[x] ?? 0) || x - y);
}

/** Assigns to `centre` what can be reached from it through members and matches it. */
function takeMembers(
  centre: number,
  { starts, ends, documents, scores }: Neighbours,
  { match, isExcluded }: ClusterInput,
  clustering: Clustering,
): void {
  const queue = [centre];
  const tried = new Set<number>(queue);
  clustering.centre[centre] = centre;
  clustering.score[centre] = 1;
  for (const member of queue) {
    const end = ends[member] ?? 0;
    for (let i = starts[member] ?? 0; i < end; i++) {
      const document = documents[i] ?? 0;
      if (clustering.centre[document] !== -1 || isExcluded[document] === 1) continue;
      if (tried.has(document)) continue;
      tried.add(document);
      const score = member === centre ? (scores[i] ?? 0) : match(centre, document);
      if (score < 0) continue;
      clustering.centre[document] = centre;
      clustering.score[document] = score;
      queue.push(document);
    }
  }
}

/**
 * Moves each member to the neighbouring centre it matches best; a tie keeps it where it is, one between
 * other centres goes to the smaller number.
 */
function moveToBestCentre(
  { joined, starts, ends, documents, scores }: Neighbours,
  { centre, score }: Clustering,
): void {
  const isCentre = new Uint8Array(centre.length);
  for (const document of joined) if (centre[document] === document) isCentre[document] = 1;
  for (const document of joined) {
    const first = centre[document] ?? -1;
    if (first === -1 || isCentre[document] === 1) continue;
    const end = ends[document] ?? 0;
    for (let i = starts[document] ?? 0; i < end; i++) {
      const other = documents[i] ?? 0;
      if (isCentre[other] === 0) continue;
      const gain = (scores[i] ?? 0) - (score[document] ?? 0);
      const best = centre[document] ?? -1;
      if (gain < 0 || (gain === 0 && (best === first || best < other))) continue;
      centre[document] = other;
      score[document] = scores[i] ?? 0;
    }
  }
}

/** A centre that all members left is in no cluster. */
function dissolveLoneCentres({ joined }: Neighbours, { centre, score }: Clustering): void {
  const members = new Int32Array(centre.length);
  for (const document of joined) {
    const its = centre[document] ?? -1;
    if (its >= 0) members[its] = (members[its] ?? 0) + 1;
  }
  for (const document of joined) {
    if (centre[document] !== document || members[document] !== 1) continue;
    centre[document] = -1;
    score[document] = 0;
  }
}
