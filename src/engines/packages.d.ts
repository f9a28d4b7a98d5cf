/** What we use of packages that bring no types of their own for it. */

declare module 'minhash' {
  /** A MinHash signature of a growing set of strings. */
  export class Minhash {
    constructor(options: { numPerm: number; seed?: number });
    readonly hashvalues: number[];
    update(item: string): void;
    jaccard(other: Minhash): number;
  }
}
