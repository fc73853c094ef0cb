// Makes tables, code and formulas that scroll sideways stops for the keyboard, and no others.
import { setAttribute } from '../../base/dom.js';

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
    }
  };
  const observer = new ResizeObserver(look);
  observer.observe(article);
  return () => observer.disconnect();
}
