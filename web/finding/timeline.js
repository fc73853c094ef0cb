// Shows when the posts were written. A bar for each month, or each year of a long archive; a stretch of it is chosen by dragging, or with two sliders.
import { element, reconcile, setAttribute, setText } from '../base/dom.js';
import { formatDay } from '../words/strings.js';
import { periodName } from './chosen.js';

/** @typedef {Pick<import('../room/room.js').Room, 'frame' | 'go' | 'heading' | 'place' | 'strings'>} Room */

const MOST_MONTHS = 120;
const MOST_LABELS = 6;
/** A period with so many times the posts of the middle one would dwarf the others: heights are then of the square root. */
const DWARFS = 8;

/** @param {string} from @param {string} to both "2021-03", or both "2021"; every period from one to the other */
function periodsBetween(from, to) {
  const periods = [];
  const isMonths = from.length > 4;
  let [year, month] = from.split('-').map(Number);
  while (periods.length < 2000) {
    const period = isMonths
      ? `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
      : String(year).padStart(4, '0');
    periods.push(period);
    if (period >= to) return periods;
    if (!isMonths || ++month > 12) {
      year += 1;
      month = 1;
    }
  }
  return periods;
}

/** @typedef {import('../types/replies.js').SearchReply} SearchReply */

/** @param {SearchReply} reply @param {import('../types/replies.js').FacetField} field @returns {Map<string, number>} */
const countsOf = (reply, field) =>
  new Map(
    reply.facets
      .find((facet) => facet.field === field)
      ?.values.map(({ value, count }) => [value, count]),
  );

/** One room's timeline. Its elements are made once. */
class Timeline {
  /** @type {string[]} */
  #periods = [];
  /** @type {Map<string, number>} */
  #counts = new Map();
  #dragFrom = -1;
  #reach = ['', '']; // the first and last month that any answer had

  /** @param {Room} room */
  constructor(room) {
    this.room = room;
    this.bars = element('div', { class: 'bars', 'aria-hidden': 'true' });
    this.labels = element('div', { class: 'bar-labels', 'aria-hidden': 'true' });
    this.from = element('input', { type: 'range', min: '0', class: 'slider' });
    this.to = element('input', { type: 'range', min: '0', class: 'slider' });
    this.said = element('p', { class: 'bar-said quiet', 'aria-hidden': 'true' });
    this.title = room.heading(2, {});
    this.view = element(
      'section',
      { class: 'timeline' },
      this.title,
      this.said,
      this.bars,
      this.from,
      this.to,
      this.labels,
    );
    for (const slider of [this.from, this.to]) {
      slider.addEventListener('input', () => this.#slide(slider));
      slider.addEventListener('change', () => this.#choose());
    }
    this.bars.addEventListener('pointerdown', (event) => this.#startDrag(event));
    this.bars.addEventListener('pointermove', (event) => this.#drag(event));
    this.bars.addEventListener('pointerup', () => this.#endDrag());
    this.bars.addEventListener('pointercancel', () => {
      this.#dragFrom = -1;
    });
  }

  /** @param {SearchReply} reply */
  draw(reply) {
    const { room, view } = this;
    const months = [...countsOf(reply, 'month').keys()].sort();
    const [earliest = '', latest = ''] = [months[0], months[months.length - 1]];
    if (earliest && (!this.#reach[0] || earliest < this.#reach[0])) this.#reach[0] = earliest;
    if (latest > this.#reach[1]) this.#reach[1] = latest;
    const [begin, end] = this.#reach;
    let periods = begin && end > begin ? periodsBetween(begin, end) : [];
    const isYears = periods.length > MOST_MONTHS;
    if (isYears) periods = periodsBetween(begin.slice(0, 4), end.slice(0, 4));
    // Of one period, or where nothing was found, it tells nothing.
    const tells = periods.length > 1 && reply.total > 0;
    setAttribute(view, 'hidden', tells ? null : '');
    if (!tells) return;
    if (view.parentNode !== room.frame.facets) room.frame.facets.append(view);
    this.#periods = periods;
    this.#counts = countsOf(reply, isYears ? 'year' : 'month');
    setText(this.title, room.strings.fields.date);
    setAttribute(view, 'aria-label', room.strings.timeline);
    setAttribute(this.from, 'aria-label', room.strings.timelineFrom);
    setAttribute(this.to, 'aria-label', room.strings.timelineTo);
    for (const slider of [this.from, this.to])
      setAttribute(slider, 'max', String(periods.length - 1));
    const { after, before } = room.place;
    // "2022" begins with its January and ends with its December.
    const last = periods.length - 1;
    const from = after ? periods.findIndex((period) => period >= after.slice(0, period.length)) : 0;
    const to = before
      ? periods.findLastIndex(
          (period) => period.slice(0, before.length) <= before.slice(0, period.length),
        )
      : last;
    this.#set(this.from, from < 0 ? last : from);
    this.#set(this.to, Math.max(to, 0));
    this.#drawBars();
  }

  /** @param {HTMLInputElement} slider @param {number} at */
  #set(slider, at) {
    if (slider.value !== String(at)) slider.value = String(at);
    setAttribute(slider, 'aria-valuetext', formatDay(this.#periods[at], this.room.strings));
  }

  #drawBars() {
    const { room } = this;
    const counts = [...this.#counts.values()].sort((a, b) => a - b);
    const most = Math.max(1, counts[counts.length - 1] ?? 1);
    const isDwarfed = most > DWARFS * (counts[Math.floor(counts.length / 2)] ?? 1);
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    reconcile(this.bars, this.#periods, (period) => element('span', { 'data-period': period }));
    this.#periods.forEach((period, at) => {
      const bar = /** @type {HTMLElement} */ (this.bars.children[at]);
      const count = this.#counts.get(period) ?? 0;
      const share = isDwarfed ? Math.sqrt(count / most) : count / most;
      const height = String(Math.round(share * 100) / 100);
      const { strings } = room;
      setAttribute(
        bar,
        'title',
        strings.periodCount(formatDay(period, strings), strings.posts(count)),
      );
      if (bar.style.getPropertyValue('--height') !== height)
        bar.style.setProperty('--height', height);
      setAttribute(bar, 'class', at >= from && at <= to ? 'in' : null);
    });
    const years = this.#periods
      .map((period, at) => ({ year: period.slice(0, 4), at }))
      .filter(({ year }, at, all) => at === 0 || year !== all[at - 1].year);
    const every = Math.ceil(years.length / MOST_LABELS);
    reconcile(
      this.labels,
      years
        .filter((_, at) => at % every === 0)
        .map(({ year, at }) => ({ year, at: at / this.#periods.length })),
      ({ year, at }) => {
        const label = element('span', {}, year);
        label.style.setProperty('--at', String(at));
        return label;
      },
    );
    const count = this.#periods
      .slice(from, to + 1)
      .reduce((sum, period) => sum + (this.#counts.get(period) ?? 0), 0);
    const place = this.#place();
    setText(
      this.said,
      place.after || place.before
        ? room.strings.periodCount(periodName(place, room.strings), room.strings.posts(count))
        : '',
    );
  }

  /** @param {HTMLInputElement} moved */
  #slide(moved) {
    // The two may meet, never cross.
    if (moved === this.from && Number(this.from.value) > Number(this.to.value))
      this.from.value = this.to.value;
    if (moved === this.to && Number(this.to.value) < Number(this.from.value))
      this.to.value = this.from.value;
    this.#set(moved, Number(moved.value));
    this.#drawBars();
  }

  /** The place that the sliders say; at either end there is no bound. */
  #place() {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    return {
      ...this.room.place,
      slug: '',
      heading: '',
      after: from > 0 ? this.#periods[from] : '',
      before: to < this.#periods.length - 1 ? this.#periods[to] : '',
    };
  }

  #choose() {
    const { after, before } = this.room.place;
    this.room.go(this.#place(), { replace: Boolean(after || before) });
  }

  /** @param {PointerEvent} event */
  #indexAt(event) {
    const { left, width } = this.bars.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const isTurned = getComputedStyle(this.bars).direction === 'rtl';
    return Math.min(
      this.#periods.length - 1,
      Math.max(0, Math.floor((isTurned ? 1 - share : share) * this.#periods.length)),
    );
  }

  /** @param {PointerEvent} event */
  #startDrag(event) {
    if (event.button) return;
    this.bars.setPointerCapture(event.pointerId);
    this.#dragFrom = this.#indexAt(event);
    this.#drag(event);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (this.#dragFrom < 0) return;
    const at = this.#indexAt(event);
    this.#set(this.from, Math.min(at, this.#dragFrom));
    this.#set(this.to, Math.max(at, this.#dragFrom));
    this.#drawBars();
  }

  #endDrag() {
    if (this.#dragFrom < 0) return;
    this.#dragFrom = -1;
    this.#choose();
  }
}

/** @type {WeakMap<Room, Timeline>} */
const timelines = new WeakMap();

/** @param {Room} room @param {SearchReply} reply */
export function drawTimeline(room, reply) {
  let timeline = timelines.get(room);
  if (!timeline) timelines.set(room, (timeline = new Timeline(room)));
  timeline.draw(reply);
}
