// The post that is open: asks for it, shows it, moves focus to its heading, and calls what only some posts need.
import { setAttribute } from '../base/dom.js';
import { takeSteps } from '../base/give_way.js';
import { pageId } from './nodes.js';
import { toTop } from '../room/places.js';
import { addNotice, fillAfter, readerView } from './reader.js';
import { faultView, noPostView } from '../room/status.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'archive' | 'frame' | 'hooks' | 'isPage' | 'isReturning' |
 *   'library' | 'list' | 'place' | 'refresh' | 'root' | 'strings' | 'use'> & import('../room/places.js').Room &
 *   import('../room/status.js').Room & import('./reader.js').Room & import('./aids/aids.js').Room}
 *   Room
 */

/** @typedef {import('../base/address.js').Place} Place @typedef {import('../types/replies.js').PostReply} PostReply */

/** As long as pictures and formulas may still move a heading away, and the reader has not moved. */
const HOLD_MS = 4000;
/** @type {import('../types/replies.js').ErrorCode} */
const NOT_FOUND = 'not-found';
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

export class PostPane {
  #key = '';
  #heading = '';
  #lastSlug = ''; // the post that was open last: its hit gets the focus on the way back
  /** The reply shown. @type {PostReply | null} */
  shown = null;
  /** @type {() => void} */
  #release = () => {};
  /** @type {() => void} */
  #detach = () => {};

  /** @param {Room} room */
  constructor(room) {
    this.room = room;
    this.pane = room.frame.pane;
  }

  /** @param {Place} place */
  async show(place) {
    const { room, pane } = this;
    if (!place.slug) {
      if (this.#key) this.#clear();
      setAttribute(room.root, 'data-looking', null);
      return;
    }
    this.#lastSlug = place.slug;
    this.markHit(room.list.hits); // drawn before this file was here
    const key = JSON.stringify([place.slug, place.q]);
    if (key === this.#key) {
      if (place.heading !== this.#heading && this.shown) this.#showHeading(place.heading);
      return;
    }
    const isSamePost = this.shown?.slug === place.slug;
    // Words typed beside the post are not marked in it: what is being read stays as it is.
    if (isSamePost && room.frame.focused === room.frame.field && place.heading === this.#heading)
      return;
    this.#key = key;
    setAttribute(pane, 'aria-busy', 'true');
    let isDrawn = false;
    try {
      // The text as soon as it is there: what stands below it may take two more rounds.
      const drawEarly = (/** @type {PostReply} */ post) => {
        if (isDrawn || key !== this.#key || !post.text_complete) return;
        isDrawn = true;
        this.#draw(post, place, key, isSamePost);
      };
      const post = await room.frame.progress.track(
        room.library.post({ slug: place.slug, mark: place.q }, drawEarly),
      );
      if (key !== this.#key) return;
      if (isDrawn) fillAfter(/** @type {Element} */ (pane.querySelector('.after')), post, room);
      else this.#draw(post, place, key, isSamePost);
      this.shown = post;
    } catch (error) {
      if (key !== this.#key || isDrawn) return; // the text stands; what leads on from it is not worth its loss
      const known = /** @type {import('../library/part_error.js').Fault} */ (error);
      this.#clear(key);
      pane.replaceChildren(
        known.code === NOT_FOUND
          ? noPostView(room, place.slug)
          : faultView(
              room,
              known,
              () => {
                this.forget();
                return room.refresh();
              },
              false,
              // The page has every post as text too; a host's need not.
              room.isPage ? `text.html#${encodeURIComponent(place.slug)}` : undefined,
            ),
      );
      if (known.code !== NOT_FOUND) room.hooks.onError?.(known);
      this.#showTop();
    } finally {
      if (key === this.#key) setAttribute(pane, 'aria-busy', null);
    }
  }

  /** Tells the hit of the post that is open; back from one, its hit gets the focus. @param {Element} hits */
  markHit(hits) {
    const { place, frame } = this.room;
    for (const row of hits.children) {
      const { slug } = /** @type {HTMLElement} */ (row).dataset;
      const link = slug && row.querySelector('a');
      if (!link) continue;
      setAttribute(link, 'aria-current', slug === place.slug ? 'true' : null);
      if (!place.slug && slug === this.#lastSlug && frame.focused !== frame.field) link.focus();
    }
    if (!place.slug) this.#lastSlug = '';
  }

  /** @param {PostReply} post @param {Place} place @param {string} key @param {boolean} isSamePost */
  #draw(post, place, key, isSamePost) {
    const { room, pane } = this;
    this.#clear(key);
    setAttribute(room.root, 'data-looking', null);
    const [view, steps] = readerView(post, room);
    const article = /** @type {HTMLElement} */ (view.querySelector('article'));
    let { heading } = place;
    // A heading is gone to as soon as it is there, and the top if it never comes.
    const goTo = (/** @type {boolean} */ isWhole) => {
      if (!heading || !(isWhole || this.#find(heading))) return;
      this.#showHeading(heading);
      heading = '';
    };
    const isHere = () => key === this.#key && article.isConnected;
    const whole = takeSteps(steps, () => {
      const here = isHere();
      if (here) goTo(false);
      return here;
    });
    pane.replaceChildren(view);
    setAttribute(pane, 'aria-busy', null);
    this.shown = post;
    room.hooks.onTitle?.(`${post.title} · ${room.archive.title}`);
    if (!heading && !isSamePost) this.#showTop();
    const finish = () => {
      goTo(true);
      this.#callAids(post, article, isHere);
    };
    if (whole === true) finish();
    else
      whole.then((isWhole) => {
        if (isWhole && isHere()) finish();
      });
    room.hooks.onOpened?.({ slug: post.slug, title: post.title });
  }

  /** What is loaded after the text stands: aids for every post; colours and formulas where there are any.
   * @param {PostReply} post @param {HTMLElement} article @param {() => boolean} isHere */
  async #callAids(post, article, isHere) {
    const { room } = this;
    /** @template T @param {Promise<T>} module @param {(loaded: T) => unknown} use */
    const ask = async (module, use) => {
      try {
        const loaded = await module;
        if (isHere()) await use(loaded);
      } catch {
        /* offline: the post reads well without */
      }
    };
    // Each is told whether it is still wanted, and tells what it had to show plain.
    /**
     * @template {'highlight' | 'math'} N
     * @param {N} name
     * @param {(loaded: import('../room/room.js').LazyModule<N>) => Promise<boolean>} work
     * @param {string} notice
     */
    const decorate = async (name, work, notice) =>
      ask(room.use(name), async (loaded) => {
        if (!(await work(loaded)) && isHere()) addNotice(article, notice);
      });
    await Promise.all([
      ask(room.use('aids'), ({ attachAids }) => {
        this.#detach = attachAids(room, post, article);
      }),
      article.querySelector('pre[data-language]') &&
        decorate(
          'highlight',
          ({ highlight }) => highlight(article, isHere),
          room.strings.codePlain,
        ),
      article.querySelector('code.math') &&
        decorate('math', ({ typeset }) => typeset(article, isHere), room.strings.mathPlain),
    ]);
  }

  /** @param {string} [key] */
  #clear(key = '') {
    this.#release();
    this.#detach();
    this.#detach = () => {};
    this.#key = key;
    this.#heading = '';
    this.shown = null;
    this.pane.replaceChildren();
  }

  /** @param {string} heading @returns {HTMLElement | null} */
  #find(heading) {
    return this.pane.querySelector(`#${CSS.escape(pageId(heading))}`);
  }

  /** What "steps-2" named where no heading is called so: repeated headings were counted from 2 once. @param {string} heading */
  #findAsOnce(heading) {
    const [, plain, number] = /^(.+)-(\d+)$/.exec(heading) ?? [];
    return Number(number) > 1 ? this.#find(`${plain}-${Number(number) - 1}`) : null;
  }

  /** Brings a heading to the top and gives it focus; holds it there while what stands above it still grows. @param {string} heading */
  #showHeading(heading) {
    this.#release();
    this.#heading = heading;
    const { pane } = this;
    const target = heading && (this.#find(heading) ?? this.#findAsOnce(heading));
    if (!target) return this.#showTop();
    for (
      let around = target.parentElement?.closest('details');
      around;
      around = around.parentElement?.closest('details')
    )
      around.open = true;
    const bring = () => target.scrollIntoView({ block: 'start' });
    bring();
    target.focus({ preventScroll: true });
    const body = /** @type {Element} */ (pane.querySelector('.body'));
    const observer = new ResizeObserver(bring);
    observer.observe(body);
    const release = () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const move of MOVES) this.room.root.removeEventListener(move, release);
      this.#release = () => {};
    };
    const timer = setTimeout(release, HOLD_MS);
    for (const move of MOVES) this.room.root.addEventListener(move, release, { passive: true });
    this.#release = release;
  }

  #showTop() {
    const title = /** @type {HTMLElement | null} */ (
      this.pane.querySelector('h1, h2, h3, h4, h5, h6')
    );
    if (!this.room.isReturning) toTop(this.room);
    title?.focus({ preventScroll: true });
  }

  /** The next look asks anew. */
  forget() {
    this.#key = ' ';
  }

  close() {
    this.#clear();
  }
}
