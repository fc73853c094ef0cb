// Keeps where the reader was. Each entry of the history keeps its place: Back, Forward and a reload return to it, and what is gone to anew begins
// at its top. In a page that leaves the history alone there is nothing to return to.

const KEY = 'carrel places';
const MOST = 100;
/** Text, pictures and formulas may come so long after the address. */
const PATIENCE_MS = 10_000;
/** So many frames without a change: all has come. */
const STEADY = 20;

/**
 * @typedef {Pick<import('./room.js').Room, 'address' | 'close' | 'frame' | 'isReturning' | 'list'
 *   | 'place' | 'root' | 'shown' | 'type' | 'use'>} Room
 */
/** @typedef {{y: number, rows: number}} Kept */

/** @param {Room} room */
export function toTop(room) {
  if (room.root.getBoundingClientRect().top < 0)
    room.root.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** What an entry holds beside its address; a host's own state stays in it. */
const stateOf = () => (history.state && typeof history.state === 'object' ? history.state : {});

/** @returns {Map<string, Kept>} */
function readPlaces() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'));
  } catch {
    return new Map();
  }
}

/** Until the room is closed. @param {Room} room @param {boolean} [isPlaced] somebody else brings this first view to its place */
export function keepPlaces(room, isPlaced = false) {
  const places = readPlaces();
  const stop = new AbortController();
  let key = '',
    isTyping = false;
  let stopHolding = () => {};

  /** Whether the window shows what the address names: not so while results stand over a post. */
  const isShown = () => !room.place.slug || room.frame.pane.getClientRects().length > 0;
  const note = () => {
    if (!key || isTyping || room.isReturning || !isShown()) return;
    places.delete(key);
    places.set(key, { y: scrollY, rows: room.list.reply?.hits.length ?? 0 });
  };
  /** Gives this entry a name of its own. */
  const name = () => {
    const state = stateOf();
    if (!state.carrel) {
      try {
        history.replaceState({ ...state, carrel: `${Date.now().toString(36)}-${places.size}` }, '');
      } catch {
        return;
      }
    }
    key = stateOf().carrel;
  };

  /** Holds the place until all has come, or the reader moves. @param {Kept} kept */
  const hold = ({ y }) => {
    stopHolding();
    const held = new AbortController();
    stopHolding = () => {
      held.abort();
      room.isReturning = false;
    };
    for (const move of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
      addEventListener(move, () => stopHolding(), { signal: held.signal, passive: true });
    const until = Date.now() + PATIENCE_MS;
    let steady = 0,
      height = 0;
    const step = () => {
      if (held.signal.aborted) return;
      const now = document.documentElement.scrollHeight;
      const isThere = Math.abs(scrollY - y) <= 1;
      steady = isThere && now === height ? steady + 1 : 0;
      height = now;
      if (!isThere) scrollTo({ top: y, behavior: 'instant' });
      if (steady > STEADY || Date.now() > until) stopHolding();
      else requestAnimationFrame(step);
    };
    step();
  };

  /** @param {Kept} kept */
  const goBackTo = async (kept) => {
    const mine = key;
    room.isReturning = true;
    await new Promise((resolve) => {
      setTimeout(resolve);
    }); // the room has begun to show it
    await room.shown?.catch(() => {});
    const { list } = room;
    while (
      key === mine &&
      !room.place.slug &&
      list.reply &&
      list.reply.hits.length < Math.min(kept.rows, list.reply.total)
    ) {
      const before = list.reply.hits.length;
      await (await room.use('finding')).showMore(list);
      if (list.reply.hits.length === before) break;
    }
    if (key === mine) hold(kept);
  };

  /** Not at the post that was open before. */
  const beginFront = () => {
    toTop(room);
    room.list.count.focus({ preventScroll: true });
  };
  /** By a link that is not the room's own, or an address that was typed. */
  const comeAnew = async () => {
    const mine = key;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    await room.shown?.catch(() => {});
    if (key === mine && address.href(room.place) === address.href({})) beginFront();
  };

  const { address } = room;
  const { go } = address;
  address.go = (place, how) => {
    note();
    stopHolding();
    isTyping = false;
    go(place, how);
    name();
    if (!how?.quiet && address.href(place) === address.href({})) beginFront();
    note();
  };
  const { type } = room;
  room.type = (q) => {
    // what is typed is written a little later, as an entry of its own; until then this one's place stands
    note();
    isTyping = true;
    stopHolding();
    type.call(room, q);
  };

  const { signal } = stop;
  // Before the room hears of it. Another fragment without a name was typed, or is a link of somebody else's.
  addEventListener(
    'popstate',
    () => {
      if (key && stateOf().carrel === key) return; // the room's own step, told late
      stopHolding();
      isTyping = false;
      key = stateOf().carrel ?? '';
      const kept = places.get(key);
      if (kept) {
        goBackTo(kept);
        return;
      }
      const isNew = !key;
      name();
      if (isNew) comeAnew();
    },
    { signal, capture: true },
  );
  addEventListener('scroll', note, { signal, passive: true });
  addEventListener(
    'pagehide',
    () => {
      note();
      try {
        sessionStorage.setItem(KEY, JSON.stringify([...places].slice(-MOST)));
      } catch {
        /* refused: a reload begins at the top */
      }
    },
    { signal },
  );
  const known = stateOf().carrel;
  const kept = known && places.get(known);
  name();
  if (kept && !isPlaced) goBackTo(kept);
  const { close } = room;
  room.close = () => {
    stop.abort();
    stopHolding();
    Object.assign(address, { go });
    close.call(room);
  };
}
