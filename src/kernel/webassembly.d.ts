/**
 * What is used here of WebAssembly, which neither the language's own types nor node's declare.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
    static exports(module: Module): { readonly name: string; readonly kind: string }[];
  }
  /** The same off the thread, as browsers ask for it. */
  function compile(bytes: Uint8Array): Promise<Module>;
  /** The bytes are no module, or use what this engine has not. */
  class CompileError extends Error {}
  class Memory {
    constructor(size: { initial: number; maximum: number; shared: boolean });
    readonly buffer: ArrayBufferLike;
    /** Adds pages of 64 KiB; returns how many there were. */
    grow(pages: number): number;
  }
  class Instance {
    constructor(
      module: Module,
      imports: { env: { memory: Memory; factor: bigint; offset: bigint } },
    );
    readonly exports: Record<string, unknown>;
  }
}
