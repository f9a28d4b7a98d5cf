/** Types for what we use of packages that have none. */

declare module 'minhash' {
  /** A MinHash signature of a growing set of strings. */
  export class Minhash {
    constructor(options: { numPerm: number; seed?: number });
    readonly hashvalues: number[];
    update(item: string): void;
    jaccard(other: Minhash): number;
  }
}
