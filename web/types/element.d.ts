// `carrel/element`: the class and the function that gives it a tag. data/manual/embedding.md tells what each attribute and event is for.
import type { Hit, ManifestReply, Sort } from './replies.js';

export type View = 'room' | 'search' | 'list' | 'post' | 'related';
export type Theme = 'system' | 'light' | 'dark' | 'host';

/** What an open archive says of itself. */
export interface ReadyDetail {
  title: string;
  /** How many there are. */
  posts: number;
  edition: string;
  /** The day it was packed, like 2024-03-05. */
  packed: string;
  engine: 'webassembly' | 'javascript';
  thread: 'worker' | 'page';
  /** Why it is not WebAssembly in a worker; empty where it is. */
  because: string;
  /** Whether the manifest came from this device, the network being away. */
  kept: boolean;
}
export interface SearchDetail {
  text: string;
  total: number;
}
export interface OpenDetail {
  slug: string;
  heading: string;
  href: string;
}
export interface OpenedDetail {
  slug: string;
  title: string;
}
export interface ErrorDetail {
  /** missing, denied, signin, unreachable, offline, stalled, damaged, integrity, bad-bundle, unsupported, … */
  code: string;
  message: string;
  /** The file it is about, or empty. */
  part: string;
  /** How to mend it, or empty. */
  hint: string;
  /** The directive of the page's content security policy, or the archive's missing header, that stood in the way; or empty. */
  directive: string;
}

export interface CarrelArchiveEventMap {
  'carrel-ready': CustomEvent<ReadyDetail>;
  'carrel-search': CustomEvent<SearchDetail>;
  /** Cancelable: the post is then left to the host. */
  'carrel-open': CustomEvent<OpenDetail>;
  'carrel-opened': CustomEvent<OpenedDetail>;
  'carrel-error': CustomEvent<ErrorDetail>;
}

export type { Hit, ManifestReply } from './replies.js';

export type HostFetch = (url: string, init: RequestInit) => Promise<Response | BufferSource>;

export class CarrelArchive extends HTMLElement {
  static readonly observedAttributes: string[];
  static sheets: CSSStyleSheet[];

  src: string;
  integrity: string;
  credentials: RequestCredentials;
  worker: string;
  noStore: boolean;
  view: View;
  post: string;
  open: 'here' | 'link';
  link: string;
  fragment: string | null;
  headingLevel: number;
  limit: number;
  density: 'comfortable' | 'compact';
  label: string;
  locale: string;
  query: string;
  theme: Theme;

  /** In place of the browser's fetch, for the archive's files. */
  fetch: HostFetch | undefined;
  readonly ready: Promise<ReadyDetail>;
  readonly archive: ManifestReply | null;

  search(text: string): void;
  show(slug: string, heading?: string): void;
  find(
    text: string,
    options?: { limit?: number; sort?: Sort },
  ): Promise<{ total: number; hits: Hit[] }>;
  reload(): Promise<ReadyDetail>;

  addEventListener<K extends keyof CarrelArchiveEventMap>(
    type: K,
    listener: (this: CarrelArchive, event: CarrelArchiveEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: CarrelArchive, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof CarrelArchiveEventMap>(
    type: K,
    listener: (this: CarrelArchive, event: CarrelArchiveEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: CarrelArchive, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Harmless where the tag is taken already, and where there are no custom elements. */
export function define(
  tag?: string,
  registry?: CustomElementRegistry,
): CustomElementConstructor | undefined;

export interface HostNeed {
  need: string;
  ok: boolean;
  /** What is to be added to the page's policy or the archive's headers; empty where it is there. */
  missing: string;
  /** What carrel does without it. */
  without: string;
}
/** Tries, in the page it is called in, what an archive needs of it. */
export function checkHost(manifest: string): Promise<HostNeed[]>;

declare global {
  interface HTMLElementTagNameMap {
    'carrel-archive': CarrelArchive;
  }
  interface HTMLElementEventMap extends CarrelArchiveEventMap {}
  interface DocumentEventMap extends CarrelArchiveEventMap {}
}
