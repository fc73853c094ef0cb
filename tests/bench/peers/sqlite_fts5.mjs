// SQLite's FTS5 as WebAssembly, which is how a page would have it. By default every word must occur; "stemmed" asks for any word but the
// stop words, with Porter's stemmer and titles twice.
import startSqlite from '@sqlite.org/sqlite-wasm';
import { STOP_WORDS, cutWords } from './words.mjs';

const start = () => startSqlite({ print() {}, printErr() {} });

export async function build(posts, setting) {
  const sqlite = await start();
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(
    `create virtual table post using fts5(title, text, content='', tokenize='${setting === 'stemmed' ? 'porter ' : ''}unicode61'); begin`,
  );
  const insert = database.prepare('insert into post(rowid, title, text) values (?, ?, ?)');
  for (const { id, title, text } of posts) insert.bind([id, title, text]).stepReset();
  insert.finalize();
  database.exec("commit; insert into post(post) values ('optimize'); vacuum");
  return sqlite.capi.sqlite3_js_db_export(database);
}

export async function open(bytes, setting) {
  const sqlite = await start();
  const { capi, wasm } = sqlite;
  const database = new sqlite.oo1.DB(':memory:');
  database.checkRc(
    capi.sqlite3_deserialize(
      database.pointer,
      'main',
      wasm.allocFromTypedArray(bytes),
      bytes.length,
      bytes.length,
      capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY,
    ),
  );
  const isStemmed = setting === 'stemmed';
  const select = database.prepare(
    `select rowid from post where post match ? order by ${isStemmed ? 'bm25(post, 2.0, 1.0)' : 'rank'} limit ?`,
  );
  return {
    search(query, count) {
      const words = cutWords(query);
      const telling = isStemmed ? words.filter((word) => !STOP_WORDS.has(word)) : words;
      const asked = telling.length > 0 ? telling : words;
      if (asked.length === 0) return [];
      select.bind([asked.map((word) => `"${word}"`).join(isStemmed ? ' OR ' : ' '), count]);
      const ids = [];
      while (select.step()) ids.push(select.get(0));
      select.reset();
      return ids;
    },
  };
}
