// A peer whose index is one file.
import { expose } from './stopwatch.js';

/** @param {(bytes: Uint8Array, setting: string) => Promise<any>} open the peer's @param {string} setting @param {string} address */
export async function start(open, setting, address) {
  const index = await open(new Uint8Array(await (await fetch(address)).arrayBuffer()), setting);
  expose({
    search: (text) => index.search(text, 10),
    first: (ids) => (ids.length > 0 ? index.title(ids[0]) : ''),
  });
}
