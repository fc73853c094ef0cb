// A bare page that answers ?q= with Pagefind: the titles of ten hits, each from a piece of its own.
import { showTitles } from './first_titles.js';

/** @param {string} setting page: without its worker */
export async function start(setting) {
  const address = '/pagefind/pagefind.js';
  const pagefind = await import(address);
  await pagefind.options({ noWorker: setting === 'page' });
  const { results } = await pagefind.search(new URLSearchParams(location.search).get('q'));
  await showTitles(
    results.slice(0, 10).map(async (/** @type {any} */ result) => (await result.data()).meta.title),
  );
}
