// What a row of a search says beyond title, date and summary: the best passage with its words marked, the section it stands in, the words
// it lacks; and between those with every word and the others stands how many the others are.
import { element } from '../base/dom.js';
import { crumbs } from '../reading/crumbs.js';
import { isLog } from './chosen.js';
import { WORD, markWords } from './mark_words.js';

/** @typedef {Pick<import('../room/room.js').Room, 'link' | 'strings'>} Room */

/** @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {import('../room/results.js').Row} Row @typedef {import('../room/results.js').Divider} Divider */

/** @param {SearchReply} reply @param {import('../words/strings.js').Strings} strings */
export function countLine(reply, strings) {
  return reply.grouped && reply.total_all > 0 && reply.total_some > 0
    ? strings.allWords(reply.total_all)
    : strings.posts(reply.total);
}

/** The words of the search as the engine found them: what it marked in passages, and what it understood. @param {SearchReply} reply */
function foundWords({ hits, understood }) {
  const found = new Set();
  const add = (/** @type {string} */ text) => {
    for (const [word] of text.toLowerCase().matchAll(WORD)) found.add(word);
  };
  for (const { excerpt } of hits) for (const [piece, marked] of excerpt) if (marked) add(piece);
  for (const { role, typed, meaning, also } of understood)
    if (SOUGHT.has(role)) [typed, meaning, ...also].forEach(add);
  return found;
}
/** @type {Set<import('../types/replies.js').TermRole>} */
const SOUGHT = new Set(['word', 'phrase', 'title']);

/** @param {Row[]} rows one for each hit @param {SearchReply} reply @param {Room} room @returns {(Row | Divider)[]} */
export function detailedRows(rows, reply, { strings }) {
  const found = foundWords(reply);
  const opensSection = isLog(reply); // of a pasted log: the section that answers it
  let divided = !reply.grouped || reply.total_all === 0;
  return rows.flatMap((row, i) => {
    const { excerpt, heading, heading_id, missing, all_words, ...hit } = reply.hits[i];
    const marked = excerpt.some(([, isMatch]) => isMatch);
    const detailed = {
      ...row,
      name: markWords(row.title, found),
      missing,
      placed: { section: hit.section, section_titles: hit.section_titles },
      text: marked ? excerpt : markWords(row.text[0][0], found),
      section: marked && heading ? { heading, heading_id } : null,
      opens: opensSection && marked ? heading_id : '',
    };
    if (divided || all_words) return [detailed];
    divided = true;
    return [{ divider: strings.someWords(reply.total_some) }, detailed];
  });
}

/** @param {HTMLElement} item a row with title and excerpt @param {Row} record @param {Room} room */
export function addDetails(item, { slug, query, language, section, placed, missing = [] }, room) {
  if (placed?.section) item.append(crumbs(placed, room));
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
