/** What we use of WebAssembly, which is in the DOM's types but in none of Node's. */
interface WebAssemblyNamespace {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  RuntimeError: new (message?: string) => Error;
}

export const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyNamespace };

/** Whether a call into WebAssembly ended because there was no stack left, its own or JavaScript's. */
export function isOutOfStack(error: unknown): boolean {
  return error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
}
