// What stands around list and post: the bar with the search, the columns, the foot; made once, then only relabelled.
import { button, drawing, element, reconcile, setAttribute, setText } from '../base/dom.js';
import { QUERY_LOG_BYTES } from '../base/names.js';
import { Progress } from './progress.js';

/**
 * @typedef {Pick<import('./room.js').Room, 'address' | 'archive' | 'heading' | 'hooks' | 'library'
 *   | 'openPalette' | 'root' | 'strings' | 'type' | 'view'>} Room
 */

const ANNOUNCE_AFTER_MS = 700;
const HOUSE = 'M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5';
const GLASS = 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 1 0 0-11ZM13 13l4 4';
const DOTS = 'M4 10h.01M10 10h.01M16 10h.01';
/**
 * The landmarks of a page: bar, columns, foot.
 * @typedef {[bar: 'header' | 'div', columns: 'main' | 'div', foot: 'footer' | 'div']} Landmarks
 */

/** @param {{text: string, link?: string}} line */
const footLine = ({ text, link }) =>
  element(
    'p',
    { dir: 'auto' },
    link ? element('a', { href: link, rel: 'noopener noreferrer' }, text) : text,
  );

export class Frame {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;
  #footStatus = '';

  /** @param {Room} room @param {Landmarks} [landmarks] */
  constructor(room, [bar, columns, foot] = ['header', 'main', 'footer']) {
    this.room = room;
    this.name = element('span', { dir: 'auto' });
    this.title = element(
      'a',
      { class: 'site-title' },
      drawing('0 0 20 20', HOUSE, 'icon'),
      this.name,
    );
    this.field = element('input', {
      type: 'search',
      class: 'field',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    this.form = element(
      'form',
      { role: 'search', class: 'search' },
      drawing('0 0 20 20', GLASS, 'icon'),
      this.field,
    );
    this.menu = element('button', { type: 'button', class: 'menu', 'aria-haspopup': 'dialog' });
    this.menu.append(drawing('0 0 20 20', DOTS, 'icon'));
    this.menu.addEventListener('click', () => room.openPalette());
    this.masthead = element('div', { class: 'masthead' });
    this.tools = element('div', { class: 'tools' });
    /** What narrows the list: beside it in a wide room, else in a sheet. */
    this.facets = element('div', { class: 'facets' });
    this.listing = element('div', { class: 'listing' });
    this.sideParts = [this.masthead, this.facets, this.tools, this.listing];
    this.side = element('section', { class: 'side' }, ...this.sideParts);
    this.pane = element('div', { class: 'pane' });
    this.columns = element(columns, { class: 'columns' }, this.side, this.pane);
    // Hidden until there is something above it that it need not make room for.
    this.foot = element(foot, { class: 'foot', hidden: '' });
    this.live = element('p', { class: 'hidden', 'aria-live': 'polite' });
    this.notices = element('div', { class: 'notices', role: 'status' });
    this.progress = new Progress();
    this.skip = button('', () => this.focusContent(), { class: 'skip' });
    this.bar = element(bar, { class: 'bar' }, this.title, this.form, this.menu, this.progress.bar);
    this.parts = [this.skip, this.bar, this.notices, this.columns, this.foot, this.live];
    this.#listen();
    this.label();
  }

  #listen() {
    const { room, field } = this;
    field.addEventListener('input', () => room.type(field.value.slice(0, QUERY_LOG_BYTES)));
    this.form.addEventListener('submit', (event) => event.preventDefault()); // finding/steps.js says what it does
  }

  /** Puts the frame in place of what the page showed before there was a script; a list of posts there stays until the first answer. */
  attach() {
    const { root } = this.room;
    if (root.contains(this.bar)) {
      this.listing.replaceChildren();
      return;
    }
    root.classList.add('carrel');
    setAttribute(root, 'data-mode', this.room.view);
    const { slug, q } = this.room.address.read();
    this.setQuery(q); // before there is an answer
    if (slug || q) setAttribute(root, 'data-view', slug ? 'post' : 'results');
    const first = root.querySelector('[data-first]');
    if (first && !slug && !q) this.side.replaceChildren(...first.childNodes);
    root.replaceChildren(...this.parts);
  }

  /** Every fixed word of the frame, in the language of the moment. */
  label() {
    const { room } = this;
    const { strings } = room;
    setText(this.skip, strings.skip);
    if (!room.library) setAttribute(this.field, 'placeholder', strings.search);
    for (const [item, name] of /** @type {[Element, string][]} */ ([
      [this.field, strings.search],
      [this.menu, strings.menu],
      [this.side, strings.list],
      [this.progress.bar, strings.progress],
    ])) {
      setAttribute(item, 'aria-label', name);
    }
    setAttribute(room.root, 'dir', strings.direction);
    setAttribute(room.root, 'lang', strings.locale.split('-')[0]);
    if (!room.library) return;
    const { archive } = room;
    setAttribute(this.field, 'placeholder', strings.prompt(strings.posts(archive.posts)));
    setText(this.name, archive.title);
    setAttribute(this.title, 'href', room.address.href({}));
    setAttribute(this.name, 'lang', archive.language);
    this.setFoot(this.#footStatus);
  }

  /** @param {boolean} isShown */
  showMasthead(isShown) {
    const { archive } = this.room;
    const wanted = isShown ? 'front' : '';
    if (this.masthead.dataset.shows === wanted) return;
    this.masthead.dataset.shows = wanted;
    if (!isShown) {
      this.masthead.replaceChildren();
      return;
    }
    this.masthead.replaceChildren(
      this.room.heading(1, { dir: 'auto', lang: archive.language }, archive.title),
      archive.strapline &&
        element(
          'p',
          { class: 'strapline', dir: 'auto', lang: archive.language },
          archive.strapline,
        ),
    );
    this.room.hooks.onTitle?.(archive.title);
  }

  /** The list of the page without script gives way to the live one, all at once, so that nothing moves. */
  settle() {
    if (this.listing.parentNode !== this.side) this.side.replaceChildren(...this.sideParts);
  }

  /** @param {string} q */
  setQuery(q) {
    if (this.field.value !== q) this.field.value = q;
  }

  /** @param {string} status */
  setFoot(status) {
    this.#footStatus = status;
    const { foot } = this.room.library?.archive ?? {};
    if (foot)
      reconcile(
        this.foot,
        [foot, { text: status }].filter(({ text }) => text),
        footLine,
      );
  }

  /** Nothing could be opened. @param {Node} view */
  showFault(view) {
    this.settle();
    this.listing.replaceChildren(view);
  }

  /** Told once typing has stopped. @param {string} text @param {number} [after] */
  announce(text, after = ANNOUNCE_AFTER_MS) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => setText(this.live, text), after);
  }

  /** The element of the room that has the focus, in the page or in a shadow. */
  get focused() {
    return /** @type {HTMLElement | null} */ (
      /** @type {Document | ShadowRoot} */ (this.room.root.getRootNode()).activeElement
    );
  }

  /** Past the bar: to the post open, or to the list. */
  focusContent() {
    const target =
      this.pane.querySelector('h1, h2, h3, [tabindex="-1"]') ??
      this.listing.querySelector('a, button') ??
      this.field;
    /** @type {HTMLElement} */ (target).focus();
  }

  close() {
    clearTimeout(this.#announcing);
    this.progress.close();
    this.room.root.replaceChildren();
  }
}
