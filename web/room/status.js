// What is said when something cannot be shown: a part is missing or damaged, or there is no such post. It comes with the files that
// need it; where they cannot be had either, the room says the plain fact.
import { button, element } from '../base/dom.js';
import style from '../look/status.css' with { type: 'css' };

/**
 * @typedef {Pick<import('./room.js').Room, 'adopt' | 'frame' | 'heading' | 'link' | 'root' |
 *   'strings'>} Room
 */

/** @param {Room} room @param {Record<string, string>} attributes @param {(Node | null)[]} children */
export function statusView(room, attributes, ...children) {
  room.adopt(style);
  return element('div', { class: 'status buttons', ...attributes }, ...children);
}

/**
 * @param {Room} room
 * @param {import('../library/part_error.js').Fault} fault
 * @param {() => unknown} retry
 * @param {boolean} isPartial beside an answer that is right but not whole
 * @param {string} [plain] where the same can be read without
 */
export function faultView(room, fault, retry, isPartial, plain) {
  const { strings } = room;
  const { kind = '', part = '' } = fault;
  const isKnown = !fault.directive && Object.hasOwn(strings.faults, kind);
  const say = isKnown ? strings.faults[kind](part) : strings.failed(fault.message);
  // A directive: what a portal's owner can mend.
  const details = [isKnown && part && fault.message, fault.directive && fault.hint].filter(Boolean);
  const again = async () => {
    await retry();
    // The button goes with what it stood in; the focus goes on to what came in its place.
    setTimeout(() => {
      if (!room.root.contains(room.frame.focused)) room.frame.focusContent();
    });
  };
  return statusView(
    room,
    { role: 'alert' },
    isPartial ? element('p', {}, say) : room.heading(1, { tabindex: '-1' }, say),
    isPartial ? element('p', {}, strings.faultDetail) : null,
    ...details.map((text) => element('p', { class: 'quiet' }, text)),
    button(strings.retry, again),
    plain ? element('a', { href: plain, class: 'plain' }, strings.readPlain) : null,
  );
}

/** @param {Room} room @param {string} slug */
export function noPostView(room, slug) {
  return statusView(
    room,
    { role: 'alert' },
    room.heading(1, { tabindex: '-1' }, room.strings.noPost(slug)),
    element('p', {}, room.link({}, {}, room.strings.allPosts)),
  );
}
