// What does the one-file copy hold? Data blocks in the page itself: <script type="application/octet-stream" data-name="…">base64</script>.
// `data-packed="deflate"` marks those that are compressed besides; parts of an archive are compressed already.

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function decodeBase64(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** @param {string} name */
const findBlock = (name) => /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll('script[data-name]')].find((block) => /** @type {HTMLElement} */ (block).dataset.name === name));

/** @param {string} name @returns {Uint8Array<ArrayBuffer> | null} */
export function readEmbedded(name) {
  const block = findBlock(name);
  return block ? decodeBase64(block.textContent ?? '') : null;
}

/** The same, decompressed where it must be. @param {string} name @returns {Promise<ArrayBuffer>} */
export async function unpackEmbedded(name) {
  const bytes = readEmbedded(name);
  if (!bytes) throw new Error(`this file lacks ${name}`);
  if (findBlock(name)?.dataset.packed !== 'deflate') return bytes.buffer;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}
