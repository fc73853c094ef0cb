// Makes tables, code and formulas that scroll sideways stops for the keyboard, and no others; and tells the look at which edge there is more.
import { setAttribute } from '../../base/dom.js';

/** At which edges there is more to see. @param {Element} box */
function tellMore(box) {
  const from = Math.abs(box.scrollLeft);
  const left = box.scrollWidth - box.clientWidth - from;
  const isTurned = getComputedStyle(box).direction === 'rtl';
  const [start, end] = isTurned ? ['right', 'left'] : ['left', 'right'];
  const more = [from > 1 && start, left > 1 && end].filter(Boolean).join(' ');
  setAttribute(box, 'data-more', more || null);
}

/** @type {import('./aids.js').Aid} */
export function nameScrollers({ strings }, _post, article) {
  const tables = article.querySelectorAll('.table-scroll');
  if (tables.length > 1)
    tables.forEach((table, at) => setAttribute(table, 'aria-label', `${at + 1}. ${strings.table}`));
  const look = () => {
    for (const box of article.querySelectorAll('pre, .table-scroll, .math-block')) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      setAttribute(box, 'tabindex', scrolls ? '0' : null);
      if (box.classList.contains('table-scroll'))
        setAttribute(box, 'role', scrolls ? 'region' : null);
      tellMore(box);
    }
  };
  const follow = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.matches('pre, .table-scroll')) tellMore(target);
  };
  article.addEventListener('scroll', follow, { capture: true, passive: true });
  const observer = new ResizeObserver(look);
  observer.observe(article);
  return () => observer.disconnect();
}
