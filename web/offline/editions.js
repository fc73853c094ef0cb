// Brings editions in: the copy that the page shows, the one beside it, and what is brought in when. Tells each
// difference; decides nothing that is the reader's to decide.
import { MANIFEST, SITE_MANIFEST } from '../base/names.js';
import { PartError } from '../library/fetch_bytes.js';
import { Copies } from './copies.js';
import { findChanges } from './changes.js';
import { nameMadeParts } from './deltas.js';
import { bringIn, checkCopy } from './keeper.js';
import { findFault } from './try_opening.js';
import { holdLock, lockNames, tryAlone } from './locks.js';
import { ownWorker, registerWorker } from './memory.js';
import { readEdition } from './site_list.js';

/**
 * @typedef {import('./copies.js').CopyRecord} CopyRecord
 * @typedef {import('./site_list.js').Edition} Edition
 * @typedef {import('./offline.js').Options} Options
 */
/** @typedef {(change: Partial<import('./offline.js').Status>) => void} Tell */

/** @param {string} path */
const isPartOrMedia = (path) => path.startsWith('archive/') && path !== SITE_MANIFEST;

export class Editions {
  /** @type {CopyRecord | null} the copy that this page shows */
  copy = null;
  #options;
  #library;
  #tell;
  #locks;
  #offered = '';
  /** Copies that did not open with parts made from deltas. @type {Set<string>} */
  #isWholeOnly = new Set();
  /** @type {AbortController | null} */
  #keeping = null;

  /**
   * @param {Omit<Options, 'library'> & {library: Options['library'] | null}} options library: none where the archive did not open
   * @param {Tell} tell
   */
  constructor(options, tell) {
    this.#options = options;
    this.#library = options.library;
    this.#tell = tell;
    this.#locks = lockNames(options.scope);
    this.copies = new Copies(options.scope);
  }

  get isPaused() {
    return this.#keeping?.signal.aborted ?? false;
  }

  /** @param {CopyRecord} record */
  #show(record) {
    this.copy = record;
    holdLock(this.#locks.copy(record.id));
  }

  /** Finds the copy that this page shows, checks it, and mends what is missing. @returns {Promise<number>} how many files came back */
  async openCopy() {
    const state = await this.copies.state();
    const record = await this.copies.record(state.current);
    if (!record?.isReady) {
      if (state.current) await this.copies.change({ current: '' }); // the browser cleared it
      return 0;
    }
    this.#show(record);
    const previous = await this.copies.record(state.previous);
    this.#tell({
      previous: previous?.isReady ? { id: previous.id, packed: previous.packed } : null,
    });
    const absent = await this.report(record);
    // Of a copy of what was read, the page's own files; the rest comes when it is read.
    const wanted = record.isWhole ? absent : absent.filter(({ path }) => !isPartOrMedia(path));
    if (wanted.length === 0) return 0;
    await bringIn(this.copies, record, { wanted, onTrouble: (trouble) => this.#tell({ trouble }) });
    await nameMadeParts(this.copies, record);
    await this.copies.writeRecord(record);
    const repaired = absent.length - (await this.report(record)).length;
    this.#tell({ repaired });
    return repaired;
  }

  /** Reads and hashes what is stored, says so, and returns what is not there. @param {CopyRecord} record */
  async report(record) {
    const { stored, total, bytes, totalBytes, absent } = await checkCopy(this.copies, record);
    const registration = await ownWorker(this.#options.scope);
    this.#tell({
      kind: record.isWhole ? 'stored' : 'partial',
      stored,
      total,
      bytes,
      totalBytes,
      absent: record.isWhole ? absent.map(({ path }) => path) : [],
      mayAsk: !record.isWhole,
      isSafe: record.isWhole && absent.length === 0 && Boolean(registration?.active),
      isPersistent: (await navigator.storage?.persisted?.()) ?? false,
    });
    return absent;
  }

  /**
   * Looks what the host has, and brings it in beside the copy that is read.
   * @returns {Promise<'' | 'never' | 'refused'>} why nothing may be stored
   */
  async bringUpdate() {
    const state = await this.copies.state();
    const edition = await readEdition(
      this.#options.scope,
      { onTrouble: (trouble) => this.#tell({ trouble }) },
      this.copy ? state.current : '',
    );
    if (!edition) {
      await this.#dropOld(state);
      return '';
    }
    const { offline = 'keep', offline_limit: limit = Infinity } = edition.manifest;
    if (offline === 'never') return 'never';
    if (!(await registerWorker(this.#options))) return 'refused';
    const known = this.copy ? [state.current, state.next, state.refused] : [state.refused];
    if (known.includes(edition.id)) {
      await this.offer(edition.id, edition.packed);
      return '';
    }
    const totalBytes = edition.files.reduce((sum, { bytes }) => sum + bytes, 0);
    await this.#bringEdition(
      edition,
      this.copy ? this.copy.isWhole : offline === 'keep' && totalBytes <= limit,
    );
    await this.#dropOld(await this.copies.state());
    return '';
  }

  /** @param {Edition} edition @param {boolean} isWhole */
  async #bringEdition(edition, isWhole) {
    const record = {
      id: edition.id,
      edition: edition.edition,
      packed: edition.packed,
      files: edition.files,
      isReady: false,
      isWhole: false,
    };
    const read = new Set([...(this.#library?.fetched ?? [])].map((name) => `archive/${name}`));
    const wanted = isWhole
      ? edition.files
      : edition.files.filter(({ path }) => !isPartOrMedia(path) || read.has(path));
    await this.#bring(record, wanted, edition);
    await this.#tryOpening(record);
    const finished = { ...record, isReady: true, isWhole };
    await this.copies.writeRecord(finished);
    if (this.copy) {
      await this.copies.change({ next: record.id });
      return this.offer(record.id, record.packed);
    }
    // The first copy of all answers from the next load on; the page may be of an edition a moment older.
    await this.copies.change({ current: record.id, next: '' });
    this.#show(finished);
    await this.report(finished);
  }

  /**
   * Fetches, then reads back and hashes all of it.
   * @param {CopyRecord} record
   * @param {import('./copies.js').ListedFile[]} wanted
   * @param {Edition} [edition]
   */
  async #bring(record, wanted, edition) {
    this.#keeping = new AbortController();
    try {
      await bringIn(this.copies, record, {
        wanted,
        fetched: edition?.fetched,
        deltas: edition?.deltas,
        patch: this.#isWholeOnly.has(record.id) ? undefined : this.#options.patch,
        signal: this.#keeping.signal,
        onTrouble: (trouble) => this.#tell({ trouble }),
        onProgress: (done, total) => this.#tell({ progress: { done, total } }),
      });
    } finally {
      this.#tell({ progress: null });
    }
    await nameMadeParts(this.copies, record);
    const { absent } = await checkCopy(this.copies, { ...record, files: wanted });
    if (absent.length > 0)
      throw new PartError('quota', absent[0].path, 'the browser did not keep it');
  }

  /**
   * A copy that does not open never answers: it goes, and is fetched once more without deltas, where it
   * had any; else it is not fetched again. @param {CopyRecord} record
   */
  async #tryOpening(record) {
    const fault = await findFault(this.copies, record.id, this.#options.plain);
    if (!fault) return;
    await this.copies.remove(record.id);
    if (record.files.some(({ of }) => of) && !this.#isWholeOnly.has(record.id))
      this.#isWholeOnly.add(record.id);
    else await this.copies.change({ refused: record.id });
    throw new PartError('damaged', MANIFEST, fault.message);
  }

  /** A verified edition waits for the reader; what is new in it is found out meanwhile. @param {string} id @param {string} packed */
  async offer(id, packed) {
    if (id === this.copy?.id || id === (await this.copies.state()).refused)
      return this.#tell({ update: null });
    if (this.#offered === id) return;
    this.#offered = id;
    this.#tell({ update: { id, packed, changes: null } });
    const changes = this.copy?.isWhole
      ? await findChanges(this.#options.openLibrary, this.copies, this.copy.id, id).catch(
          () => null,
        )
      : null;
    if (changes) this.#tell({ update: { id, packed, changes } });
  }

  /**
   * Copies that are neither read, nor waiting, nor the one to go back to; never one that an open page shows.
   * @param {import('./copies.js').State} state
   */
  async #dropOld(state) {
    const kept = [state.current, state.previous, state.next, state.refused];
    for (const id of await this.copies.ids()) {
      if (!kept.includes(id)) await tryAlone(this.#locks.copy(id), () => this.copies.remove(id));
    }
  }

  /** What a reader has read is kept, where the whole is not. @param {string} name */
  async keepRead(name) {
    const record = this.copy;
    if (!record || record.isWhole) return;
    const wanted = record.files.filter(({ path }) => path === `archive/${name}`);
    if (wanted.length > 0) await bringIn(this.copies, record, { wanted });
    await this.report(record);
  }

  /** The rest of a copy that holds what was read. */
  async complete() {
    const record = this.copy;
    if (!record || record.isWhole) return;
    await this.#bring(record, record.files);
    this.copy = { ...record, isWhole: true };
    await this.copies.writeRecord(this.copy);
    await this.report(this.copy);
  }

  /** What came until now stays. */
  pause() {
    this.#keeping?.abort();
  }

  /** What the owner wants done where the host refuses access: "keep" or "remove". */
  async deniedRule() {
    const response = this.copy && (await this.copies.match(this.copy.id, SITE_MANIFEST));
    return response ? (await response.json()).offline_denied : 'keep';
  }

  /** Copies and worker go. */
  async removeAll() {
    this.pause();
    await this.copies.removeAll();
    await (await ownWorker(this.#options.scope))?.unregister();
    this.copy = null;
  }
}
