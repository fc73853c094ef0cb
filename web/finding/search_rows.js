// What a row of a search says beyond title, date and summary: the best passage with its words marked, the section it stands in, the words
// it lacks; and between those with every word and the others stands how many the others are.
import { element } from '../base/dom.js';

/** @typedef {Pick<import('../room/room.js').Room, 'link' | 'strings'>} Room */

/** @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {import('../room/results.js').Row} Row @typedef {import('../room/results.js').Divider} Divider */

/** @param {SearchReply} reply @param {import('../words/strings.js').Strings} strings */
export function countLine(reply, strings) {
  return reply.grouped && reply.total_all > 0 && reply.total_some > 0
    ? strings.allWords(reply.total_all)
    : strings.posts(reply.total);
}

/** @param {Row[]} rows one for each hit @param {SearchReply} reply @param {Room} room @returns {(Row | Divider)[]} */
export function detailedRows(rows, reply, { strings }) {
  let divided = !reply.grouped || reply.total_all === 0;
  return rows.flatMap((row, i) => {
    const { excerpt, heading, heading_id, missing, all_words } = reply.hits[i];
    const marked = excerpt.some(([, isMatch]) => isMatch);
    const detailed = {
      ...row,
      missing,
      text: marked ? excerpt : row.text,
      section: marked && heading ? { heading, heading_id } : null,
    };
    if (divided || all_words) return [detailed];
    divided = true;
    return [{ divider: strings.someWords(reply.total_some) }, detailed];
  });
}

/** @param {HTMLElement} item a row with title and excerpt @param {Row} record @param {Room} room */
export function addDetails(item, { slug, query, language, section, missing = [] }, room) {
  if (section) {
    item.append(
      element(
        'p',
        { class: 'section-link', dir: 'auto', lang: language },
        room.link({ ...query, slug, heading: section.heading_id }, {}, section.heading),
      ),
    );
  }
  if (missing.length) item.append(element('p', { class: 'quiet' }, room.strings.missing(missing)));
}
