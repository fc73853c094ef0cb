// A button on each block of code, and beside each heading one that copies its section as Markdown with its link.
import { copyText } from '../../base/copy_text.js';
import { drawing, element } from '../../base/dom.js';
import { writeMarkdown } from '../markdown_writer.js';

/**
 * @typedef {Pick<import('../../room/room.js').Room, 'address' | 'library' | 'link' | 'place' | 'strings'> &
 *   import('../../base/copy_text.js').Room} Room
 */

const TWO_SHEETS = 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5Z';
const TICK = 'M4 10.5 8 14.5 16 5.5';
const SHOWN_MS = 1600;

/** @param {Room} room @param {string} label @param {() => string} text */
function copyButton(room, label, text) {
  const copy = element('button', {
    type: 'button',
    class: 'copy',
    'aria-label': label,
    title: label,
  });
  const draw = (/** @type {string} */ path) =>
    copy.replaceChildren(drawing('0 0 20 20', path, 'icon'));
  draw(TWO_SHEETS);
  copy.addEventListener('click', async () => {
    if (!(await copyText(room, text()))) return;
    draw(TICK);
    setTimeout(() => draw(TWO_SHEETS), SHOWN_MS);
  });
  return copy;
}

/** @typedef {import('../../types/replies.js').DocumentNode} DocumentNode */

/**
 * The nodes from a heading to the next of its level or above.
 * @param {import('../../types/replies.js').PostReply} post
 * @param {string} id
 */
export function sectionOf(post, id) {
  const level = (/** @type {DocumentNode} */ node) =>
    Array.isArray(node) && /^h[1-6]$/.test(node[0]) ? Number(node[0][1]) : 0;
  const from = post.nodes.findIndex(
    (node) => Array.isArray(node) && level(node) && node[1].id === id,
  );
  if (from < 0) return [];
  const length = post.nodes
    .slice(from + 1)
    .findIndex((node) => level(node) && level(node) <= level(post.nodes[from]));
  return length < 0 ? post.nodes.slice(from) : post.nodes.slice(from, from + 1 + length);
}

/** With more places than this, each gets its button only when it comes near the window. */
const MOST_AT_ONCE = 200;

/** @type {import('./aids.js').Aid} */
export function offerCopies(room, post, article) {
  const { strings } = room;
  /** What each place is given. @type {Map<Element, () => void>} */
  const places = new Map();
  for (const code of article.querySelectorAll('.code')) {
    places.set(code, () =>
      code.append(
        copyButton(room, strings.copyCode, () =>
          (code.querySelector('code')?.textContent ?? '').replace(/\n$/, ''),
        ),
      ),
    );
  }
  for (const { id, text } of post.outline) {
    const heading = article.querySelector(`#${CSS.escape(`s-${id}`)}`);
    if (heading?.parentElement?.className !== 'body') continue;
    places.set(heading, () => {
      const copy = copyButton(room, `${strings.copySection}: ${text}`, () =>
        writeMarkdown(sectionOf(post, id), post, room, id),
      );
      const anchor = room.link(
        { ...room.place, heading: id },
        { class: 'anchor', 'aria-label': `${strings.sectionLink}: ${text}` },
        '#',
      );
      heading.after(element('div', { class: 'section-tools' }, anchor, copy));
    });
  }
  if (places.size <= MOST_AT_ONCE) {
    for (const offer of places.values()) offer();
    return undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) {
          observer.unobserve(target);
          places.get(target)?.();
        }
    },
    { rootMargin: '100%' },
  );
  for (const place of places.keys()) observer.observe(place);
  return () => observer.disconnect();
}
