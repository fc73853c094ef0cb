// The address of a post that the host shows itself: by a template, or by the url in the post's own front matter.

/** @typedef {import('../room/room.js').OpenLibrary} OpenLibrary */
/** @typedef {import('../types/replies.js').Description} Description @typedef {import('../types/replies.js').PostReply} PostReply */

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
      return (
        url && webAddress(heading ? `${url.split('#')[0]}#${encodeURIComponent(heading)}` : url)
      );
    }
    const filled = template
      .replaceAll('{slug}', encodeURIComponent(slug))
      .replaceAll('{heading}', encodeURIComponent(heading));
    return webAddress(
      heading && !template.includes('{heading}')
        ? `${filled}#${encodeURIComponent(heading)}`
        : filled.replace(/#$/, ''),
    );
  };
  /** @param {OpenLibrary} library @returns {OpenLibrary} the same, with the posts' urls noted */
  const watch = (library) => {
    if (open !== 'link' || template) return library;
    /** @template {Description | PostReply} R @param {R} reply */
    const note = (reply) => {
      const posts = 'hits' in reply ? reply.hits : [/** @type {PostReply} */ (reply)];
      for (const { slug, url } of posts) if (slug && url) urls.set(slug, url);
      return reply;
    };
    return {
      archive: library.archive,
      mediaUrl: (name) => library.mediaUrl(name),
      search: async (request, onEarly) =>
        note(await library.search(request, (reply) => onEarly?.(note(reply)))),
      describe: async (request) => note(await library.describe(request)),
      post: async (request, onEarly) =>
        note(await library.post(request, (reply) => onEarly?.(note(reply)))),
      suggest: (request) => library.suggest(request),
    };
  };
  return { linkTo, watch };
}
