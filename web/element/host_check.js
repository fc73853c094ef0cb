// Tells what a host's page forbids. Violations of its content security policy are noted while archives open; a self-test tries each need.
import { setFile } from '../base/dom.js';
import { trustedScriptUrl } from '../base/trusted.js';

/** @type {{directive: string, blocked: string}[]} */
const violations = [];
const MOST = 50;
globalThis.document?.addEventListener(
  'securitypolicyviolation',
  ({ effectiveDirective, blockedURI }) => {
    if (violations.length < MOST)
      violations.push({ directive: effectiveDirective, blocked: blockedURI });
  },
);

/** What was refused of these addresses, for an error's text. @param {string[]} addresses @returns {{directive?: string, hint?: string}} */
export function blocked(addresses) {
  const found = [...violations]
    .reverse()
    .find(({ blocked: uri }) =>
      addresses.some(
        (address) =>
          address && uri && (address.startsWith(uri) || uri.startsWith(new URL(address).origin)),
      ),
    );
  if (!found) return {};
  return {
    directive: found.directive,
    hint: `this page's content security policy refuses ${found.blocked}: add its origin to ${found.directive}`,
  };
}

/**
 * Whether files there are those of another origin; a sandboxed frame's own origin is none, and all others are foreign to it.
 * @param {string} address
 */
const isForeign = (address) => new URL(address, document.baseURI).origin !== self.origin;

/** The header that lets this page read files of another origin. */
const headerFor = () =>
  `Access-Control-Allow-Origin: ${self.origin === 'null' ? '*' : self.origin}`;

/**
 * What keeps these bytes away where fetching failed without a reason: a host that answers, but not to this page.
 * @param {string} address @returns {Promise<{directive?: string, hint?: string}>}
 */
export async function refusedByHost(address) {
  if (!isForeign(address)) return {};
  try {
    await fetch(address, { mode: 'no-cors', cache: 'no-store' });
  } catch {
    return {};
  }
  return {
    directive: 'Access-Control-Allow-Origin',
    hint: `${new URL(address).origin} answers, but not to this page: it must send ${headerFor()}`,
  };
}

/** @typedef {{need: string, ok: boolean, missing: string, without: string}} Need */

/** The directive a try ran into, if any. @param {() => Promise<unknown>} attempt @returns {Promise<{error: unknown, directive: string}>} */
async function attemptIn(attempt) {
  const before = violations.length;
  let error = null;
  try {
    await attempt();
  } catch (thrown) {
    error = thrown;
  }
  await new Promise((resolve) => setTimeout(resolve, 50)); // violations are told a little later
  return { error, directive: violations[before]?.directive ?? '' };
}

/** @param {string} manifest */
function needsOf(manifest) {
  const { origin } = new URL(manifest, document.baseURI);
  const source = origin === location.origin ? "'self'" : origin;
  return [
    {
      need: 'WebAssembly',
      missing: "script-src: add 'wasm-unsafe-eval'",
      without: 'a slower engine in plain JavaScript',
      attempt: async () => {
        await WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
      },
    },
    {
      need: "the archive's files",
      without: 'nothing can be read',
      missing: isForeign(manifest)
        ? `connect-src: add ${source}; and the archive's host must answer with ${headerFor()}`
        : "connect-src: add 'self'; or there is no archive at this address",
      attempt: async () => {
        const { ok, status } = await fetch(manifest, { cache: 'no-cache' });
        if (!ok) throw new Error(`HTTP ${status}`);
      },
    },
    {
      need: 'images of posts',
      missing: `img-src: add ${source}`,
      without: 'posts are shown without their images',
      attempt: () =>
        new Promise((resolve, reject) => {
          const image = new Image();
          const refuse = () => reject(new Error('refused'));
          document.addEventListener('securitypolicyviolation', refuse, { once: true });
          image.onload = image.onerror = () => {
            document.removeEventListener('securitypolicyviolation', refuse);
            resolve(null);
          };
          setFile(
            image,
            'src',
            new URL('media/self-test.png', new URL(manifest, document.baseURI)).href,
          );
        }),
    },
    {
      need: 'a policy for Trusted Types',
      missing: 'trusted-types: add carrel',
      without: 'no worker: the engine runs in the page',
      attempt: async () => {
        trustedScriptUrl(location.href);
      },
    },
    {
      need: 'storage',
      missing: 'https, and a page that is not sandboxed',
      without: 'parts are fetched again at each visit',
      attempt: async () => {
        await caches.open('carrel self-test');
        await caches.delete('carrel self-test');
      },
    },
  ];
}

/** Tries, in this page, what an archive needs of it. @param {string} manifest @returns {Promise<Need[]>} */
export async function checkHost(manifest) {
  const results = [];
  for (const { need, missing, without, attempt } of needsOf(manifest)) {
    const { error, directive } = await attemptIn(attempt);
    results.push({
      need,
      ok: !error,
      missing: error ? `${missing}${directive ? ` (refused by ${directive})` : ''}` : '',
      without,
    });
  }
  return results;
}
