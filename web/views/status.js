// What is said when there is nothing to show: nothing matched, a part is missing or damaged, no such post.
import { element } from '../dom.js';
import { strings } from '../strings.js';

/** @param {any} fault @param {() => void} retry @param {boolean} isPartial */
export function faultView(fault, retry, isPartial) {
  const say = Object.hasOwn(strings.faults, fault.kind ?? '') ? strings.faults[fault.kind](fault.part) : strings.failed(fault.message);
  const button = element('button', { type: 'button' }, strings.retry);
  button.addEventListener('click', retry);
  return element('div', { class: 'status', role: 'alert' }, element(isPartial ? 'p' : 'h1', {}, say), element('p', {}, isPartial ? strings.faultDetail : strings.notShown),
    fault.message && fault.part ? element('p', { class: 'quiet' }, fault.message) : null, button);
}

/** @param {any} reply @param {import('../address.js').Place} place @param {() => void} clearFilters */
export function noMatchView(reply, place, clearFilters) {
  const hasFilters = Object.values(place.filters).some((values) => values.length) || place.after || place.before;
  const view = element('div', { class: 'status' }, element('p', {}, place.q ? strings.noMatch(place.q) : strings.noMatchFilters));
  const words = reply.understood.filter((/** @type {any} */ term) => term.role !== 'ignored' && term.role !== 'date' && term.role !== 'sort');
  if (words.length) {
    const list = element('ul', {});
    for (const { typed, posts } of words) list.append(element('li', {}, `${typed} — ${strings.posts(posts)}`));
    view.append(element('p', { class: 'quiet' }, strings.wordCounts), list);
  }
  if (hasFilters) {
    const button = element('button', { type: 'button' }, strings.clearFilters);
    button.addEventListener('click', clearFilters);
    view.append(button);
  }
  return view;
}

/** @param {string} slug */
export function noPostView(slug) {
  return element('div', { class: 'status', role: 'alert' }, element('h1', {}, strings.noPost(slug)), element('a', { href: '#/' }, strings.allPosts));
}
