// Starts the reading room inside the one-file copy of an archive: everything it needs stands in the page, nothing is fetched.
import { fragmentAddress } from '../room/address_bar.js';
import { openEngine } from '../engine/engine_client.js';
import { lazy } from '../lazy.js';
import { Library } from '../library/library.js';
import { readEmbedded, unpackEmbedded } from '../offline/embedded.js';
import { keepPlaces } from '../room/places.js';
import { Room } from '../room/room.js';

/** A library whose media are the page's own too. */
class EmbeddedLibrary extends Library {
  /** @type {Map<string, string>} */
  #addresses = new Map();

  /** @param {string} name */
  mediaUrl(name) {
    const known = this.#addresses.get(name);
    if (known) return known;
    const bytes = readEmbedded(name);
    const url = bytes
      ? URL.createObjectURL(new Blob([bytes], { type: this.media.get(name)?.type }))
      : '';
    this.#addresses.set(name, url);
    return url;
  }
}

const root = /** @type {HTMLElement} */ (document.getElementById('room'));
const room = new Room({
  root,
  isPage: true,
  lazy,
  address: fragmentAddress(),
  openLibrary: async () => {
    await unpackEmbedded();
    const [find, read] = ['carrel-find.wasm', 'carrel-read.wasm'].map(readEmbedded);
    if (!find || !read) throw new Error('this file lacks its engine');
    const engine = await openEngine(find.buffer, '');
    const library = new EmbeddedLibrary(
      engine,
      'embedded:/archive.json',
      async (name) => readEmbedded(name),
      { reader: async () => read },
    );
    await library.joinReader();
    await library.open();
    return library;
  },
});
await room.open();
keepPlaces(room);
