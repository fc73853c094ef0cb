// Which tables, code and formulas scroll sideways? Only those are stops for the keyboard.
import { setAttribute } from '../dom.js';

/** @type {import('./aids.js').Aid} */
export function nameScrollers(_room, _post, article) {
  const look = () => {
    for (const box of article.querySelectorAll('pre, .table-scroll, .math-block')) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      setAttribute(box, 'tabindex', scrolls ? '0' : null);
      if (box.classList.contains('table-scroll')) setAttribute(box, 'role', scrolls ? 'region' : null);
    }
  };
  const observer = new ResizeObserver(look);
  observer.observe(article);
  return () => observer.disconnect();
}
