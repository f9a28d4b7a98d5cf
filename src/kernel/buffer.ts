/** Memory of the kernel that one batch after another uses. */
import type { Kernel } from './kernel.ts';

/** Memory that serves one batch after another; it grows when one is larger. */
export class ReusableRoom {
  readonly #kernel: Kernel;
  readonly #slack: number;
  #at = 0;
  #bytes = 0;

  /** It grows by a share of `slack` more than it must; by half, if `slack` is not given. */
  constructor(kernel: Kernel, slack = 0.5) {
    this.#kernel = kernel;
    this.#slack = slack;
  }

  /** Where so many bytes are; what was there before is gone. */
  of(bytes: number): number {
    if (bytes > this.#bytes) {
      this.#bytes = Math.ceil(bytes * (1 + this.#slack));
      this.#at = this.#kernel.allocate(this.#bytes);
    }
    return this.#at;
  }
}
