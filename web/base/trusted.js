// Which script addresses may the page start? The one Trusted Types policy, "carrel": workers of the page's own origin, nothing else.

/** @type {any} made once: a second of the same name would be refused */
let policy;

/** @param {string} url @returns {any} what Worker and ServiceWorkerContainer.register take; throws where the host allows no such policy */
export function trustedScriptUrl(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('carrel', {
    createScriptURL(/** @type {string} */ wanted) {
      if (new URL(wanted, location.href).origin !== location.origin) throw new TypeError('other origin');
      return wanted;
    },
  });
  return policy.createScriptURL(url);
}
