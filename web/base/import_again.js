// Imports a module anew after a failure. Some browsers remember, by its address and until the page is reloaded, that an import failed:
// a try after a failure has an address of its own.

/** @param {string} address @returns {() => Promise<unknown>} loads the module; where that fails, it is asked for once more */
export function importAgain(address) {
  const load = () => import(address);
  return () =>
    load().catch(() => {
      address += '?';
      return load();
    });
}
