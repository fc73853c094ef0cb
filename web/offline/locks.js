// Keeps several tabs out of each other's way: Web Locks where the browser has them; without them one tab is all that is hoped for.

/**
 * Does the work if no other tab holds the name; else not at all, and says so.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it was done
 */
export async function tryAlone(name, work) {
  if (!navigator.locks) return work().then(() => true);
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(false);
        const done = work();
        done.then(() => resolve(true), reject);
        // WebKit does not leave a page that holds such a lock: it is given back as soon as the reader wants to go.
        const over = new AbortController();
        const leaving = new Promise((leave) =>
          addEventListener('beforeunload', () => leave(undefined), {
            once: true,
            signal: over.signal,
          }),
        );
        return Promise.race([done, leaving]).finally(() => over.abort());
      })
      .catch(reject);
  });
}

/** Says, as long as this page lives, that it uses what the name stands for. @param {string} name */
export function holdLock(name) {
  navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}

/** The names that the tabs of one site agree on. @param {string} scope */
export function lockNames(scope) {
  const site = `carrel ${new URL(scope).pathname}`;
  return {
    site,
    update: `${site} update`,
    copy: (/** @type {string} */ id) => `${site} copy ${id}`,
  };
}
