// What the page tells beside what was asked. One line each under the bar: a new edition, offline, sign in again. Each file that has
// something to tell brings this one along: the first view tells nothing, and without a network it could no longer be fetched.
import { button, element } from '../base/dom.js';
import style from '../look/notices.css' with { type: 'css' };

/** @typedef {Pick<import('./room.js').Room, 'adopt' | 'frame' | 'strings'>} Room */
/** @typedef {{id: string, text: string, tone?: 'plain' | 'warning', actions?: {label: string, run: () => void}[]}} Notice */

/** @param {Room} room @param {string} id */
const findNotice = (room, id) =>
  /** @type {HTMLElement[]} */ ([...room.frame.notices.children]).find(
    (line) => line.dataset.notice === id,
  );

/** The notices lie over the page: a heading that is jumped to stands below them. @param {Room} room */
const tellHeight = ({ frame: { notices, pane } }) =>
  pane.style.setProperty('--notices', `${notices.scrollHeight}px`);

/** @type {WeakMap<Room, ResizeObserver>} */
const observers = new WeakMap();

/** A line wraps anew when the page narrows, as when a phone is turned. @param {Room} room @param {Element} line */
function watchHeight(room, line) {
  const observer = observers.get(room) ?? new ResizeObserver(() => tellHeight(room));
  observers.set(room, observer);
  observer.observe(line);
}

/** @param {Room} room @param {Notice} notice the same id replaces */
export function showNotice(room, { id, text, tone = 'plain', actions = [] }) {
  const key = JSON.stringify([text, tone, actions.map(({ label }) => label)]);
  const known = findNotice(room, id);
  if (known?.dataset.shows === key) return;
  room.adopt(style);
  const line = element(
    'div',
    { class: 'notice buttons', 'data-notice': id, 'data-tone': tone, 'data-shows': key },
    element('p', {}, text),
  );
  for (const { label, run } of actions) line.append(button(label, run));
  line.append(
    button('×', () => removeNotice(room, id), {
      class: 'dismiss',
      'aria-label': room.strings.dismiss,
    }),
  );
  if (known) known.replaceWith(line);
  else room.frame.notices.append(line);
  tellHeight(room);
  watchHeight(room, line);
}

/** @param {Room} room @param {string} id */
export function removeNotice(room, id) {
  const line = findNotice(room, id);
  if (!line) return;
  const hadFocus = line.contains(room.frame.focused);
  line.remove();
  tellHeight(room);
  if (hadFocus) room.frame.focusContent();
}
