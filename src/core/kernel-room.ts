/** Memory of the kernel that one batch after another uses. */
import type { Kernel } from './kernel.ts';

/** Memory that serves one batch after another; it grows by half where one is larger. */
export class ReusableRoom {
  readonly #kernel: Kernel;
  #at = 0;
  #bytes = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Where so many bytes are; what was there before is gone. */
  of(bytes: number): number {
    if (bytes > this.#bytes) {
      this.#bytes = bytes + (bytes >> 1);
      this.#at = this.#kernel.allocate(this.#bytes);
    }
    return this.#at;
  }
}
