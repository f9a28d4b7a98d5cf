/** What the kernel's memory says when it is used up. */

import { describe, expect, it } from 'vitest';
import { createKernelMemory, Kernel } from '../../src/kernel/kernel.ts';
import { kernelModule } from './kernel-memory.ts';

const PAGE = 65_536;

describe('the memory of the kernel', () => {
  it('is exhausted once more was asked for than it can grow to, and not before', () => {
    const kernel = new Kernel(kernelModule, createKernelMemory(16, 32));
    for (let i = 0; i < 20; i++) kernel.allocate(PAGE);
    expect(kernel.isExhausted).toBe(false);
    expect(() => kernel.allocate(20 * PAGE)).toThrow('unreachable');
    expect(kernel.isExhausted).toBe(true);
  });
});
