// `carrel/engine`: the engine itself, for programs that bring their own shell. wasm/README.md lists every request and reply.

export class EngineError extends Error {
  readonly code: string;
  readonly where: string;
  readonly hint: string;
}

/** An open archive. */
export class Engine {
  constructor(module: WebAssembly.Module);
  static create(bytes: BufferSource): Promise<Engine>;
  /** The plain-JavaScript engine from its address. */
  static createPlain(url: string): Promise<Engine>;
  /** The manifest, "archive.json", first; then the parts that replies name. */
  load(name: string, bytes: Uint8Array): Record<string, unknown>;
  unload(name: string): Record<string, unknown>;
  search(request: Record<string, unknown>): Reply;
  suggest(request: Record<string, unknown>): Reply;
  post(request: Record<string, unknown>): Reply;
}

export interface Reply extends Record<string, unknown> {
  complete: boolean;
  /** Parts without which the answer may be wrong: load them and ask again. */
  needs: string[];
}
