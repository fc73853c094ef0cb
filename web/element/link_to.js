// Where does a post live that the host shows itself? By a template, or by the url in the post's own front matter.

/** Addresses to leave for: the web's alone. @param {string} address */
function webAddress(address) {
  try {
    const url = new URL(address, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {'here' | 'link'} open
 * @param {string} template "https://wiki.example/{slug}#{heading}"; empty: each post's url, and posts without one open here
 */
export function linkMaker(open, template) {
  /** @type {Map<string, string>} slug → url, of the posts that replies have named */
  const urls = new Map();
  /** @param {import('../base/address.js').Place} place */
  const linkTo = ({ slug, heading }) => {
    if (open !== 'link') return undefined;
    if (!template) {
      const url = urls.get(slug);
      return url && webAddress(heading ? `${url.split('#')[0]}#${encodeURIComponent(heading)}` : url);
    }
    const filled = template.replaceAll('{slug}', encodeURIComponent(slug)).replaceAll('{heading}', encodeURIComponent(heading));
    return webAddress(heading && !template.includes('{heading}') ? `${filled}#${encodeURIComponent(heading)}` : filled.replace(/#$/, ''));
  };
  /** @template {{search: Function, post: Function, suggest: Function, mediaUrl: Function, archive: any}} L @param {L} library @returns {any} the same, with the posts' urls noted */
  const watch = (library) => {
    if (open !== 'link' || template) return library;
    const note = (/** @type {any} */ reply) => {
      for (const { slug, url } of [reply, ...reply.hits ?? []]) if (slug && url) urls.set(slug, url);
      return reply;
    };
    return {
      archive: library.archive,
      mediaUrl: (/** @type {string} */ name) => library.mediaUrl(name),
      search: async (/** @type {any} */ request, /** @type {any} */ onEarly) => note(await library.search(request, (/** @type {any} */ reply) => onEarly?.(note(reply)))),
      post: async (/** @type {any} */ request, /** @type {any} */ onEarly) => note(await library.post(request, (/** @type {any} */ reply) => onEarly?.(note(reply)))),
      suggest: (/** @type {any} */ request) => library.suggest(request),
    };
  };
  return { linkTo, watch };
}
