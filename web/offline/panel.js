// What the reader sees of storing and of editions: a line at the foot, notices when something wants a decision, and a panel with the rest.
import { element, setText } from '../base/dom.js';
import { writeAddress } from '../base/address.js';
import { formatAge, wordsOf } from '../words/offline.js';
import { formatDay } from '../words/strings.js';
import { tellProgress } from '../room/measured_progress.js';
import { removeNotice, showNotice } from '../room/notices.js';
import sheet from '../look/sheet.css' with { type: 'css' };
import style from '../look/offline.css' with { type: 'css' };

/** @typedef {import('./offline.js').Status} Status @typedef {import('../words/offline.js').OfflineWords} OfflineWords */

/**
 * @typedef {Pick<import('../room/room.js').Room, 'actions' | 'adopt' | 'frame' | 'onStrings' |
 *   'root' | 'strings' | 'table'> & import('../room/notices.js').Room} Room
 */

/** "4 new, 2 changed". @param {import('./changes.js').Changes} changes @param {OfflineWords} strings */
export function summary({ added, changed, gone }, strings) {
  const said = [
    added.length && strings.added(added.length),
    changed.length && strings.changed(changed.length),
    gone.length && strings.gone(gone.length),
  ].filter(Boolean);
  return said.length ? said.join(', ') : strings.onlyRoom;
}

/** Where this edition is, in a few words. @param {Status} status @param {OfflineWords} strings */
function place({ kind, bytes, absent, isSafe }, strings) {
  if (isSafe) return strings.safe(bytes);
  if (kind === 'stored' && absent.length === 0) return strings.saved(bytes);
  if (kind === 'stored' || kind === 'partial') return strings.savedPartly(bytes);
  return kind === 'memory' ? strings.memoryFoot : kind === 'network' ? strings.networkFoot : '';
}

/** @param {Status} status @param {OfflineWords} strings */
function footLine(status, strings) {
  const isOffline = ['offline', 'unreachable'].includes(status.trouble?.kind ?? '');
  return [
    isOffline && strings.offlineFoot,
    formatAge(status.packed, new Date(), strings),
    place(status, strings),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Where this edition is, in sentences. @param {Status} status @param {OfflineWords} strings */
function situation(status, strings) {
  const {
    kind,
    why,
    stored,
    total,
    bytes,
    absent,
    repaired,
    isSafe,
    isPersistent,
    isPaused,
    removed,
    removedBytes,
  } = status;
  const lines = [];
  if (removed === 'reader') lines.push(strings.removed(removedBytes));
  else if (removed === 'denied') lines.push(strings.removedDenied);
  else if (kind === 'checking') lines.push(strings.checking);
  else if (kind === 'never') lines.push(strings.never);
  else if (kind === 'memory')
    lines.push(strings.memory(strings.whys[why]), stored === total ? strings.memoryAll : '');
  else if (kind === 'network') lines.push(strings.network);
  else if (isSafe) lines.push(strings.storedAll(total, bytes));
  else lines.push(strings.storedSome(stored, total, bytes));
  if (absent.length) lines.push(strings.absent(absent));
  if (repaired) lines.push(strings.repaired(repaired));
  if (isPaused) lines.push(strings.paused);
  if (kind === 'stored') lines.push(isPersistent ? strings.persisted : strings.notPersisted);
  return lines.filter(Boolean);
}

/** @param {string} label @param {() => unknown} run */
function button(label, run) {
  const made = element('button', { type: 'button' }, label);
  made.addEventListener('click', () => run());
  return made;
}

/** A post that is there still is a link to it in the new edition. @param {import('./changes.js').Changes} changes @param {OfflineWords} strings @param {(fragment: string) => void} goTo */
function changeLists(changes, strings, goTo) {
  const linkTo = (/** @type {import('./changes.js').NamedPost} */ { slug, title }) => {
    const fragment = writeAddress({ slug });
    const link = element('a', { href: fragment }, title);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(fragment);
    });
    return link;
  };
  return /** @type {const} */ (['added', 'changed', 'gone'])
    .filter((name) => changes[name].length)
    .map((name) => {
      const list = element(
        'ul',
        {},
        ...changes[name].map((post) =>
          element('li', { dir: 'auto' }, name === 'gone' ? post.title : linkTo(post)),
        ),
      );
      return element('section', {}, element('h3', {}, strings.lists[name]), list);
    });
}

/** What passes by itself: the line at the foot and the panel say it. */
const QUIET = new Set(['offline', 'unreachable', 'slow', 'retrying']);

/** The panel: a dialog that is drawn anew while it is open. */
class Panel {
  #room;
  #offline;
  #save;
  #dialog = element('dialog', {
    class: 'offline-panel sheet buttons',
    'aria-labelledby': 'offline-title',
  });

  /** @param {Room} room @param {import('./offline.js').Offline} offline @param {() => void} save */
  constructor(room, offline, save) {
    this.#room = room;
    this.#offline = offline;
    this.#save = save;
    room.root.append(this.#dialog);
    offline.addEventListener('change', () => {
      if (this.#dialog.open) this.#draw();
    });
  }

  open() {
    this.#draw();
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    // Not the first button: on a small screen it would scroll the sentences above it out of sight.
    this.#dialog.querySelector('h2')?.focus();
  }

  #draw() {
    const offline = this.#offline;
    const strings = wordsOf(this.#room);
    const { status } = offline;
    const { kind, trouble, update, previous, progress, isPaused, isPersistent, mayAsk } = status;
    const focused = this.#dialog.contains(document.activeElement)
      ? document.activeElement?.textContent
      : '';
    const actions = element('p', { class: 'actions' });
    if (progress) actions.append(button(strings.pause, () => offline.pause()));
    if (isPaused) actions.append(button(strings.resume, () => offline.resume()));
    if (mayAsk && !isPaused && !progress)
      actions.append(button(strings.keep, () => offline.keep()));
    if (kind === 'stored' && !isPersistent)
      actions.append(button(strings.persist, () => this.#persist()));
    if (update) actions.append(button(strings.switchTo, () => offline.switchTo()));
    if (previous)
      actions.append(
        button(strings.goBack(formatDay(previous.packed, this.#room.strings)), () =>
          offline.goBack(),
        ),
      );
    if (kind !== 'never') actions.append(button(strings.checkAgain, () => offline.check()));
    actions.append(button(strings.save, this.#save));
    if (kind === 'stored' || kind === 'partial')
      actions.append(button(strings.remove, () => offline.remove()));
    actions.append(button(strings.close, () => this.#dialog.close()));
    const title = element('h2', { id: 'offline-title', tabindex: '-1' }, strings.title);
    this.#dialog.replaceChildren(
      title,
      ...(update?.changes
        ? [
            element('p', {}, strings.update(summary(update.changes, strings))),
            ...changeLists(update.changes, strings, (fragment) => offline.switchTo(fragment)),
          ]
        : []),
      element(
        'p',
        { class: 'quiet' },
        `${strings.edition(status.edition)}, ${formatAge(status.packed, new Date(), strings)}`,
      ),
      ...situation(status, strings).map((line) => element('p', {}, line)),
      progress
        ? element('p', { role: 'status' }, strings.keeping(progress.done, progress.total))
        : '',
      trouble ? element('p', { class: 'trouble' }, faultLine(trouble, strings)) : '',
      actions,
    );
    const again = [...this.#dialog.querySelectorAll('button')].find(
      (known) => known.textContent === focused,
    );
    if (focused) (again ?? title).focus();
  }

  async #persist() {
    if (!(await this.#offline.persist()))
      this.#dialog.append(element('p', { role: 'status' }, wordsOf(this.#room).persistRefused));
  }
}

/** @param {{kind: string, part: string}} trouble @param {OfflineWords} strings */
function faultLine({ kind, part }, strings) {
  if (kind === 'slow') return strings.slow(part);
  return kind === 'retrying' ? strings.retrying(part) : strings.fault(kind, part);
}

/** The words of another language than English, where the room speaks one. @param {Room} room */
async function fetchWords(room) {
  if (!room.table) return;
  const { tables } = await import('../words/offline_others.js');
  room.strings = { ...room.strings, offline: tables[room.table]() };
}

/** What keeps an answer waiting, told by the library. @param {Room} room @param {{kind: string, part: string} | null} trouble */
export function showWaiting(room, trouble) {
  if (trouble?.kind === 'slow')
    showNotice(room, { id: 'waiting', text: faultLine(trouble, wordsOf(room)) });
  else removeNotice(room, 'waiting');
}

/**
 * Joins the two: the room shows, the reader asks, `offline` does.
 * @param {Room} room @param {import('./offline.js').Offline} offline @param {() => void} save
 */
export function joinOffline(room, offline, save) {
  room.adopt(sheet);
  room.adopt(style);
  const panel = new Panel(room, offline, save);
  let isAskedFor = true;
  const opener = button('', () => panel.open());
  const show = () => {
    const strings = wordsOf(room);
    const { status } = offline;
    const { trouble, update, progress, mayAsk, kind, totalBytes, removed } = status;
    setText(opener, strings.open);
    room.frame.setFoot(footLine(status, strings));
    const foot = room.root.querySelector('.foot');
    if (opener.parentNode !== foot) foot?.append(opener); // the room draws its foot anew
    room.root.dataset.offline = status.isSafe ? 'safe' : kind;
    tellProgress(room.frame.progress, 'offline', progress?.done, progress?.total);
    const wantsSignIn = Boolean(trouble && ['signin', 'denied', 'page'].includes(trouble.kind));
    // What is stored behind the reader's back interrupts nobody: only where the reader can do something, or goes on reading an older edition.
    if (trouble && (wantsSignIn || (kind === 'stored' && !QUIET.has(trouble.kind)))) {
      const stays = kind === 'stored' || kind === 'partial' ? ` ${strings.stays}` : '';
      const actions = [
        wantsSignIn
          ? { label: strings.signIn, run: () => offline.signIn() }
          : { label: strings.tryAgain, run: () => offline.findUpdate() },
      ];
      showNotice(room, { id: 'trouble', text: faultLine(trouble, strings) + stays, actions });
    } else {
      removeNotice(room, 'trouble');
    }
    if (update) {
      const text = strings.update(
        update.changes ? summary(update.changes, strings) : strings.onHand,
      );
      showNotice(room, {
        id: 'update',
        text,
        actions: [
          { label: strings.switchTo, run: () => offline.switchTo() },
          { label: strings.showChanges, run: () => panel.open() },
        ],
      });
    } else {
      removeNotice(room, 'update');
    }
    if (mayAsk && isAskedFor && kind === 'partial' && !progress && !status.isPaused) {
      const actions = [
        { label: strings.keep, run: () => offline.keep() },
        {
          label: strings.notNow,
          run: () => {
            isAskedFor = false;
            removeNotice(room, 'ask');
          },
        },
      ];
      showNotice(room, { id: 'ask', text: strings.ask(totalBytes), actions });
    } else {
      removeNotice(room, 'ask');
    }
    if (removed)
      showNotice(room, {
        id: 'removed',
        text: situation(status, strings)[0],
        actions: [{ label: strings.close, run: () => removeNotice(room, 'removed') }],
      });
  };
  offline.addEventListener('change', show);
  const takeWords = () => {
    fetchWords(room).then(show, show);
  };
  room.onStrings = takeWords;
  room.actions.set('offline', {
    group: 'archive',
    label: () => wordsOf(room).open,
    run: () => panel.open(),
  });
  room.actions.set('save', { group: 'archive', label: () => wordsOf(room).save, run: save });
  opener.className = 'offline-open';
  takeWords();
}
