// Beside the byline: a star that keeps the post among the bookmarks, and a button that copies its link.
import { copyText } from '../../base/copy_text.js';
import { button, drawing, element, setAttribute } from '../../base/dom.js';
import { toast } from '../../base/toast.js';
import { isBookmarked, turnBookmark } from '../bookmarks.js';
import { addressOf } from '../markdown_writer.js';

const STAR = 'm10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7Z';
const CHAIN =
  'M8.5 11.5a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1';

/** @type {import('./aids.js').Aid} */
export function offerPostTools(room, post, article) {
  const { strings } = room;
  const byline = article.querySelector('.byline');
  const make = (
    /** @type {string} */ path,
    /** @type {string} */ label,
    /** @type {() => void} */ act,
  ) => {
    const made = button('', act, { class: 'tool', 'aria-label': label, title: label });
    made.append(drawing('0 0 20 20', path, 'icon'));
    return made;
  };
  const showStar = () => setAttribute(star, 'aria-pressed', String(isBookmarked(room, post)));
  const star = make(STAR, strings.bookmark, () => {
    toast(room, turnBookmark(room, post) ? strings.bookmarked : strings.unbookmarked);
    showStar();
  });
  showStar();
  const link = make(CHAIN, strings.copyLink, async () => {
    const address = addressOf(room, { slug: post.slug });
    if (await copyText(room, address)) toast(room, strings.linkCopied);
  });
  const tools = element('span', { class: 'post-tools' }, star, link);
  byline?.append(tools);
  room.frame.pane.addEventListener('carrel-bookmark', showStar);
  return () => room.frame.pane.removeEventListener('carrel-bookmark', showStar);
}
