// Pagefind in the page, without its worker. Its search names pieces of text that hold the titles; "titles" fetches those of ten hits too.
import { expose } from './stopwatch.js';

/** @param {string} setting */
export async function start(setting) {
  const address = '/pagefind/pagefind.js';
  const pagefind = await import(address);
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  const search = async (/** @type {string} */ text) =>
    (await pagefind.search(text)).results.slice(0, 10);
  const withTitles = async (/** @type {string} */ text) => {
    const results = await search(text);
    await Promise.all(results.map((/** @type {any} */ result) => result.data()));
    return results;
  };
  expose({
    search: setting === 'titles' ? withTitles : search,
    first: async (results) => (results.length > 0 ? (await results[0].data()).meta.title : ''),
  });
}
