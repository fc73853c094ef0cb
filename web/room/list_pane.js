// The list of posts: asks for the front's posts or a search's, page by page, and shows them. A list unchanged is left alone.
import { button, element, reconcile, setAttribute, setText } from '../base/dom.js';
import { rowsOf, rowView } from './results.js';

/**
 * @typedef {Pick<import('./room.js').Room, 'archive' | 'fault' | 'frame' | 'heading' | 'hooks' |
 *   'isSearch' | 'library' | 'loaded' | 'place' | 'post' | 'postShown' | 'refresh' | 'strings' | 'use'> &
 *   import('./results.js').Room & import('../finding/finding.js').Room} Room
 */

/** @typedef {import('../base/address.js').Place} Place @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {import('../library/library.js').Answer<SearchReply>} Answer @typedef {import('../library/part_error.js').Fault} Fault */

const FIRST_PAGE = 20;
/** Rows made at a time while letters are typed, so that the next letter is not kept waiting. */
const SCREENFUL = 8;
const FRAME_MS = 33; // two, so that one is painted on a slow device too

/** @param {Place} place */
const queryOf = (place) => JSON.stringify({ ...place, slug: '', heading: '' });

export class ListPane {
  #key = '';
  #hasExcerpts = false;
  #isTyped = false; // the reply is of what is being typed: its rows are drawn in two goes
  #turn = 0; // the newest question; answers to older ones are dropped
  /** @type {Answer | null} */
  #reply = null;
  /** Another list than before stands there, and nobody has yet seen its top. */
  isNew = /** @type {Answer | null | false} */ (false);

  /** @param {Room} room */
  constructor(room) {
    this.room = room;
    const { facets, tools, listing } = room.frame;
    this.title = room.heading(1, { class: 'hidden' });
    this.count = room.heading(2, { class: 'count-line', tabindex: '-1' });
    this.filters = button('', async () => (await room.use('finding')).openFilters(this), {
      class: 'filters-button',
      'aria-haspopup': 'dialog',
    });
    this.order = element('div');
    this.chips = element('ul', { class: 'chips', role: 'list', hidden: '' });
    this.panel = element('div', { class: 'filter-panel' });
    facets.append(this.panel);
    this.notes = element('div', { class: 'notes' });
    this.fault = element('div');
    this.hits = element('ol', { class: 'hits', role: 'list' });
    this.nothing = element('div');
    this.more = button('', async () => (await room.use('finding')).showMore(this), {
      class: 'more',
      hidden: '',
    });
    setAttribute(tools, 'hidden', ''); // until there is something to count
    tools.append(
      this.title,
      element('div', { class: 'count' }, this.count, this.order, this.filters),
      this.chips,
      this.notes,
    );
    this.parts = [this.fault, this.hits, this.nothing, this.more];
    this.listing = listing;
  }

  get reply() {
    return this.#reply;
  }
  /** Another one means: what was asked before is no longer wanted. */
  get turn() {
    return this.#turn;
  }

  /** @param {Place} place */
  request(place, from = 0, count = FIRST_PAGE) {
    const { slug, q, filters, after, before, sort } = place;
    return {
      text: q,
      filters: { ...filters, after, before },
      sort,
      from,
      count,
      excerpts: Boolean(q) && !slug,
    };
  }

  /** @param {Place} place */
  async show(place) {
    const { room } = this;
    const key = queryOf(place);
    // Beside a post the list has no excerpts, so their parts are not asked for.
    if (key === this.#key && (this.#hasExcerpts || place.slug || !place.q)) {
      this.#draw();
      return;
    }
    const turn = ++this.#turn;
    this.#isTyped = room.frame.focused === room.frame.field;
    const isNew = key !== this.#key;
    this.isNew = isNew && this.#reply;
    const isFirst = !this.#reply && !room.isSearch; // the front, opened: nothing was asked that wants an answer
    // What is remarked above the hits stands there from the first, so that nothing moves.
    const ready = room.isSearch && (room.loaded.finding ?? room.use('finding').catch(() => {}));
    const draw = async (/** @type {Answer} */ reply) => {
      await ready;
      if (turn !== this.#turn) return;
      this.take(reply);
      if (reply.hits.every((hit) => hit.has_text)) await room.postShown; // what the list takes besides titles comes after the post
    };
    try {
      const count = isNew ? FIRST_PAGE : Math.max(FIRST_PAGE, this.#reply?.hits.length ?? 0);
      const asked = this.request(place, 0, count);
      const reply = await room.frame.progress.track(room.library.search(asked, draw));
      if (turn !== this.#turn) return;
      this.#key = reply.fault ? '' : key;
      this.#hasExcerpts = asked.excerpts;
      await draw(reply);
      if (isNew && !isFirst) room.frame.announce(this.#countLine(reply));
      if (isNew && room.isSearch) room.hooks.onSearch?.({ text: place.q, total: reply.total });
    } catch (error) {
      if (turn !== this.#turn) return;
      room.hooks.onError?.(/** @type {Fault} */ (error));
      this.#reply = null;
      room.frame.showFault(this.fault); // alone, until there is an answer again
      setAttribute(room.frame.tools, 'hidden', '');
      this.showFault(error, false);
    }
  }

  /** Shows a reply. @param {Answer} reply */
  take(reply) {
    this.#reply = reply;
    this.#draw();
  }

  /** What is said above the list, and to screen readers once typing stops. @param {SearchReply} reply */
  #countLine(reply) {
    const {
      strings,
      loaded: { finding },
    } = this.room;
    return finding ? finding.countLine(reply, strings) : strings.posts(reply.total);
  }

  /** @param {SearchReply} reply */
  #rows(reply) {
    const { room } = this;
    const rows = rowsOf(reply, room);
    return room.isSearch && room.loaded.finding
      ? room.loaded.finding.detailedRows(rows, reply, room)
      : rows;
  }

  #draw() {
    const { room } = this;
    const reply = this.#reply;
    if (!reply) return;
    const { place, strings, isSearch } = room;
    room.frame.settle();
    if (this.hits.parentNode !== this.listing) this.listing.replaceChildren(...this.parts);
    setAttribute(room.frame.tools, 'hidden', null);
    const title = isSearch && !place.slug ? strings.resultsFor(place.q) : '';
    setText(this.title, title);
    setAttribute(this.title, 'hidden', title ? null : '');
    if (title) room.hooks.onTitle?.(`${title} · ${room.archive.title}`);
    setText(
      this.count,
      isSearch
        ? this.#countLine(reply)
        : `${strings.allPosts} · ${reply.total.toLocaleString(strings.locale)}`,
    );
    setText(this.filters, strings.filters);
    const isWhole = reconcile(
      this.hits,
      this.#rows(reply),
      (record) => rowView(record, room),
      this.#isTyped ? SCREENFUL : Infinity,
    );
    setAttribute(this.hits, 'hidden', reply.hits.length ? null : '');
    room.post?.markHit(this.hits);
    setText(this.more, strings.more);
    setAttribute(this.more, 'hidden', reply.hits.length < reply.total ? null : '');
    if (reply.fault) this.showFault(reply.fault, true);
    else this.fault.replaceChildren();
    if (isWhole) this.drawFinding();
    else setTimeout(() => this.#reply === reply && this.#draw(), FRAME_MS);
  }

  /** @param {unknown} error a Fault @param {boolean} isPartial */
  async showFault(error, isPartial) {
    const turn = this.#turn;
    const again = () => {
      this.forget();
      return this.room.refresh();
    };
    const view = await this.room.fault(/** @type {Fault} */ (error), again, isPartial);
    if (turn === this.#turn) this.fault.replaceChildren(view);
  }

  /** Chips, filters, timeline and remarks come after the first list, and are drawn again with each. */
  async drawFinding() {
    const { room } = this;
    try {
      if (!room.loaded.finding) await room.postShown; // its file comes after the post
      const { drawFinding } = room.loaded.finding ?? (await room.use('finding'));
      if (this.#reply) await drawFinding(room, this.#reply);
    } catch (error) {
      this.showFault(error, true);
    }
  }

  /** The next look asks anew. */
  forget() {
    this.#key = '';
  }

  close() {
    this.#turn += 1;
  }
}
