// <carrel-archive>: an archive in a host's page. Attributes in, events out; what is shown is a Room in a shadow root. Defining the tag is
// define.js; data/manual/embedding.md tells portals how it is used.
import { emptyPlace } from '../base/address.js';
import { fragmentAddress, memoryAddress } from '../room/address_bar.js';
import { ATTRIBUTES, readAttribute, writeAttribute } from './attributes.js';
import { element } from '../base/dom.js';
import { lazy } from '../lazy.js';
import { linkMaker } from './link_to.js';
import { localStore, memoryStore } from '../base/local_store.js';
import { keepPlaces } from '../room/places.js';
import { Room } from '../room/room.js';

/** @typedef {import('../room/room.js').Options} RoomOptions */
/**
 * An archive opened for an element.
 * @typedef {object} Opened
 * @property {import('../library/library.js').Library} library
 * @property {{engine: 'webassembly' | 'javascript', thread: 'worker' | 'page', because: string, kept: boolean}} facts because: why it is not WebAssembly in a
 *   worker; kept: whether the manifest came from this device, the network being away
 */
/** @typedef {{opened: Promise<Opened>, release: () => void}} Use */

/** As if no list had more. @param {import('../room/room.js').OpenLibrary} library @param {number} limit 0: none @returns {import('../room/room.js').OpenLibrary} */
const limited = (library, limit) =>
  limit === 0
    ? library
    : {
        archive: library.archive,
        mediaUrl: (name) => library.mediaUrl(name),
        search: (request, onEarly) => library.search({ ...request, count: limit }, onEarly),
        describe: (request) => library.describe(request),
        post: (request, onEarly) => library.post(request, onEarly),
        suggest: (request) => library.suggest(request),
      };

/** Where there is no document (a server that renders pages) the class can still be imported. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class CarrelArchive extends Base {
  static observedAttributes = ATTRIBUTES.map(({ name }) => name);
  /** Adopted into each shadow root. @type {CSSStyleSheet[]} */
  static sheets = [];
  /** How an archive is opened. @type {(wanted: import('./open_archive.js').Wanted) => Use} */
  static openArchive = () => {
    throw new Error('no program to open archives with: import carrel.js, or carrel/element');
  };

  /** @type {Room | null} */
  #room = null;
  /** @type {Use | null} */
  #use = null;
  /** @type {import('../room/address_bar.js').Address | null} */
  #address = null;
  /** @type {((url: string, init: RequestInit) => Promise<Response | BufferSource>) | undefined} */
  #fetch;
  #keys = { archive: '', room: '' };
  #isPending = false;
  #settle = { resolve: (/** @type {any} */ _) => {}, reject: (/** @type {any} */ _) => {} };
  /** @type {Promise<any>} */
  #ready = this.#promise();

  /** Settled when the archive is open and the first view drawn: with its title, posts, edition and engine; anew for each archive. */
  get ready() {
    return this.#ready;
  }
  /** The archive's title, kinds, parts and media, once it is open. */
  get archive() {
    return this.#room?.library?.archive ?? null;
  }
  /** The room shown; for the reading room's own page. */
  get room() {
    return this.#room;
  }

  /** In place of the browser's fetch, for the archive's files: the host adds a sign-in, or hands over the bytes. */
  get fetch() {
    return this.#fetch;
  }
  set fetch(given) {
    if (given === this.#fetch) return;
    this.#fetch = given;
    this.#keys.archive = '';
    this.#schedule();
  }

  connectedCallback() {
    // Set before the tag was defined: they hide the accessors.
    for (const property of [...ATTRIBUTES.map((attribute) => attribute.property), 'fetch']) {
      if (!Object.hasOwn(this, property)) continue;
      const self = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
      const value = self[property];
      delete self[property];
      self[property] = value;
    }
    this.#schedule();
  }

  disconnectedCallback() {
    this.#schedule();
  }
  /** Moved with its state kept: nothing to do. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#schedule();
  }

  /** Shows the results for a text. @param {string} text */
  search(text) {
    this.#room?.go({ ...emptyPlace(), q: text });
  }
  /** Opens a post, at a heading if one is named. @param {string} slug @param {string} [heading] */
  show(slug, heading = '') {
    this.#room?.go({ ...emptyPlace(), slug, heading });
  }
  /**
   * Answers without showing.
   * @param {string} text
   * @param {{limit?: number, sort?: import('../types/replies.js').Sort}} [options]
   * @returns {Promise<{total: number, hits: import('../types/replies.js').Hit[]}>}
   */
  async find(text, options) {
    // Own properties alone: a host may have put something into Object.prototype.
    const { limit = 10, sort = 'relevance' } = Object.assign(Object.create(null), options);
    await this.#ready;
    const { library } = await /** @type {Use} */ (this.#use).opened; // as it is, without the view's limit
    const { total, hits } = await library.search({
      text,
      count: limit,
      sort,
      from: 0,
      filters: {},
      excerpts: true,
    });
    return { total, hits };
  }
  /** Opens the archive anew, for an edition that came since. @returns {Promise<any>} */
  reload() {
    this.#keys.archive = '';
    this.#schedule();
    return this.#ready;
  }
  /** @param {FocusOptions} [options] */
  focus(options) {
    if (this.#room) this.#room.frame.field.focus(options);
    else super.focus(options);
  }

  /** Where the room is drawn; the reading room's page draws in the element itself. @returns {{root: HTMLElement, show: () => void}} */
  makeRoot() {
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const { sheets } = /** @type {typeof CarrelArchive} */ (this.constructor);
    for (const sheet of sheets)
      if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
    const root = element('div');
    // The reader's own size of text, whatever size the host gives its root element.
    const probe = element('div', { class: 'carrel' });
    shadow.replaceChildren(probe);
    probe.style.setProperty('font-size', 'medium', 'important');
    root.style.setProperty(
      '--unit',
      `var(--carrel-unit, ${getComputedStyle(probe).fontSize || '1rem'})`,
    );
    // What the host wrote between the tags stays until there is something to show in its place.
    const show = () => {
      if (root.parentNode !== shadow) shadow.replaceChildren(root);
    };
    if (this.childNodes.length) shadow.replaceChildren(element('slot'));
    else show();
    return { root, show };
  }

  /** What the room is made with, besides its root and library. @returns {Omit<RoomOptions, 'root' | 'openLibrary' | 'hooks' | 'lazy'>} */
  roomOptions() {
    const fragment = this.getAttribute('fragment');
    this.#address ??= fragment === null ? memoryAddress() : fragmentAddress({ prefix: fragment });
    return {
      address: this.#address,
      view: this.#value('view'),
      slug: this.#value('post'),
      landmarks: ['div', 'div', 'div'], // the region around them is one
      headingLevel: this.#value('heading-level'),
      limit: this.#value('limit'),
      locale: this.#value('locale'),
      store: this.#value('no-store') || !this.#url ? memoryStore() : localStore(this.#url),
    };
  }

  /** @returns {import('../room/room.js').Hooks} */
  roomHooks() {
    const tell = (/** @type {string} */ name, /** @type {object} */ detail, cancelable = false) =>
      this.dispatchEvent(
        new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }),
      );
    return {
      onFrame: ({ title }) =>
        this.#room?.root.setAttribute('aria-label', this.#value('label') || title),
      onOpen: (post) => tell('carrel-open', post, true),
      onOpened: (post) => {
        tell('carrel-opened', post);
      },
      onSearch: (search) => {
        tell('carrel-search', search);
      },
      onError: (error) => {
        const { code, kind, message, part = error.where ?? '', hint = '', directive = '' } = error;
        tell('carrel-error', { code: code ?? kind ?? 'failed', message, part, hint, directive });
      },
    };
  }

  /** Of the manifest; empty where `src` is no address. */
  get #url() {
    try {
      return new URL(this.#value('src') || 'archive/archive.json', this.ownerDocument.baseURI).href;
    } catch {
      return '';
    }
  }

  /** @param {string} name */
  #value(name) {
    return readAttribute(
      this,
      /** @type {any} */ (ATTRIBUTES.find((known) => known.name === name)),
    );
  }

  /** @param {string} what */
  #keyOf(what) {
    return JSON.stringify(
      ATTRIBUTES.filter(({ touches }) => touches === what).map(({ name }) =>
        this.getAttribute(name),
      ),
    );
  }

  #promise() {
    const promise = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    promise.catch(() => {}); // also told by an event: nobody need listen here
    return promise;
  }

  /** One update for any number of changes, when the host's script is done: an element taken out and put back at once is left alone. */
  #schedule() {
    if (this.#isPending) return;
    this.#isPending = true;
    queueMicrotask(() => {
      this.#isPending = false;
      this.#update();
    });
  }

  #update() {
    if (!this.isConnected) {
      this.#close();
      return;
    }
    const archive = this.#keyOf('archive');
    const room = this.#keyOf('room');
    if (archive !== this.#keys.archive) this.#close();
    if (archive !== this.#keys.archive || room !== this.#keys.room) {
      if (room !== this.#keys.room) this.#address = null;
      this.#keys = { archive, room };
      this.#build();
      return;
    }
    const query = this.#value('query');
    if (this.#room && query !== this.#query) this.#room.go({ ...emptyPlace(), q: query });
    this.#query = query;
    this.#recolour();
  }
  #query = '';
  #theme = /** @type {string | null} */ (null);

  /** By the attribute, where there is one and it says something new; else as the reader chose. */
  #recolour() {
    const theme = this.getAttribute('theme');
    if (!this.#room || theme === this.#theme) return;
    this.#theme = theme;
    this.#room.setTheme(theme === null ? undefined : this.#value('theme'));
  }

  #build() {
    this.#room?.close();
    const { root, show } = this.makeRoot();
    const options = this.roomOptions();
    const query = this.#value('query');
    if (query && !options.address.read().q && !options.address.read().slug)
      options.address.go({ ...emptyPlace(), q: query }, { replace: true, quiet: true });
    this.#query = query;
    const links = linkMaker(this.#value('open'), this.#value('link'));
    const hooks = { ...this.roomHooks(), linkTo: links.linkTo };
    const settle = this.#settle;
    /** @type {Opened['facts']} */
    let facts;
    const openLibrary = async () => {
      if (!this.#url) throw new Error(`src is not an address: ${this.#value('src')}`);
      const opened = await this.#acquire();
      facts = opened.facts;
      return limited(links.watch(opened.library), this.#value('limit'));
    };
    const told = hooks.onError;
    hooks.onError = (error) => {
      settle.reject(error);
      told?.(error);
    };
    hooks.onReady = () => {
      if (this.#room !== room) return;
      show();
      const { title, posts, edition, packed } = room.library.archive;
      const detail = { title, posts, edition, packed, ...facts };
      settle.resolve(detail);
      this.dispatchEvent(
        new CustomEvent('carrel-ready', { detail, bubbles: true, composed: true }),
      );
    };
    const room = new Room({ ...options, root, lazy, openLibrary, hooks });
    this.#room = room;
    root.dataset.density = this.#value('density');
    root.toggleAttribute('data-limited', this.#value('limit') > 0);
    root.setAttribute('role', 'region');
    const { bar, title, field, side, pane, foot } = room.frame;
    for (const [name, item] of Object.entries({ bar, title, field, list: side, post: pane, foot }))
      item.setAttribute('part', name);
    this.#theme = null;
    this.#recolour();
    room.open().then(() => {
      if (this.#room !== room) return;
      show();
      if (this.getAttribute('fragment') !== null) keepPlaces(room);
    });
  }

  /** @returns {Promise<Opened>} */
  #acquire() {
    this.#use ??= /** @type {typeof CarrelArchive} */ (this.constructor).openArchive({
      manifest: this.#url,
      integrity: this.#value('integrity'),
      credentials: this.#value('credentials'),
      fetch: this.#fetch,
      worker: this.getAttribute('worker'),
      store: !this.#value('no-store'),
    });
    const use = this.#use;
    use.opened.catch(() => {
      use.release();
      if (this.#use === use) this.#use = null;
    });
    return use.opened;
  }

  /** Frees everything: the view, the worker, the memory. */
  #close() {
    if (this.#room) this.#ready = this.#promise();
    this.#room?.close();
    this.#room = null;
    this.#use?.release();
    this.#use = null;
    this.#keys = { archive: '', room: '' };
  }
}

for (const attribute of ATTRIBUTES) {
  Object.defineProperty(CarrelArchive.prototype, attribute.property, {
    configurable: true,
    enumerable: true,
    get() {
      return readAttribute(this, attribute);
    },
    set(value) {
      writeAttribute(this, attribute, value);
    },
  });
}
