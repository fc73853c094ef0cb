// Marks the outline's entry of the part being read: the last heading above the upper third is the current one.
import { setAttribute } from '../../base/dom.js';
import { outlineOf } from '../outline_entries.js';

const READING_LINE = 0.3;

/** @type {import('./aids.js').Aid} */
export function followOutline(room, post, article) {
  const outline = room.frame.pane.querySelector('.outline');
  if (!outline) return;
  const links = [...outline.querySelectorAll('a')];
  const headings = outlineOf(post).entries.map(({ id }) =>
    article.querySelector(`#${CSS.escape(`s-${id}`)}`),
  );
  let waits = false;
  const look = () => {
    waits = false;
    let current = -1;
    headings.forEach((heading, at) => {
      if (heading && heading.getBoundingClientRect().top <= innerHeight * READING_LINE)
        current = at;
    });
    links.forEach((link, at) =>
      setAttribute(link, 'aria-current', at === current ? 'location' : null),
    );
    const link = links[current];
    // The outline itself may be longer than the room: its own scroller follows, the page does not move.
    if (link && outline.scrollHeight > outline.clientHeight)
      outline.scrollTop = link.offsetTop - outline.clientHeight / 2;
  };
  const later = () => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(look);
    }
  };
  document.addEventListener('scroll', later, { capture: true, passive: true });
  look();
  return () => document.removeEventListener('scroll', later, { capture: true });
}
