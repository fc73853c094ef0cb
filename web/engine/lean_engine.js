// Limits the posts that a reader's engine holds: those of the parts that came last, up to a few megabytes; an answer that takes others asks anew.
import { Engine } from './engine.js';

/** In stored bytes; a part larger than that is held alone. */
const HELD_BYTES = 4 * 1024 * 1024;

export class LeanEngine extends Engine {
  /** @type {Map<string, number>} posts parts and their bytes, the oldest first */
  #held = new Map();

  /**
   * @overload @param {'archive.json'} name @param {Uint8Array} bytes @returns {import('../types/replies.js').ManifestReply}
   */
  /**
   * @overload @param {string} name @param {Uint8Array} bytes @returns {import('../types/replies.js').LoadedReply}
   */
  /** @param {string} name @param {Uint8Array} bytes @returns {import('./engine.js').ManifestReply | import('./engine.js').LoadedReply} */
  load(name, bytes) {
    const reply = super.load(name, bytes);
    if (name.startsWith('posts-')) this.#hold(name, bytes.length);
    return reply;
  }

  /** @param {string} name @param {number} bytes */
  #hold(name, bytes) {
    this.#held.delete(name);
    this.#held.set(name, bytes);
    let total = 0;
    for (const held of this.#held.values()) total += held;
    for (const [oldest, held] of this.#held) {
      if (total <= HELD_BYTES || oldest === name) break;
      total -= held;
      this.#held.delete(oldest);
      this.unload(oldest);
    }
  }
}
