// Starts the reading room inside the one-file copy of an archive: everything it needs stands in the page, nothing is fetched.
import { fragmentAddress } from './address_bar.js';
import { openEngine } from './engine_client.js';
import { Library } from './library.js';
import { readEmbedded, unpackEmbedded } from './offline/embedded.js';
import { Room } from './room.js';

/** A library whose media are the page's own too. */
class EmbeddedLibrary extends Library {
  /** @type {Map<string, string>} */
  #addresses = new Map();

  /** @param {string} name */
  mediaUrl(name) {
    const known = this.#addresses.get(name);
    if (known) return known;
    const bytes = readEmbedded(name);
    const url = bytes ? URL.createObjectURL(new Blob([bytes], { type: this.media.get(name)?.type })) : '';
    this.#addresses.set(name, url);
    return url;
  }
}

const root = /** @type {HTMLElement} */ (document.getElementById('room'));
await new Room({
  root,
  address: fragmentAddress(),
  openLibrary: async () => {
    const engine = await openEngine(await unpackEmbedded('carrel.wasm'), '');
    const library = new EmbeddedLibrary(engine, 'embedded:/archive.json', async (name) => readEmbedded(name));
    await library.open();
    return library;
  },
}).open();
