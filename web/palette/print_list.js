// Prints a filtered set: every post of the list, one after the other, in the place of the page.
import { element } from '../base/dom.js';
import { PAGE_OF_HITS } from '../base/names.js';
import { tellProgress } from '../room/measured_progress.js';
import { removeNotice, showNotice } from '../room/notices.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'hooks' | 'library' | 'place' | 'root'
 *   | 'strings' | 'use'> & import('../room/notices.js').Room & import('../reading/reader.js').Room}
 *   Room
 */

/** @param {Room} room */
export async function printList(room) {
  const { place, strings } = room;
  const { articleView } = await room.use('reading');
  const { q, filters, after, before, sort } = place;
  try {
    const reply = await room.library.search({
      text: q,
      filters: { ...filters, after, before },
      sort,
      from: 0,
      count: PAGE_OF_HITS,
      excerpts: false,
    });
    const set = element('div', { class: 'print-set' });
    for (const [at, { slug }] of reply.hits.entries()) {
      tellProgress(room.frame.progress, 'print', at, reply.hits.length);
      showNotice(room, { id: 'print', text: strings.printing(at + 1, reply.hits.length) });
      set.append(articleView(await room.library.post({ slug }), room));
    }
    for (const details of set.querySelectorAll('details')) details.open = true;
    room.root.append(set);
    print();
    set.remove();
  } catch (error) {
    const fault = /** @type {import('../library/part_error.js').Fault} */ (error);
    room.hooks.onError?.(fault);
    showNotice(room, { id: 'print-failed', text: strings.failed(fault.message), tone: 'warning' });
  } finally {
    tellProgress(room.frame.progress, 'print');
    removeNotice(room, 'print');
  }
}
