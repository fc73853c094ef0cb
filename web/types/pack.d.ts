// `carrel/pack`: packs records into an archive, for programs that have no folder.

/** A file by its path below the folder of posts; or a post by its front matter and its Markdown. */
export type PackRecord =
  | { path: string; bytes: Uint8Array }
  | { path: string; text: string }
  | { slug: string; markdown: string; [frontMatter: string]: unknown };

export interface PackOptions {
  /** What carrel.json would say. */
  configuration?: Record<string, unknown>;
  /** The archive's, where the configuration has none. */
  title?: string;
  /** Like 2024-03-05; today in UTC, if absent. Later posts stay out. */
  today?: string;
  drafts?: boolean;
  future?: boolean;
  /** Visibilities to pack besides "public". */
  visibilities?: string[];
  partBytes?: number;
  /** zstd's, 1 to 22. */
  level?: number;
  /** The built reading room's files by path (the package's folder room/), for a whole site. */
  room?: Iterable<[path: string, bytes: Uint8Array]>;
  /** carrel-pack.wasm, compiled already. */
  module?: WebAssembly.Module;
}

export interface PackReport {
  posts: number;
  left_out: number;
  notes: { kind: string; where: string; message: string }[];
  [more: string]: unknown;
}

export interface Packed {
  /** The bundle's files by their names below archive/, the manifest last. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
  /** With `room`: the files that stand beside archive/, in the order in which to write them. */
  site: Map<string, Uint8Array<ArrayBuffer>>;
  /** Whether readers need the engine for all languages. */
  languages: boolean;
  report: PackReport;
  /** The report for people. */
  text: string;
}

export function pack(records: Iterable<PackRecord> | AsyncIterable<PackRecord>, options?: PackOptions): Promise<Packed>;
