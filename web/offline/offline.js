// What is kept on this device, and whether there is a new edition. One object with a status that is true because it was looked up, an event
// "change" for each difference, and the few things a reader can ask for. Shows nothing itself: views/offline.js does.
import { SITE_MANIFEST } from '../base/names.js';
import { PartError } from '../library/fetch_bytes.js';
import { Editions } from './editions.js';
import { rememberPlace } from './keep_place.js';
import { lockNames, tryAlone } from './locks.js';
import { findRefusal, forgetSettings, holdInMemory } from './memory.js';

const BUSY_AGAIN_MS = 3_000;
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

/**
 * @typedef {object} Options
 * @property {string} scope address of the site's folder
 * @property {string} serviceWorker address of sw.js
 * @property {import('../library/library.js').Library} library
 * @property {(source: import('../library/library.js').Source) => Promise<{library: import('../library/library.js').Library, close: () => void}>} openLibrary a second one, for comparing editions
 * @property {string} plain address of the engine for browsers without WebAssembly
 * @property {import('./deltas.js').Patch} [patch] of the engine
 * @property {() => Promise<unknown>} [warm] loads what the room loads later, for a page that will not be able to
 * @property {(url: string) => string} trust what the page's one Trusted Types policy makes of a script's address
 * @property {HTMLElement} root what is scrolled back to its place
 */

export class Offline extends EventTarget {
  /** @type {Status} */
  status = {
    kind: 'checking',
    why: '',
    edition: '',
    packed: '',
    stored: 0,
    total: 0,
    bytes: 0,
    totalBytes: 0,
    absent: [],
    repaired: 0,
    isSafe: false,
    isPersistent: false,
    progress: null,
    isPaused: false,
    mayAsk: false,
    trouble: null,
    update: null,
    previous: null,
    removed: '',
    removedBytes: 0,
  };
  #options;
  #library;
  #editions;
  #lock;
  #refusalKey;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /** @param {Options} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#library = options.library;
    this.#editions = new Editions(options, (change) => this.#set(change));
    this.#lock = lockNames(options.scope);
    this.#refusalKey = `carrel-removed:${new URL(options.scope).pathname}`;
    this.status.edition = options.library.archive.edition;
    this.status.packed = options.library.archive.packed;
  }

  /** @param {Partial<Status>} change */
  #set(change) {
    Object.assign(this.status, change);
    this.dispatchEvent(new Event('change'));
  }

  async start() {
    const why = await findRefusal();
    if (why) return this.#holdInMemory(why);
    this.#channel = new BroadcastChannel(this.#lock.site);
    this.#channel.onmessage = ({ data }) => this.#followOtherTabs(data);
    addEventListener('online', () => this.findUpdate());
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.#failures > 0) this.findUpdate();
    });
    this.#library.onFetched = (name) =>
      this.#editions.keepRead(name).catch((error) => this.#fail(error));
    await this.#editions.openCopy().catch((error) => this.#fail(error));
    await this.findUpdate();
  }

  /** Looks whether the host has another edition, and brings it in beside the one that is read. One tab at a time does. */
  async findUpdate() {
    clearTimeout(this.#again);
    if (this.#isRefusedByReader()) return this.#set({ kind: 'network', mayAsk: true });
    const isDone = await tryAlone(this.#lock.update, () =>
      this.#bringUpdate().catch((error) => this.#fail(error)),
    );
    // Another tab is at it, and may have begun before what this one was loaded for.
    const wait = !isDone
      ? BUSY_AGAIN_MS
      : AGAIN_AFTER_MS[
          this.#failures > 0
            ? Math.min(this.#failures, AGAIN_AFTER_MS.length) - 1
            : AGAIN_AFTER_MS.length - 1
        ];
    if (!this.status.removed && this.status.kind !== 'never')
      this.#again = setTimeout(() => this.findUpdate(), wait);
  }

  async #bringUpdate() {
    const answer = await this.#editions.bringUpdate();
    if (answer === 'never') return this.#obeyNever();
    if (answer === 'refused') return this.#holdInMemory('refused');
    this.#failures = 0;
    this.#set({ trouble: null });
    this.#channel?.postMessage({ trouble: null });
  }

  #isRefusedByReader() {
    try {
      return localStorage.getItem(this.#refusalKey) !== null;
    } catch {
      return false;
    }
  }

  /** @param {unknown} error */
  async #fail(error) {
    if (this.#editions.isPaused) return;
    this.#failures += 1;
    const {
      kind = 'unreachable',
      part = '',
      message,
    } = /** @type {import('../library/part_error.js').Fault} */ (error);
    if (!(error instanceof PartError)) console.error(error);
    const isDefinite = /^HTTP 40[13]$/.test(message);
    if (isDefinite && (await this.#editions.deniedRule()) === 'remove')
      return this.#removeAll('denied');
    this.#set({
      trouble: { kind, part },
      progress: null,
      ...(this.status.kind === 'checking' ? { kind: 'network' } : {}),
    });
    this.#channel?.postMessage({ trouble: this.status.trouble });
    if (kind === 'quota' && !this.#editions.copy) await this.#holdInMemory('quota');
  }

  /** @param {{trouble?: Status['trouble'], never?: boolean}} news of a tab that has looked for all of them */
  async #followOtherTabs({ trouble = null, never = false }) {
    if (never) return this.#reload();
    this.#set({ trouble });
    const { copies, copy } = this.#editions;
    const { current, next } = await copies.state();
    const other = await copies.record(next || current);
    if (other) await this.#editions.offer(other.id, other.packed);
    else if (copy && !(await copies.record(copy.id)))
      this.#set({ kind: 'network', isSafe: false, stored: 0, bytes: 0 });
  }

  /** The reader wants the whole edition here, and may want the browser's promise to leave it there. */
  async keep() {
    try {
      localStorage.removeItem(this.#refusalKey);
    } catch {
      /* refused: nothing was remembered either */
    }
    this.#set({ removed: '', isPaused: false, mayAsk: false, trouble: null });
    await navigator.storage?.persist?.().catch(() => false);
    if (!this.#editions.copy) await this.findUpdate();
    try {
      await this.#editions.complete();
    } catch (error) {
      await this.#fail(error);
      if (!this.status.isPaused) this.#set({ mayAsk: true });
    }
  }

  /** What came until now stays; resume() goes on from there. */
  pause() {
    this.#editions.pause();
    this.#set({ isPaused: true, progress: null });
  }

  async resume() {
    this.#set({ isPaused: false });
    const { copy } = this.#editions;
    await (copy && !copy.isWhole ? this.keep() : this.findUpdate());
  }

  /** Asked for only when a reader wants it. */
  async persist() {
    const isPersistent = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    this.#set({ isPersistent });
    return isPersistent;
  }

  async check() {
    await this.#editions.openCopy().catch((error) => this.#fail(error));
    await this.findUpdate();
  }

  /** The waiting edition in place of this one, at the same place. */
  /** Shows the new edition: at the same place, or at one of its own. @param {string} [fragment] */
  async switchTo(fragment) {
    const { update } = this.status;
    const { copies, copy } = this.#editions;
    if (!update) return;
    if ((await copies.state()).current !== update.id)
      await copies.change({ current: update.id, previous: copy?.id ?? '', next: '', refused: '' });
    this.#channel?.postMessage({});
    this.#reload(fragment);
  }

  async goBack() {
    const { previous } = this.status;
    const { copies, copy } = this.#editions;
    if (!previous || !copy) return;
    await copies.change({
      current: previous.id,
      previous: copy.id,
      next: '',
      refused: copy.packed >= previous.packed ? copy.id : '',
    });
    this.#reload();
  }

  /** @param {string} [fragment] */
  #reload(fragment) {
    if (fragment) history.pushState(null, '', fragment);
    else rememberPlace(this.#options.root);
    location.reload();
  }

  /** Past the stored copy to the host, which then asks whom it wants to ask; the place is remembered. */
  signIn() {
    rememberPlace(this.#options.root);
    location.assign(`${this.#options.scope}?sign-in${location.hash}`);
  }

  remove() {
    return this.#removeAll('reader');
  }

  /** @param {'reader' | 'denied'} by */
  async #removeAll(by) {
    clearTimeout(this.#again);
    const removedBytes = this.status.bytes;
    await this.#editions.removeAll();
    forgetSettings(new URL(SITE_MANIFEST, this.#options.scope).href);
    if (by === 'reader')
      try {
        localStorage.setItem(this.#refusalKey, '1');
      } catch {
        /* refused: there is nothing to remember */
      }
    this.#channel?.postMessage({});
    this.#set({
      kind: 'network',
      stored: 0,
      bytes: 0,
      absent: [],
      isSafe: false,
      isPersistent: false,
      mayAsk: by === 'reader',
      update: null,
      previous: null,
      progress: null,
      trouble: null,
      removed: by,
      removedBytes,
    });
  }

  async #obeyNever() {
    // Another tab may have removed the copy that this page was made from, before this one could hear of it.
    const had = this.#editions.copy !== null || Boolean(navigator.serviceWorker?.controller);
    await this.#editions.removeAll();
    this.#set({
      kind: 'never',
      isSafe: false,
      stored: 0,
      bytes: 0,
      update: null,
      previous: null,
      mayAsk: false,
    });
    if (!had) return;
    this.#channel?.postMessage({ never: true });
    this.#reload();
  }

  /** @param {string} why */
  async #holdInMemory(why) {
    await this.#options.warm?.();
    await holdInMemory(
      this.#library,
      (name) => this.#editions.copies.url(`archive/${name}`),
      why,
      (change) => this.#set(change),
    );
  }
}
