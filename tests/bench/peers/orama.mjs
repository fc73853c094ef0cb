// Orama: an index in JavaScript with BM25; "stemmed" has its English stemmer, its stop words and titles twice.
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import { stopwords as stopWords } from '@orama/stopwords/english';
import { fromBytes, toBytes } from './words.mjs';

const makeDatabase = (setting) =>
  create({
    schema: { title: 'string', text: 'string' },
    ...(setting === 'stemmed'
      ? { components: { tokenizer: { language: 'english', stemming: true, stemmer, stopWords } } }
      : {}),
  });

export async function build(posts, setting) {
  const database = makeDatabase(setting);
  await insertMultiple(
    database,
    posts.map(({ id, title, text }) => ({ id: String(id), title, text })),
    500,
  );
  return toBytes(save(database));
}

export async function open(bytes, setting) {
  const database = makeDatabase(setting);
  load(database, fromBytes(bytes));
  const options = setting === 'stemmed' ? { boost: { title: 2 } } : {};
  return {
    search: async (query, count) =>
      (await search(database, { term: query, limit: count, ...options })).hits.map(({ id }) =>
        Number(id),
      ),
  };
}
