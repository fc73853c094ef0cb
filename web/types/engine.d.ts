// `carrel/engine`: the engine itself, for programs that bring their own shell.
import type {
  Description,
  ErrorCode,
  ErrorReply,
  LoadedReply,
  ManifestReply,
  PostReply,
  PostRequest,
  SearchReply,
  SearchRequest,
  SuggestReply,
  SuggestRequest,
} from './replies.js';

export * from './replies.js';

export class EngineError extends Error {
  constructor(error: Omit<ErrorReply, 'code'> & { code: EngineErrorCode });
  readonly code: EngineErrorCode;
  readonly where: string;
  readonly hint: string;
}

/** reader: the call takes the engine's second file, which is not joined; trap: the engine broke down twice. */
export type EngineErrorCode = ErrorCode | 'reader' | 'trap';

/** An open archive. */
export class Engine {
  constructor(module: WebAssembly.Module);
  static create(bytes: BufferSource): Promise<Engine>;
  /** The plain-JavaScript engine from its address. */
  static createPlain(url: string): Promise<Engine>;
  /** The manifest first. */
  load(name: 'archive.json', bytes: Uint8Array): ManifestReply;
  /** Then the parts that replies name. */
  load(name: string, bytes: Uint8Array): LoadedReply;
  unload(name: string): Record<string, never>;
  search(request: SearchRequest): SearchReply;
  /** Rows of the answer to a search, with the text that was loaded since; the same request. The last complete answer is kept for it. */
  describe(request: SearchRequest): Description;
  suggest(request: SuggestRequest): SuggestReply;
  post(request: PostRequest): PostReply;
  /** The next edition's part, made of the stored one and a delta. */
  patch(oldPart: Uint8Array, delta: Uint8Array): Uint8Array;
  /** Joins the second file of an engine in two, after which every call has all it may take. */
  join(bytes: BufferSource): Promise<void>;
}
