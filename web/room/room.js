// The reading room: opens an archive and keeps what is shown in step with the address. Everything it works on is handed to it, so that
// the same room is a page of its own or one of several in a host's page.
import { button, element, setAttribute } from '../base/dom.js';
import { emptyPlace } from '../base/address.js';
import { ListPane } from './list_pane.js';
import { memoryStore } from '../base/local_store.js';
import { LANGUAGES, english, formatDay } from '../words/strings.js';
import { Frame } from './frame.js';

/** @typedef {import('../base/address.js').Place} Place @typedef {import('../words/strings.js').Strings} Strings */
/** @typedef {import('../types/replies.js').ManifestReply} ManifestReply @typedef {import('../library/part_error.js').Fault} Fault */
/**
 * An archive that is open.
 * @typedef {Pick<import('../library/library.js').Library, 'archive' | 'search' | 'describe' | 'post' | 'suggest' | 'mediaUrl'>} OpenLibrary
 */
/** @typedef {import('../lazy.js').Lazy} Lazy */
/** What each row of lazy.js loads. @template {keyof Lazy} N @typedef {Awaited<ReturnType<Lazy[N]>>} LazyModule */
/** What any of them may bring along. @typedef {{words?: Partial<Strings>, style?: CSSStyleSheet, lazy?: Partial<Lazy>}} Brought */
/**
 * @typedef {object} Hooks
 * @property {(post: {slug: string, heading: string, href: string}) => boolean | void} [onOpen] false: the host shows the post itself
 * @property {(post: {slug: string, title: string}) => void} [onOpened]
 * @property {(search: {text: string, total: number}) => void} [onSearch]
 * @property {() => void} [onReady] the archive is open and the first view drawn, if only at a later try
 * @property {(error: Fault) => void} [onError]
 * @property {(title: string) => void} [onTitle]
 * @property {(theme: string) => void} [onTheme]
 * @property {(archive: ManifestReply, strings: Strings) => void} [onFrame] the archive's own words are known
 * @property {(place: Place) => string | undefined} [linkTo] where a post lives, if not here
 */
/**
 * @typedef {object} Options
 * @property {HTMLElement} root
 * @property {() => Promise<OpenLibrary>} openLibrary called again when the reader asks to try again
 * @property {import('./address_bar.js').Address} address
 * @property {'room' | 'search' | 'list' | 'post' | 'related'} [view]
 * @property {boolean} [isPage] the page is the room's own: its keys are too
 * @property {string} [slug] for the views of one post
 * @property {import('./frame.js').Landmarks} [landmarks] a page's own, if absent
 * @property {number} [headingLevel]
 * @property {number} [limit] shows so many related posts; 0, if absent: all
 * @property {string} [locale] empty: the archive's language, where there is a table for it
 * @property {import('../base/local_store.js').Store} [store]
 * @property {typeof import('../lazy.js').lazy} lazy what loads later
 * @property {Hooks} [hooks]
 */
/** @typedef {{group: string, label: string | (() => string), run: () => void}} Action an entry of the palette */

const WRITE_AFTER_MS = 300;

export class Room {
  /** @type {Place} */
  #place = emptyPlace();
  #written = emptyPlace(); // what the address says; typing runs ahead of it
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #writing;
  /** @type {WeakMap<Element, {place: Place, elsewhere?: string}>} */
  #places = new WeakMap();
  /** @type {(() => void)[]} */
  #stops = [];
  /** @type {Map<string, Action>} */
  actions = new Map();
  /** What came later and is here, by its name in lazy.js: to be used at once. @type {{[N in keyof Lazy]?: LazyModule<N>}} */
  loaded = {};
  strings = /** @type {Strings} */ (english);
  /** The table of words in use; empty: English. */
  table = '';
  /** Told when it is another one. */
  onStrings = () => {};
  /** @type {import('../reading/post_pane.js').PostPane | null} the post open; there is none before the first */
  post = null;
  /** What single keys do, unless the reader has turned them off. @type {((event: KeyboardEvent) => void) | undefined} */
  pressSingle;
  /** Null until the archive is open. */
  library = /** @type {OpenLibrary} */ (/** @type {unknown} */ (null));
  /** Whether Back, Forward or a reload led here: the place is kept (places.js). */
  isReturning = false;
  /** @type {Promise<void> | undefined} */
  shown;
  /** Until the post that was asked for last stands there, or why it does not. @type {Promise<unknown> | undefined} */
  postShown;

  view = /** @type {'room' | 'search' | 'list' | 'post' | 'related'} */ ('room');
  isPage = false;
  slug = '';
  headingLevel = 1;
  limit = 0;
  locale = '';
  store = memoryStore();
  hooks = /** @type {Hooks} */ ({});

  /** @param {Options} options */
  constructor(options) {
    this.root = options.root;
    this.address = options.address;
    this.openLibrary = options.openLibrary;
    this.lazy = /** @type {Lazy} */ (options.lazy);
    Object.assign(this, options);
    /** @type {Frame} */
    this.frame = new Frame(this, options.landmarks);
    /** @type {ListPane} */
    this.list = new ListPane(this);
    this.setTheme();
    this.#listen();
  }

  get place() {
    return this.#place;
  }
  get archive() {
    return this.library.archive;
  }

  /** Whether the reader asked for some of the posts rather than all. */
  get isSearch() {
    const { q, filters, after, before } = this.#place;
    return Boolean(
      q.trim() || after || before || Object.values(filters).some((values) => values.length),
    );
  }

  /**
   * A heading at the room's own level or below.
   * @param {number} level 1 is the room's first
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} children
   */
  heading(level, attributes, ...children) {
    return element(
      /** @type {'h2'} */ (`h${Math.min(6, level + this.headingLevel - 1)}`),
      attributes,
      ...children,
    );
  }

  /**
   * A link to a place of the archive.
   * @param {Partial<Place>} target
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} children
   */
  link(target, attributes, ...children) {
    const place = { ...emptyPlace(), ...target };
    const elsewhere = place.slug ? this.hooks.linkTo?.(place) : undefined;
    const link = element(
      'a',
      { href: elsewhere ?? this.address.href(place), ...attributes },
      ...children,
    );
    this.#places.set(link, { place, elsewhere });
    return link;
  }

  async open() {
    this.frame.attach();
    const done = this.frame.progress.begin();
    const { slug, q } = this.address.read();
    if (slug || this.slug) this.use('reading').catch(() => {});
    else if (q) this.use('finding').catch(() => {});
    try {
      const opening = this.openLibrary();
      // The first date and number that a browser writes cost it more than the whole list: so, while the page waits anyway.
      globalThis.requestIdleCallback?.(
        () => formatDay('2000-01-01', this.strings) + this.strings.posts(0),
      );
      this.library = await opening;
      await this.chooseStrings();
      this.#stops.push(this.address.listen(() => this.refresh()));
      await this.refresh();
      setAttribute(this.frame.foot, 'hidden', null);
      this.hooks.onReady?.();
    } catch (error) {
      this.hooks.onError?.(/** @type {Fault} */ (error));
      const show = async () =>
        this.frame.showFault(
          await this.fault(/** @type {Fault} */ (error), () => this.open(), false),
        );
      await show();
      // In the language that the reader chose, where the host still gives its words.
      this.chooseStrings()
        .catch(() => {})
        .then(() => {
          if (this.table) show();
        });
    } finally {
      done();
    }
  }

  /** The words in the reader's language, or else in the archive's. */
  async chooseStrings() {
    const wanted = this.store.get('locale', '') || this.locale || this.archive.language;
    const base = wanted.split('-')[0];
    const isPseudo = /-X[AB]$/.test(wanted);
    this.table = isPseudo ? wanted : base !== 'en' && LANGUAGES.includes(base) ? base : '';
    const words = this.table ? (await this.use('locales')).tables[this.table]() : english;
    // With the words of what came early.
    this.strings = Object.assign(
      {},
      ...Object.values(/** @type {Record<string, Brought>} */ (this.loaded)).map(
        (loaded) => loaded.words,
      ),
      words,
    );
    this.frame.label();
    this.hooks.onFrame?.(this.archive, this.strings);
  }

  /** @param {string} [theme] system, light, dark or host; the reader's own choice, if absent */
  setTheme(theme = this.store.get('theme', 'system')) {
    this.theme = theme;
    setAttribute(this.root, 'data-theme', theme === 'system' ? null : theme);
    this.hooks.onTheme?.(theme);
  }

  /** @param {Partial<Place>} place @param {{replace?: boolean}} [how] */
  go(place, how) {
    this.#writeTyped();
    if (place.slug && place.q) this.loaded.finding?.rememberSearch(this.store, place.q);
    this.address.go(place, how);
  }

  /** Brings what is shown in step with the address. */
  async refresh() {
    if (!this.library) return;
    const said = this.address.read();
    if (JSON.stringify(said) !== JSON.stringify(this.#written)) {
      clearTimeout(this.#writing);
      this.#writing = undefined;
      this.#written = this.#place = said;
      this.frame.setQuery(said.q);
    } else if (!this.#writing) {
      this.#place = said;
    }
    await (this.shown = this.#show());
  }

  /** Until what the address says stands there. */
  async #show() {
    const place =
      this.view === 'post' ? { ...this.#place, slug: this.#place.slug || this.slug } : this.#place;
    if (this.view === 'related') return (await this.use('reading')).showRelated(this, this.slug);
    const view = place.slug ? 'post' : this.isSearch ? 'results' : 'front';
    setAttribute(this.root, 'data-view', view);
    this.frame.showMasthead(view === 'front');
    // The post first: its parts are on their way while the list is drawn.
    const shown = place.slug || this.post ? this.#showPost(place) : null;
    this.postShown = shown?.catch(() => {});
    await Promise.all([shown, this.view === 'post' ? null : this.list.show(place)]);
  }

  /** @param {Place} place */
  async #showPost(place) {
    const { PostPane } = this.loaded.reading ?? (await this.use('reading'));
    this.post ??= new PostPane(this);
    await this.post.show(place);
  }

  /** What loads later, with its words and its look. @template {keyof Lazy} N @param {N} name @returns {Promise<LazyModule<N>>} */
  async use(name) {
    const loaded = /** @type {LazyModule<N> & Brought} */ (
      await this.frame.progress.track(/** @type {Promise<unknown>} */ (this.lazy[name]()))
    );
    /** @type {Record<string, unknown>} */ (this.loaded)[name] = loaded;
    this.lazy = { ...this.lazy, ...loaded.lazy };
    if (loaded.words) this.strings = { ...loaded.words, ...this.strings };
    if (loaded.style) this.adopt(loaded.style);
    return loaded;
  }

  /**
   * What is said where something cannot be shown; where that file cannot be had either, the plain fact.
   * @param {Fault} error
   * @param {() => unknown} retry
   * @param {boolean} isPartial
   */
  async fault(error, retry, isPartial) {
    try {
      return (await this.use('finding')).faultView(this, error, retry, isPartial);
    } catch {
      return element(
        'div',
        { class: 'status buttons', role: 'alert' },
        this.strings.failed(error.message),
        ' ',
        button(this.strings.retry, retry),
      );
    }
  }

  /** @param {CSSStyleSheet} sheet */
  adopt(sheet) {
    const scope = /** @type {Document | ShadowRoot} */ (this.root.getRootNode());
    if (!scope.adoptedStyleSheets) return; // this room was taken out meanwhile, and another stands in its place
    if (!scope.adoptedStyleSheets.includes(sheet)) scope.adoptedStyleSheets.push(sheet);
  }

  /** Typing shows at once and is written to the address when it rests, as one step for Back. @param {string} q */
  type(q) {
    this.#place = { ...this.#place, q }; // a post that is open stays
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#writeTyped(), WRITE_AFTER_MS);
    if (this.library) this.shown = this.#show();
  }

  #writeTyped() {
    if (!this.#writing) return;
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const { q, slug } = this.#written;
    this.#written = this.#place;
    this.address.go(this.#place, { replace: Boolean(q || slug), quiet: true });
  }

  #listen() {
    this.root.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const known = link && this.#places.get(link);
      if (
        !known ||
        event.defaultPrevented ||
        event.button ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const { place, elsewhere } = known;
      const goes =
        !place.slug ||
        this.hooks.onOpen?.({ slug: place.slug, heading: place.heading, href: link.href }) !==
          false;
      if (elsewhere && goes) return;
      event.preventDefault();
      if (goes) this.go(place);
    });
    this.root.addEventListener('keydown', (event) => this.handleKey(event));
  }

  /**
   * Control or Command with K opens the commands; single keys are finding/single_keys.js.
   * @param {KeyboardEvent} event
   */
  handleKey(event) {
    const isCommand =
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'k';
    if (!isCommand) {
      this.pressSingle?.(event);
      return;
    }
    event.preventDefault();
    this.openPalette();
  }

  async openPalette() {
    if (!this.library) return;
    this.#writeTyped();
    const { openPalette } = await this.use('palette');
    openPalette(this);
  }

  close() {
    this.#writeTyped();
    for (const stop of this.#stops.splice(0)) stop();
    this.list.close();
    this.post?.close();
    this.frame.close();
  }
}
