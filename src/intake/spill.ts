/** Tokens that do not stay in memory: each thread writes them to one file, behind what the others wrote. */
import type { TokenSpill } from '../core/tokens/token-writer.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { reserveSpill } from '../kernel/thread-tasks.ts';
import { ScratchFile } from '../runtime/scratch-file.ts';

/** Writes tokens to the scratch file of this descriptor. */
export function spillTo(kernel: Kernel, descriptor: number): TokenSpill {
  const file = ScratchFile.of(descriptor);
  return {
    take: (tokens) => {
      const place = reserveSpill(kernel, tokens.length / 4);
      file.write(tokens, place * 4);
      return place;
    },
  };
}
