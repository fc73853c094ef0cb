// `carrel/pack`: packs records into an archive, and a packed site into one file, for programs that have no folder.

/** A file by its path below the folder of posts; or a post by its front matter and its Markdown. */
export type PackRecord =
  | { path: string; bytes: Uint8Array }
  | { path: string; text: string }
  | { slug: string; markdown: string; [frontMatter: string]: unknown };

/** A site's folder. Paths go from it, with '/' between names. */
export interface SiteFolder {
  /** Replaces the edition in its place, whole or not at all: pages, then the manifest, then site.json last. */
  write(files: [path: string, bytes: Uint8Array][]): void;
  /** Every file that stands in the site. */
  list(): string[];
  /** Null: it cannot be read. */
  read(path: string): Uint8Array | null;
  /** Whether the file is gone. */
  remove(path: string): boolean;
  /** Whether to replace files of the site's names that carrel did not write; without it they are an error, and nothing is written. */
  force?: boolean;
  /** Whether to remove what carrel wrote for editions older than the one before, and all that holds a withdrawn post. */
  prune?: boolean;
}

export interface PackOptions {
  /** What a folder holds besides the records: symbolic links as other names of them, and lines for the report. */
  walk?: {
    links: Record<string, string>;
    notes: { kind: string; where: string; message: string; cause?: string }[];
  };
  /** What carrel.json would say. */
  configuration?: Record<string, unknown>;
  /** The archive's, where the configuration has none. */
  title?: string;
  /** The folder's own path, after which the archive is called where nothing else says it. */
  path?: string;
  /** Like 2024-03-05; today in UTC, if absent. Later posts stay out. */
  today?: string;
  drafts?: boolean;
  future?: boolean;
  /** Visibilities to pack besides "public". */
  visibilities?: string[];
  partBytes?: number;
  /** Whether `text` has all lines of the report; three for each cause, if absent. */
  all?: boolean;
  /** zstd's, 1 to 22. */
  level?: number;
  /** The built reading room's files by path (the package's folder room/), for a whole site. */
  room?: Iterable<[path: string, bytes: Uint8Array]>;
  /** Files of the edition before by their names below archive/: with its manifest, list and posts parts, posts keep their addresses and the report names those that were withdrawn. */
  before?: Iterable<[name: string, bytes: Uint8Array]>;
  /** Finds tools' configuration where no records stand: above the folder ("../hugo.toml", in so many folders), and in hidden ones (".obsidian/app.json"; a folder's name ends with a slash). Larger files are to be passed over. */
  settings?: (sought: {
    names: string[];
    above: number;
    bytes: number;
  }) => Iterable<[path: string, bytes: Uint8Array]>;
  /** The site's folder, for who has one: everything is written there, and the report names the files that still hold a withdrawn post. */
  into?: SiteFolder;
  /** The site's folder, as `publishing` names it; "site", if absent. */
  folder?: string;
  /** Where the site will stand, for the lines to paste into other pages. */
  url?: string;
  /** carrel-pack.wasm, compiled already. */
  module?: WebAssembly.Module;
}

export interface PackReport {
  posts: number;
  left_out: number;
  /** What was packed, oldest first; `title_from` and `date_from` where no key of the post's own says it. */
  packed: {
    path: string;
    slug: string;
    title: string;
    title_from?: string;
    date: string | null;
    date_from?: string;
  }[];
  notes: { kind: string; cause: string; where: string; message: string }[];
  /** What to do about the most harmful of them. */
  next: string;
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
  /** With `room`: how to publish the site, and what to paste into other pages. */
  publishing: string;
}

export interface ExportOptions {
  /** Only the posts that this query finds. */
  posts?: string;
  /** A larger file is refused; 48 MiB, if absent. */
  mostBytes?: number;
  /** How messages name the site; "site", if absent. */
  folder?: string;
  /** How messages name the file; "archive.html", if absent. */
  output?: string;
  /** carrel-pack.wasm, compiled already. */
  module?: WebAssembly.Module;
}

export interface ExportedSite {
  html: Uint8Array<ArrayBuffer>;
  /** What takes how many bytes, for people. */
  report: string;
}

export function pack(
  records: Iterable<PackRecord> | AsyncIterable<PackRecord>,
  options?: PackOptions,
): Promise<Packed>;

/** A packed site, its files by their paths, as one HTML file that opens from anywhere. */
export function exportSite(
  site: Iterable<[path: string, bytes: Uint8Array]>,
  options?: ExportOptions,
): Promise<ExportedSite>;
