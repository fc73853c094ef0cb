// The words about what is kept on the device in other languages than English; loaded where the room speaks one.
import { changedFor } from './strings.js';
import { counterFor, offlineWords, sizeFor } from './offline.js';

/** @typedef {import('./offline.js').OfflineWords} OfflineWords */

const zahl = counterFor('de');
const menge = sizeFor('de', 'Bytes');

/** @type {typeof import('./offline.js').faults} */
const germanFaults = {
  offline: (part) => `Dieses Gerät ist offline, und ${part} ist nicht darauf gespeichert.`,
  unreachable: (part) => `${part} war nicht zu holen: Der Server ist nicht erreichbar.`,
  stalled: (part) => `${part} war nicht zu holen: Der Server antwortet nicht mehr.`,
  missing: (part) => `${part} fehlt auf dem Server.`,
  server: (part) => `${part} war nicht zu holen: Der Server meldet einen Fehler.`,
  denied: (part) => `Der Server verweigert den Zugang (${part}).`,
  signin: () => 'Der Server verlangt eine Anmeldung.',
  page: (part) =>
    `Der Server schickte eine Webseite anstelle von ${part}. Vielleicht verlangt er eine Anmeldung.`,
  damaged: (part) =>
    `${part} kam beschädigt an oder gehört zu einer anderen Ausgabe und wurde nicht verwendet.`,
  quota: () => 'Auf diesem Gerät ist kein Platz mehr für das Archiv.',
};

/** @type {OfflineWords} */
const german = {
  title: 'Offline und Aktualisierungen',
  open: 'Offline und Aktualisierungen …',
  safe: (bytes) => `Offline verfügbar (${menge(bytes)})`,
  saved: (bytes) => `Auf diesem Gerät gespeichert (${menge(bytes)})`,
  savedPartly: (bytes) => `Teilweise auf diesem Gerät gespeichert (${menge(bytes)})`,
  storedAll: (n, bytes) =>
    `Diese Ausgabe ist vollständig auf diesem Gerät gespeichert und geprüft: ${zahl(n, 'Datei', 'Dateien')} (${menge(bytes)}). Alles ist hier; Sie können offline gehen.`,
  storedSome: (n, total, bytes) =>
    `${n} von ${zahl(total, 'Datei', 'Dateien')} sind gespeichert (${menge(bytes)}). Was Sie gelesen haben, ist da; das Übrige noch nicht.`,
  checking: 'Es wird geprüft, was gespeichert ist …',
  memory: (why) =>
    `Auf diesem Gerät lässt sich nichts speichern: ${why}. Das Archiv bleibt im Speicher dieser Seite, bis Sie sie schließen.`,
  memoryAll: 'Es ist vollständig da: Bis dahin geht es ohne Netz.',
  memoryFoot: 'Nur im Arbeitsspeicher',
  network: 'Nicht auf diesem Gerät gespeichert.',
  offlineFoot: 'Offline',
  onHand: 'eine neuere Ausgabe ist hier',
  networkFoot: 'Nicht auf diesem Gerät gespeichert',
  whys: {
    insecure: 'Die Seite kommt nicht über https',
    unsupported:
      'Dieser Browser hat keinen Speicher dafür, oder das private Surfen schaltet ihn ab',
    refused: 'Der Browser hat es abgelehnt',
    quota: 'Es ist kein Platz mehr da',
  },
  never: 'Für dieses Archiv ist das Speichern auf Geräten abgeschaltet.',
  ask: (bytes) =>
    `Dieses Archiv kann zum Lesen ohne Netz auf diesem Gerät gespeichert werden (${menge(bytes)}).`,
  keep: 'Auf diesem Gerät speichern',
  notNow: 'Nicht jetzt',
  keeping: (done, total) => `Wird gespeichert: ${done} von ${zahl(total, 'Datei', 'Dateien')}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  paused: 'Das Speichern ist angehalten.',
  persist: 'Dauerhaft behalten',
  persisted: 'Der Browser hat zugesagt, es nicht von selbst zu löschen.',
  notPersisted:
    'Der Browser löscht es vielleicht, wenn der Platz auf dem Gerät knapp wird oder nach Wochen ohne Besuch.',
  persistRefused:
    'Der Browser hat nichts zugesagt. Er löscht die Kopie vielleicht, wenn der Platz auf dem Gerät knapp wird.',
  checkAgain: 'Nach Aktualisierungen suchen',
  remove: 'Von diesem Gerät entfernen',
  removed: (bytes) =>
    `Entfernt: ${menge(bytes)}, die Einstellungen dieser Seite und ihr Worker. Gespeichert wird erst wieder, wenn Sie es wünschen.`,
  removedDenied:
    'Der Server verweigert den Zugang, und gespeicherte Kopien sollen dann entfernt werden. Ihre wurde entfernt.',
  absent: (names) =>
    `Nicht gespeichert: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` und ${names.length - 5} weitere` : ''}.`,
  repaired: (n) =>
    `${zahl(n, 'Datei war', 'Dateien waren')} von diesem Gerät verschwunden und ${n === 1 ? 'ist' : 'sind'} wieder da.`,
  fault: (kind, part) => (germanFaults[kind] ?? germanFaults.unreachable)(part || 'Eine Datei'),
  slow: (part) => `Es wird noch geladen, die Verbindung ist langsam … (${part})`,
  retrying: (part) => `${part} war nicht zu holen; noch ein Versuch.`,
  stays: 'Sie lesen die Ausgabe, die hier gespeichert ist.',
  signIn: 'Neu anmelden',
  tryAgain: 'Noch einmal versuchen',
  update: (what) => `Aktualisiert: ${what}.`,
  added: (n) => `${n.toLocaleString('de')} neu`,
  changed: (n) => `${n.toLocaleString('de')} geändert`,
  gone: (n) => `${n.toLocaleString('de')} entfernt`,
  onlyRoom: 'dieselben Beiträge in einem neueren Lesesaal',
  showChanges: 'Was neu ist',
  switchTo: 'Neue Fassung zeigen',
  goBack: (packed) => `Zurück zur Ausgabe vom ${packed}`,
  lists: { added: 'Neu', changed: 'Geändert', gone: 'Entfernt' },
  edition: (edition) => `Ausgabe ${edition}`,
  packedToday: 'Heute aktualisiert',
  packedDays: (n) => `Vor ${zahl(n, 'Tag', 'Tagen')} aktualisiert`,
  packedMonths: (n) => `Vor ${zahl(n, 'Monat', 'Monaten')} aktualisiert`,
  save: 'Als eine HTML-Datei herunterladen',
  saving: 'Die Datei wird gemacht …',
  savedFile: (bytes) =>
    `Gespeichert: eine Datei von ${menge(bytes)}, die sich ohne Netz öffnen lässt.`,
  saveTooLarge: (bytes) =>
    `Die Datei hätte ${menge(bytes)}; das öffnen Browser nicht mehr gut. Mit carrel export --posts lässt sich ein Teil speichern.`,
  close: 'Schließen',
};

/** By the name of the room's table. @type {Record<string, () => OfflineWords>} */
export const tables = {
  de: () => german,
  'en-XA': () => changedFor('en-XA', offlineWords),
  'ar-XB': () => changedFor('ar-XB', offlineWords),
};
