// The sections that lead to a post; each leads to the posts in it.
import { element } from '../base/dom.js';
import { fieldPiece } from '../base/own_fields.js';

/** @typedef {Pick<import('../room/room.js').Room, 'link' | 'strings'>} Room */
/** @typedef {Pick<import('../types/replies.js').Hit, 'section' | 'section_titles'>} Placed */

/** @param {Placed} placed @param {Room} room */
export function crumbs({ section, section_titles: titles }, room) {
  const steps = section.split('/');
  return element(
    'ol',
    { class: 'crumbs', role: 'list', 'aria-label': room.strings.sections },
    ...titles.map((title, i) =>
      element(
        'li',
        {},
        room.link({ q: fieldPiece('in', steps.slice(0, i + 1).join('/')) }, { dir: 'auto' }, title),
      ),
    ),
  );
}
