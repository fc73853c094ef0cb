// Every word the reader sees.

/** @param {number} n @param {string} one @param {string} many */
const count = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const strings = {
  search: 'Search',
  searchHint: 'Words, "a phrase", -without, tag:name',
  clear: 'Clear the search',
  skip: 'Skip to the content',
  filters: 'Filters',
  fields: /** @type {Record<string, string>} */ ({ kind: 'Kind', theme: 'Theme', tag: 'Tag', author: 'Author', language: 'Language', year: 'Year' }),
  chosenFilter: (/** @type {string} */ field, /** @type {string} */ value) => `${field}: ${value}. Remove this filter`,
  sort: 'Order',
  sorts: /** @type {Record<string, string>} */ ({ relevance: 'Best first', newest: 'Newest first', oldest: 'Oldest first' }),
  posts: (/** @type {number} */ n) => count(n, 'post', 'posts'),
  allWords: (/** @type {number} */ n) => `${count(n, 'post', 'posts')} with all the words`,
  someWords: (/** @type {number} */ n) => `${n.toLocaleString('en')} more with some of the words`,
  resultsFor: (/** @type {string} */ text) => text ? `Search: ${text}` : 'Filtered posts',
  missing: (/** @type {string[]} */ words) => `without ${words.map((word) => `“${word}”`).join(', ')}`,
  more: 'Show more',
  newest: 'Newest',
  allPosts: 'All posts',
  undated: 'undated',
  outline: 'On this page',
  backToList: 'Back to the list',
  newer: 'Newer',
  older: 'Older',
  updated: (/** @type {string} */ date) => `updated ${date}`,
  minutes: (/** @type {number} */ n) => `${n} min read`,
  superseded: 'A later post replaces this one:',
  loading: 'Loading …',
  noMatch: (/** @type {string} */ text) => `Nothing in this archive matches “${text}”.`,
  noMatchFilters: 'Nothing matches with these filters.',
  clearFilters: 'Remove the filters',
  wordCounts: 'Each word by itself:',
  ignored: (/** @type {string} */ typed, /** @type {string} */ why) => `“${typed}” was set aside: ${why}.`,
  faults: /** @type {Record<string, (part: string) => string>} */ ({
    missing: (part) => `A part of the archive could not be fetched (${part}).`,
    damaged: (part) => `A part of the archive arrived damaged (${part}) and was not used.`,
    offline: (part) => `You are offline, and a part of the archive is not on this device (${part}).`,
  }),
  faultDetail: 'What is shown is right but may not be all.',
  notShown: 'Nothing false is shown in its place.',
  retry: 'Try again',
  failed: (/** @type {string} */ why) => `The archive could not be opened: ${why}`,
  noPost: (/** @type {string} */ slug) => `There is no post “${slug}” in this archive.`,
  table: 'Table, scrolls sideways',
  taskOpen: 'to do',
  taskDone: 'done',
  footnote: (/** @type {string} */ n) => `Footnote ${n}`,
  footnotes: 'Footnotes',
  footnoteBack: 'Back to the text',
  showRemoteImage: (/** @type {string} */ host, /** @type {string} */ alt) => `Show image from ${host}${alt ? `: ${alt}` : ''}`,
  remoteImageFailed: (/** @type {string} */ alt) => `(image not available${alt ? `: ${alt}` : ''})`,
};

/** "2024-03-05" as a person writes it. @param {string} day */
export function formatDay(day) {
  if (!day) return strings.undated;
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}
