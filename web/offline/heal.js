// Mends a kept copy that does not open: what is damaged in the copy is fetched
// again, and the host is asked for another edition, now and later; then the page is loaded anew.
import { Editions } from './editions.js';
import { lockNames, tryAlone } from './locks.js';
import { findRefusal } from './memory.js';

/** So often in one session; a page that still does not open then says so and stays. */
const MOST_HEALINGS = 2;
const AGAIN_AFTER_MS = 60_000;
const COUNTED = 'carrel healed';

/** Counts; true where the page may be loaded anew once more. What cannot be counted might not end. */
function mayLoad() {
  try {
    const healings = Number(sessionStorage.getItem(COUNTED)) + 1;
    if (healings <= MOST_HEALINGS) sessionStorage.setItem(COUNTED, String(healings));
    return healings <= MOST_HEALINGS;
  } catch {
    return false;
  }
}

/** Whether the next load of the page gets something else. @param {Editions} editions */
async function mend(editions) {
  const before = await editions.copies.state();
  if (!before.current) return false;
  const repaired = await editions.openCopy().catch(() => 0);
  await editions.bringUpdate();
  const after = await editions.copies.state();
  return (
    repaired > 0 ||
    (after.next !== '' && after.next !== before.next) ||
    after.current !== before.current
  );
}

/**
 * @param {Omit<import('./offline.js').Options, 'library'>} options
 * @param {() => boolean} isOpen the reader's own next try may come first
 */
export async function heal(options, isOpen) {
  if (await findRefusal()) return;
  const lock = lockNames(options.scope).update;
  const mendOnce = () =>
    tryAlone(lock, async () => {
      if (
        isOpen() ||
        !(await mend(new Editions({ ...options, library: null }, () => {}))) ||
        isOpen()
      )
        return;
      if (mayLoad()) location.reload();
    }).catch(() => {});
  addEventListener('online', mendOnce);
  setInterval(mendOnce, AGAIN_AFTER_MS);
  await mendOnce();
}
