// How do several tabs keep out of each other's way? Web Locks where the browser has them; without them one tab is all that is hoped for.

/** Does the work if no other tab holds the name; else not at all. @param {string} name @param {() => Promise<unknown>} work */
export async function tryAlone(name, work) {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock ? work() : undefined);
}

/** Says, as long as this page lives, that it uses what the name stands for. @param {string} name */
export function holdLock(name) {
  navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}
