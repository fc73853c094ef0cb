// MiniSearch: an index in JavaScript, made when the site is built and sent whole.
import MiniSearch from 'minisearch';
import { toBytes } from './words.mjs';

const SETTINGS = {
  default: { fields: ['title', 'text'] },
  titles: { fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } },
  typing: {
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  }, // its manual's search as you type
  'titles only': { fields: ['title'], searchOptions: { prefix: true, fuzzy: 0.2 } }, // the smallest index a page could send
};

export const describe = (setting) => ({ storeFields: ['title'], ...SETTINGS[setting] });

export async function build(posts, setting, description = describe(setting)) {
  const index = new MiniSearch(description);
  index.addAll(posts);
  return toBytes(index);
}

export async function open(bytes, setting, description = describe(setting)) {
  const index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), description);
  return {
    title: (id) => index.getStoredFields(id).title,
    search: (query, count) =>
      index
        .search(query)
        .slice(0, count)
        .map(({ id }) => id),
  };
}
