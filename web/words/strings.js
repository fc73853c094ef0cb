// Every word the reader sees: English, German, and two pseudo-locales that show what a translation would break.
// The first view carries English alone; locales.js brings the others.

/**
 * @typedef {typeof english & typeof copyWords & typeof faultWords & typeof readingWords & typeof findingWords &
 *   typeof filterWords & typeof paletteWords & {offline?: import('./offline.js').OfflineWords}} Strings
 */

/** The languages there are tables for; the pseudo-locales en-XA and ar-XB are for those who check translations. */
export const LANGUAGES = ['en', 'de'];

/** @param {string} locale @param {(n: string) => string} one @param {(n: string) => string} many */
/* @__NO_SIDE_EFFECTS__ */
function counter(locale, one, many) {
  const rules = new Intl.PluralRules(locale);
  return (/** @type {number} */ n) =>
    (rules.select(n) === 'one' ? one : many)(n.toLocaleString(locale));
}

/** What the first view says; the words of what loads later stand below it. */
export const english = {
  locale: 'en-GB',
  direction: 'ltr',
  // the bar and the list
  search: 'Search',
  prompt: (/** @type {string} */ posts) => `Search ${posts}, or paste a log`,
  skip: 'Skip to content',
  menu: 'Commands',
  list: 'Posts',
  allPosts: 'All posts',
  posts: counter(
    'en',
    (n) => `${n} post`,
    (n) => `${n} posts`,
  ),
  resultsFor: (/** @type {string} */ text) => (text ? `Search: ${text}` : 'Filtered posts'),
  more: 'Show more',
  undated: 'undated',
  filters: 'Filters',
  dismiss: 'Dismiss',
  // states
  progress: 'Loading',
  retry: 'Try again',
  failed: (/** @type {string} */ why) => `The archive could not be opened: ${why}`,
};

/** Of what was copied, or not. */
export const copyWords = {
  copied: 'Copied',
  linkCopied: 'Link copied',
  bookmarked: 'Bookmarked',
  unbookmarked: 'Bookmark removed',
  copyFailed: 'The browser did not allow copying.',
};

/** Of what cannot be shown, in the list and in the post. */
export const faultWords = {
  faults: /** @type {Record<string, (part: string) => string>} */ ({
    missing: (part) => `A part of the archive could not be fetched (${part}).`,
    damaged: (part) => `A file of the archive is damaged (${part}) and was not used.`,
    offline: (part) =>
      `You are offline, and a part of the archive is not on this device (${part}).`,
    unreachable: (part) => `The host cannot be reached (${part}).`,
    stalled: (part) => `The host stopped answering (${part}).`,
    server: (part) => `The server returned an error (${part}).`,
    denied: (part) => `The host refuses access (${part}).`,
    signin: (part) => `The host asks you to sign in (${part}). Load this page again to do so.`,
    page: (part) =>
      `The host sent a web page in place of a part of the archive (${part}). You may need to sign in. Reload the page.`,
  }),
  faultDetail: 'These results may be incomplete.',
};

/** Of a post and its reading aids. */
export const readingWords = {
  sections: 'Sections',
  outline: 'On this page',
  backToList: 'Back to the list',
  newer: 'Newer',
  older: 'Older',
  neighbours: 'Older and newer posts',
  related: 'Related posts',
  linksHere: 'Posts that link here',
  updated: (/** @type {string} */ date) => `updated ${date}`,
  minutes: counter(
    'en',
    (n) => `${n} min read`,
    (n) => `${n} min read`,
  ),
  superseded: 'Replaced by',
  lastUpdated: (/** @type {string} */ ago) => `Last updated ${ago}. Parts may be out of date.`,
  noPost: (/** @type {string} */ slug) => `There is no post “${slug}” in this archive.`,
  table: 'Table, scrolls sideways',
  taskOpen: 'to do',
  taskDone: 'done',
  footnote: (/** @type {string} */ n) => `Footnote ${n}`,
  footnotes: 'Footnotes',
  footnoteBack: 'Back to the text',
  showRemoteImage: (/** @type {string} */ host, /** @type {string} */ alt) =>
    `Show image from ${host}${alt ? `: ${alt}` : ''}`,
  remoteImageFailed: (/** @type {string} */ alt) => `(image not available${alt ? `: ${alt}` : ''})`,
  moreHeadings: counter(
    'en',
    (n) => `${n} more heading`,
    (n) => `${n} more headings`,
  ),
  marksCut:
    'Some letters of this post carry more marks than can be drawn; the rest of these marks is left out.',
  codePlain: 'Some code of this post is too long, or has too long lines, to be coloured.',
  mathPlain:
    'Some formulas of this post are too long, too deep or too many to be drawn; they stand as they were written.',
  // reading aids
  copyCode: 'Copy code',
  copySection: 'Copy this section as Markdown',
  sectionLink: 'Link to this section',
  copyLink: 'Copy link',
  bookmark: 'Bookmark',
  readPlain: 'Read as plain text',
  matchCount: counter(
    'en',
    (n) => `${n} match`,
    (n) => `${n} matches`,
  ),
  matchOf: (/** @type {number} */ at, /** @type {number} */ of) => `${at} of ${of}`,
  matches: 'Matches in this post',
  nextMatch: 'Next match',
  previousMatch: 'Previous match',
  hideMatches: 'Hide highlights',
  resume: 'Continue where you left off',
};

/** Of a search's rows, chips, the engine's remarks, and where nothing matched. */
export const findingWords = {
  sections: 'Sections',
  allWords: counter(
    'en',
    (n) => `${n} post matches every word`,
    (n) => `${n} posts match every word`,
  ),
  someWords: counter(
    'en',
    (n) => `${n} more matches some`,
    (n) => `${n} more match some`,
  ),
  missing: (/** @type {string[]} */ words) => `Missing: ${words.join(', ')}`,
  ignored: (/** @type {string} */ typed, /** @type {string} */ why) =>
    `Ignored “${typed}”: ${why}.`,
  repaired: (/** @type {string} */ typed, /** @type {string} */ meaning) =>
    `Showing results for “${meaning}”. No post has “${typed}”.`,
  completed: (/** @type {string} */ typed, /** @type {string} */ meaning) =>
    `No post has “${typed}” whole; showing words that begin so: ${meaning}.`,
  searchAsTyped: (/** @type {string} */ typed) => `Search instead for “${typed}”`,
  alsoSearched: (/** @type {string} */ typed, /** @type {string[]} */ also) =>
    `“${typed}” also finds ${also.map((word) => `“${word}”`).join(', ')}.`,
  logWords: (/** @type {string[]} */ words) => `Searched: ${words.join(', ')}.`,
  alternative: (/** @type {string} */ text, /** @type {string} */ posts) => `${text} — ${posts}`,
  alternatives: 'Try instead',
  noMatch: (/** @type {string} */ text) => `Nothing in this archive matches “${text}”.`,
  noMatchFilters: 'Nothing matches with these filters.',
  wordCounts: 'Matches for each term',
  emptyArchive: 'This archive has no posts yet.',
  clearFilters: 'Remove the filters',
  fields: /** @type {Record<string, string>} */ ({
    kind: 'Kind',
    theme: 'Theme',
    tag: 'Tag',
    author: 'Author',
    language: 'Language',
    date: 'Date',
  }),
  chosenFilter: (/** @type {string} */ field, /** @type {string} */ value) =>
    `Remove filter ${field}: ${value}`,
  log: counter(
    'en',
    (n) => `Pasted log, ${n} line`,
    (n) => `Pasted log, ${n} lines`,
  ),
  logSearched: 'What was searched',
  removeLog: (/** @type {string} */ log) => `Remove: ${log}`,
  clear: 'Clear',
  turnTheme: 'Light or dark',
  printed: (
    /** @type {string} */ title,
    /** @type {string} */ address,
    /** @type {string} */ day,
  ) => `${title} · ${address} · printed ${day}`,
  /** Keys and what they do. @type {[string, string][]} */
  keys: /** @type {[string, string][]} */ ([
    ['↑ ↓', 'move'],
    ['↵', 'open'],
    ['Esc', 'clear'],
  ]),
  period: (/** @type {string} */ from, /** @type {string} */ to) =>
    from === to ? from : `${from} to ${to}`,
  since: (/** @type {string} */ from) => `since ${from}`,
  until: (/** @type {string} */ to) => `until ${to}`,
};

/** Of filters and the timeline. */
export const filterWords = {
  sections: 'Sections',
  order: 'Sort',
  orders: /** @type {Record<string, string>} */ ({
    relevance: 'Most relevant',
    newest: 'Newest first',
    oldest: 'Oldest first',
  }),
  seek: (/** @type {string} */ field) => `Find a ${field.toLowerCase()}`,
  allValues: (/** @type {number} */ n) => `All ${n.toLocaleString('en')}`,
  show: (/** @type {string} */ posts) => `Show ${posts}`,
  timeline: 'Posts by date',
  timelineFrom: 'From',
  timelineTo: 'To',
  periodCount: (/** @type {string} */ period, /** @type {string} */ posts) => `${period}: ${posts}`,
};

/** Of the commands. */
export const paletteWords = {
  palettePlaceholder: 'Search posts and commands',
  paletteResults: 'Posts and commands',
  paletteCount: counter(
    'en',
    (n) => `${n} entry`,
    (n) => `${n} entries`,
  ),
  groups: /** @type {Record<string, string>} */ ({
    posts: 'Posts',
    recent: 'Recent searches',
    bookmarks: 'Bookmarks',
    post: 'This post',
    filters: 'Filters',
    page: 'This page',
    theme: 'Appearance',
    language: 'Language',
    archive: 'Archive',
  }),
  searchFor: (/** @type {string} */ text) => `Search for “${text}”`,
  commands: /** @type {Record<string, string>} */ ({
    front: 'Go to the front page',
    'copy-link': 'Copy link',
    'copy-post': 'Copy post as Markdown',
    bookmark: 'Bookmark this post',
    'remove-bookmark': 'Remove bookmark',
    print: 'Print',
    'print-list': 'Print all posts in this list',
    untick: 'Clear checkmarks',
    forget: 'Clear bookmarks, recent searches and checkmarks',
    'shortcuts-on': 'Turn on keyboard shortcuts (/, j, k)',
    'shortcuts-off': 'Turn off keyboard shortcuts',
    'search-help': 'How to search',
  }),
  inSection: 'posts in this folder and below it',
  ofField: (/** @type {string} */ field) => `posts with this value of “${field}”`,
  /** What each operator does; in English the engine says it. */
  operators: /** @type {Record<string, string>} */ ({}),
  themes: /** @type {Record<string, string>} */ ({
    system: 'Theme: system',
    light: 'Theme: light',
    dark: 'Theme: dark',
  }),
  close: 'Close',
  printing: (/** @type {number} */ done, /** @type {number} */ of) =>
    `Preparing ${done} of ${of} posts for printing`,
};

/** @type {Strings} */
export const german = {
  locale: 'de-DE',
  direction: 'ltr',
  search: 'Suche',
  prompt: (posts) => `${posts} durchsuchen, oder ein Log einfügen`,
  skip: 'Zum Inhalt',
  menu: 'Befehle',
  list: 'Beiträge',
  allPosts: 'Alle Beiträge',
  posts: counter(
    'de',
    (n) => `${n} Beitrag`,
    (n) => `${n} Beiträge`,
  ),
  allWords: counter(
    'de',
    (n) => `${n} Beitrag mit allen Wörtern`,
    (n) => `${n} Beiträge mit allen Wörtern`,
  ),
  someWords: counter(
    'de',
    (n) => `${n} weiterer mit einigen der Wörter`,
    (n) => `${n} weitere mit einigen der Wörter`,
  ),
  resultsFor: (text) => (text ? `Suche: ${text}` : 'Gefilterte Beiträge'),
  missing: (words) => `Fehlt: ${words.join(', ')}`,
  more: 'Mehr zeigen',
  undated: 'ohne Datum',
  ignored: (typed, why) => `„${typed}“ wurde ignoriert: ${why}.`,
  repaired: (typed, meaning) => `Kein Beitrag enthält „${typed}“; gezeigt wird „${meaning}“.`,
  completed: (typed, meaning) =>
    `Kein Beitrag enthält „${typed}“ als ganzes Wort; gezeigt werden Wörter, die so beginnen: ${meaning}.`,
  searchAsTyped: (typed) => `„${typed}“ genau so suchen`,
  alsoSearched: (typed, also) =>
    `„${typed}“ findet auch ${also.map((word) => `„${word}“`).join(', ')}.`,
  logWords: (words) => `Gesucht: ${words.join(', ')}.`,
  alternative: (text, posts) => `${text} — ${posts}`,
  alternatives: 'Stattdessen versuchen',
  noMatch: (text) => `Nichts in diesem Archiv passt zu „${text}“.`,
  noMatchFilters: 'Mit diesen Filtern passt nichts.',
  wordCounts: 'Treffer je Begriff',
  emptyArchive: 'Dieses Archiv hat noch keine Beiträge.',
  filters: 'Filter',
  fields: {
    kind: 'Art',
    theme: 'Thema',
    tag: 'Schlagwort',
    author: 'Verfasser',
    language: 'Sprache',
    date: 'Datum',
  },
  chosenFilter: (field, value) => `Filter entfernen: ${field} ${value}`,
  clearFilters: 'Filter entfernen',
  order: 'Sortierung',
  orders: { relevance: 'Relevanteste zuerst', newest: 'Neueste zuerst', oldest: 'Älteste zuerst' },
  seek: (field) => `${field} suchen`,
  allValues: (n) => `Alle ${n.toLocaleString('de')}`,
  show: (posts) => `${posts} zeigen`,
  timeline: 'Beiträge nach Datum',
  timelineFrom: 'Von',
  timelineTo: 'Bis',
  log: counter(
    'de',
    (n) => `Eingefügtes Log, ${n} Zeile`,
    (n) => `Eingefügtes Log, ${n} Zeilen`,
  ),
  logSearched: 'Wonach gesucht wurde',
  removeLog: (log) => `Entfernen: ${log}`,
  clear: 'Leeren',
  turnTheme: 'Hell oder dunkel',
  printed: (title, address, day) => `${title} · ${address} · gedruckt ${day}`,
  keys: [
    ['↑ ↓', 'bewegen'],
    ['↵', 'öffnen'],
    ['Esc', 'leeren'],
  ],
  period: (from, to) => (from === to ? from : `${from} bis ${to}`),
  since: (from) => `seit ${from}`,
  until: (to) => `bis ${to}`,
  periodCount: (period, posts) => `${period}: ${posts}`,
  outline: 'Auf dieser Seite',
  sections: 'Abschnitte',
  backToList: 'Zurück zur Liste',
  newer: 'Neuer',
  older: 'Älter',
  neighbours: 'Ältere und neuere Beiträge',
  related: 'Verwandte Beiträge',
  linksHere: 'Beiträge, die hierher verweisen',
  updated: (date) => `geändert ${date}`,
  minutes: counter(
    'de',
    (n) => `${n} Minute Lesezeit`,
    (n) => `${n} Minuten Lesezeit`,
  ),
  superseded: 'Ersetzt durch',
  lastUpdated: (ago) => `Zuletzt geändert ${ago}. Manches ist vielleicht überholt.`,
  noPost: (slug) => `In diesem Archiv gibt es keinen Beitrag „${slug}“.`,
  table: 'Tabelle, seitlich verschiebbar',
  taskOpen: 'offen',
  taskDone: 'erledigt',
  footnote: (n) => `Fußnote ${n}`,
  footnotes: 'Fußnoten',
  footnoteBack: 'Zurück zum Text',
  showRemoteImage: (host, alt) => `Bild von ${host} zeigen${alt ? `: ${alt}` : ''}`,
  remoteImageFailed: (alt) => `(Bild nicht verfügbar${alt ? `: ${alt}` : ''})`,
  moreHeadings: counter(
    'de',
    (n) => `${n} weitere Überschrift`,
    (n) => `${n} weitere Überschriften`,
  ),
  marksCut:
    'Manche Buchstaben dieses Beitrags tragen mehr Zeichen, als sich darstellen lassen; die übrigen sind weggelassen.',
  codePlain:
    'Mancher Code dieses Beitrags ist zu lang oder hat zu lange Zeilen, um gefärbt zu werden.',
  mathPlain:
    'Manche Formeln dieses Beitrags sind zu lang, zu tief verschachtelt oder zu viele, um gesetzt zu werden; sie stehen da, wie sie geschrieben sind.',
  copyCode: 'Code kopieren',
  copySection: 'Diesen Abschnitt als Markdown kopieren',
  sectionLink: 'Link zu diesem Abschnitt',
  copyLink: 'Link kopieren',
  bookmark: 'Lesezeichen',
  readPlain: 'Als reinen Text lesen',
  copied: 'Kopiert',
  linkCopied: 'Link kopiert',
  bookmarked: 'Lesezeichen gesetzt',
  unbookmarked: 'Lesezeichen entfernt',
  copyFailed: 'Der Browser hat das Kopieren nicht erlaubt.',
  matchCount: counter(
    'de',
    (n) => `${n} Stelle`,
    (n) => `${n} Stellen`,
  ),
  matchOf: (at, of) => `${at} von ${of}`,
  matches: 'Suchwörter in diesem Beitrag',
  nextMatch: 'Nächste Stelle',
  previousMatch: 'Vorige Stelle',
  hideMatches: 'Markierungen ausblenden',
  resume: 'Dort weiterlesen, wo Sie aufgehört haben',
  dismiss: 'Schließen',
  palettePlaceholder: 'Beiträge und Befehle suchen',
  paletteResults: 'Beiträge und Befehle',
  paletteCount: counter(
    'de',
    (n) => `${n} Eintrag`,
    (n) => `${n} Einträge`,
  ),
  groups: {
    posts: 'Beiträge',
    recent: 'Letzte Suchen',
    bookmarks: 'Lesezeichen',
    post: 'Dieser Beitrag',
    filters: 'Filter',
    page: 'Diese Seite',
    theme: 'Darstellung',
    language: 'Sprache',
    archive: 'Archiv',
  },
  searchFor: (text) => `Nach „${text}“ suchen`,
  commands: {
    front: 'Zur Startseite',
    'copy-link': 'Link kopieren',
    'copy-post': 'Beitrag als Markdown kopieren',
    bookmark: 'Lesezeichen setzen',
    'remove-bookmark': 'Lesezeichen entfernen',
    print: 'Drucken',
    'print-list': 'Alle Beiträge dieser Liste drucken',
    untick: 'Häkchen entfernen',
    forget: 'Lesezeichen, letzte Suchen und Häkchen löschen',
    'shortcuts-on': 'Tastenkürzel einschalten (/, j, k)',
    'shortcuts-off': 'Tastenkürzel ausschalten',
    'search-help': 'So wird gesucht',
  },
  inSection: 'Beiträge in diesem Ordner und darunter',
  ofField: (field) => `Beiträge mit diesem Wert von „${field}“`,
  operators: {
    word: 'reiht Beiträge mit dem Wort, in jeder seiner Formen, weiter vorn ein',
    '+word': 'das Wort muss vorkommen',
    '"a phrase"': 'genau diese Wörter in dieser Folge',
    '-word': 'das Wort darf nicht vorkommen; auch -"eine Wortfolge" und -tag:Wert',
    'this OR that': 'eines von beiden genügt',
    'word*': 'Wörter, die so beginnen; ein oder zwei Buchstaben: nur in Titeln',
    'title:word': 'das Wort im Titel',
    'kind:value': 'Beiträge dieser Art',
    'theme:value': 'Beiträge dieses Themas',
    'tag:value': 'Beiträge mit diesem Schlagwort',
    'author:value': 'Beiträge von dieser Person',
    'lang:value': 'Beiträge in dieser Sprache',
    'after:2021-03': 'Beiträge ab diesem Jahr, Monat oder Tag',
    'before:2021-03': 'Beiträge bis einschließlich dieses Jahres, Monats oder Tages',
    'year:2022': 'Beiträge dieses Jahres',
    'sort:newest': 'neueste zuerst; auch sort:oldest (älteste) und sort:relevance (relevanteste)',
  },
  themes: { system: 'Farben: wie im System', light: 'Farben: hell', dark: 'Farben: dunkel' },
  close: 'Schließen',
  printing: (done, of) => `${done} von ${of} Beiträgen werden für den Druck vorbereitet`,
  progress: 'Wird geladen',
  faults: {
    missing: (part) => `Ein Teil des Archivs war nicht zu holen (${part}).`,
    damaged: (part) => `Eine Datei des Archivs ist beschädigt (${part}) und wurde nicht verwendet.`,
    offline: (part) =>
      `Sie sind offline, und ein Teil des Archivs ist nicht auf diesem Gerät (${part}).`,
    unreachable: (part) => `Der Server ist nicht erreichbar (${part}).`,
    stalled: (part) => `Der Server antwortet nicht mehr (${part}).`,
    server: (part) => `Der Server meldet einen Fehler (${part}).`,
    denied: (part) => `Der Server verweigert den Zugang (${part}).`,
    signin: (part) =>
      `Der Server verlangt eine Anmeldung (${part}). Laden Sie dazu diese Seite neu.`,
    page: (part) =>
      `Der Server schickte eine Webseite anstelle eines Teils des Archivs (${part}). Vielleicht müssen Sie sich anmelden. Laden Sie die Seite neu.`,
  },
  faultDetail: 'Diese Ergebnisse sind vielleicht unvollständig.',
  retry: 'Noch einmal versuchen',
  failed: (why) => `Das Archiv ließ sich nicht öffnen: ${why}`,
};

const PLAIN = 'aeiouyAEIOUcnsz';
const ACCENTED = 'àéîöûýÀÉÎÖÛçñšž';

/** A third longer and accented: what a wordy language would do. @param {string} text */
const lengthen = (text) =>
  `${text.replace(/[aeiouyAEIOUcnsz]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)])} ${'~'.repeat(Math.ceil(text.length / 3))}`;

/** Shown from right to left, as Arabic or Hebrew would stand. @param {string} text */
const turn = (text) => `\u202e${text}\u202c`;

/** @param {any} value @param {(text: string) => string} change @returns {any} */
function changed(value, change) {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'function')
    return (/** @type {any[]} */ ...given) => change(value(...given));
  if (Array.isArray(value)) return value.map((part) => changed(part, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, changed(part, change)]),
  );
}

/** What the pseudo-locales do to a text. @type {Record<string, (text: string) => string>} */
const pseudo = { 'en-XA': lengthen, 'ar-XB': turn };
/** A table as a pseudo-locale has it. @template T @param {string} name @param {T} words @returns {T} */
export const changedFor = (name, words) => changed(words, pseudo[name]);

const everyWord = () => ({
  ...english,
  ...copyWords,
  ...faultWords,
  ...readingWords,
  ...findingWords,
  ...filterWords,
  ...paletteWords,
});

/** The tables that come later, by language. @type {Record<string, () => Strings>} */
export const tables = {
  de: () => german,
  'en-XA': () => ({ ...changedFor('en-XA', everyWord()), locale: 'en-GB', direction: 'ltr' }),
  'ar-XB': () => ({ ...changedFor('ar-XB', everyWord()), locale: 'en-GB', direction: 'rtl' }),
};

/** Kept, since making one takes longer than using it a hundred times. @type {Map<string, Intl.DateTimeFormat>} */
const dayFormats = new Map();

/** "2024-03-05", "2024-03" or "2024" as a person writes it. @param {string} day @param {Strings} strings */
export function formatDay(day, { locale, undated }) {
  if (!day) return undated;
  const { length } = day.split('-');
  const name = `${locale} ${length}`;
  let format = dayFormats.get(name);
  if (!format)
    dayFormats.set(
      name,
      (format = new Intl.DateTimeFormat(locale, {
        day: length > 2 ? 'numeric' : undefined,
        month: length > 1 ? 'short' : undefined,
        year: 'numeric',
        timeZone: 'UTC',
      })),
    );
  return format.format(new Date(day)).replace('Sept', 'Sep'); // as long as the other months
}
