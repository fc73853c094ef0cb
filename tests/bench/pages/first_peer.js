// A bare page that answers ?q= with a peer whose index is one file: ten titles in a list.
import { showTitles } from './first_titles.js';

/** @param {(bytes: Uint8Array, setting: string) => Promise<any>} open the peer's @param {string} setting @param {string} address */
export async function start(open, setting, address) {
  const index = await open(new Uint8Array(await (await fetch(address)).arrayBuffer()), setting);
  const ids = await index.search(new URLSearchParams(location.search).get('q'), 10);
  await showTitles(ids.map((/** @type {number} */ id) => Promise.resolve(index.title(id))));
}
