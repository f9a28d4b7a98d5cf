/** Stands in for runtime/machine.ts. */

/** Bytes that the kernel can address. Every browser reserves that many, because most are never touched. */
export const KERNEL_MEMORY = 2 ** 30;

/** What to do if the browser gives less than that. */
export const MORE_MEMORY: string = 'close other pages';

/** Bytes of memory that the machine has. A page may not ask, so it assumes enough for the whole kernel. */
export function machineMemory(): number {
  return 2 * KERNEL_MEMORY;
}

/** Bytes that objects may take: what every browser gives a page. */
export function heapLimit(): number {
  return KERNEL_MEMORY;
}

/** What to do if that is too little. */
export const MORE_HEAP: string = 'a program run by Node has more';

/**
 * Resolves when the page has handled its events. Uses a message, because the timers of a hidden page fire only once
 * a second.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}
