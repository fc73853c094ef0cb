// What does a host's page forbid? Violations of its content security policy are noted while archives open; a self-test tries each need.

/** @type {{directive: string, blocked: string}[]} */
const violations = [];
const MOST = 50;
globalThis.document?.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  if (violations.length < MOST) violations.push({ directive: effectiveDirective, blocked: blockedURI });
});

/** What was refused of these addresses, for an error's text. @param {string[]} addresses @returns {{directive?: string, hint?: string}} */
export function blocked(addresses) {
  const found = [...violations].reverse().find(({ blocked: uri }) => addresses.some((address) => address && uri && (address.startsWith(uri) || uri.startsWith(new URL(address).origin))));
  if (!found) return {};
  return { directive: found.directive, hint: `this page's content security policy refuses ${found.blocked}: add its origin to ${found.directive}` };
}
