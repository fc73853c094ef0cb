// The reading room: opens the archive and keeps the page in step with the address.
import { element } from './dom.js';
import { emptyPlace, readAddress, writeAddress } from './address.js';
/** @typedef {import('./library.js').Library} Library */
import { pageId } from './nodes.js';
import { strings } from './strings.js';
import { countLine, frontView, resultsView } from './views/results.js';
import { filtersView } from './views/filters.js';
import { readerView } from './views/reader.js';
import { faultView, noMatchView, noPostView } from './views/status.js';

/** @typedef {import('./address.js').Place} Place */

const PAGE = 20;
const LOADING_AFTER_MS = 300;
const ANNOUNCE_AFTER_MS = 700;

export class Room {
  /** @type {Place} */
  #place = emptyPlace();
  #count = PAGE;
  #turn = 0;            // the newest search; older answers are dropped
  #typing = false;
  #filtersOpen = false;
  #lastSlug = '';       // the hit that gets focus again on the way back
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;
  /** @type {Library} */
  #library = /** @type {any} */ (null);
  #listKey = '';
  #postKey = '';

  /** @param {HTMLElement} root */
  constructor(root) {
    this.title = element('a', { href: '#/', class: 'site-title' });
    this.field = element('input', { type: 'search', id: 'q', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search', placeholder: strings.searchHint, 'aria-label': strings.search });
    this.header = element('header', { class: 'top' }, this.title, element('form', { role: 'search' }, this.field));
    this.head = element('div', { class: 'masthead' });
    this.tools = element('div', { class: 'tools' });
    this.list = element('section', { class: 'list', 'aria-label': strings.allPosts });
    this.pane = element('div', { class: 'pane' });
    this.foot = element('footer', { class: 'foot' });
    /** @type {HTMLElement | undefined} */
    this.footLine = undefined;
    this.live = element('p', { class: 'hidden', 'aria-live': 'polite' });
    this.root = root;
    const side = element('div', { class: 'side' }, this.head, this.tools, this.list);
    root.replaceChildren(element('a', { href: '#content', class: 'skip' }, strings.skip), this.header, element('main', { class: 'columns', id: 'content' }, side, this.pane), this.foot, this.live);
    this.#listen();
  }

  #listen() {
    this.field.addEventListener('input', () => {
      this.#typing = true;
      this.#count = PAGE;
      // Typing replaces the address, so that Back leaves the search in one step.
      history.replaceState(null, '', writeAddress({ ...this.#place, slug: '', heading: '', q: this.field.value }));
      this.#follow();
    });
    this.header.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#typing = false;
      this.#follow();
    });
    this.root.querySelector('.skip')?.addEventListener('click', (event) => { event.preventDefault(); this.#focusContent(); });
    addEventListener('hashchange', () => { this.#typing = false; this.#follow(); });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && document.activeElement === this.field && this.field.value) {
        this.field.value = '';
        this.field.dispatchEvent(new Event('input'));
      }
    });
  }

  /** @param {{library: () => Promise<Library>}} urls */
  async open(urls) {
    const showLoading = setTimeout(() => this.list.replaceChildren(element('p', { class: 'quiet' }, strings.loading)), LOADING_AFTER_MS);
    try {
      this.#library = await urls.library();
      const archive = this.#library.archive;
      this.title.textContent = archive.title;
      document.documentElement.lang = archive.language;
      this.head.replaceChildren(element('h1', { dir: 'auto' }, archive.title), element('p', { class: 'strapline', dir: 'auto' }, archive.strapline));
      this.foot.replaceChildren(archive.foot.link ? element('a', { href: archive.foot.link, rel: 'noopener noreferrer' }, archive.foot.text) : archive.foot.text);
      clearTimeout(showLoading);
      await this.#follow();
    } catch (error) {
      clearTimeout(showLoading);
      this.list.replaceChildren(faultView(error, () => location.reload(), false));
    }
  }

  /** Brings the page in step with the address. */
  async #follow() {
    const before = this.#place;
    this.#place = readAddress(location.hash);
    if (before.slug && !this.#place.slug) this.#lastSlug = before.slug;
    if (!this.#typing) this.field.value = this.#place.q;
    if (JSON.stringify({ ...before, slug: '', heading: '' }) !== JSON.stringify({ ...this.#place, slug: '', heading: '' })) this.#count = PAGE;
    const isFront = !this.#place.slug && !this.#isSearch();
    this.root.dataset.view = this.#place.slug ? 'post' : isFront ? 'front' : 'results';
    await Promise.all([this.#showList(), this.#showPost()]);
  }

  /** @param {{id: string, text: string, tone?: string, actions?: {label: string, run: () => void}[]}} notice */
  notice({ id, text, tone = 'plain', actions = [] }) {
    this.removeNotice(id);
    const line = element('p', { class: `notice ${tone}`, 'data-notice': id, role: 'status' }, text);
    for (const { label, run } of actions) {
      const button = element('button', { type: 'button' }, label);
      button.addEventListener('click', run);
      line.append(' ', button);
    }
    this.header.after(line);
  }

  /** @param {string} id */
  removeNotice(id) { this.root.querySelector(`[data-notice="${id}"]`)?.remove(); }
  progress() {}
  /** @param {string} text */
  setFoot(text) {
    this.footLine ??= element('span', { class: 'foot-line' });
    if (!this.footLine.isConnected) this.foot.append(' ', this.footLine);
    this.footLine.textContent = text;
  }
  addAction() {}

  #isSearch() {
    const { q, filters, after, before } = this.#place;
    return Boolean(q.trim() || after || before || Object.values(filters).some((values) => values.length));
  }

  /** @param {Place} place */
  #go(place) {
    const address = writeAddress(place);
    if (address === location.hash) this.#follow(); else location.hash = address;
  }

  async #showList() {
    const place = this.#place;
    const { q, filters, after, before, sort } = place;
    const key = JSON.stringify([q, filters, after, before, sort, this.#count, this.#typing, place.slug, this.#filtersOpen]);
    if (key === this.#listKey) return;
    const turn = ++this.#turn;
    const request = { text: q, filters: { ...filters, after, before }, sort, from: 0, count: this.#count, typing: this.#typing };
    const draw = (/** @type {any} */ reply) => { if (turn === this.#turn) this.#drawList(reply); };
    try {
      draw(await this.#library.search(request, draw));
      this.#listKey = key;
    } catch (error) {
      if (turn === this.#turn) this.list.replaceChildren(faultView(error, () => { this.#listKey = ''; this.#follow(); }, false));
    }
  }

  /** @param {any} reply */
  #drawList(reply) {
    const place = this.#place;
    const archive = this.#library.archive;
    const actions = { more: () => { this.#count += PAGE; this.#follow(); }, go: (/** @type {Place} */ next) => this.#go({ ...next, slug: '', heading: '' }), opened: (/** @type {boolean} */ open) => { this.#filtersOpen = open; } };
    const isSearch = this.#isSearch();
    this.tools.replaceChildren(filtersView(reply, place, archive, this.#filtersOpen, actions));
    if (isSearch && !place.slug) this.tools.prepend(element('h1', { class: 'hidden' }, strings.resultsFor(place.q)));
    if (isSearch || place.slug) this.tools.append(element('h2', { class: 'count-line' }, isSearch ? countLine(reply) : strings.allPosts));
    for (const term of reply.understood) if (term.role === 'ignored') this.tools.append(element('p', { class: 'quiet' }, strings.ignored(term.typed, term.meaning)));
    for (const notice of reply.notices) this.tools.append(element('p', { class: 'quiet' }, notice.text));
    const clearFilters = () => this.#go({ ...place, filters: {}, after: '', before: '' });
    const content = reply.total === 0 && reply.complete ? noMatchView(reply, place, clearFilters)
      : isSearch || place.slug ? resultsView(reply, place, archive, actions) : frontView(reply, archive, place, actions);
    this.list.replaceChildren(content);
    if (reply.fault) this.list.prepend(faultView(reply.fault, () => { this.#listKey = ''; this.#follow(); }, true));
    this.#announce(isSearch ? strings.posts(reply.total) : '');
    this.#returnFocus();
  }

  /** Told once typing has stopped. @param {string} text */
  #announce(text) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => { if (this.live.textContent !== text) this.live.textContent = text; }, ANNOUNCE_AFTER_MS);
  }

  /** Back from a post leads to the hit it was opened from. */
  #returnFocus() {
    if (!this.#lastSlug || this.#place.slug) return;
    const hit = [...this.list.querySelectorAll('[data-slug]')].find((item) => /** @type {HTMLElement} */ (item).dataset.slug === this.#lastSlug);
    /** @type {HTMLElement | null | undefined} */ (hit?.querySelector('a'))?.focus();
    this.#lastSlug = '';
  }

  async #showPost() {
    const place = this.#place;
    if (!place.slug) {
      this.#postKey = '';
      this.pane.replaceChildren();
      document.title = this.#library.archive.title;
      return;
    }
    const key = JSON.stringify([place.slug, place.q]);
    if (key !== this.#postKey) {
      this.#postKey = key;
      const showLoading = setTimeout(() => this.pane.replaceChildren(element('p', { class: 'quiet' }, strings.loading)), LOADING_AFTER_MS);
      try {
        const post = await this.#library.post({ slug: place.slug, mark: place.q });
        if (key !== this.#postKey) return;
        const context = { mediaUrl: (/** @type {string} */ name) => this.#library.mediaUrl(name), place: () => this.#place };
        this.pane.replaceChildren(readerView(post, place, this.#library.archive, context));
        document.title = `${post.title} · ${this.#library.archive.title}`;
        if (!place.heading) this.#focusContent();
      } catch (error) {
        if (key !== this.#postKey) return;
        this.#postKey = '';
        const known = /** @type {any} */ (error);
        this.pane.replaceChildren(known.code === 'not-found' ? noPostView(place.slug) : faultView(known, () => this.#follow(), false));
      } finally {
        clearTimeout(showLoading);
      }
    }
    if (place.heading) this.#showHeading(place.heading);
  }

  /** @param {string} heading */
  #showHeading(heading) {
    const target = document.getElementById(pageId(heading));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }

  #focusContent() {
    const title = /** @type {HTMLElement | null} */ (this.pane.querySelector('#post-title'));
    this.pane.scrollTop = 0;
    scrollTo(0, 0);
    (title ?? this.field).focus({ preventScroll: true });
  }
}
