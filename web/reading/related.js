// Lists the related posts, and those that link here; also the view of related posts alone, for a host's page.
import { element } from '../base/dom.js';
import { formatDay } from '../words/strings.js';
import { faultView } from '../room/status.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'heading' | 'hooks' | 'library' | 'limit' |
 *   'link' | 'refresh' | 'strings'> & import('../room/status.js').Room} Room
 */
/** @typedef {import('../library/part_error.js').Fault} Fault */

/** @param {import('../types/replies.js').PostLink[]} posts @param {string} title @param {Room} room */
export function postLinks(posts, title, room) {
  const list = element('ul', { role: 'list' });
  for (const { slug, title: name, day } of posts) {
    list.append(
      element(
        'li',
        {},
        room.link({ slug }, { dir: 'auto' }, name),
        ' ',
        element('time', { class: 'quiet', datetime: day }, formatDay(day, room.strings)),
      ),
    );
  }
  return element(
    'section',
    { class: 'nearby', 'aria-label': title },
    room.heading(2, {}, title),
    list,
  );
}

/** The related posts in the place of list and post. @param {Room} room @param {string} slug */
export async function showRelated(room, slug) {
  /** @type {Node} */
  let view;
  try {
    const post = await room.frame.progress.track(room.library.post({ slug }));
    view = post.related.length
      ? postLinks(post.related.slice(0, room.limit || undefined), room.strings.related, room)
      : element('div');
  } catch (error) {
    room.hooks.onError?.(/** @type {Fault} */ (error));
    view = faultView(room, /** @type {Fault} */ (error), () => room.refresh(), false);
  }
  room.frame.columns.replaceChildren(view);
}
