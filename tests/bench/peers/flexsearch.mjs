// FlexSearch: an index in JavaScript without scores. "stemmed" is its ranking setting, "typing" its documented one for completions.
import { Charset, Document, Encoder } from 'flexsearch';
import english from 'flexsearch/lang/en';
import { fromBytes, toBytes } from './words.mjs';

const INDEX = {
  default: () => ({}),
  typing: () => ({ tokenize: 'forward', encoder: Charset.LatinBalance }),
  stemmed: () => ({ encoder: new Encoder(Charset.Normalize, english), resolution: 9 }),
};

const makeIndex = (setting) =>
  new Document({ ...INDEX[setting](), document: { id: 'id', index: ['title', 'text'] } });

export async function build(posts, setting) {
  const index = makeIndex(setting);
  for (const { id, title, text } of posts) index.add({ id, title, text });
  const pieces = {};
  await index.export((name, piece) => {
    if (piece !== null && piece !== undefined) pieces[name] = piece;
  });
  return toBytes({ pieces, titles: posts.map(({ title }) => title) });
}

export async function open(bytes, setting) {
  const { pieces, titles } = fromBytes(bytes);
  const index = makeIndex(setting);
  for (const [name, piece] of Object.entries(pieces)) await index.import(name, piece);
  const options = { merge: true, suggest: setting !== 'default' };
  return {
    title: (id) => titles[id],
    search: (query, count) =>
      index
        .search(query, { limit: count, ...options })
        .slice(0, count)
        .map(({ id }) => id),
  };
}
