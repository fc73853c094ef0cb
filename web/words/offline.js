// Every word the reader sees about what is kept on the device, about editions, and about the one file; other_words.js has the other languages.

/** @typedef {typeof offlineWords} OfflineWords */

/** @param {string} locale @returns {(n: number, one: string, many: string) => string} */
export const counterFor = (locale) => (n, one, many) =>
  `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;

/** @param {string} locale @param {string} few what single bytes are called */
export const sizeFor = (locale, few) => (/** @type {number} */ bytes) => {
  if (bytes < 1000) return `${bytes} ${few}`;
  const megabytes = (bytes / 1_000_000).toLocaleString(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${megabytes} MB`;
};

const count = counterFor('en');
const size = sizeFor('en', 'bytes');

/** What a file could not be had for. @type {Record<string, (part: string) => string>} */
export const faults = {
  offline: (part) => `This device is offline, and ${part} is not stored on it.`,
  unreachable: (part) => `${part} could not be fetched: the host cannot be reached.`,
  stalled: (part) => `${part} could not be fetched: the host stopped answering.`,
  missing: (part) => `${part} is missing on the host.`,
  server: (part) => `${part} could not be fetched: the server returned an error.`,
  denied: (part) => `The host refuses access (${part}).`,
  signin: () => 'The host asks for a sign-in.',
  page: (part) => `The host sent a web page in place of ${part}. It may want a sign-in.`,
  damaged: (part) => `${part} arrived damaged or is of another edition, and was not used.`,
  quota: () => 'This device has no room left for the archive.',
};

export const offlineWords = {
  title: 'Offline and updates',
  open: 'Offline and updates …',
  safe: (/** @type {number} */ bytes) => `Available offline (${size(bytes)})`,
  saved: (/** @type {number} */ bytes) => `Saved on this device (${size(bytes)})`,
  savedPartly: (/** @type {number} */ bytes) => `Partly saved on this device (${size(bytes)})`,
  storedAll: (/** @type {number} */ n, /** @type {number} */ bytes) =>
    `All ${count(n, 'file', 'files')} of this edition are stored on this device and verified (${size(bytes)}). Everything is here; you can go offline.`,
  storedSome: (/** @type {number} */ n, /** @type {number} */ total, /** @type {number} */ bytes) =>
    `${n} of ${count(total, 'file', 'files')} are stored (${size(bytes)}). What you have read is there; the rest is not yet.`,
  checking: 'Checking what is stored …',
  memory: (/** @type {string} */ why) =>
    `Nothing can be stored on this device: ${why}. The archive is held in this page's memory until you close it.`,
  memoryAll: 'All of it is there: until then it works without a network.',
  memoryFoot: 'In memory only',
  network: 'Not saved on this device.',
  offlineFoot: 'Offline',
  onHand: 'a newer edition is here',
  networkFoot: 'Not saved on this device',
  whys: /** @type {Record<string, string>} */ ({
    insecure: 'the page does not come over https',
    unsupported: 'this browser has no storage for it, or private browsing switches it off',
    refused: 'the browser refused',
    quota: 'there is no room left',
  }),
  never: 'The owner has turned offline storage off.',
  ask: (/** @type {number} */ bytes) =>
    `This archive can be kept on this device for reading offline (${size(bytes)}).`,
  keep: 'Keep on this device',
  notNow: 'Not now',
  keeping: (/** @type {number} */ done, /** @type {number} */ total) =>
    `Storing: ${done} of ${count(total, 'file', 'files')}`,
  pause: 'Pause',
  resume: 'Go on',
  paused: 'Storing is paused.',
  persist: 'Keep permanently',
  persisted: 'The browser will not clear it by itself.',
  notPersisted:
    'The browser may clear it when the device runs short of space, or after weeks without a visit.',
  persistRefused:
    'The browser declined. It may clear the copy when the device runs short of space.',
  checkAgain: 'Check for updates',
  remove: 'Remove from this device',
  removed: (/** @type {number} */ bytes) =>
    `Removed: ${size(bytes)}, the settings of this page and its worker. Nothing will be stored until you ask for it.`,
  removedDenied:
    'The host refuses access, and the owner wants stored copies removed then. Yours was removed.',
  absent: (/** @type {string[]} */ names) =>
    `Not stored: ${names.slice(0, 5).join(', ')}${names.length > 5 ? `, and ${names.length - 5} more` : ''}.`,
  repaired: (/** @type {number} */ n) =>
    `${count(n, 'file', 'files')} had gone from this device and came back.`,
  fault: (/** @type {string} */ kind, /** @type {string} */ part) =>
    (faults[kind] ?? faults.unreachable)(part || 'A file'),
  slow: (/** @type {string} */ part) => `Still loading on a slow connection … (${part})`,
  retrying: (/** @type {string} */ part) => `${part} could not be fetched; trying again.`,
  stays: 'You are reading the edition that is stored here.',
  signIn: 'Sign in again',
  tryAgain: 'Try again',
  update: (/** @type {string} */ what) => `Updated: ${what}.`,
  added: (/** @type {number} */ n) => `${n.toLocaleString('en')} new`,
  changed: (/** @type {number} */ n) => `${n.toLocaleString('en')} changed`,
  gone: (/** @type {number} */ n) => `${n.toLocaleString('en')} removed`,
  onlyRoom: 'the same posts, in a newer reading room',
  showChanges: 'What is new',
  switchTo: 'Show update',
  goBack: (/** @type {string} */ packed) => `Go back to the edition packed on ${packed}`,
  lists: /** @type {Record<string, string>} */ ({
    added: 'New',
    changed: 'Changed',
    gone: 'Removed',
  }),
  edition: (/** @type {string} */ edition) => `Edition ${edition}`,
  packedToday: 'Updated today',
  packedDays: (/** @type {number} */ n) => `Updated ${count(n, 'day', 'days')} ago`,
  packedMonths: (/** @type {number} */ n) => `Updated ${count(n, 'month', 'months')} ago`,
  save: 'Download as one HTML file',
  saving: 'Making the file …',
  savedFile: (/** @type {number} */ bytes) =>
    `Saved: one file of ${size(bytes)} that opens without a network.`,
  saveTooLarge: (/** @type {number} */ bytes) =>
    `The file would have ${size(bytes)}, too much for browsers to open well. Use carrel export --posts to save a part.`,
  close: 'Close',
};

/** What the service worker says where it has nothing else to show: it knows the browser's languages alone. */
export const lostWords = {
  en: {
    title: 'This page is not on this device any more',
    text: 'The browser has cleared what was stored, and the host cannot be reached. Reload the page when you are online again.',
    tryAgain: 'Try again',
  },
  de: {
    title: 'Diese Seite ist nicht mehr auf diesem Gerät',
    text: 'Der Browser hat gelöscht, was gespeichert war, und der Server ist nicht erreichbar. Laden Sie die Seite neu, sobald es wieder ein Netz gibt.',
    tryAgain: 'Noch einmal versuchen',
  },
};

/** "Updated 3 days ago". @param {string} packed YYYY-MM-DD @param {Date} now @param {OfflineWords} words */
export function formatAge(packed, now, words) {
  const days = Math.floor((now.getTime() - Date.parse(packed)) / 86_400_000);
  if (!packed || Number.isNaN(days)) return '';
  if (days < 1) return words.packedToday;
  return days < 60 ? words.packedDays(days) : words.packedMonths(Math.floor(days / 30.44));
}

/** The words of the room's language, once they are there. @param {{strings: {offline?: OfflineWords}}} room */
export const wordsOf = (room) => room.strings.offline ?? offlineWords;
