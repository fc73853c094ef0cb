// Decides where an address of an archive or of a host's page may lead. One list of schemes for every address the shell sets; the engine has the
// same (src/base/web_address.cpp), and tests/cases/addresses.json holds both to it.
const SCHEMES = /^(https?|mailto):/i;

/** The address as a browser will read it, where it is http, https, mailto, relative or a fragment; else empty. @param {string} address */
export function safeAddress(address) {
  const clean = address.replace(/[\0- \x7f]/g, '').replace(/^(?=\/\/.)/, 'https:');
  // Relative: nothing in its first segment may be taken for a scheme, for an entity that hides one, or for another host.
  return SCHEMES.test(clean) || !/^([^/?#]*[:&]|[^?#]*\\|\/\/)/.test(clean) ? clean : '';
}

/** @param {string} safe */
export const hasScheme = (safe) => SCHEMES.test(safe);
