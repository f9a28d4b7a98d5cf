/** What a tool found: the pairs that it lists, and its clusters, of which all pairs count and none need be listed. */
export class Found {
  /** Keys of the pairs. @type {Set<string>} */
  pairs = new Set();
  /** By id, the name of the cluster. @type {Map<string, string>} */
  clusterOf = new Map();

  /** @param {string} a @param {string} b */
  addPair(a, b) {
    if (a !== b) this.pairs.add(keyOf(a, b));
  }

  /** @param {{ id: string, cluster: string | null }} document */
  addDocument({ id, cluster }) {
    if (cluster !== null) this.clusterOf.set(id, cluster);
  }

  /** @param {string} a @param {string} b */
  lists(a, b) {
    return this.pairs.has(keyOf(a, b));
  }

  /** Whether both are in one cluster. @param {string} a @param {string} b */
  joins(a, b) {
    const cluster = this.clusterOf.get(a);
    return cluster !== undefined && cluster === this.clusterOf.get(b);
  }
}

/** @param {string} a @param {string} b */
function keyOf(a, b) {
  return a < b ? `${a}\t${b}` : `${b}\t${a}`;
}
