// Reads the one-file copy: data blocks in the page itself, <script type="text/base64" data-name="…">base64</script>.
// `data-packed="deflate"` marks those that are compressed besides; parts of an archive are compressed already.

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function decodeBase64(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** @param {string} name */
const findBlock = (name) =>
  /** @type {HTMLElement | undefined} */ (
    [...document.querySelectorAll('script[data-name]')].find(
      (block) => /** @type {HTMLElement} */ (block).dataset.name === name,
    )
  );

/** What stands compressed in the page, decompressed once at the start: later it is wanted at once. @type {Map<string, Uint8Array<ArrayBuffer>>} */
const unpacked = new Map();

/** Must have been done before anything is read. */
export async function unpackEmbedded() {
  const blocks = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll('script[data-packed="deflate"]'),
  ]);
  await Promise.all(
    blocks.map(async (block) => {
      const stream = new Blob([decodeBase64(block.textContent ?? '')])
        .stream()
        .pipeThrough(new DecompressionStream('deflate'));
      unpacked.set(
        block.dataset.name ?? '',
        new Uint8Array(await new Response(stream).arrayBuffer()),
      );
    }),
  );
}

/** @param {string} name @returns {Uint8Array<ArrayBuffer> | null} */
export function readEmbedded(name) {
  const known = unpacked.get(name);
  if (known) return known;
  const block = findBlock(name);
  return block ? decodeBase64(block.textContent ?? '') : null;
}
