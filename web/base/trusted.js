// The script addresses that the page may start. The one Trusted Types policy, "carrel": workers of the page's own origin, nothing else.

/** What TypeScript's library lacks. @typedef {{createScriptURL: (url: string) => string}} Policy */
/** @typedef {{createPolicy: (name: string, rules: Policy) => Policy}} PolicyFactory */

/** Made once: a second of the same name would be refused. @type {Policy | undefined} */
let policy;

/**
 * @param {string} url
 * @returns {string} a TrustedScriptURL, where there are any: what Worker and ServiceWorkerContainer.register take; throws where the host allows no such policy
 */
export function trustedScriptUrl(url) {
  const types = /** @type {{trustedTypes?: PolicyFactory}} */ (globalThis).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('carrel', {
    createScriptURL(wanted) {
      if (new URL(wanted, location.href).origin !== location.origin)
        throw new TypeError('other origin');
      return wanted;
    },
  });
  return policy.createScriptURL(url);
}
