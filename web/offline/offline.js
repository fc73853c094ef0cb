// What is kept on this device, and is there a new edition? One object with a status that is true because it was looked up, an event
// "change" for each difference, and the few things a reader can ask for. Shows nothing itself: views/offline.js does.
import { PartError } from '../fetch_bytes.js';
import { Copies } from './copies.js';
import { findChanges } from './changes.js';
import { nameMadeParts } from './deltas.js';
import { bringIn, checkCopy } from './keeper.js';
import { rememberPlace } from './keep_place.js';
import { MANIFEST, readEdition } from './site_list.js';
import { holdLock, tryAlone } from './locks.js';
import { findRefusal, forgetSettings, holdInMemory, registerWorker } from './memory.js';

/** After a failed look for an update: soon again, then more seldom; the last for ever. */
const AGAIN_AFTER_MS = [20_000, 60_000, 300_000, 1_800_000];

/**
 * @typedef {object} Status
 * @property {'checking' | 'stored' | 'partial' | 'memory' | 'network' | 'never'} kind where the edition on screen is
 * @property {string} why it is in memory only: a key of strings.whys
 * @property {string} edition @property {string} packed
 * @property {number} stored files @property {number} total files @property {number} bytes stored @property {number} totalBytes
 * @property {string[]} absent names of files that should be stored and are not
 * @property {number} repaired files that had gone and came back
 * @property {boolean} isSafe everything is there and verified, and the worker that answers without a network is at work
 * @property {boolean} isPersistent the browser has promised not to clear it
 * @property {{done: number, total: number} | null} progress
 * @property {boolean} isPaused
 * @property {boolean} mayAsk the reader may be asked to keep the whole
 * @property {{kind: string, part: string} | null} trouble with storing or with an update
 * @property {{id: string, packed: string, changes: import('./changes.js').Changes | null} | null} update verified and waiting
 * @property {{id: string, packed: string} | null} previous an edition to go back to
 * @property {'' | 'reader' | 'denied'} removed by whose wish
 * @property {number} removedBytes
 */

/** @typedef {import('./copies.js').CopyRecord} CopyRecord @typedef {import('./site_list.js').Edition} Edition */

/** @param {string} path */
const isPartOrMedia = (path) => path.startsWith('archive/') && path !== MANIFEST;

export class Offline extends EventTarget {
  /** @type {Status} */
  status = {
    kind: 'checking', why: '', edition: '', packed: '', stored: 0, total: 0, bytes: 0, totalBytes: 0, absent: [], repaired: 0, isSafe: false, isPersistent: false, progress: null, isPaused: false,
    mayAsk: false, trouble: null, update: null, previous: null, removed: '', removedBytes: 0,
  };
  #copies;
  #options;
  #library;
  #lockName;
  #refusalKey;
  /** @type {CopyRecord | null} the copy that this page shows */
  #copy = null;
  /** @type {AbortController | null} */
  #keeping = null;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /**
   * @param {object} options
   * @param {string} options.scope address of the site's folder
   * @param {string} options.serviceWorker address of sw.js
   * @param {import('../library.js').Library} options.library
   * @param {(source: import('../library.js').Source) => Promise<{library: import('../library.js').Library, close: () => void}>} options.openLibrary a second one, for comparing editions
   * @param {(url: string) => any} options.trust what the page's one Trusted Types policy makes of a script's address
   * @param {import('./deltas.js').Patch} options.patch of the engine
   * @param {HTMLElement} options.root what is scrolled back to its place
   */
  constructor(options) {
    super();
    this.#options = options;
    this.#library = options.library;
    this.#copies = new Copies(options.scope);
    this.#lockName = `carrel ${new URL(options.scope).pathname}`;
    this.#refusalKey = `carrel-removed:${new URL(options.scope).pathname}`;
    this.status.edition = options.library.archive.edition;
    this.status.packed = options.library.archive.packed;
  }

  get copies() { return this.#copies; }

  /** @param {Partial<Status>} change */
  #set(change) {
    Object.assign(this.status, change);
    this.dispatchEvent(new Event('change'));
  }

  async start() {
    const why = await findRefusal();
    if (why) return this.#holdInMemory(why);
    this.#channel = new BroadcastChannel(this.#lockName);
    this.#channel.onmessage = ({ data }) => this.#followOtherTabs(data);
    addEventListener('online', () => this.findUpdate());
    addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && this.#failures > 0) this.findUpdate(); });
    this.#library.onFetched = (name) => this.#keepRead([name]);
    try {
      await this.#openCopy();
    } catch (error) {
      this.#fail(error);
    }
    await this.findUpdate();
  }

  /** Finds the copy that this page shows, checks it, and mends what is missing. */
  async #openCopy() {
    const state = await this.#copies.state();
    const record = await this.#copies.record(state.current);
    if (!record?.isReady) {
      if (state.current) await this.#copies.change({ current: '' });   // the browser cleared it
      return;
    }
    this.#copy = record;
    holdLock(`${this.#lockName} copy ${record.id}`);
    const previous = await this.#copies.record(state.previous);
    this.#set({ previous: previous?.isReady ? { id: previous.id, packed: previous.packed } : null });
    await this.#report(record);
    const lost = record.isWhole ? record.files.filter(({ path }) => this.status.absent.includes(path)) : [];
    if (lost.length > 0) {
      await bringIn(this.#copies, record, { wanted: lost, onTrouble: (trouble) => this.#set({ trouble }) });
      await nameMadeParts(this.#copies, record);
      await this.#copies.writeRecord(record);
      await this.#report(record);
      this.#set({ repaired: lost.length - this.status.absent.length });
    }
  }

  /** Reads and hashes what is stored, and says so. @param {CopyRecord} record */
  async #report(record) {
    const { stored, total, bytes, totalBytes, absent } = await checkCopy(this.#copies, record);
    const isWhole = record.isWhole && absent.length === 0;
    const registration = await navigator.serviceWorker.getRegistration(this.#options.scope);
    this.#set({
      kind: record.isWhole ? 'stored' : 'partial', stored, total, bytes, totalBytes, absent: record.isWhole ? absent.map(({ path }) => path) : [],
      isSafe: isWhole && Boolean(registration?.active), isPersistent: await navigator.storage?.persisted?.() ?? false, mayAsk: !record.isWhole,
    });
  }

  /** Looks whether the host has another edition, and brings it in beside the one that is read. One tab at a time does. */
  async findUpdate() {
    clearTimeout(this.#again);
    if (this.#isRefusedByReader()) return this.#set({ kind: 'network', mayAsk: true });
    await tryAlone(`${this.#lockName} update`, async () => {
      try {
        await this.#bringUpdate();
        this.#failures = 0;
        if (this.status.trouble) this.#channel?.postMessage({ trouble: null });
        this.#set({ trouble: null });
      } catch (error) {
        await this.#fail(error);
      }
    });
    const wait = this.#failures > 0 ? AGAIN_AFTER_MS[Math.min(this.#failures, AGAIN_AFTER_MS.length) - 1] : /** @type {number} */ (AGAIN_AFTER_MS.at(-1));
    if (!this.status.removed && this.status.kind !== 'never') this.#again = setTimeout(() => this.findUpdate(), wait);
  }

  #isRefusedByReader() {
    try { return localStorage.getItem(this.#refusalKey) !== null; } catch { return false; }
  }

  /** @param {unknown} error */
  async #fail(error) {
    if (this.#keeping?.signal.aborted) return;
    this.#failures += 1;
    const { kind = 'unreachable', part = '', message } = /** @type {any} */ (error);
    if (!(error instanceof PartError)) console.error(error);
    const isDefinite = /^HTTP 40[13]$/.test(message);
    if (isDefinite && this.#copy && await this.#deniedRule() === 'remove') return this.#removeAll('denied');
    this.#set({ trouble: { kind, part }, progress: null, ...this.status.kind === 'checking' ? { kind: 'network' } : {} });
    this.#channel?.postMessage({ trouble: this.status.trouble });
    if (kind === 'quota' && !this.#copy) await this.#holdInMemory('quota');
  }

  async #deniedRule() {
    const response = this.#copy && await this.#copies.match(this.#copy.id, MANIFEST);
    return response ? (await response.json()).offline_denied : 'keep';
  }

  async #bringUpdate() {
    const onTrouble = (/** @type {{kind: string, part: string} | null} */ trouble) => this.#set({ trouble });
    const state = await this.#copies.state();
    const edition = await readEdition(this.#options.scope, { onTrouble }, this.#copy ? state.current : '');
    if (!edition) return this.#dropOld(state);
    const { offline = 'keep', offline_limit: limit = Infinity } = edition.manifest;
    if (offline === 'never') return this.#obeyNever();
    const registered = await registerWorker(this.#options);
    if (!registered) return this.#holdInMemory('refused');
    if (edition.id === state.current || edition.id === state.next || edition.id === state.refused) return this.#offer(edition.id, edition.packed);
    const totalBytes = edition.files.reduce((sum, { bytes }) => sum + bytes, 0);
    const wantsWhole = this.#copy ? this.#copy.isWhole : offline === 'keep' && totalBytes <= limit;
    await this.#bringEdition(edition, wantsWhole);
    await this.#dropOld(await this.#copies.state());
  }

  /** @param {Edition} edition @param {boolean} wantsWhole */
  async #bringEdition(edition, wantsWhole) {
    const record = { id: edition.id, edition: edition.edition, packed: edition.packed, files: edition.files, isReady: false, isWhole: false };
    const read = new Set([...this.#library.fetched].map((name) => `archive/${name}`));
    const wanted = wantsWhole ? edition.files : edition.files.filter(({ path }) => !isPartOrMedia(path) || read.has(path));
    await this.#bring(record, wanted, edition);
    const finished = { ...record, isReady: true, isWhole: wantsWhole };
    await this.#copies.writeRecord(finished);
    if (!this.#copy) {
      // The first copy of all answers from the next load on; the page may be of an edition a moment older.
      await this.#copies.change({ current: record.id, next: '' });
      this.#copy = finished;
      holdLock(`${this.#lockName} copy ${record.id}`);
      return this.#report(finished);
    }
    await this.#copies.change({ next: record.id });
    await this.#offer(record.id, record.packed);
    this.#channel?.postMessage({ trouble: null });
  }

  /** Fetches, then reads back and hashes all of it. @param {CopyRecord} record @param {import('./copies.js').ListedFile[]} wanted @param {Edition} [edition] */
  async #bring(record, wanted, edition) {
    this.#keeping = new AbortController();
    try {
      await bringIn(this.#copies, record, {
        wanted, fetched: edition?.fetched, deltas: edition?.deltas, patch: this.#options.patch, signal: this.#keeping.signal, onTrouble: (trouble) => this.#set({ trouble }), onProgress: (done, total) => this.#set({ progress: { done, total } }),
      });
    } finally {
      this.#set({ progress: null });
    }
    await nameMadeParts(this.#copies, record);
    const { absent } = await checkCopy(this.#copies, { ...record, files: wanted });
    if (absent.length > 0) throw new PartError('quota', absent[0].path, 'the browser did not keep it');
  }

  /** @param {string} id @param {string} packed */
  async #offer(id, packed) {
    if (id === this.#copy?.id || id === (await this.#copies.state()).refused) return this.#set({ update: null });
    if (this.status.update?.id === id) return;
    this.#set({ update: { id, packed, changes: null } });
    const changes = this.#copy?.isWhole ? await findChanges(this.#options.openLibrary, this.#copies, this.#copy.id, id).catch(() => null) : null;
    if (changes) this.#set({ update: { id, packed, changes } });
  }

  /** @param {{trouble?: Status['trouble'], never?: boolean}} news of a tab that has looked for all of them */
  async #followOtherTabs({ trouble = null, never = false }) {
    if (never) return this.#reload();
    this.#set({ trouble });
    const { current, next } = await this.#copies.state();
    const other = await this.#copies.record(next || current);
    if (other) await this.#offer(other.id, other.packed);
    else if (this.#copy && !await this.#copies.record(this.#copy.id)) this.#set({ kind: 'network', isSafe: false, stored: 0, bytes: 0 });
  }

  /** Copies that are neither read, nor waiting, nor the one to go back to; never one that an open page shows. @param {import('./copies.js').State} state */
  async #dropOld(state) {
    const kept = [state.current, state.previous, state.next, state.refused];
    for (const id of await this.#copies.ids()) {
      if (!kept.includes(id)) await tryAlone(`${this.#lockName} copy ${id}`, () => this.#copies.remove(id));
    }
  }

  /** What a reader has read is kept, where the whole is not. @param {string[]} names */
  async #keepRead(names) {
    const record = this.#copy;
    if (!record || record.isWhole) return;
    const wanted = record.files.filter(({ path }) => names.some((name) => path === `archive/${name}`));
    try {
      if (wanted.length > 0) await bringIn(this.#copies, record, { wanted });
      await this.#report(record);
    } catch (error) {
      await this.#fail(error);
    }
  }

  /** The reader wants the whole edition here, and may want the browser's promise to leave it there. */
  async keep() {
    try { localStorage.removeItem(this.#refusalKey); } catch { /* refused: nothing was remembered either */ }
    this.#set({ removed: '', isPaused: false, mayAsk: false, trouble: null });
    await navigator.storage?.persist?.().catch(() => false);
    if (!this.#copy) await this.findUpdate();
    const record = this.#copy;
    if (!record || record.isWhole) return;
    try {
      await this.#bring(record, record.files);
      this.#copy = { ...record, isWhole: true };
      await this.#copies.writeRecord(this.#copy);
      await this.#report(this.#copy);
    } catch (error) {
      await this.#fail(error);
      if (!this.status.isPaused) this.#set({ mayAsk: true });
    }
  }

  /** What came until now stays; keep() goes on from there. */
  pause() {
    this.#keeping?.abort();
    this.#set({ isPaused: true, progress: null });
  }

  async resume() {
    this.#set({ isPaused: false });
    await (this.#copy && !this.#copy.isWhole ? this.keep() : this.findUpdate());
  }

  /** Asked for only when a reader wants it. */
  async persist() {
    const isPersistent = await navigator.storage?.persist?.().catch(() => false) ?? false;
    this.#set({ isPersistent });
    return isPersistent;
  }

  async check() {
    try { await this.#openCopy(); } catch (error) { await this.#fail(error); }
    await this.findUpdate();
  }

  /** The waiting edition in place of this one, at the same place. */
  async switchTo() {
    const update = this.status.update;
    if (!update) return;
    const { current } = await this.#copies.state();
    if (current !== update.id) await this.#copies.change({ current: update.id, previous: this.#copy?.id ?? '', next: '', refused: '' });
    this.#channel?.postMessage({});
    this.#reload();
  }

  async goBack() {
    const previous = this.status.previous;
    if (!previous || !this.#copy) return;
    await this.#copies.change({ current: previous.id, previous: this.#copy.id, next: '', refused: this.#copy.packed >= previous.packed ? this.#copy.id : '' });
    this.#reload();
  }

  #reload() {
    rememberPlace(this.#options.root);
    location.reload();
  }

  /** Past the stored copy to the host, which then asks whom it wants to ask; the place is remembered. */
  signIn() {
    rememberPlace(this.#options.root);
    location.assign(`${this.#options.scope}?sign-in${location.hash}`);
  }

  remove() { return this.#removeAll('reader'); }

  /** @param {'reader' | 'denied'} by */
  async #removeAll(by) {
    this.#keeping?.abort();
    clearTimeout(this.#again);
    const { bytes } = this.status;
    const { scope } = this.#options;
    await this.#copies.removeAll();
    await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
    forgetSettings(scope);
    this.#copy = null;
    if (by === 'reader') try { localStorage.setItem(this.#refusalKey, '1'); } catch { /* refused: there is nothing to remember */ }
    this.#channel?.postMessage({});
    this.#set({ kind: 'network', stored: 0, bytes: 0, absent: [], isSafe: false, isPersistent: false, mayAsk: by === 'reader', update: null, previous: null, progress: null, trouble: null, removed: by, removedBytes: bytes });
  }

  async #obeyNever() {
    const had = this.#copy !== null;
    await this.#copies.removeAll();
    await (await navigator.serviceWorker.getRegistration(this.#options.scope))?.unregister();
    this.#copy = null;
    this.#set({ kind: 'never', isSafe: false, stored: 0, bytes: 0, update: null, previous: null, mayAsk: false });
    if (!had) return;
    this.#channel?.postMessage({ never: true });
    this.#reload();
  }

  /** @param {string} why */
  #holdInMemory(why) { return holdInMemory(this.#library, (name) => this.#copies.url(`archive/${name}`), why, (change) => this.#set(change)); }
}
